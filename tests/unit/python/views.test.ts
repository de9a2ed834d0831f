import { expect, test } from "vitest";
import { currentBackend } from "../../../src/engine/tensor";
import { startPython } from "./python";

const { run } = await startPython();
const blocks = () => currentBackend().memory().blocks;

test("views hold what they show while they live, and nothing after", () => {
  run("import torch");
  const before = blocks();
  const { error, stdout } = run(`
def row():
    x = torch.arange(6.0).view(2, 3)
    return x[1]
r = row()              # nobody else holds the matrix now
r.view(-1)[0] = 7
print(r.tolist())
w = torch.ones(3, 3, requires_grad=True)
for i in range(50):
    h = w * 2
    first, flat = h[0], h.view(-1)
    h[:, 1].mul_(3); h.t()[2] += first.sum()
    (h.sum() + first.sum() + flat.sum()).backward()
    w.data[i % 3] -= 0.1 * w.grad[i % 3]; w.grad = None
try: w[0].zero_()
except RuntimeError: pass
del r, w, h, first, flat, row
`);
  expect(error?.traceback).toBeUndefined();
  expect(stdout).toBe("[7.0, 4.0, 5.0]\n");
  expect(blocks()).toBe(before);
});
