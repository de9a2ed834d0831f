"""torch.autograd.grad; backward() is the tensor's."""

import _activa as engine

from ._tensor import Tensor, check, wrap


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    if create_graph:
        raise NotImplementedError("this page's torch has no create_graph: gradients have no gradients of their own")
    if isinstance(outputs, (list, tuple)):
        if len(outputs) != 1:
            raise NotImplementedError("torch.autograd.grad takes one output in this page's torch")
        outputs = outputs[0]
    if isinstance(grad_outputs, (list, tuple)):
        grad_outputs = grad_outputs[0]
    inputs = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    for x in inputs:
        if not x.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    seed = 0 if grad_outputs is None else grad_outputs._h
    check(engine.gradients_of(outputs._h, seed, bool(retain_graph), *[x._h for x in inputs]))
    gradients = [engine.next_gradient() for _ in inputs]
    if 0 in gradients and not allow_unused:
        raise RuntimeError(
            "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is "
            "the desired behavior."
        )
    return tuple(wrap(h) if h else None for h in gradients)


def backward(tensors, grad_tensors=None, retain_graph=None):
    for i, x in enumerate([tensors] if isinstance(tensors, Tensor) else tensors):
        x.backward(None if grad_tensors is None else grad_tensors[i], retain_graph)


def set_detect_anomaly(mode):
    """What modified a tensor in place isn't traced here."""


def __getattr__(name):
    from ._missing import module_attribute

    raise module_attribute("torch.autograd", name)


Variable = lambda data, requires_grad=False: data.requires_grad_(requires_grad)
