import torch

def tanh_backward(preact, h, dh):
    return (1 - preact**2) * dh
