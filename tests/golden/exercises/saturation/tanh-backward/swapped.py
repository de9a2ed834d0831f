import torch

def tanh_backward(preact, h, dh):
    return (1 - dh**2) * h
