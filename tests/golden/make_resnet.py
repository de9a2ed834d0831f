"""ResNet's basic block with Linear for convolution, run by PyTorch 1.13: tests/golden/vectors/resnet.json.

python3 make_resnet.py > vectors/resnet.json
"""

import json

import torch
from torch import nn

torch.set_num_threads(1)

ROWS, VOCABULARY, CONTEXT, EMBEDDING, BATCH, WIDTH, BLOCKS = 1000, 40, 3, 10, 32, 64, 6

# The windows that the test makes by the same formula.
windows = torch.tensor([[(7 * row + 3 * column) % VOCABULARY for column in range(CONTEXT)] for row in range(ROWS)])
torch.manual_seed(42)
contexts = windows[torch.randint(0, ROWS, (BATCH,))]


def linear(fan_in, fan_out, g):
    weight = torch.randn(fan_in, fan_out, generator=g) * (2**0.5 / fan_in**0.5)
    return weight.requires_grad_()


def run(skip, zero_gamma):
    g = torch.Generator().manual_seed(42)
    C = torch.randn(VOCABULARY, EMBEDDING, generator=g)
    x = C[contexts].view(BATCH, -1)
    x = torch.relu(nn.BatchNorm1d(WIDTH)(x @ linear(CONTEXT * EMBEDDING, WIDTH, g)))
    places, ends, changes = [("x", x)], [x], []
    for block in range(BLOCKS):
        x.retain_grad()
        steps = [("Linear", x @ linear(WIDTH, WIDTH, g))]
        steps.append(("BatchNorm1d", nn.BatchNorm1d(WIDTH)(steps[-1][1])))
        steps.append(("ReLU", torch.relu(steps[-1][1])))
        steps.append(("Linear", steps[-1][1] @ linear(WIDTH, WIDTH, g)))
        bn2 = nn.BatchNorm1d(WIDTH)
        if zero_gamma:
            nn.init.zeros_(bn2.weight)
        steps.append(("BatchNorm1d", bn2(steps[-1][1])))
        if skip:
            steps.append(("+ x", x + steps[-1][1]))
        steps.append(("ReLU", torch.relu(steps[-1][1])))
        if block == 0:
            places += steps
        changes.append((steps[-1][1] - x).std().item())
        x = steps[-1][1]
        ends.append(x)
    x.retain_grad()
    (x * torch.randn(x.shape, generator=g)).sum().backward()
    return {
        "skip": skip,
        "zeroGamma": zero_gamma,
        "places": [{"made": made, "mean": out.mean().item(), "std": out.std().item()} for made, out in places],
        "changes": changes,
        "gradientNorms": [end.grad.norm().item() for end in ends],
    }


runs = [run(skip, zero_gamma) for skip in (True, False) for zero_gamma in (False, True)]
print(json.dumps({"width": WIDTH, "blocks": BLOCKS, "rows": ROWS, "vocabulary": VOCABULARY, "runs": runs}, indent=1))
