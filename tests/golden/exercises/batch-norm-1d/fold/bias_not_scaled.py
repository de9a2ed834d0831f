import torch
import torch.nn as nn

def fold(linear, bn):
    folded = nn.Linear(linear.in_features, linear.out_features)
    with torch.no_grad():
        scale = bn.weight / torch.sqrt(bn.running_var + bn.eps)
        bias = 0 if linear.bias is None else linear.bias
        folded.weight.copy_(linear.weight * scale.view(-1, 1))
        folded.bias.copy_(bias - bn.running_mean * scale + bn.bias)
    return folded
