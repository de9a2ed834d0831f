def init(fan_in, fan_out, g):
    return (2 * torch.rand(fan_in, fan_out, generator=g) - 1) / fan_in**0.5
