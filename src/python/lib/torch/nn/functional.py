"""torch.nn.functional."""

import math

import _activa as engine
from _activa import cross_entropy as _cross_entropy

from .. import _random, _reduce, _shape
from .._math import abs as _abs
from .._math import exp, log, maximum, minimum, relu, selu, sigmoid, silu, softplus, tanh, where, xlogy  # noqa: F401
from .._reduce import log_softmax, logsumexp, softmax  # noqa: F401
from .._shape import one_hot  # noqa: F401
from .._tensor import Tensor, wrap

_MEAN, _SUM, _NONE = 0, 1, 2
_codes = {"mean": _MEAN, "sum": _SUM, "none": _NONE}


def _reduced(losses, reduction):
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError(f"{reduction} is not a valid value for reduction")


def cross_entropy(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0
):
    if reduction not in _codes:
        raise ValueError(f"{reduction} is not a valid value for reduction")
    rank = engine.rank(input._h)
    if rank == 2 and weight is None and not label_smoothing and ignore_index < 0 and engine.dtype(target._h) == 1:
        h = _cross_entropy(input._h, target._h, _codes[reduction])
        # A target to be ignored is below 0, and so refused.
        if h >= 0 or f"Target {ignore_index} " not in engine.failure_words():
            return wrap(h)
    return _by_parts(input, target, weight, ignore_index, reduction, label_smoothing)


def _by_parts(input, target, weight, ignore_index, reduction, label_smoothing):
    if target.is_floating_point():
        if label_smoothing:
            target = target * (1 - label_smoothing) + label_smoothing / input.shape[1 if input.dim() > 1 else 0]
        logs = log_softmax(input, 1 if input.dim() > 1 else 0)
        losses = -(target * logs * (1 if weight is None else weight)).sum(1 if input.dim() > 1 else 0)
        return losses.sum() / len(losses) if reduction == "mean" and losses.dim() else _reduced(losses, reduction)
    if input.dim() == 1:
        loss = _by_parts(input.view(1, -1), target.view(1), weight, ignore_index, reduction, label_smoothing)
        return loss.view(()) if reduction == "none" else loss
    if input.dim() > 2:
        classes = input.shape[1]
        flat = _shape.movedim(input, 1, -1).reshape(-1, classes)
        loss = cross_entropy(flat, target.reshape(-1), weight, None, ignore_index, None, reduction, label_smoothing)
        return loss.view(target.shape) if reduction == "none" else loss
    logs = log_softmax(input, 1)
    plain = nll_loss(logs, target, weight, None, ignore_index, None, reduction)
    if not label_smoothing:
        return plain
    kept = target != ignore_index
    smooth = -(logs if weight is None else logs * weight).sum(1) * kept
    if reduction == "mean":
        smooth = smooth.sum() / (kept.sum() if weight is None else (weight[where(kept, target, 0)] * kept).sum())
    else:
        smooth = _reduced(smooth, reduction)
    return (1 - label_smoothing) * plain + label_smoothing / input.shape[1] * smooth


def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
    if input.dim() > 2:
        flat = _shape.movedim(input, 1, -1).reshape(-1, input.shape[1])
        loss = nll_loss(flat, target.reshape(-1), weight, None, ignore_index, None, reduction)
        return loss.view(target.shape) if reduction == "none" else loss
    if input.dim() == 1:
        input, target = input.view(1, -1), target.view(1)
    rows, classes = input.shape
    if rows != target.shape[0]:
        raise ValueError(f"Expected input batch_size ({rows}) to match target batch_size ({target.shape[0]}).")
    kept = target != ignore_index
    at = where(kept, target, 0)
    for wrong in target[kept & ((target < 0) | (target >= classes))][:1]:
        raise IndexError(f"Target {wrong.item()} is out of bounds.")
    weights = kept.float() if weight is None else weight[at] * kept
    losses = -_shape.gather(input, 1, at.view(-1, 1)).view(-1) * weights
    if reduction == "mean":
        return losses.sum() / weights.sum()
    return _reduced(losses, reduction)


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduced((input - target) ** 2, reduction)


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduced(_abs(input - target), reduction)


def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    losses = -(target * log(input).clamp(min=-100) + (1 - target) * log(1 - input).clamp(min=-100))
    return _reduced(losses if weight is None else losses * weight, reduction)


