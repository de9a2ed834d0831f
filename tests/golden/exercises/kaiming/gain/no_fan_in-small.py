def init(fan_in, fan_out, g):
    return torch.randn(fan_in, fan_out, generator=g) * 0.1
