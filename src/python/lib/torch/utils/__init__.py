"""torch.utils: its data module."""

from . import data


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.utils", name)
