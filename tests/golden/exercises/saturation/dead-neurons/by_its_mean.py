def dead_neurons(h, threshold):
    return (h.abs().mean(0) > threshold).sum()
