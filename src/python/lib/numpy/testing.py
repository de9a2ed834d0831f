"""numpy.testing: what compares arrays and says how far apart they are."""

from ._array import asarray
from ._pointwise import isclose


def _differences(actual, desired, ok, head):
    a, b = asarray(actual), asarray(desired)
    wrong = [i for i, yes in enumerate(asarray(ok)._flat) if not yes]
    if not wrong:
        return
    share = 100 * len(wrong) / max(asarray(ok).size, 1)
    raise AssertionError(
        f"\n{head}\n\nMismatched elements: {len(wrong)} / {asarray(ok).size} ({share:.3g}%)\n x: {a!r}\n y: {b!r}"
    )


def _same_shape(actual, desired, head):
    a, b = asarray(actual), asarray(desired)
    if a.shape != b.shape and a.shape and b.shape:
        raise AssertionError(f"\n{head}\n\n(shapes {a.shape}, {b.shape} mismatch)\n x: {a!r}\n y: {b!r}")


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    head = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}".rstrip()
    _same_shape(actual, desired, head)
    _differences(actual, desired, isclose(actual, desired, rtol, atol, equal_nan), head)


def assert_array_equal(x, y, err_msg="", verbose=True):
    head = f"Arrays are not equal\n{err_msg}".rstrip()
    _same_shape(x, y, head)
    _differences(x, y, isclose(x, y, 0, 0, True) if asarray(x).dtype.kind in "fiub" else asarray(x) == asarray(y), head)


def assert_equal(actual, desired, err_msg="", verbose=True):
    if hasattr(actual, "shape") or hasattr(desired, "shape"):
        return assert_array_equal(actual, desired, err_msg)
    if not (actual == desired):
        raise AssertionError(f"\nItems are not equal:\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    head = f"Arrays are not almost equal to {decimal} decimals\n{err_msg}".rstrip()
    _same_shape(x, y, head)
    _differences(x, y, isclose(x, y, 0, 1.5 * 10.0**-decimal, True), head)


assert_almost_equal = assert_array_almost_equal


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg)


def assert_raises(exception_class, callable=None, *args, **given):
    import unittest

    case = unittest.TestCase()
    return case.assertRaises(exception_class, *([callable] if callable else []), *args, **given)
