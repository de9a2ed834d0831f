def cross_entropy(logits, Y):
    counts = logits.exp()
    probs = counts / counts.sum(1, keepdim=True)
    return -probs[range(2), Y].log().mean()
