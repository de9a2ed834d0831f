"""Tensors and arrays that share their numbers, in both directions."""

import numpy as np
import torch

t = torch.ones(5)
print(f"t: {t}")
n = t.numpy()
print(f"n: {n}")
t.add_(1)
print(f"t: {t}")
print(f"n: {n}")
n = np.ones(5)
t = torch.from_numpy(n)
np.add(n, 1, out=n)
print(f"t: {t}")
print(f"n: {n}")
n[2] = 0.1
print(t, n)
t[0] = 9
print(n, n.dtype, n.sum())
n *= 2
print(t)
x = torch.arange(6.).view(2, 3)
a = x.t().numpy()
a[0, 1] = 50
x[1, 2] = -1
print(a, x, a.dtype, a.T.shape, a[1], a + 1)
b = np.array([[1, 2], [3, 4]])
y = torch.from_numpy(b)
b[0] = 7
print(y, y.dtype)
y[1, 1] = 8
print(b, b.dtype, np.array(torch.ones(2)), torch.tensor(np.array([1.5])), torch.tensor(np.array([1, 2])))
w = torch.ones(2, requires_grad=True)
d = w.detach().numpy()
d[0] = 3
print(w, np.mean(x.numpy()), x.numpy().tolist())
print(np.asarray(x), list(x.numpy()[0]), x.numpy() @ x.numpy().T, torch.as_tensor(np.arange(3)))
