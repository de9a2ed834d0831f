"""The notebook's network and its loop: by PyTorch in pytorch.py, by the page's torch in the cells' contender."""
import math
import time

import torch
import torch.nn.functional as F


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
