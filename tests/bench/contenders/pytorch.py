"""The notebook's network and its loop in PyTorch on one thread, driven by ../pytorch.ts.

usage: python3 pytorch.py [--facts]     (needs torch)

With --facts it says which torch this is and ends. Without, the first line of stdin names what to train, as JSON; it is
answered when training has warmed up. Each line after it asks for a round, answered with its steps a second and its
last loss. Between two lines the process sleeps.
"""
import json
import math
import os
import sys
import time

# Before torch loads: its BLAS may have threads of its own, which torch.set_num_threads doesn't reach.
for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


class Embedding:
    def __init__(self, vocabulary, size):
        self.weight = torch.randn(vocabulary, size)

    def __call__(self, x):
        return self.weight[x].view(len(x), -1)

    def parameters(self):
        return [self.weight]


class Linear:
    def __init__(self, fan_in, fan_out, std):
        self.weight = torch.randn(fan_in, fan_out) * std
        self.bias = torch.zeros(fan_out)

    def __call__(self, x):
        return x @ self.weight + self.bias

    def parameters(self):
        return [self.weight, self.bias]


class Tanh:
    def __call__(self, x):
        return torch.tanh(x)

    def parameters(self):
        return []


class Model:
    def __init__(self, network):
        vocabulary, hidden = network["vocabularySize"], network["hiddenSize"]
        self.layers = [Embedding(vocabulary, network["embeddingSize"])]
        fan_in = network["contextSize"] * network["embeddingSize"]
        for _ in range(network["hiddenLayers"]):
            self.layers.append(Linear(fan_in, hidden, 5 / 3 / math.sqrt(fan_in)))
            if network["normalization"] == "batch-norm-1d":
                self.layers.append(torch.nn.BatchNorm1d(hidden))
            self.layers.append(Tanh())
            fan_in = hidden
        self.layers.append(Linear(fan_in, vocabulary, 0.01))
        self.parameters = [p for layer in self.layers for p in layer.parameters()]
        for p in self.parameters:
            p.requires_grad = True

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Training:
    def __init__(self, network, examples):
        self.network, self.model = network, Model(network)
        self.x = torch.randint(0, network["vocabularySize"], (examples, network["contextSize"]))
        self.y = torch.randint(0, network["vocabularySize"], (examples,))

    def take(self, steps):
        """Returns the seconds it took and the last loss."""
        x, y, model, lr = self.x, self.y, self.model, self.network["learningRate"]
        batch_size = self.network["batchSize"]
        start = time.perf_counter()
        for _ in range(steps):
            idx = torch.randint(0, len(x), (batch_size,))
            loss = F.cross_entropy(model(x[idx]), y[idx])
            last_loss = loss.item()
            for p in model.parameters:
                p.grad = None
            loss.backward()
            for p in model.parameters:
                p.data -= p.grad * lr
        return time.perf_counter() - start, last_loss


def loaded_blas():
    """The library that multiplies matrices, such as libopenblas.so.0; empty where the system doesn't tell."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split()[-1] for line in maps}
    except OSError:
        return ""
    names = {os.path.basename(os.path.realpath(path)) for path in paths}
    return ", ".join(sorted(name for name in names if "blas" in name or name.startswith("libmkl")))


def answer(**message):
    print(json.dumps(message), flush=True)


def main():
    request = json.loads(sys.stdin.readline())
    round_seconds = request["roundSeconds"]
    training = Training(request["network"], request["examples"])
    steps = 1
    seconds, _ = training.take(steps)
    while seconds < round_seconds / 2:
        steps *= 2
        seconds, _ = training.take(steps)
    steps = max(1, round(steps * round_seconds / seconds))
    answer(ready=True)
    for _ in sys.stdin:
        seconds, loss = training.take(steps)
        answer(stepsPerSecond=steps / seconds, loss=loss)


if sys.argv[1:] == ["--facts"]:
    answer(version=torch.__version__, blas=loaded_blas())
else:
    main()
