import { expect, test } from "vitest";
import { startPython } from "./python";

const { run } = await startPython();
run("import torch");

// PyTorch's int64 holds these; the engine's 32 bits would hold others.
test.each([
  "torch.arange(1, 21).prod()",
  "torch.tensor([2**31 - 1]) + 1",
  "torch.tensor([2**30]) * torch.tensor([4])",
  "torch.arange(100000) ** 2",
  "torch.tensor([2**30] * 3).sum()",
  "torch.tensor([2**30] * 3).cumsum(0)",
  "torch.full((2,), 2**40)",
  "torch.arange(2**31, 2**31 + 3)",
  "torch.zeros(2, dtype=torch.long).fill_(2**33)",
  "torch.tensor([1e10]).long()",
  "torch.tensor([3]) ** torch.tensor([30])",
  "torch.tensor([1]) << 40",
])("%s is refused, not another number", (code) => {
  expect(run(code).error?.type).toBe("OverflowError");
});

test("what fits is computed, and int32 wraps as PyTorch's does", () => {
  expect(
    run("torch.arange(1, 13).prod().item(), (torch.tensor([2**30], dtype=torch.int32) * 4).item()").shown,
  ).toEqual(["(479001600, 0)"]);
});
