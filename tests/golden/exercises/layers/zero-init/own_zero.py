def learns(C, W1, b1, W2, b2):
    return {'C': bool(C.any()), 'W1': bool(W1.any()), 'b1': bool(b1.any()), 'W2': bool(W2.any()), 'b2': True}
