def cross_entropy(logits, Y):
    return -F.softmax(logits, 1).log().mean()
