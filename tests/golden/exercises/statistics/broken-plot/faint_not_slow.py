def diagnose(std, saturated, gradient, update):
    middle = min(update)
    if middle < -3.6:
        return 'lr too low'
    if max(std) > 1:
        return 'exploding'
    if std[-1] < std[0] / 2:
        return 'vanishing'
    if max(saturated) > .4:
        return 'saturated'
    if min(update) > -2:
        return 'lr too high'
    return 'healthy'
