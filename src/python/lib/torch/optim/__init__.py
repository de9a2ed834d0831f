"""torch.optim."""

import _activa as _engine

from .._tensor import check as _check
from . import lr_scheduler
from .adaptive import Adadelta, Adagrad, Adamax, NAdam, RAdam, RMSprop, Rprop
from .optimizer import Optimizer
from .optimizer import invalid as _invalid


class SGD(Optimizer):
    def __init__(
        self, params, lr=None, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False
    ):
        if lr is None:
            raise TypeError("__init__() missing 1 required argument: 'lr'")
        if lr < 0.0:
            raise _invalid("learning rate", lr)
        if momentum < 0.0:
            raise _invalid("momentum value", momentum)
        if weight_decay < 0.0:
            raise _invalid("weight_decay value", weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        defaults = dict(
            lr=lr,
            momentum=momentum,
            dampening=dampening,
            weight_decay=weight_decay,
            nesterov=nesterov,
            maximize=maximize,
            foreach=foreach,
            differentiable=differentiable,
        )
        super().__init__(params, defaults)

    def _update(self, group, p, gradient, state):
        momentum = group["momentum"]
        velocity = self._buffer(state, "momentum_buffer", p)._h if momentum else 0
        dampening = 0 if state["step"] == 1 else group["dampening"]
        lr = -group["lr"] if group["maximize"] else group["lr"]
        _check(
            _engine.sgd_step(
                p._h, gradient._h, lr, group["weight_decay"], momentum, dampening, group["nesterov"], velocity
            )
        )


class Adam(Optimizer):
    _decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, **others):
        if not 0.0 <= lr:
            raise _invalid("learning rate", lr)
        if not 0.0 <= eps:
            raise _invalid("epsilon value", eps)
        for i, beta in enumerate(betas):
            if not 0.0 <= beta < 1.0:
                raise _invalid(f"beta parameter at index {i}", beta)
        if not 0.0 <= weight_decay:
            raise _invalid("weight_decay value", weight_decay)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad))

    def _update(self, group, p, gradient, state):
        mean = self._buffer(state, "exp_avg", p)
        square = self._buffer(state, "exp_avg_sq", p)
        beta1, beta2 = group["betas"]
        step, lr, decay = state["step"], group["lr"], group["weight_decay"]
        if self._decoupled and decay:
            p.data.mul_(1 - lr * decay)
            decay = 0
        most = self._buffer(state, "max_exp_avg_sq", p)._h if group["amsgrad"] else 0
        _check(
            _engine.adam_step(
                p._h,
                gradient._h,
                lr / (1 - beta1**step),
                (1 - beta2**step) ** 0.5,
                beta1,
                beta2,
                group["eps"],
                decay,
                mean._h,
                square._h,
                most,
            )
        )


class AdamW(Adam):
    _decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, **others):
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad)


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.optim", name)
