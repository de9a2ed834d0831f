"""Optimisers whose step is several operations: after PyTorch 1.13's functions of one tensor."""

from .._create import full_like, zeros_like
from .._math import maximum, where
from .optimizer import Optimizer


def _decayed(group, p, gradient):
    decay = group["weight_decay"]
    return gradient.add(p.data, alpha=decay) if decay else gradient


class RMSprop(Optimizer):
    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, **others):
        super().__init__(params, dict(lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay))

    def _update(self, group, p, gradient, state):
        gradient, alpha = _decayed(group, p, gradient), group["alpha"]
        square = self._buffer(state, "square_avg", p)
        square.mul_(alpha).add_(gradient * gradient * (1 - alpha))
        spread = square
        if group["centered"]:
            mean = self._buffer(state, "grad_avg", p)
            mean.mul_(alpha).add_(gradient * (1 - alpha))
            spread = square - mean * mean
        step = gradient / (spread.sqrt() + group["eps"])
        if group["momentum"]:
            step = self._buffer(state, "momentum_buffer", p).mul_(group["momentum"]).add_(step)
        p.data.sub_(step * group["lr"])


class Adagrad(Optimizer):
    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, **others):
        super().__init__(
            params,
            dict(lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay, initial_accumulator_value=initial_accumulator_value),
        )

    def _update(self, group, p, gradient, state):
        gradient = _decayed(group, p, gradient)
        total = state.setdefault("sum", None)
        if total is None:
            total = state["sum"] = full_like(p.data, float(group["initial_accumulator_value"]))
        total.add_(gradient * gradient)
        rate = group["lr"] / (1 + (state["step"] - 1) * group["lr_decay"])
        p.data.sub_(gradient / (total.sqrt() + group["eps"]) * rate)


class Adadelta(Optimizer):
    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, **others):
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay))

    def _update(self, group, p, gradient, state):
        gradient, rho, eps = _decayed(group, p, gradient), group["rho"], group["eps"]
        square, moved = self._buffer(state, "square_avg", p), self._buffer(state, "acc_delta", p)
        square.mul_(rho).add_(gradient * gradient * (1 - rho))
        delta = (moved + eps).sqrt() / (square + eps).sqrt() * gradient
        moved.mul_(rho).add_(delta * delta * (1 - rho))
        p.data.sub_(delta * group["lr"])


class Adamax(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, **others):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    def _update(self, group, p, gradient, state):
        gradient, (beta1, beta2) = _decayed(group, p, gradient), group["betas"]
        mean, most = self._buffer(state, "exp_avg", p), self._buffer(state, "exp_inf", p)
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        most.copy_(maximum(most * beta2, gradient.abs() + group["eps"]))
        p.data.sub_(mean / most * (group["lr"] / (1 - beta1 ** state["step"])))


class NAdam(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, **others):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay))

    def _update(self, group, p, gradient, state):
        gradient, (beta1, beta2), step = _decayed(group, p, gradient), group["betas"], state["step"]
        mean, square = self._buffer(state, "exp_avg", p), self._buffer(state, "exp_avg_sq", p)
        now = beta1 * (1 - 0.5 * 0.96 ** (step * group["momentum_decay"]))
        then = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * group["momentum_decay"]))
        product = state["mu_product"] = state.get("mu_product", 1.0) * now
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        square.mul_(beta2).add_(gradient * gradient * (1 - beta2))
        spread = (square / (1 - beta2**step)).sqrt() + group["eps"]
        p.data.sub_(gradient / spread * (group["lr"] * (1 - now) / (1 - product)))
        # 1.13 takes `now` twice here.
        p.data.sub_(mean / spread * (group["lr"] * then / (1 - product * now * then)))


class RAdam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, **others):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    def _update(self, group, p, gradient, state):
        gradient, (beta1, beta2), step = _decayed(group, p, gradient), group["betas"], state["step"]
        mean, square = self._buffer(state, "exp_avg", p), self._buffer(state, "exp_avg_sq", p)
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        square.mul_(beta2).add_(gradient * gradient * (1 - beta2))
        corrected, correction2 = mean / (1 - beta1**step), 1 - beta2**step
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * beta2**step / correction2
        if length > 5:
            rect = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) ** 0.5
            corrected = corrected * (rect * correction2**0.5) / (square.sqrt() + group["eps"])
        p.data.sub_(corrected * group["lr"])


class Rprop(Optimizer):
    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), **others):
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes))

    def _update(self, group, p, gradient, state):
        (less, more), (least, most) = group["etas"], group["step_sizes"]
        before = self._buffer(state, "prev", p)
        size = state.get("step_size")
        if size is None:
            size = state["step_size"] = full_like(p.data, group["lr"])
        agree = gradient * before
        size.mul_(where(agree > 0, more, where(agree < 0, less, zeros_like(agree) + 1))).clamp_(least, most)
        gradient = where(agree < 0, 0.0, gradient)
        p.data.sub_(gradient.sign() * size)
        before.copy_(gradient)
