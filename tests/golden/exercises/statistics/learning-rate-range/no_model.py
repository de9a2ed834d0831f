import torch

class Line:
    def __init__(self):
        self.x, self.w = torch.ones(4), torch.zeros(4, requires_grad=True)

    def parameters(self):
        return [self.w]

    def loss(self):
        return ((self.x @ self.w - 1)**2).mean()

def range_test(new_model, low, high, steps):
    rates = [low * (high / low)**(i / (steps - 1)) for i in range(steps)]
    model = Line()
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
