import torch


def attempt(do):
    try:
        print(do())
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, str(error).split(". ")[0].split(" [")[0])


x = torch.arange(12.0).view(3, 4)
x[0].zero_()
x[:, 1].fill_(7)
row = x[2]
row += 100
x.T.mul_(2)
print(x, row)
for each in x:
    each -= 1
print(x)
x.view(-1)[3] = 50
x[1:, 2:].copy_(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
x[1][3] = -9
x[..., 0].neg_()
print(x)
a, b = x.unbind(0)[:2]
a.add_(b)
first, second = x.chunk(2, dim=1)
second *= 10
x.split(1)[2].zero_()
x.unsqueeze(0).squeeze()[0, 0] = 0.5
print(x)

# A view sees what happens to the others, and to what it is a view of.
base = torch.zeros(2, 3)
left, turned, flat = base[:, :2], base.t(), base.reshape(6)
turned[2] = torch.tensor([5.0, 6.0])
left[1] = torch.tensor([1.0, 2.0])
flat[0] = 9
print(base, left, turned, flat)
base.zero_()
print(left.sum(), turned.sum(), flat.sum())
base.diagonal().fill_(3)
base[None, 0, 1:] = 4
base.narrow(1, 0, 1).add_(1)
base.select(1, 2).sub_(1)
print(base, base.diagonal(1))

# What has no other layout is copied, and what isn't a view has its own numbers.
copied = base.t().reshape(-1)
copied += 1
taken = base[torch.tensor([0, 1])]
taken.zero_()
masked = base[base > 3]
masked.zero_()
repeated = base.repeat(1, 1)
repeated.zero_()
mask = base > 0
mask.long().add_(5)
base.clone().zero_()
base.t().contiguous().zero_()
print(base, mask)
attempt(lambda: base.t().view(-1))
attempt(lambda: base[:, :2].view(4))
attempt(lambda: base[0].view(3, 1))
attempt(lambda: torch.zeros(3).expand(2, 3).add_(1))
print(base.t().is_contiguous(), base[0].is_contiguous(), base[:, 0].is_contiguous(), base.t().contiguous().is_contiguous())
print(base.stride(), base.t().stride(), base[:, 1].stride(), base[1].storage_offset(), base[None].stride())
print(base.data_ptr() == base.t().data_ptr(), base[1].data_ptr() - base.data_ptr(), base.clone().data_ptr() == base.data_ptr())

# Parameters: through .data and under no_grad; a view of a leaf can't be changed otherwise.
w = torch.ones(3, 2, requires_grad=True)
w.data[:, 0] = 5
with torch.no_grad():
    w[1] -= 2
    w[:, 1].mul_(3)
    for column in w.t():
        column += 1
w.detach()[0, 0] = 0
print(w)
attempt(lambda: w[0].zero_())
attempt(lambda: w.t().mul_(2))
(w * w).sum().backward()
w.grad[0].zero_()
w.grad.t()[1] = 1
print(w.grad)

# In place on a view of what has a history: it takes part in that history.
w.grad = None
h = w * 2
before = h[0]
h[1].mul_(10)
h[:, 0].add_(w[:, 1])
flat = h.view(-1)
flat[5] = w[0, 0] * 3
print(h, before.tolist())
(h * torch.arange(6.0).view(3, 2)).sum().backward(retain_graph=True)
print(w.grad)
w.grad = None
before.sum().backward()
print(w.grad)
w.grad = None
m = torch.zeros(2, 2)
m[0].copy_(w[0])
m.t()[1] = w[1] ** 2
row = m[1]
row *= 3
m.sum().backward()
print(m, w.grad)
y = (w * 1)[0]
y *= 2
y.sum().backward()
print(w.grad)

# What a backward pass needs must not change before it, in any view.
z = torch.ones(2, 2, requires_grad=True) * 2
s = (z[0] ** 2).sum()
z[1].zero_()
attempt(lambda: s.backward())
k = torch.ones(2, requires_grad=True)
v = k * 3
t = (v ** 2).sum()
v.data.zero_()
t.backward()
print(k.grad)
counts = torch.zeros((3, 3), dtype=torch.int32)
for i, j in [(0, 1), (2, 2), (0, 1)]:
    counts[i, j] += 1
    counts[i][j] += 1
print(counts.tolist())
q = torch.arange(6).view(2, 3)
q.t()[0] += 10
q[0, :2], q[1, 0] = 8, -1
print(q, q.flatten()[1:4].clone().fill_(0), q)
