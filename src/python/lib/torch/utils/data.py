"""Datasets, and batches of them in PyTorch's order."""

import _activa as engine

from .. import _create, _random, _shape
from .._tensor import Tensor, wrap


class Dataset:
    def __getitem__(self, index):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        if any(len(x) != len(tensors[0]) for x in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(x[index] for x in self.tensors)

    def __len__(self):
        return len(self.tensors[0])


class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, list(indices)

    def __getitem__(self, index):
        return self.dataset[self.indices[index]]

    def __len__(self):
        return len(self.indices)


def random_split(dataset, lengths, generator=None):
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = _random.randperm(sum(lengths), generator=generator).tolist()
    parts, first = [], 0
    for n in lengths:
        parts.append(Subset(dataset, order[first : first + n]))
        first += n
    return parts


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, generator=None, num_workers=0, collate_fn=None, **others):
        if num_workers:
            raise NotImplementedError("DataLoader with num_workers is not in this page's torch: it has one thread")
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle
        self.drop_last, self.generator, self.collate_fn = drop_last, generator, collate_fn

    def __len__(self):
        n = len(self.dataset)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)

    def __iter__(self):
        n = len(self.dataset)
        if self.shuffle:
            # The seed of an iterator's workers comes out of the default generator, or out of the loader's own.
            if self.generator is None:
                order = wrap(engine.loader_order(0, n)).tolist()
            else:
                engine.seed_of_loader(self.generator._g)
                order = _random.randperm(n, generator=self.generator).tolist()
        else:
            engine.seed_of_loader(_random.of(self.generator))
            order = range(n)
        for first in range(0, n, self.batch_size):
            batch = order[first : first + self.batch_size]
            if len(batch) < self.batch_size and self.drop_last:
                return
            yield self._collated(list(batch))

    def _collated(self, batch):
        if self.collate_fn is None and type(self.dataset) is TensorDataset:
            at = _create.tensor(batch)
            return [x[at] for x in self.dataset.tensors]
        items = [self.dataset[i] for i in batch]
        return (self.collate_fn or default_collate)(items)


def default_collate(items):
    first = items[0]
    if isinstance(first, Tensor):
        return _shape.stack(items)
    if isinstance(first, (int, float)):
        return _create.tensor(items)
    if isinstance(first, dict):
        return {name: default_collate([item[name] for item in items]) for name in first}
    if isinstance(first, (list, tuple)):
        return [default_collate(list(column)) for column in zip(*items)]
    return items


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.utils.data", name)
