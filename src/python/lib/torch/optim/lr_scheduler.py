"""torch.optim.lr_scheduler: each gives the learning rates of a step from those at the start."""

import math
from bisect import bisect_right


class _Scheduler:
    def __init__(self, optimizer, last_epoch=-1):
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
        self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.step()

    def step(self):
        self.last_epoch += 1
        self._last_lr = self.rates(self.last_epoch)
        for group, lr in zip(self.optimizer.param_groups, self._last_lr):
            group["lr"] = lr

    def get_last_lr(self):
        return list(self._last_lr)

    def rates(self, step):
        factor = self.factor(step)
        return [lr * factor for lr in self.base_lrs]

    def state_dict(self):
        return {"last_epoch": self.last_epoch}

    def load_state_dict(self, state):
        self.last_epoch = state["last_epoch"]


class MultiplicativeLR(_Scheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        n = len(optimizer.param_groups)
        self.lr_lambdas = list(lr_lambda) if isinstance(lr_lambda, (list, tuple)) else [lr_lambda] * n
        super().__init__(optimizer, last_epoch)

    def rates(self, step):
        return [lr * math.prod(of(e) for e in range(1, step + 1)) for lr, of in zip(self.base_lrs, self.lr_lambdas)]


class StepLR(_Scheduler):
    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        self.step_size, self.gamma = step_size, gamma
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return self.gamma ** (step // self.step_size)


class MultiStepLR(_Scheduler):
    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        self.milestones, self.gamma = sorted(milestones), gamma
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return self.gamma ** bisect_right(self.milestones, step)


class ExponentialLR(_Scheduler):
    def __init__(self, optimizer, gamma, last_epoch=-1):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return self.gamma**step


class LambdaLR(_Scheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        n = len(optimizer.param_groups)
        self.lr_lambdas = list(lr_lambda) if isinstance(lr_lambda, (list, tuple)) else [lr_lambda] * n
        super().__init__(optimizer, last_epoch)

    def rates(self, step):
        return [lr * of(step) for lr, of in zip(self.base_lrs, self.lr_lambdas)]


class CosineAnnealingLR(_Scheduler):
    def __init__(self, optimizer, T_max, eta_min=0, last_epoch=-1):
        self.T_max, self.eta_min = T_max, eta_min
        super().__init__(optimizer, last_epoch)

    def rates(self, step):
        share = (1 + math.cos(math.pi * step / self.T_max)) / 2
        return [self.eta_min + (lr - self.eta_min) * share for lr in self.base_lrs]


class CosineAnnealingWarmRestarts(_Scheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0, last_epoch=-1):
        self.T_0, self.T_mult, self.eta_min = T_0, T_mult, eta_min
        super().__init__(optimizer, last_epoch)

    def rates(self, step):
        length = self.T_0
        while step >= length:
            step -= length
            length *= self.T_mult
        share = (1 + math.cos(math.pi * step / length)) / 2
        return [self.eta_min + (lr - self.eta_min) * share for lr in self.base_lrs]


class LinearLR(_Scheduler):
    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
        self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return self.start_factor + (self.end_factor - self.start_factor) * min(step, self.total_iters) / self.total_iters


class ConstantLR(_Scheduler):
    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
        self._factor, self.total_iters = factor, total_iters
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return self._factor if step < self.total_iters else 1.0


class PolynomialLR(_Scheduler):
    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
        self.total_iters, self.power = total_iters, power
        super().__init__(optimizer, last_epoch)

    def factor(self, step):
        return (1 - min(step, self.total_iters) / self.total_iters) ** self.power


class OneCycleLR(_Scheduler):
    def __init__(
        self,
        optimizer,
        max_lr,
        total_steps=None,
        epochs=None,
        steps_per_epoch=None,
        pct_start=0.3,
        anneal_strategy="cos",
        cycle_momentum=True,
        base_momentum=0.85,
        max_momentum=0.95,
        div_factor=25.0,
        final_div_factor=1e4,
        three_phase=False,
        last_epoch=-1,
    ):
        if three_phase:
            raise NotImplementedError("OneCycleLR with three_phase is not in this page's torch")
        if total_steps is None and (epochs is None or steps_per_epoch is None):
            raise ValueError("You must define either total_steps OR (epochs AND steps_per_epoch)")
        self.total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
        self.rise = pct_start * self.total_steps - 1
        self.max_lr, self.first = max_lr, max_lr / div_factor
        self.last = self.first / final_div_factor
        self.linear = anneal_strategy == "linear"
        if cycle_momentum and not any(name in optimizer.defaults for name in ("momentum", "betas")):
            raise ValueError("optimizer must support momentum with `cycle_momentum` option enabled")
        # Momentum goes down while the rate goes up; where there is none it has no effect.
        self.momenta = (max_momentum, base_momentum) if cycle_momentum else None
        super().__init__(optimizer, last_epoch)

    def _between(self, start, end, share):
        return start + (end - start) * share if self.linear else end + (start - end) / 2 * (1 + math.cos(math.pi * share))

    def rates(self, step):
        if step > self.total_steps:
            raise ValueError(f"Tried to step {step} times. The total number of steps is {self.total_steps}")
        rising = step <= self.rise
        share = step / self.rise if rising else (step - self.rise) / (self.total_steps - 1 - self.rise)
        ends = (self.first, self.max_lr) if rising else (self.max_lr, self.last)
        if self.momenta:
            most, least = self.momenta
            momentum = self._between(most, least, share) if rising else self._between(least, most, share)
            for group in self.optimizer.param_groups:
                if "betas" in group:
                    group["betas"] = (momentum, group["betas"][1])
                else:
                    group["momentum"] = momentum
        return [self._between(*ends, share) for _ in self.base_lrs]


class CyclicLR(_Scheduler):
    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular", cycle_momentum=True, **others):
        if mode != "triangular":
            raise NotImplementedError(f"CyclicLR with mode='{mode}' is not in this page's torch")
        if cycle_momentum and "momentum" not in optimizer.defaults:
            raise ValueError("optimizer must support momentum with `cycle_momentum` option enabled")
        self.base_lr, self.max_lr = base_lr, max_lr
        self.up, self.down = step_size_up, step_size_up if step_size_down is None else step_size_down
        self.momenta = (others.get("base_momentum", 0.8), others.get("max_momentum", 0.9)) if cycle_momentum else None
        super().__init__(optimizer, others.get("last_epoch", -1))

    def rates(self, step):
        at = step % (self.up + self.down)
        height = at / self.up if at <= self.up else 1 - (at - self.up) / self.down
        if self.momenta:
            least, most = self.momenta
            for group in self.optimizer.param_groups:
                group["momentum"] = most - (most - least) * height
        return [self.base_lr + (self.max_lr - self.base_lr) * height for _ in self.base_lrs]


class SequentialLR:
    """One scheduler after the other, each from its milestone on as if it were new."""

    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
        self.optimizer, self._schedulers, self._milestones = optimizer, schedulers, milestones
        self.last_epoch = last_epoch + 1
        for group, lr in zip(optimizer.param_groups, schedulers[0].base_lrs):
            group["lr"] = lr
        self._to(schedulers[0], 0)

    def _to(self, scheduler, step):
        scheduler.last_epoch = step - 1
        scheduler.step()
        self._last_lr = scheduler.get_last_lr()

    def step(self):
        self.last_epoch += 1
        at = bisect_right(self._milestones, self.last_epoch)
        first = self._milestones[at - 1] if at else 0
        self._to(self._schedulers[at], self.last_epoch - first)

    def get_last_lr(self):
        return list(self._last_lr)


class ChainedScheduler:
    def __init__(self, schedulers):
        raise NotImplementedError("ChainedScheduler is not in this page's torch")


class ReduceLROnPlateau:
    """A smaller rate when a number has not improved for `patience` steps."""

    def __init__(
        self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel", cooldown=0, min_lr=0, eps=1e-8, verbose=False
    ):
        if factor >= 1.0:
            raise ValueError("Factor should be < 1.0.")
        self.optimizer, self.mode, self.factor, self.patience = optimizer, mode, factor, patience
        self.threshold, self.threshold_mode, self.cooldown, self.min_lr, self.eps = threshold, threshold_mode, cooldown, min_lr, eps
        self.verbose, self.best = verbose, math.inf if mode == "min" else -math.inf
        self.num_bad_epochs = self.cooldown_counter = self.last_epoch = 0

    def _better(self, value):
        sign = -1 if self.mode == "min" else 1
        if self.threshold_mode == "rel":
            return sign * value > sign * self.best * (1 + sign * self.threshold)
        return sign * value > sign * self.best + self.threshold

    def step(self, metrics):
        value = float(metrics)
        self.last_epoch += 1
        if self._better(value):
            self.best, self.num_bad_epochs = value, 0
        else:
            self.num_bad_epochs += 1
        if self.cooldown_counter > 0:
            self.cooldown_counter -= 1
            self.num_bad_epochs = 0
        if self.num_bad_epochs > self.patience:
            for i, group in enumerate(self.optimizer.param_groups):
                before, after = group["lr"], max(group["lr"] * self.factor, self.min_lr)
                if before - after > self.eps:
                    group["lr"] = after
                    if self.verbose:
                        print(f"Epoch {self.last_epoch:5d}: reducing learning rate of group {i} to {after:.4e}.")
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0
        self._last_lr = [group["lr"] for group in self.optimizer.param_groups]

    def get_last_lr(self):
        return list(self._last_lr)


_LRScheduler = LRScheduler = _Scheduler


def __getattr__(name):
    from .._missing import module_attribute

    raise module_attribute("torch.optim.lr_scheduler", name)
