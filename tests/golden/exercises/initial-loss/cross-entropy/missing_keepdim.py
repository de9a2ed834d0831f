def cross_entropy(logits, Y):
    counts = logits.exp()
    probs = counts / counts.sum(1)
    return -probs[torch.arange(len(Y)), Y].log().mean()
