def init(fan_in, fan_out, g):
    return torch.randn(fan_out, fan_in, generator=g) / fan_in**0.5
