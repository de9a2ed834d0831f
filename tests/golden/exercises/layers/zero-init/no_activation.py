def learns(C, W1, b1, W2, b2):
    back = bool(W2.any())
    h = bool(b1.any() or (C.any() and W1.any()))
    return {'C': back and bool(W1.any()), 'W1': back and bool(C.any()), 'b1': back, 'W2': True, 'b2': True}
