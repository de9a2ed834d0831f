import torch

def tanh_backward(preact, h, dh):
    dh *= 1 - h**2
    return dh
