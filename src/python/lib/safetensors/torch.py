"""safetensors.torch: save_file, load_file and their kin, over this page's torch."""

import os
from array import array

import torch
from torch._create import from_numbers, to_list
from torch._types import check_device

from . import _file

# How the format names a type, and how Python's array does.
_types = {
    "float32": ("F32", "f"),
    "float64": ("F64", "d"),
    "int64": ("I64", "q"),
    "int32": ("I32", "i"),
    "bool": ("BOOL", "B"),
}
_read = {named: (letter, name) for name, (named, letter) in _types.items()}


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'safetensors.torch' has no attribute '{name}'")
    raise NotImplementedError(f"safetensors.torch.{name} is not in this page's safetensors")


def save(tensors, metadata=None):
    return _file.write(_flatten(tensors), metadata)


def save_file(tensors, filename, metadata=None):
    data = save(tensors, metadata)
    with open(filename, "wb") as file:
        file.write(data)
    _offer(filename)


def load(data):
    _, entries = _file.read(data)
    return {name: tensor_of(name, entry) for name, entry in entries.items()}


def load_file(filename, device="cpu"):
    check_device(device)
    _, entries = _file.read_file(filename)
    return {name: tensor_of(name, entry) for name, entry in entries.items()}


def save_model(model, filename, metadata=None, force_contiguous=True):
    state = model.state_dict()
    if force_contiguous:
        state = {name: tensor.contiguous() for name, tensor in state.items()}
    save_file(state, filename, metadata)


def load_model(model, filename, strict=True, device="cpu"):
    """What the model lacks and what it has no place for."""
    state = load_file(filename, device)
    own = model.state_dict()
    model.load_state_dict(state, strict=strict)
    return {name for name in own if name not in state}, [name for name in state if name not in own]


def tensor_of(name, entry):
    dtype, shape, data = entry
    if dtype not in _read:
        raise NotImplementedError(f"{name}: this page's torch has no tensors of type {dtype}")
    letter, torch_name = _read[dtype]
    numbers = array(letter)
    numbers.frombytes(data)
    kind = getattr(torch, torch_name)
    if torch_name == "float64":
        return torch.tensor(numbers.tolist(), dtype=kind).reshape(shape)
    return from_numbers(numbers, shape, kind.code)


def _flatten(tensors):
    if not isinstance(tensors, dict):
        raise ValueError(f"Expected a dict of [str, torch.Tensor] but received {type(tensors)}")
    shared = {}
    for name, tensor in tensors.items():
        if not isinstance(tensor, torch.Tensor):
            raise ValueError(f"Key `{name}` is invalid, expected torch.Tensor but received {type(tensor)}")
        if tensor.numel():
            shared.setdefault(tensor.data_ptr(), set()).add(name)
    failing = [names for names in shared.values() if len(names) > 1]
    if failing:
        raise RuntimeError(
            "\n            Some tensors share memory, this will lead to duplicate memory on disk and potential differences "
            f"when loading them again: {failing}.\n            A potential way to correctly save your model is to use "
            "`save_model`.\n            More information at "
            "https://huggingface.co/docs/safetensors/torch_shared_tensors\n            "
        )
    return {name: _entry(name, tensor) for name, tensor in tensors.items()}


def _entry(name, tensor):
    if not tensor.is_contiguous():
        raise ValueError(
            f"You are trying to save a non contiguous tensor: `{name}` which is not allowed. It either means you are trying "
            "to save tensors which are reference of each other in which case it's recommended to save only the full tensors, "
            "and reslice at load time, or simply call `.contiguous()` on your tensor to pack it before saving."
        )
    kind = str(tensor.dtype).removeprefix("torch.")
    if kind not in _types:
        raise NotImplementedError(f"{name}: this page's safetensors writes no torch.{kind}")
    dtype, letter = _types[kind]
    return dtype, list(tensor.shape), array(letter, to_list(tensor.detach())).tobytes()


def _offer(filename):
    """The page shows the file under the cell, to be downloaded."""
    import _activa_page as page

    page.show_file(os.path.abspath(filename))
