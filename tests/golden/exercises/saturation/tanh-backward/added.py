import torch

def tanh_backward(preact, h, dh):
    return 1 - h**2 + dh
