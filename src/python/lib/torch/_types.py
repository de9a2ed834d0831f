"""torch.dtype, torch.Size and torch.device."""


class dtype:
    """`code` is the type in which the engine keeps the numbers."""

    __slots__ = ("name", "code")

    def __init__(self, name, code):
        self.name = name
        self.code = code

    @property
    def is_floating_point(self):
        return self.code == 0

    @property
    def is_complex(self):
        return False

    def __repr__(self):
        return "torch." + self.name

    def __reduce__(self):
        return self.name


float32 = dtype("float32", 0)
int64 = dtype("int64", 1)
bool = dtype("bool", 2)
# Kept as the ones above: what is computed has 32 bits, and says float32 or int64.
float64 = dtype("float64", 0)
int32 = dtype("int32", 1)

of_code = (float32, int64, bool)

_named = {"float": float32, "int": int64, "bool": bool}


def code_of(kind):
    """Of a torch.dtype, or of Python's float, int and bool."""
    if type(kind) is not dtype:
        name = getattr(kind, "__name__", None)
        if name not in _named:
            raise TypeError(f"dtype must be torch.dtype, not {type(kind).__name__}")
        kind = _named[name]
    if kind is float64:
        _say_once()
    return kind.code


_said = False


def _say_once():
    global _said
    if not _said:
        _said = True
        import warnings

        warnings.warn("this page's torch computes torch.float64 in float32", stacklevel=4)


class Size(tuple):
    __slots__ = ()

    def numel(self):
        n = 1
        for length in self:
            n *= length
        return n

    def __repr__(self):
        return "torch.Size([" + ", ".join(map(str, self)) + "])"

    def __getitem__(self, at):
        got = tuple.__getitem__(self, at)
        return Size(got) if isinstance(at, slice) else got

    def __add__(self, other):
        return Size(tuple.__add__(self, tuple(other)))


class device:
    __slots__ = ("type", "index")

    def __init__(self, type="cpu", index=None):
        if isinstance(type, device):
            type = type.type
        name, _, number = str(type).partition(":")
        if name not in ("cpu", "cuda", "mps"):
            raise RuntimeError(f"Expected one of cpu, cuda, mps device type at start of device string: {type}")
        self.type = name
        self.index = int(number) if number else index

    def __repr__(self):
        return f"device(type='{self.type}')" if self.index is None else f"device(type='{self.type}', index={self.index})"

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))


cpu = device("cpu")


def check_device(where):
    """There is no other than the CPU."""
    if where is not None and device(where).type != "cpu":
        if device(where).type == "cuda":
            raise AssertionError("Torch not compiled with CUDA enabled")
        raise RuntimeError(f"this page's torch has no device but the CPU, not {where}")
