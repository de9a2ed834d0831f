import torch
from torch import nn

def compare(linear, bn, X):
    h = linear(X)
    mean, std = h.mean(1), h.std(1)
    return (bn.running_mean - mean) / std, bn.running_var.sqrt() / std
