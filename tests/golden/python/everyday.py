"""What a notebook writes every day, and the mistakes that it makes."""

import torch
import torch.nn as nn
import torch.nn.functional as F


def show(name, do):
    try:
        print(name, "=", do())
    except Exception as e:
        print(name, "!", type(e).__name__, str(e)[:110])


torch.manual_seed(0)
x = torch.randn(3, 4)
w = torch.randn(4, requires_grad=True)
for line in """
x.add(1).mul_(2).sub_(1).div_(3)
x.sum(axis=1, keepdims=True)
x.max(axis=1).values
x.argmax(axis=1)
torch.softmax(x, axis=1) if False else x.softmax(-1)
x.mean(dim=[0, 1])
x[:, None, :].shape, x[..., None].shape, x[0, ..., 1], x[1:, [0, 2]], x[[True, False, True]]
x[torch.arange(3), torch.tensor([0, 1, 2])]
x[x > 0].sum()
x[-1, -1].item()
x[:, torch.tensor([1, 1])]
x.split([1, 2]), x.chunk(2, 1)
list(x[0]) , [float(v) for v in x[0]]
sum(x[0]), max(x[0]), min(x[0]), sorted(x[0].tolist())
len(x), x.shape[0], x.size(), tuple(x.shape), x.shape == (3, 4), x.shape == torch.Size([3, 4])
f"{x[0, 0]:.3f} {x.mean():8.4f} {x.shape}", "%.2f" % x[0, 0], str(x.dtype), repr(x[0, :2])
x.numpy().shape, x.tolist()[0][:2], x.detach().cpu().numpy().dtype
torch.tensor(x[0]), torch.tensor([x[0, 0], x[0, 1]]), torch.tensor([[1, 2.5], [True, 0]])
torch.stack([torch.tensor(i) for i in range(3)]), torch.cat([x, x], dim=-1).shape, torch.cat((x, x)).shape
(w * 2).sum().backward() or w.grad
torch.no_grad().__class__.__name__, torch.is_grad_enabled()
w.data.fill_(1) , w
w.requires_grad_(False) + 1
torch.where(x > 0, 1, 0), torch.where(x > 0, x, 0.)
(x > 0).float().mean(), (x > 0).sum().item(), (x > 0).all(), (x > 0).long()[0]
x ** 2, x ** 0.5 if False else x.abs() ** 0.5, 2 ** x[0], x // 1, x % 1, -x[0], abs(x[0]), x @ x.T, x.T @ x
x == x, (x == x).all().item(), (x != x).any(), x.eq(x).sum()
torch.arange(0, 10, 3), torch.arange(5.), torch.arange(1, 4, dtype=torch.float), torch.linspace(0, 1, 3), torch.zeros_like(x).shape
torch.randperm(5), torch.randint(3, (2, 2)), torch.randint(1, 5, (3,)), torch.normal(0, 1, (2,)), torch.rand(2), torch.normal(mean=torch.zeros(2), std=torch.ones(2))
torch.empty(2, 2).normal_(), torch.empty(2).uniform_(-1, 1), torch.zeros(3).bernoulli_(0.5), torch.Tensor(2, 2).zero_()
torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 3), torch.multinomial(torch.ones(2, 3), 2, replacement=True)
F.cross_entropy(x, torch.tensor([0, 1, 2])), F.nll_loss(F.log_softmax(x, 1), torch.tensor([0, 1, 2]))
x.view(2, 6), x.view(-1), x.reshape(4, 3), x.view(3, 2, 2).transpose(1, 2).shape, x.flatten().shape, x.unsqueeze(1).squeeze(1).shape
x.view(5, 2)
x @ x
x + torch.ones(3)
x[5]
x[0, 9]
torch.cat([x, torch.ones(2)])
torch.tensor([1, 2]).mean()
F.cross_entropy(x, torch.tensor([0, 1, 7]))
nn.Linear(3, 2)(x)
x.backward()
torch.zeros(2, requires_grad=True).numpy()
torch.ones(2, requires_grad=True).add_(1)
torch.tensor([1, 2], requires_grad=True)
torch.tensor("a")
torch.zeros(2).item()
bool(torch.ones(2))
torch.ones(2).foo
nn.Linear(2, 2)(torch.ones(3, 2, dtype=torch.long))
nn.Linear(2, 2, bias=False)(torch.ones(3, 2, dtype=torch.long))
nn.Embedding(3, 2)(torch.tensor([5]))
nn.Embedding(3, 2)(torch.tensor([0.5]))
torch.stack([torch.ones(2), torch.ones(3)])
torch.ones(2, 3).view(-1, 4)
torch.multinomial(torch.tensor([-1.0, 2.0]), 1)
torch.randint(5, 5, (2,))
torch.arange(5, 0)
torch.ones(2)[None, 3]
torch.ones(2, 2)[0, 0, 0]
torch.ones(3).expand(2, 4)
F.one_hot(torch.tensor([1, 5]), 3)
torch.matmul(torch.ones(2), 3)
torch.ones(2, device="cuda")
""".strip().split("\n"):
    show(line, lambda: eval(line))
