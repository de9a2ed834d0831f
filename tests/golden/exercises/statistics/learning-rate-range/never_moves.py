def range_test(new_model, low, high, steps):
    rates = [low * (high / low)**(i / (steps - 1)) for i in range(steps)]
    model = new_model()
    losses = []
    for lr in rates:
        losses.append(model.loss().item())
    return rates, losses

def pick(rates, losses):
    lowest = min(range(len(losses)), key=lambda i: losses[i])
    return rates[lowest] / 10
