import { expect, test } from "vitest";
import { startPython } from "./python";

const { run } = await startPython();
run("import torch, warnings; warnings.simplefilter('ignore')");

test("the micrograd lecture's neuron prints in PyTorch what the lecture shows, to the last digit", () => {
  const { stdout, error } = run(`
x1 = torch.Tensor([2.0]).double(); x1.requires_grad = True
x2 = torch.Tensor([0.0]).double(); x2.requires_grad = True
w1 = torch.Tensor([-3.0]).double(); w1.requires_grad = True
w2 = torch.Tensor([1.0]).double(); w2.requires_grad = True
b = torch.Tensor([6.8813735870195432]).double(); b.requires_grad = True
n = x1*w1 + x2*w2 + b
o = torch.tanh(n)
print(o.data.item())
o.backward()
for p in (x2, w2, x1, w1): print(p.grad.item())
`);
  expect(error?.traceback).toBeUndefined();
  expect(stdout).toBe(
    "0.7071066904050358\n0.5000001283844369\n0.0\n-1.5000003851533106\n1.0000002567688737\n",
  );
});

test("a parameter of 64 bits is updated in 64 bits, by way of .data as under no_grad", () => {
  const { shown, error } = run(`
w = torch.tensor(0.1, dtype=torch.float64, requires_grad=True)
for i in range(4):
    loss = (w * 3 - 1) ** 2
    w.grad = None
    loss.backward()
    if i % 2: w.data -= 0.01 * w.grad
    else:
        with torch.no_grad(): w -= 0.01 * w.grad
w.item(), loss.item()
`);
  expect(error?.traceback).toBeUndefined();
  // By PyTorch 1.13.
  expect(shown).toEqual(["(0.22783825600000002, 0.1489632689977599)"]);
});

test("what goes through 32 bits is not mixed with what doesn't: its gradient is the engine's", () => {
  const { shown } = run(`
x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
y = x * 0.1
((y @ y) + (x * 0.1).sum()).backward()
x.grad.dtype, [round(each, 6) for each in x.grad.tolist()]
`);
  expect(shown).toEqual(["(torch.float64, [0.12, 0.14])"]);
});
