def dead_neurons(h, threshold):
    return (h.abs() > threshold).all(0).sum() + 1000
