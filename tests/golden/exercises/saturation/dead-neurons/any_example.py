def dead_neurons(h, threshold):
    return (h.abs() > threshold).any(0).sum().item()
