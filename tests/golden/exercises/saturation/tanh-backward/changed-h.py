import torch

def tanh_backward(preact, h, dh):
    h *= h
    return (1 - h) * dh
