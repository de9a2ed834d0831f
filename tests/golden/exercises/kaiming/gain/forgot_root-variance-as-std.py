def init(fan_in, fan_out, g):
    return torch.empty(fan_in, fan_out).normal_(0, 1 / fan_in, generator=g)
