def init(fan_in, fan_out, g):
    return torch.ones(fan_in, fan_out) / fan_in
