import torch
from torch import nn

def compare(linear, bn, X):
    h = linear(X)
    return (bn.running_mean - h.mean(0)) / h.std(0), torch.ones(h.shape[1])
