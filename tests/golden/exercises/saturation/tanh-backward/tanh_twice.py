import torch

def tanh_backward(preact, h, dh):
    return (1 - torch.tanh(h)**2) * dh
