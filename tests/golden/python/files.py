"""What is saved comes back: tensors of every type, layers, optimisers, copies."""

import copy
import io
import pickle

import torch
import torch.nn as nn


def trip(x):
    b = io.BytesIO()
    torch.save(x, b)
    b.seek(0)
    return torch.load(b)


print(trip(torch.tensor([0.1], dtype=torch.float64)).item(), trip(torch.tensor([1, 2], dtype=torch.int32)), trip(torch.tensor([True])))
lin = nn.Linear(2, 2)
again = trip(lin)
print(torch.equal(again.weight, lin.weight), type(again.weight).__name__, again.weight.requires_grad, again)
print(trip(nn.Parameter(torch.ones(2))), trip((lin(torch.ones(1, 2)))).shape)
print(copy.deepcopy(lin).weight.is_leaf, pickle.loads(pickle.dumps(torch.ones(2))), copy.deepcopy(torch.tensor([0.1], dtype=torch.float64)).item())
o = torch.optim.Adam(lin.parameters())
lin(torch.ones(1, 2)).sum().backward()
o.step()
o2 = torch.optim.Adam(lin.parameters())
o2.load_state_dict(trip(o.state_dict()))
print(len(o2.state))
s = torch.ones(2, requires_grad=True)
(torch.zeros(3).scatter_add(0, torch.tensor([2, 2]), s) * torch.arange(3.)).sum().backward()
print(s.grad)
p = nn.Parameter(torch.ones(2, dtype=torch.float64))
print(p, (p * 0.1).sum())
