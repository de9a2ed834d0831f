import torch

def tanh_backward(preact, h, dh):
    return (h**2 - 1) * dh
