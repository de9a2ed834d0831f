def dead_neurons(h, threshold):
    return (h.abs() > threshold).all(0)
