import torch

x = torch.arange(24).view(2, 3, 4)
print(x[0], x[1, 2], x[1, 2, 3], x[-1, :, 1], x[:, 1:], x[..., 0], x[0, ::2], x[:, None].shape, x[None].shape)
print(x[:, :, [0, 2]], x[[1, 0]], x[torch.tensor([1]), torch.tensor([2])], x[0][[0, 1], [1, 2]])
print(x[x > 20], x[:, torch.tensor([True, False, True])].shape)
print(x[0, torch.tensor([0, 2]), :], x[[0, 1], :, [1, 2]])
y = torch.zeros(3, 4)
y[0] = 1
y[1, 2] = 5
y[:, 3] = torch.tensor([7.0, 8.0, 9.0])
y[2, :2] = -1
print(y)
y[y > 6] = 0
y[[0, 1], [1, 1]] = 3
y[range(2), [0, 0]] = 9
print(y)
y[0] += 10
y[:, 1] *= 2
print(y)
C = torch.randn(5, 2, generator=torch.Generator().manual_seed(1))
C.requires_grad_()
e = C[torch.tensor([[0, 1], [1, 4]])]
print(e.shape)
e.sum().backward()
print(C.grad)
logits = torch.arange(6.0).view(2, 3)
print(logits[range(2), torch.tensor([2, 0])], logits[torch.arange(2), [1, 1]])
print(len(x), [row.sum().item() for row in x], x.tolist())
a, b = torch.tensor([1, 2])
print(a, b, 2 in torch.tensor([1, 2]))
print(x.unbind(0)[1].shape, [p.shape for p in torch.split(x, 2, dim=1)], x.chunk(2, dim=2)[0].shape)
print(torch.gather(logits, 1, torch.tensor([[0], [2]])), x.index_select(1, torch.tensor([0, 2])).shape)
print(torch.where(logits > 2, logits, torch.zeros(())), torch.nonzero(logits > 3))
print(logits.masked_fill(logits > 2, -1.0), x.flip(0)[0, 0], torch.roll(torch.arange(5), 2))
