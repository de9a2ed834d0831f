"""Who asks for what this page's torch lacks is told so, by name."""


def module_attribute(module, name):
    if name.startswith("__"):
        return AttributeError(f"module '{module}' has no attribute '{name}'")
    return NotImplementedError(f"{module}.{name} is not in this page's torch: see what there is with dir({module})")


# Methods of PyTorch's tensors, asked for by programs that try; others are mistakes, and get Python's own error.
_KNOWN = frozenset(
    "storage stride is_contiguous register_hook apply_ map_ cuda_ share_memory_ pin_memory to_sparse coalesce "
    "conj imag real angle cfloat lu cholesky qr svd symeig eig inverse det logdet slogdet pinverse fft stft "
    "cross cdist trapz renorm put_ index_fill_ index_copy_ index_add_ scatter scatter_ scatter_add_ scatter_reduce "
    "masked_scatter_ unfold as_strided kthvalue mode histogram logcumsumexp cumprod cummax cummin quantile "
    "half bfloat16 short char byte is_sparse names rename align_to".split()
)


def tensor_attribute(name):
    if name in _KNOWN:
        return NotImplementedError(f"Tensor.{name} is not in this page's torch")
    return AttributeError(f"'Tensor' object has no attribute '{name}'")
