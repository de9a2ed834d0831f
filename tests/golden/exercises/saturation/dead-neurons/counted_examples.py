def dead_neurons(h, threshold):
    return (h.abs() > threshold).all(1).sum().item()
