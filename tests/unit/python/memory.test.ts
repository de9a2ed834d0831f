import { expect, test } from "vitest";
import { currentBackend } from "../../../src/engine/tensor";
import { startPython } from "./python";

const { run } = await startPython();
const blocks = () => currentBackend().memory().blocks;

test("training in a cell takes no more memory after 1,000 steps than after 200", { timeout: 60_000 }, () => {
  const setup = run(`
import torch, torch.nn.functional as F
g = torch.Generator().manual_seed(42)
C, W1, b1 = torch.randn(40, 10, generator=g), torch.randn(30, 64, generator=g), torch.randn(64, generator=g)
W2, b2 = torch.randn(64, 40, generator=g), torch.randn(40, generator=g)
parameters = [C, W1, b1, W2, b2]
for p in parameters: p.requires_grad = True
X, Y = torch.randint(0, 40, (500, 3)), torch.randint(0, 40, (500,))
def train(steps):
    for i in range(steps):
        ix = torch.randint(0, len(X), (32,))
        h = torch.tanh(C[X[ix]].view(-1, 30) @ W1 + b1)
        h = (h - h.mean(0, keepdim=True)) / h.std(0, keepdim=True)
        loss = F.cross_entropy(h @ W2 + b2, Y[ix])
        for p in parameters: p.grad = None
        loss.backward()
        for p in parameters: p.data -= 0.1 * p.grad
`);
  expect(setup.error).toBeNull();
  const early = run("train(200)").memory;
  const used = blocks();
  expect(run("train(800)").memory).toEqual(early);
  expect(blocks()).toBe(used);
});

test("what Python lets go of is freed, graph and gradients with it", () => {
  run("import torch");
  const before = blocks();
  const { error } = run(`
w = torch.randn(50, 50, requires_grad=True)
kept = []
for i in range(20):
    y = (torch.relu(w @ w) * i).sum()
    kept.append(y)          # graphs that no backward pass goes through
y.backward()
z = w.exp(); z.retain_grad(); z.sum().backward()
(u,) = torch.autograd.grad((w ** 2).sum(), w)
m = torch.zeros(3, 3); m[0] = w[0, :3]; m[1] *= 2; m.sum().backward()
try:
    w @ torch.ones(3)
except RuntimeError: pass
del w, kept, y, z, u, m
`);
  expect(error).toBeNull();
  expect(blocks()).toBe(before);
});

test("a graph deeper than Python's stack is let go of without trouble", () => {
  const before = blocks();
  expect(
    run("x = torch.ones(1, requires_grad=True)\ny = x\nfor i in range(20000): y = y + 1\ndel x, y").error,
  ).toBeNull();
  expect(blocks()).toBe(before);
});
