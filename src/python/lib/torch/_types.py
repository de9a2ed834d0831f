"""torch.dtype, torch.Size and torch.device."""


class dtype:
    """`code` is its place in the bridge's kinds, `base` that of the type in which the engine keeps the numbers."""

    __slots__ = ("name", "code", "base", "itemsize")

    def __init__(self, name, code, base, itemsize):
        self.name = name
        self.code = code
        self.base = base
        self.itemsize = itemsize

    @property
    def is_floating_point(self):
        return self.base == 0

    @property
    def is_signed(self):
        return self.name not in ("uint8", "bool")

    @property
    def is_complex(self):
        return False

    def __repr__(self):
        return "torch." + self.name

    def __reduce__(self):
        return self.name


float32 = dtype("float32", 0, 0, 4)
int64 = dtype("int64", 1, 1, 8)
bool = dtype("bool", 2, 2, 1)
# Kept as those above; float64 is computed in 64 bits where _double says so.
float64 = dtype("float64", 3, 0, 8)
int32 = dtype("int32", 4, 1, 4)
uint8 = dtype("uint8", 5, 1, 1)
int8 = dtype("int8", 6, 1, 1)
int16 = dtype("int16", 7, 1, 2)

of_code = (float32, int64, bool, float64, int32, uint8, int8, int16)

# As the names of tensors' types and PyTorch's messages have them.
_scalars = {"float32": "Float", "int64": "Long", "bool": "Bool", "float64": "Double", "int32": "Int", "uint8": "Byte", "int8": "Char"}


def scalar_name(kind):
    return _scalars.get(kind.name, "Short")


def named(name):
    """Of one of NumPy's types."""
    for kind in of_code:
        if kind.name == name:
            return kind
    raise TypeError(
        f"can't convert np.ndarray of type numpy.{name}. The only supported types are: float64, float32, float16, complex64, "
        "complex128, int64, int32, int16, int8, uint8, and bool."
    )


_lacking = ("float16", "half", "bfloat16", "complex64", "complex128", "cfloat", "cdouble", "qint8", "quint8")


def lacking(name):
    """Of a type that PyTorch has."""
    return NotImplementedError(f"torch.{name} is not in this page's torch: it computes in torch.float32") if name in _lacking else None

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

        warnings.warn(
            "this page's torch computes torch.float64 in 64 bits number by number only; what sums along dimensions, products of "
            "matrices and layers make of it has float32's precision",
            stacklevel=4,
        )


class finfo:
    """Of floats: what is next to 1, and the ends of what there is."""

    def __init__(self, type=float32):
        bits, self.eps, self.max, self.tiny, self.resolution = {
            "float32": (32, 2.0**-23, (2 - 2.0**-23) * 2.0**127, 2.0**-126, 1e-6),
            "float64": (64, 2.0**-52, (2 - 2.0**-52) * 2.0**1023, 2.0**-1022, 1e-15),
        }[type.name]
        self.bits, self.min, self.smallest_normal, self.dtype = bits, -self.max, self.tiny, type.name

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo:
    def __init__(self, type):
        self.bits, self.dtype = 8 * type.itemsize, type.name
        self.min = -(2 ** (self.bits - 1)) if type.is_signed else 0
        self.max = 2 ** (self.bits - 1) - 1 if type.is_signed else 2**self.bits - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


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
