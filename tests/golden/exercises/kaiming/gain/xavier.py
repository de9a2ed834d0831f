def init(fan_in, fan_out, g):
    return torch.randn(fan_in, fan_out, generator=g) * (2 / (fan_in + fan_out))**0.5
