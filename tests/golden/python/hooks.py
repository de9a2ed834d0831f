"""Functions with a backward of their own, hooks, and what adds up at places."""

import torch


class Bad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        raise ValueError("mine")


try:
    Bad.apply(torch.ones(1, requires_grad=True)).backward()
except ValueError as e:
    print("caught", e)
w = torch.ones(2, requires_grad=True)
h = w * 3
h.register_hook(lambda g: print("h", g))
handle = w.register_hook(lambda g: g * 10)
(h * h).sum().backward()
print(w.grad)
handle.remove()
w.grad = None
(w * 3).sum().backward()
print(w.grad)
print(Bad.apply(w), Bad.apply(w).requires_grad)
z = torch.zeros(2, 3).index_add(1, torch.tensor([0, 2]), torch.ones(2, 2, requires_grad=True) * w)
print(z.detach(), z.requires_grad)
s = torch.ones(2, requires_grad=True)
(torch.zeros(3).scatter_add(0, torch.tensor([2, 2]), s) * torch.arange(3.)).sum().backward()
print(s.grad)
print(torch.autograd.functional.jacobian(lambda x: x ** 2, torch.tensor([1., 2.])))