def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
    if pos_weight is None:
        losses = relu(input) - input * target + softplus(-_abs(input))
    else:
        losses = (1 - target) * input + ((pos_weight - 1) * target + 1) * (softplus(-_abs(input)) + relu(-input))
    return _reduced(losses if weight is None else losses * weight, reduction)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    if beta == 0:
        return l1_loss(input, target, reduction=reduction)
    return _reduced(_huber(input - target, beta) / beta, reduction)


def huber_loss(input, target, reduction="mean", delta=1.0):
    return _reduced(_huber(input - target, delta), reduction)


def _huber(difference, delta):
    size = _abs(difference)
    return where(size < delta, 0.5 * difference * difference, delta * (size - 0.5 * delta))


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    losses = exp(target) * (target - input) if log_target else xlogy(target, target) - target * input
    return losses.sum() / len(input) if reduction == "batchmean" else _reduced(losses, reduction)


def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    alike = cosine_similarity(input1, input2, -1)
    return _reduced(where(target == 1, 1 - alike, (alike - margin).clamp(min=0)), reduction)


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    return _reduced(where(target == 1, input, (margin - input).clamp(min=0)), reduction)


def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    return _reduced((-target * (input1 - input2) + margin).clamp(min=0), reduction)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
    near, far = pairwise_distance(anchor, positive, p, eps), pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduced((near - far + margin).clamp(min=0), reduction)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    right = _shape.gather(input, 1, target.view(-1, 1))
    losses = (margin - right + input).clamp(min=0) ** p
    if weight is not None:
        losses = losses * weight[target].view(-1, 1)
    others = one_hot(target, input.shape[1]) == 0
    return _reduced((losses * others).sum(1) / input.shape[1], reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
    if full:
        raise NotImplementedError("F.poisson_nll_loss with full=True is not in this page's torch")
    return _reduced(exp(input) - target * input if log_input else input - target * log(input + eps), reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    var = var.clamp(min=eps)
    losses = 0.5 * (log(var) + (input - target) ** 2 / var)
    return _reduced(losses + 0.5 * math.log(2 * math.pi) if full else losses, reduction)


def linear(input, weight, bias=None):
    if weight.dim() == 1:
        return input @ weight if bias is None else input @ weight + bias
    b = 0 if bias is None else bias._h
    if engine.rank(input._h) == 2:
        return wrap(engine.linear(input._h, weight._h, b), "MmBackward0" if bias is None else "AddmmBackward0")
    shape = input.shape
    rows = input.reshape(-1, shape[-1] if shape else 1)
    flat = wrap(engine.linear(rows._h, weight._h, b))
    y = flat.view(*shape[:-1], weight.shape[0])
    y._name = "ViewBackward0" if input.dim() > 2 else "AddBackward0"
    return y


def embedding(input, weight, padding_idx=None):
    if padding_idx is not None and weight.requires_grad:
        # No gradient reaches what stands for nothing.
        rows = embedding(input, weight)
        return where((input != padding_idx % len(weight)).unsqueeze(-1), rows, rows.detach())
    h = engine.embedding(weight._h, input._h)
    if h < 0 and engine.failure_kind() == "IndexError":
        raise IndexError("index out of range in self")
    return wrap(h, "EmbeddingBackward0")


def dropout(input, p=0.5, training=True, inplace=False):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return input
    return wrap(engine.dropout(input._h, p, 0))


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
    shape = input.shape
    if training:
        count = input.numel() // shape[1] if shape[1] else 0
        if count == 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {shape}")
    features = shape[1]
    for name, each in (("running_mean", running_mean), ("weight", weight)):
        if each is not None and each.numel() != features:
            raise RuntimeError(f"{name} should contain {features} elements not {each.numel()}")
    from .._create import ones, zeros

    gamma = ones(features) if weight is None else weight
    beta = zeros(features) if bias is None else bias
    x = input if len(shape) == 2 else _shape.movedim(input, 1, -1).reshape(-1, features)
    if training:
        running = (0, 0) if running_mean is None else (running_mean._h, running_var._h)
        y = wrap(engine.batch_norm_train(x._h, gamma._h, beta._h, *running, momentum, eps))
    else:
        y = wrap(engine.batch_norm_eval(x._h, gamma._h, beta._h, running_mean._h, running_var._h, eps))
    if len(shape) == 2:
        return y
    return _shape.movedim(y.view(shape[0], *shape[2:], features), -1, 1)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    dims = tuple(range(-len(normalized_shape), 0))
    if tuple(input.shape[-len(normalized_shape) :]) != tuple(normalized_shape):
        raise RuntimeError(
            f"Given normalized_shape={list(normalized_shape)}, expected input with shape "
            f"[*, {', '.join(map(str, normalized_shape))}], but got input of size{list(input.shape)}"
        )
    centred = input - input.mean(dims, keepdim=True)
    y = centred / (input.var(dims, unbiased=False, keepdim=True) + eps).sqrt()
    if weight is not None:
        y = y * weight
    y = y if bias is None else y + bias
    y._name = "NativeLayerNormBackward0"
    return y


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    batch, channels = input.shape[:2]
    if channels % num_groups:
        raise RuntimeError(f"Expected number of channels in input to be divisible by num_groups, but got input of shape {list(input.shape)} and num_groups={num_groups}")
    groups = input.reshape(batch, num_groups, -1)
    y = ((groups - groups.mean(-1, keepdim=True)) / (groups.var(-1, unbiased=False, keepdim=True) + eps).sqrt()).view(input.shape)
    each = (1, channels, *[1] * (input.dim() - 2))
    y = y if weight is None else y * weight.view(each)
    return y if bias is None else y + bias.view(each)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return wrap(engine.leaky_relu(input._h, negative_slope))


def elu(input, alpha=1.0, inplace=False):
    return wrap(engine.elu(input._h, alpha))


def gelu(input, approximate="none"):
    if approximate not in ("none", "tanh"):
        raise RuntimeError("approximate argument must be either none or tanh.")
    return wrap(engine.gelu(input._h, approximate == "tanh"))


def celu(input, alpha=1.0, inplace=False):
    return relu(input) - relu(alpha * (1 - exp(input.clamp(max=0) / alpha)))


def glu(input, dim=-1):
    a, b = _shape.chunk(input, 2, dim)
    return a * sigmoid(b)


def prelu(input, weight):
    each = weight if weight.numel() == 1 else weight.view(1, -1, *[1] * (input.dim() - 2))
    return where(input >= 0, input, input * each)


def mish(input, inplace=False):
    return input * tanh(softplus(input))


def hardsigmoid(input, inplace=False):
    return (input + 3).clamp(0, 6) / 6


def hardswish(input, inplace=False):
    return input * hardsigmoid(input)


def softsign(input):
    return input / (1 + _abs(input))


def tanhshrink(input):
    return input - tanh(input)


def hardshrink(input, lambd=0.5):
    return where(_abs(input) > lambd, input, 0.0)


def softshrink(input, lambd=0.5):
    return where(input > lambd, input - lambd, where(input < -lambd, input + lambd, 0.0))


def threshold(input, threshold, value, inplace=False):
    return where(input > threshold, input, float(value))


def relu_(input):
    return input.relu_()


def relu6(input):
    return input.clamp(0, 6)


def hardtanh(input, min_val=-1.0, max_val=1.0):
    return input.clamp(min_val, max_val)


def logsigmoid(input):
    return -softplus(-input)


def softmin(input, dim=None):
    return softmax(-input, dim)


def normalize(input, p=2.0, dim=1, eps=1e-12):
    return input / _reduce.norm(input, p, dim, True).clamp(min=eps)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    return (x1 * x2).sum(dim) / (x1.norm(2, dim) * x2.norm(2, dim)).clamp(min=eps)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return _reduce.norm(x1 - x2 + eps, p, -1, keepdim)


def pad(input, pad, mode="constant", value=0.0):
    if mode != "constant":
        raise NotImplementedError(f"F.pad with mode '{mode}' is not in this page's torch")
    from .._create import full

    for i in range(0, len(pad), 2):
        dim = input.dim() - 1 - i // 2
        for at_end, n in enumerate(pad[i : i + 2]):
            if n:
                shape = list(input.shape)
                shape[dim] = n
                edge = full(shape, value, dtype=input.dtype)
                input = _shape.cat((input, edge) if at_end else (edge, input), dim)
    return input


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.nn.functional", name)
