def dead_neurons(h, threshold):
    return (h.abs() > 0.97).all(0).sum()
