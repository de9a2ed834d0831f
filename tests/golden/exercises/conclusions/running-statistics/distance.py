import torch
from torch import nn

def compare(linear, bn, X):
    h = linear(X)
    return torch.zeros(h.shape[1]), bn.running_var.sqrt() / h.std(0)
