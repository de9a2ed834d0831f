def cross_entropy(logits, Y):
    return F.cross_entropy(logits, Y)
