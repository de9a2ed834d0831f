"""torch.random."""

from contextlib import contextmanager

from ._random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state  # noqa: F401


@contextmanager
def fork_rng(devices=None, enabled=True):
    """What is drawn within leaves the generator as it was."""
    before = get_rng_state()
    try:
        yield
    finally:
        if enabled:
            set_rng_state(before)
