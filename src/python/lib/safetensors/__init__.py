"""safetensors: tensors in a file, nothing that runs. https://github.com/huggingface/safetensors#format"""

from ._file import SafetensorError, read_file


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'safetensors' has no attribute '{name}'")
    raise NotImplementedError(f"safetensors.{name} is not in this page's safetensors")


class safe_open:
    """with safe_open(name, framework="pt") as f: f.keys(), f.get_tensor(name), f.metadata()."""

    def __init__(self, filename, framework, device="cpu"):
        if framework not in ("pt", "torch", "pytorch"):
            raise NotImplementedError(f"safe_open(framework={framework!r}) is not in this page's safetensors: 'pt' is")
        from torch._types import check_device

        check_device(device)
        self._metadata, self._entries = read_file(filename)

    def __enter__(self):
        return self

    def __exit__(self, *what):
        pass

    def keys(self):
        return sorted(self._entries)

    def metadata(self):
        return self._metadata

    def get_tensor(self, name):
        from .torch import tensor_of

        if name not in self._entries:
            raise SafetensorError(f"File does not contain tensor {name}")
        return tensor_of(name, self._entries[name])

    def get_slice(self, name):
        raise NotImplementedError("safe_open.get_slice is not in this page's safetensors: get_tensor is")
