from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh
from torch import nn

EXAMPLES = 5


def check(given):
    chance = fresh()
    judge(given.ResidualBlock, chance, fan_in=4, fan_out=4)
    try:
        judge(given.ResidualBlock, chance, fan_in=3, fan_out=5)
    except Mistake as mistake:
        if mistake.finding == "raised":
            raise Mistake("width", **mistake.numbers) from None
        raise
    judge_gradient(given.ResidualBlock, chance)
    return gradient_ratio(given.ResidualBlock, chance)


def judge(Block, chance, fan_in, fan_out):
    block = call(Block, fan_in, fan_out)
    if not isinstance(block, nn.Module):
        raise Mistake("not_a_module", got=type(block).__name__)
    for name in ("fc1", "bn1", "fc2", "bn2") if fan_in == fan_out else ("shortcut",):
        if not isinstance(getattr(block, name, None), nn.Module):
            raise Mistake("no_layer", name=name)
    x = [[chance.gauss(0, 1) for _ in range(fan_in)] for _ in range(EXAMPLES)]
    tensor = torch.tensor(x)
    with torch.no_grad():
        for bn in (block.bn1, block.bn2):
            bn.weight.copy_(torch.tensor([chance.uniform(0.5, 2) for _ in range(fan_out)]))
            bn.bias.copy_(torch.tensor([chance.uniform(-1, 1) for _ in range(fan_out)]))
        out = floats(call(block, tensor))
    if not close(floats(tensor), x):
        raise Mistake("changed_input")
    if len(out) == EXAMPLES and isinstance(out[0], list) and len(out[0]) == fan_in + fan_out:
        raise Mistake("concatenated", got=fan_in + fan_out, expected=fan_out)
    if len(out) != EXAMPLES or not isinstance(out[0], list) or len(out[0]) != fan_out:
        raise Mistake("width_of_output", expected=fan_out)

    branch = normalized(linear(relu(normalized(linear(x, block.fc1), block.bn1)), block.fc2), block.bn2)
    shortcut = linear(x, block.shortcut) if fan_in != fan_out else x

    def same(expected):
        return close(out, expected, atol=1e-4, rtol=1e-4)

    expected = relu(added(branch, shortcut))
    if same(expected):
        return
    if same(relu(branch)):
        raise Mistake("no_identity" if fan_in == fan_out else "no_shortcut")
    if same(added(relu(branch), shortcut)):
        raise Mistake("added_after_relu")
    if same(relu(added(relu(branch), shortcut))):
        raise Mistake("relu_on_branch")
    if same(added(branch, shortcut)):
        raise Mistake("no_last_relu")
    raise Mistake("different", got=out[0][0], expected=expected[0][0])


def linear(x, layer):
    """x Wᵀ + b in double precision, W [out, in]."""
    W = floats(layer.weight)
    b = floats(layer.bias) if layer.bias is not None else [0.0] * len(W)
    return [[sum(w * value for w, value in zip(row, one)) + b for row, b in zip(W, b)] for one in x]


def normalized(x, bn):
    """BatchNorm1d in train mode, in double precision."""
    columns = []
    for column, gamma, beta in zip(zip(*x), floats(bn.weight), floats(bn.bias)):
        mean = sum(column) / len(column)
        std = sqrt(sum((value - mean) ** 2 for value in column) / len(column) + bn.eps)
        columns.append([gamma * (value - mean) / std + beta for value in column])
    return [list(row) for row in zip(*columns)]


def relu(x):
    return [[max(value, 0.0) for value in row] for row in x]


def added(a, b):
    return [[x + y for x, y in zip(*rows)] for rows in zip(a, b)]


def judge_gradient(Block, chance):
    """With γ = 0 the branch is nothing: what comes back to x is what went in where x is positive."""
    block = Block(4, 4)
    nn.init.zeros_(block.bn2.weight)
    x = torch.tensor([[chance.choice([-1, 1]) * chance.uniform(0.5, 2) for _ in range(4)] for _ in range(EXAMPLES)])
    x.requires_grad = True
    call(lambda: call(block, x).sum().backward())
    expected = [[1.0 if value > 0 else 0.0 for value in row] for row in floats(x)]
    if x.grad is None or not close(floats(x.grad), expected, atol=1e-5):
        raise Mistake("detached")


def gradient_ratio(Block, chance):
    """By how much 20 of the reader's blocks multiply a gradient on its way back, and by how much their branches alone."""
    width = 16
    blocks = [Block(width, width) for _ in range(20)]
    x = torch.tensor([[abs(chance.gauss(0, 1)) for _ in range(width)] for _ in range(32)], requires_grad=True)
    gradient = torch.tensor([[chance.gauss(0, 1) for _ in range(width)] for _ in range(32)])

    def ratio(step):
        h = x
        for block in blocks:
            h = step(block, h)
        x.grad = None
        h.backward(gradient)
        return (x.grad.norm() / gradient.norm()).item()

    def branch(block, h):
        return torch.relu(block.bn2(block.fc2(torch.relu(block.bn1(block.fc1(h))))))

    return {"ratio": ratio(lambda block, h: block(h)), "plain": ratio(branch)}
