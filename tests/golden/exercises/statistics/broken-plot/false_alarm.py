def diagnose(std, saturated, gradient, update):
    if max(std) > 1:
        return 'exploding'
    if std[-1] < std[0] / 2:
        return 'vanishing'
    if max(saturated) > .05:
        return 'saturated'
    middle = sorted(update)[len(update) // 2]
    if middle < -4.5:
        return 'lr too low'
    if middle > -2:
        return 'lr too high'
    return 'healthy'
