"""Datasets, and batches of them in PyTorch's order."""

import _activa as engine

from .. import _create, _random, _shape, _types
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


class ConcatDataset(Dataset):
    def __init__(self, datasets):
        self.datasets = list(datasets)

    def __getitem__(self, index):
        index += len(self) if index < 0 else 0
        for dataset in self.datasets:
            if index < len(dataset):
                return dataset[index]
            index -= len(dataset)
        raise IndexError("index out of range")

    def __len__(self):
        return sum(map(len, self.datasets))


class Sampler:
    def __init__(self, data_source=None):
        pass


class SequentialSampler(Sampler):
    def __init__(self, data_source):
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source)))

    def __len__(self):
        return len(self.data_source)


class SubsetRandomSampler(Sampler):
    def __init__(self, indices, generator=None):
        self.indices, self.generator = indices, generator

    def __iter__(self):
        for i in _random.randperm(len(self.indices), generator=self.generator).tolist():
            yield self.indices[i]

    def __len__(self):
        return len(self.indices)


class WeightedRandomSampler(Sampler):
    def __init__(self, weights, num_samples, replacement=True, generator=None):
        self.weights = _create.as_tensor(weights, dtype=_types.float32)
        self.num_samples, self.replacement, self.generator = num_samples, replacement, generator

    def __iter__(self):
        yield from _random.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator).tolist()

    def __len__(self):
        return self.num_samples


def random_split(dataset, lengths, generator=None):
    """By lengths, or by shares that make 1: what rounding leaves over goes to the first ones."""
    if lengths and sum(lengths) <= 1 and any(isinstance(n, float) for n in lengths):
        shares = [int(len(dataset) * share) for share in lengths]
        for i in range(len(dataset) - sum(shares)):
            shares[i % len(shares)] += 1
        lengths = shares
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = _random.randperm(sum(lengths), generator=generator).tolist()
    parts, first = [], 0
    for n in lengths:
        parts.append(Subset(dataset, order[first : first + n]))
        first += n
    return parts


class DataLoader:
    def __init__(
        self,
        dataset,
        batch_size=1,
        shuffle=False,
        sampler=None,
        batch_sampler=None,
        num_workers=0,
        collate_fn=None,
        pin_memory=False,
        drop_last=False,
        timeout=0,
        worker_init_fn=None,
        *,
        generator=None,
        **others,
    ):
        if batch_sampler is not None:
            raise NotImplementedError("DataLoader with a batch_sampler is not in this page's torch")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if num_workers:
            raise NotImplementedError("DataLoader with num_workers is not in this page's torch: it has one thread")
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle
        self.sampler = sampler
        self.drop_last, self.generator, self.collate_fn = drop_last, generator, collate_fn

    def __len__(self):
        n = len(self.dataset if self.sampler is None else self.sampler)
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
            order = range(n) if self.sampler is None else list(self.sampler)
            n = len(order)
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
