"""Numbers of whatever holds them: lists, arrays, tensors."""


def plain(values):
    """Tensors and arrays as NumPy would take them: of a tensor that requires grad, PyTorch's error."""
    if hasattr(values, "detach"):
        return values.numpy()
    return values


def numbers(values):
    """A flat list of floats."""
    values = plain(values)
    if hasattr(values, "ravel"):
        values = values.ravel().tolist()
    elif isinstance(values, (int, float)):
        return [float(values)]
    flat = []
    for each in values:
        if each is None:
            flat.append(float("nan"))
        elif isinstance(each, (list, tuple)) or getattr(each, "shape", ()):
            flat += numbers(each)
        else:
            flat.append(float(plain(each)))
    return flat


def shape_of(values):
    shape = getattr(values, "shape", None)
    if shape is not None:
        return tuple(int(n) for n in shape)
    if isinstance(values, (list, tuple, range)):
        return (len(values), *(shape_of(values[0]) if len(values) else ()))
    return ()


def columns(values):
    """The columns of a matrix, or the one that a vector is."""
    values = plain(values)
    shape = shape_of(values)
    if len(shape) < 2:
        return [numbers(values)]
    if len(shape) > 2:
        raise ValueError("x and y can be no greater than 2D, but have shapes " f"{shape} and {shape}")
    flat = numbers(values)
    return [flat[j :: shape[1]] for j in range(shape[1])]


def datasets(values):
    """What hist() is given: one set of numbers, or several."""
    values = plain(values)
    shape = getattr(values, "shape", None)
    if shape is not None:
        return columns(values) if len(shape) == 2 else [numbers(values)]
    values = list(values)
    if values and all(isinstance(each, (list, tuple)) or getattr(each, "shape", ()) for each in values):
        return [numbers(each) for each in values]
    return [numbers(values)]


def matrix(values, of="image data"):
    """Rows, columns and the flat numbers."""
    values = plain(values)
    shape = shape_of(values)
    if len(shape) == 3 and shape[2] == 1:
        shape = shape[:2]
    if len(shape) != 2:
        if len(shape) == 3 and shape[2] in (3, 4):
            raise NotImplementedError("imshow of a picture in colours is not in this page's matplotlib")
        raise TypeError(f"Invalid shape {shape} for {of}")
    return shape[0], shape[1], numbers(values)


def each_of(value, n, what="value"):
    """n numbers: of one, n times itself."""
    if isinstance(value, (int, float)):
        return [float(value)] * n
    found = numbers(value)
    if len(found) == 1:
        return found * n
    if len(found) != n:
        raise ValueError(
            "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
            f"({n},) and arg 1 with shape ({len(found)},)."
        )
    return found
