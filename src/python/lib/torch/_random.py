"""torch.Generator and what is drawn from it: PyTorch's numbers for the same seed."""

import _activa as engine

from . import _types
from ._create import finished, lengths
from ._tensor import Tensor, check, error, wrap
from ._types import check_device, code_of


def _checked_seed(seed):
    seed = int(seed)
    if not -(2**63) <= seed < 2**64:
        raise RuntimeError("Overflow when unpacking long")
    return seed & 0xFFFFFFFF  # all that the Mersenne Twister takes of it


class Generator:
    __slots__ = ("_g", "_seed")

    def __init__(self, device="cpu"):
        check_device(device)
        self._g = engine.generator()
        self._seed = 67280421310721

    def manual_seed(self, seed):
        check(engine.seed(self._g, _checked_seed(seed)))
        self._seed = int(seed)
        return self

    def initial_seed(self):
        return self._seed

    def seed(self):
        import random

        self.manual_seed(random.SystemRandom().getrandbits(63))
        return self._seed

    def get_state(self):
        """Bytes, as many as PyTorch's; the first of them are a number by which the state is kept."""
        from ._create import tensor

        number = engine.save_state(self._g)
        return tensor([*number.to_bytes(8, "little"), *bytes(5048)], dtype=_types.uint8)

    def set_state(self, new_state):
        engine.restore_state(self._g, int.from_bytes(bytes(new_state[:8].tolist()), "little"))
        return self

    @property
    def device(self):
        return _types.cpu


default_generator = object.__new__(Generator)
default_generator._g = 0
default_generator._seed = 0


def of(generator):
    return 0 if generator is None else generator._g


def manual_seed(seed):
    return default_generator.manual_seed(seed)


def seed():
    return default_generator.seed()


def initial_seed():
    return default_generator.initial_seed()


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(state):
    default_generator.set_state(state)


def _drawn(draw):
    def make(*size, generator=None, dtype=None, device=None, requires_grad=False):
        check_device(device)
        if dtype is not None and not dtype.is_floating_point:
            raise RuntimeError(f'"normal_kernel_cpu" not implemented for \'{_types.scalar_name(dtype)}\'')
        x = wrap(draw(0 if generator is None else generator._g, *lengths(size)))
        if dtype is _types.float64:
            raise NotImplementedError("random numbers in torch.float64 are not in this page's torch: PyTorch draws others for it")
        return finished(x, requires_grad)

    def like(input, *, dtype=None, device=None, requires_grad=False):
        return finished(wrap(draw(0, *input.shape)), requires_grad)

    return make, like


randn, randn_like = _drawn(engine.randn)
rand, rand_like = _drawn(engine.rand)


def randint(low, high=None, size=None, *, generator=None, dtype=None, device=None, requires_grad=False):
    if size is None:
        low, high, size = 0, low, high
    x = wrap(engine.randint(0 if generator is None else generator._g, int(low), int(high), *size))
    return x if dtype is None else x.to(dtype)


def randint_like(input, low, high=None):
    return randint(low, high, input.shape) if high is not None else randint(low, input.shape)


def randperm(n, *, generator=None, dtype=None, device=None):
    return wrap(engine.randperm(of(generator), n))


def multinomial(input, num_samples, replacement=False, *, generator=None):
    return wrap(engine.multinomial(of(generator), input._h, num_samples, replacement))


def bernoulli(input, p=None, *, generator=None):
    from ._create import full_like

    probabilities = input if p is None else full_like(input, p)
    return wrap(engine.bernoulli(of(generator), probabilities._h))


def normal(mean=0.0, std=1.0, size=None, *, generator=None, dtype=None, device=None, requires_grad=False):
    from ._create import empty

    if isinstance(mean, Tensor) or isinstance(std, Tensor):
        shape = (mean + std).shape
        return randn(shape, generator=generator) * std + mean
    x = empty(size)
    check(engine.normal_(of(generator), x._h, mean, std))
    return finished(x, requires_grad)


def _filling(draw, defaults):
    """x.name_(a, b): in place, of a leaf that requires a gradient only under no_grad."""

    def fill(self, *arguments, generator=None, **named):
        if engine.requires(self._h) and engine.recording():
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        values = [named.get(name, default) for name, default in defaults]
        values[: len(arguments)] = arguments
        check(draw(of(generator), self._h, *[float(value) if isinstance(value, Tensor) else value for value in values]))
        return self

    return fill


normal_ = _filling(engine.normal_, (("mean", 0), ("std", 1)))
uniform_ = _filling(engine.uniform_, (("from", 0), ("to", 1)))
exponential_ = _filling(engine.exponential_, (("lambd", 1),))
bernoulli_ = _filling(engine.bernoulli_, (("p", 0.5),))


def random_(self, low=0, high=None, *, generator=None):
    if high is None:
        low, high = (0, low) if low else (0, 2**24 if engine.dtype(self._h) == 0 else 2**31 - 1)
    check(engine.random_(of(generator), self._h, low, high))
    return self
