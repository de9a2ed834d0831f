"""torch.no_grad and its like: contexts, and decorators of functions."""

import functools

import _activa as engine


class _Mode:
    on = False

    def __init__(self, function=None):
        self._function = function
        self._outer = []
        if function is not None:
            functools.update_wrapper(self, function)

    def __enter__(self):
        self._outer.append(engine.set_recording(self.on))
        return self

    def __exit__(self, *_):
        engine.set_recording(self._outer.pop())
        return False

    def __call__(self, *args, **kwargs):
        """@torch.no_grad() decorates; @torch.no_grad has the function already."""
        if self._function is not None:
            with type(self)():
                return self._function(*args, **kwargs)
        (function,) = args
        mode = type(self)

        @functools.wraps(function)
        def decorated(*args, **kwargs):
            with mode():
                return function(*args, **kwargs)

        return decorated

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)


class no_grad(_Mode):
    on = False


class inference_mode(_Mode):
    on = False

    def __init__(self, mode=True):
        super().__init__(mode if callable(mode) else None)
        self.on = not mode


class enable_grad(_Mode):
    on = True


class set_grad_enabled:
    def __init__(self, mode):
        self._outer = engine.set_recording(bool(mode))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        engine.set_recording(self._outer)


def is_grad_enabled():
    return engine.recording()
