import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(7)
x = torch.randn(4, 3, generator=g)
W = torch.randn(3, 5, generator=g, requires_grad=True)
b = torch.zeros(5, requires_grad=True)
h = torch.tanh(x @ W + b)
h.retain_grad()
loss = F.cross_entropy(h, torch.tensor([0, 1, 2, 3]))
print(loss, h.requires_grad, W.is_leaf, h.is_leaf, W.grad)
loss.backward()
print(W.grad, b.grad, h.grad)
try:
    loss.backward()
except RuntimeError as error:
    print(error)
F.mse_loss(x @ W, torch.zeros(4, 5)).backward()
print(W.grad)
W.grad.zero_()
print(W.grad.sum())
with torch.no_grad():
    W += 1
    y = W * 2
print(y.requires_grad, W.requires_grad, (W * 2).requires_grad)


@torch.no_grad()
def f(v):
    return v * 2


print(f(W).requires_grad)
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
for name in "exp log sqrt tanh sigmoid relu abs sin cos".split():
    v.grad = None
    getattr(v, name)().sum().backward()
    print(name, v.grad)
v.grad = None
(v / v.sum()).pow(2).mean().backward()
print(v.grad)
v.grad = None
v.std().backward()
print(v.grad)
v.grad = None
v.var(unbiased=False).backward(retain_graph=True)
print(v.grad)
v.grad = None
torch.stack([v.max(), v.min(), v.prod()]).sum().backward()
print(v.grad)
(gw,) = torch.autograd.grad((v**3).sum(), v)
print(gw)
u = torch.tensor([1.0, 2.0], requires_grad=True)
w = u * 2
w.backward(torch.tensor([1.0, 10.0]))
print(u.grad, w.grad_fn is not None, u.grad_fn)
for wrong in ("u.sum().backward(); (u * 2).backward()", "u += 1", "torch.tensor([1]).requires_grad_()", "torch.ones(2).sum().backward()"):
    try:
        exec(wrong)
    except RuntimeError as error:
        print(error)
d = u.detach()
d[0] = 5
print(u, u.data)
u.data = torch.tensor([8.0, 9.0])
print(u, u.grad)
z = (u * 3).detach()
print(z.requires_grad, torch.is_grad_enabled())
logits = torch.randn(3, 4, generator=g, requires_grad=True)
F.nll_loss(F.log_softmax(logits, 1), torch.tensor([1, 0, 3])).backward()
print(logits.grad)
t = torch.randn(3, 4, generator=g, requires_grad=True)
(t[:, 1:3] * t[1]).cumsum(0).sum().backward() if False else (t[:, 1:3].sum() + t[1].pow(2).sum()).backward()
print(t.grad)
p = torch.ones(2, 3, requires_grad=True)
q = p.clone()
q[0] = 4
q[1, 1] *= 5
q.sum().backward()
print(p.grad)
