import torch
import torch.nn as nn
import torch.nn.functional as F

a, b = torch.ones(2, 3), torch.ones(4)
long = torch.tensor([0, 1])
cases = """a @ b
a @ a
a + b
a.view(4)
a[5]
a[0, 0, 0]
a[:, torch.tensor([9])]
a.sum(2)
bool(a)
int(a)
a.item()
torch.cat([a, b])
torch.stack([a, b])
F.cross_entropy(a, torch.tensor([0, 5]))
F.cross_entropy(a, torch.tensor([0, 1, 2]))
F.softmax(b, dim=1)
long.mean()
long.requires_grad_()
torch.tensor([[1, 2], [3]])
torch.tensor("a")
nn.Linear(4, 2)(a)
nn.BatchNorm1d(3)(torch.ones(1, 3))
nn.BatchNorm1d(4)(a)
torch.ones(3, requires_grad=True).numpy()
torch.multinomial(torch.tensor([0.0, 0.0]), 1)
torch.zeros(2).backward()
torch.randint(3, 3, (2,))
len(torch.tensor(1))
nn.Module()(1)
torch.arange(3).view(-1, 2)
F.embedding(torch.tensor([7]), torch.ones(3, 2))
torch.optim.SGD([], lr=0.1)
torch.optim.SGD([a], lr=-1)
nn.Sequential(nn.Tanh())[3]
torch.ones(2, 3).T @ torch.ones(3)
a.nothing
torch.ones(2) @ torch.tensor([1, 2])
torch.tensor([1.0, 2.0]).long()[0.5]"""
for case in cases.split("\n"):
    try:
        print(case, "->", eval(case))
    except Exception as error:
        print(case, "->", type(error).__name__, str(error).split("\n")[0])
