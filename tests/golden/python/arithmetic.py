import torch

a = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
b = torch.tensor([10.0, 20.0])
print(a + b, a - 1, 2 * a, a / b, 1 / a, a @ b, a @ a, a**2, 2**a, -a, abs(-a))
i = torch.tensor([7, -7, 3])
print(i + 1, i * 2.0, i / 2, i // 2, i % 3, i**2, i > 0, i == 7, ~(i > 0), (i > 0) & (i < 5), (i > 0) | (i < -5))
print(i * 2, 2 - i, i.float(), i.double().sum().item(), (a > 2).float(), (a > 2).long().sum())
print(a.sum(), a.sum(0), a.sum(1, keepdim=True), a.mean(1), a.std(), a.var(0), a.var(0, unbiased=False), a.prod())
print(a.max(), a.max(1), a.min(0), a.argmax(), a.argmax(1), torch.max(a, b), a.any(), (a > 0).all(1))
print(a.cumsum(1), a.sort(descending=True), torch.topk(torch.tensor([3.0, 1.0, 2.0]), 2), a.median(), a.norm())
print(a.exp(), a.log(), a.sqrt(), a.tanh(), a.sigmoid(), torch.relu(a - 2), a.clamp(1.5, 3), a.softmax(1), a.log_softmax(0))
print(a.T, a.t(), a.permute(1, 0), a.reshape(-1), a.view(4, 1), a.unsqueeze(0).shape, a.flatten(), a.expand(2, 2, 2).shape)
print(a.repeat(1, 2), torch.outer(b, b), torch.einsum("ij,jk->ik", a, a), torch.einsum("ij->j", a), a.diag(), torch.trace(a))
print(a.item if False else a[0, 0].item(), float(a[0, 1]), int(i[0]), bool(a[0, 0] > 0), round(a[1, 1].item(), 2))
print(torch.allclose(a, a + 1e-9), torch.equal(a, a.clone()), torch.isnan(a / 0 * 0), torch.isclose(b, b + 1))
c = a.clone()
c += 1
c *= b
c -= a
c.add_(1).mul_(2)
print(c, c.dtype, (i + 1.5).dtype, (i + True).dtype, torch.tensor(3).item(), torch.tensor(2.0).item())
print(torch.maximum(a, a.T), torch.minimum(a, a.T), a.floor(), (a / 3).round(), (a / 3).ceil(), torch.sin(a), torch.cos(a))
print(torch.log10(a), torch.log2(a), a.rsqrt(), a.sign(), torch.logsumexp(a, 1), torch.bincount(torch.tensor([0, 1, 1, 3])))
print(torch.histc(torch.tensor([1.0, 2, 1]), 4, 0, 3), torch.unique(torch.tensor([3, 1, 3])), torch.count_nonzero(i))
print(a.mean((0, 1)), a.numel(), a.nelement(), a.ndim, a.type(), i.type(), a.is_leaf, a.element_size())
