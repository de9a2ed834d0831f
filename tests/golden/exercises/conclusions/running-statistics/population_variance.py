import torch
from torch import nn

def compare(linear, bn, X):
    h = linear(X)
    std = h.std(0, unbiased=False)
    return (bn.running_mean - h.mean(0)) / std, bn.running_var.sqrt() / std
