"""torch.nn.utils."""

import math

from ... import _create, _grad_mode, _reduce, _shape
from ..._tensor import Tensor


def clip_grad_norm_(parameters, max_norm, norm_type=2.0):
    parameters = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    gradients = [p.grad for p in parameters if p.grad is not None]
    if not gradients:
        return _create.tensor(0.0)
    norms = _shape.stack([_reduce.norm(g.detach(), norm_type) for g in gradients])
    total = _reduce.norm(norms, norm_type)
    scale = (max_norm / (total + 1e-6)).clamp(max=1.0)
    for g in gradients:
        g.detach().mul_(scale)
    return total


def clip_grad_value_(parameters, clip_value):
    for p in [parameters] if isinstance(parameters, Tensor) else parameters:
        if p.grad is not None:
            p.grad.data.clamp_(-clip_value, clip_value)


def parameters_to_vector(parameters):
    return _shape.cat([p.view(-1) for p in parameters])


def vector_to_parameters(vec, parameters):
    first = 0
    for p in parameters:
        p.data = vec[first : first + p.numel()].view_as(p).data
        first += p.numel()


def __getattr__(name):
    from ..._missing import module_attribute

    raise module_attribute("torch.nn.utils", name)
