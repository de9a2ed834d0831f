def dead_neurons(h, threshold):
    return (h > threshold).all(0).sum().item()
