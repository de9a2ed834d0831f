def learns(C, W1, b1, W2, b2):
    return {'C': True, 'W1': True, 'b1': True, 'W2': True, 'b2': True}
