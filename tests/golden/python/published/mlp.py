"""Karpathy, makermore part 2: the multilayer perceptron of Bengio et al. Names of our own stand for names.txt."""

import random

import torch
import torch.nn.functional as F
import matplotlib.pyplot as plt

words = """emma olivia ava isabella sophia charlotte mia amelia harper evelyn abigail emily elizabeth mila ella avery sofia
camila aria scarlett victoria madison luna grace chloe penelope layla riley zoey nora lily eleanor hannah lillian addison
aubrey ellie stella natalie zoe leah hazel violet aurora savannah audrey brooklyn bella claire skylar""".split()
chars = sorted(list(set("abcdefghijklmnopqrstuvwxyz")))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi["."] = 0
itos = {i: s for s, i in stoi.items()}

block_size = 3
X, Y = [], []
for w in words[:5]:
    print(w)
    context = [0] * block_size
    for ch in w + ".":
        ix = stoi[ch]
        X.append(context)
        Y.append(ix)
        print("".join(itos[i] for i in context), "--->", itos[ix])
        context = context[1:] + [ix]
X = torch.tensor(X)
Y = torch.tensor(Y)
print(X.shape, X.dtype, Y.shape, Y.dtype)
torch.manual_seed(5)
C = torch.randn((27, 2))
print(C[5], F.one_hot(torch.tensor(5), num_classes=27).float() @ C)
print(C[[5, 6, 7]], C[torch.tensor([5, 6, 7, 7, 7, 7])], C[X].shape, X[13, 2], C[X][13, 2], C[1])
emb = C[X]
W1 = torch.randn((6, 100))
b1 = torch.randn(100)
print(torch.cat([emb[:, 0, :], emb[:, 1, :], emb[:, 2, :]], 1).shape)
print(len(torch.unbind(emb, 1)), torch.cat(torch.unbind(emb, 1), 1).shape)
a = torch.arange(18)
print(a, a.shape, a.view(2, 9), a.view(9, 2), a.view(3, 3, 2), a.storage().tolist() == list(range(18)))
print((emb.view(32, 6) == torch.cat(torch.unbind(emb, 1), 1)).all(), emb.view(emb.shape[0], 6).shape)
h = torch.tanh(emb.view(-1, 6) @ W1 + b1)
print(h, h.shape)
W2 = torch.randn((100, 27))
b2 = torch.randn(27)
logits = h @ W2 + b2
counts = logits.exp()
prob = counts / counts.sum(1, keepdims=True)
print(prob.shape, prob[torch.arange(32), Y], -prob[torch.arange(32), Y].log().mean())
print(F.cross_entropy(logits, Y))
logits = torch.tensor([-100, -3, 0, 100]) - 100
counts = logits.exp()
print(counts, counts / counts.sum())


def build_dataset(words):
    X, Y = [], []
    for w in words:
        context = [0] * block_size
        for ch in w + ".":
            ix = stoi[ch]
            X.append(context)
            Y.append(ix)
            context = context[1:] + [ix]
    X = torch.tensor(X)
    Y = torch.tensor(Y)
    print(X.shape, Y.shape)
    return X, Y


random.seed(42)
random.shuffle(words)
n1 = int(0.8 * len(words))
n2 = int(0.9 * len(words))
Xtr, Ytr = build_dataset(words[:n1])
Xdev, Ydev = build_dataset(words[n1:n2])
Xte, Yte = build_dataset(words[n2:])
g = torch.Generator().manual_seed(2147483647)
C = torch.randn((27, 10), generator=g)
W1 = torch.randn((30, 200), generator=g)
b1 = torch.randn(200, generator=g)
W2 = torch.randn((200, 27), generator=g)
b2 = torch.randn(27, generator=g)
parameters = [C, W1, b1, W2, b2]
print(sum(p.nelement() for p in parameters))
for p in parameters:
    p.requires_grad = True
lre = torch.linspace(-3, 0, 100)
lrs = 10**lre
print(lrs)
lri, lossi, stepi = [], [], []
torch.manual_seed(3)
for i in range(30):
    ix = torch.randint(0, Xtr.shape[0], (32,))
    emb = C[Xtr[ix]]
    h = torch.tanh(emb.view(-1, 30) @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, Ytr[ix])
    for p in parameters:
        p.grad = None
    loss.backward()
    lr = lrs[i]
    for p in parameters:
        p.data += -lr * p.grad
    lri.append(lre[i])
    stepi.append(i)
    lossi.append(loss.log10().item())
print([round(each, 3) for each in lossi[:6]])
plt.plot(lri, lossi)
for name, xs, ys in (("train", Xtr, Ytr), ("dev", Xdev, Ydev)):
    emb = C[xs]
    h = torch.tanh(emb.view(-1, 30) @ W1 + b1)
    logits = h @ W2 + b2
    loss = F.cross_entropy(logits, ys)
    print(name, f"{loss.item():.3f}")

plt.figure(figsize=(8, 8))
plt.scatter(C[:, 0].data, C[:, 1].data, s=200)
for i in range(C.shape[0]):
    plt.text(C[i, 0].item(), C[i, 1].item(), itos[i], ha="center", va="center", color="white")
plt.grid("minor")

g = torch.Generator().manual_seed(2147483647 + 10)
for _ in range(4):
    out = []
    context = [0] * block_size
    for _ in range(12):
        emb = C[torch.tensor([context])]
        h = torch.tanh(emb.view(1, -1) @ W1 + b1)
        logits = h @ W2 + b2
        probs = F.softmax(logits, dim=1)
        ix = torch.multinomial(probs, num_samples=1, generator=g).item()
        context = context[1:] + [ix]
        out.append(ix)
        if ix == 0:
            break
    print(len(out) > 0)
