import torch

def tanh_backward(preact, h, dh):
    return h * (1 - h) * dh
