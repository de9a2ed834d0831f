import torch

def batch_norm_backward(dout, x, gamma, eps=1e-5):
    mean = x.mean(0)
    std = torch.sqrt(x.var(0, unbiased=False) + eps)
    xhat = (x - mean) / std

    dbeta = dout.sum(0)
    dgamma = (dout * xhat).sum(0)
    dxhat = dout * gamma
    by_mean = dxhat.mean(0)
    by_variance = xhat * (dxhat * xhat).mean(0)
    dx = (dxhat - by_mean) / std
    return dx, dgamma, dbeta
