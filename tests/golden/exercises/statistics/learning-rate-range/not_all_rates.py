def range_test(new_model, low, high, steps):
    rates = []
    lr = low
    while lr < high:
        rates.append(lr)
        lr *= 10
    model = new_model()
    losses = []
    for lr in rates:
        loss = model.loss()
        losses.append(loss.item())
        for p in model.parameters():
            p.grad = None
        loss.backward()
        for p in model.parameters():
            p.data -= lr * p.grad
    return rates, losses

def pick(rates, losses):
    lowest = min(range(len(losses)), key=lambda i: losses[i])
    return rates[lowest] / 10
