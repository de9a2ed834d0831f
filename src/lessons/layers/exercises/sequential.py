import torch
from exercises import Mistake, call, close, floats, fresh

EXAMPLES, FEATURES = 3, 4


class Affine:
    """x · weight + bias, feature by feature: two of them in another order give something else."""

    def __init__(self, chance):
        self.weight = torch.tensor([chance.uniform(0.5, 2) for _ in range(FEATURES)])
        self.bias = torch.tensor([chance.uniform(-2, 2) for _ in range(FEATURES)])
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        self.out = x * self.weight + self.bias
        return self.out

    def parameters(self):
        return [self.weight, self.bias]

    def of(self, rows):
        weight, bias = self.weight.tolist(), self.bias.tolist()
        return [[value * w + b for value, w, b in zip(row, weight, bias)] for row in rows]


class Half:
    """A layer that has no parameters."""

    def __init__(self):
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        self.out = x * 0.5
        return self.out

    def parameters(self):
        return []

    def of(self, rows):
        return [[value * 0.5 for value in row] for row in rows]


def check(given):
    chance = fresh()
    Sequential = given.Sequential
    layers = [Affine(chance) for _ in range(chance.choice([2, 3]))] + [Half(), Affine(chance)]
    x = [[chance.uniform(-1, 1) for _ in range(FEATURES)] for _ in range(EXAMPLES)]

    net = call(Sequential, *layers)
    another = Affine(chance)
    call(Sequential, another)
    judge_call(net, layers, another, x)
    judge_parameters(net, layers)
    judge_nesting(Sequential, chance, x)
    return {"layers": len(layers), "parameters": len(call(net.parameters))}


def judge_call(net, layers, another, x):
    if not callable(net):
        raise Mistake("no_method", name="__call__")
    given = torch.tensor(x)
    result = call(net, given)
    got = floats(result, (EXAMPLES, FEATURES))

    def is_of(rows):
        return close(got, rows, atol=1e-4, rtol=1e-4)

    expected = through(layers, x)
    if not is_of(expected):
        if is_of(through([*layers, another], x)):
            raise Mistake("shared")
        if is_of(layers[-1].of(x)):
            raise Mistake("always_the_input")
        if is_of(layers[0].of(x)):
            raise Mistake("only_the_first")
        if is_of(through(layers[::-1], x)):
            raise Mistake("backwards")
        if is_of(x):
            raise Mistake("the_input", layers=len(layers))
        raise Mistake("forward", got=got[0][0], expected=expected[0][0])
    calls = max(layer.calls for layer in layers)
    if calls > 1:
        raise Mistake("called_again", calls=calls)
    out = getattr(net, "out", None)
    if not isinstance(out, torch.Tensor) or not close(floats(out), expected, atol=1e-4, rtol=1e-4):
        raise Mistake("no_out")


def judge_parameters(net, layers):
    if not hasattr(net, "parameters"):
        raise Mistake("no_method", name="parameters")
    got = call(net.parameters)
    wanted = [p for layer in layers for p in layer.parameters()]
    if not isinstance(got, (list, tuple)):
        raise Mistake("not_a_list", got=type(got).__name__)
    if any(isinstance(each, (list, tuple)) for each in got):
        raise Mistake("lists_in_a_list", got=len(got), expected=len(wanted))
    for each in got:
        floats(each)
    if same(got, wanted):
        return
    if same(got, [layer.weight for layer in layers if layer.parameters()]):
        raise Mistake("forgot_bias", got=len(got), expected=len(wanted))
    if same(got, layers[0].parameters()) or same(got, layers[-1].parameters()):
        raise Mistake("one_layers_parameters", got=len(got), expected=len(wanted))
    if len(got) == len(wanted) and all(close(floats(one), floats(other)) for one, other in zip(got, wanted)):
        raise Mistake("copies")
    raise Mistake("parameters", got=len(got), expected=len(wanted))


def same(got, wanted):
    return len(got) == len(wanted) and all(one is other for one, other in zip(got, wanted))


def judge_nesting(Sequential, chance, x):
    """A stack is a layer of another."""
    inner, outer = [Affine(chance), Half()], [Affine(chance), Affine(chance)]
    net = call(Sequential, outer[0], call(Sequential, *inner), outer[1])
    flat = [outer[0], *inner, outer[1]]
    got, expected = floats(call(net, torch.tensor(x)), (EXAMPLES, FEATURES)), through(flat, x)
    found = call(net.parameters)
    wanted = [p for layer in flat for p in layer.parameters()]
    if not close(got, expected, atol=1e-4, rtol=1e-4) or not same(found, wanted):
        raise Mistake("nested", got=len(found), expected=len(wanted))


def through(layers, rows):
    for layer in layers:
        rows = layer.of(rows)
    return rows
