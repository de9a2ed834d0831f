import { expect, test, vi } from "vitest";
import { defaultConfig, type RunConfig } from "../../../src/experiment/config";
import { toggleBatchNorm } from "../../../src/pages/toggle-batch-norm";

test.each<[string, Partial<RunConfig>, [string, string]]>([
  ["the regular network", {}, ["normalization", "batch-norm-1d"]],
  ["the regular network by hand", { normalization: "batch-norm-by-hand" }, ["normalization", "none"]],
  [
    "a list without",
    { layers: "linear:8,tanh,linear:4" },
    ["layers", "linear:8,batch-norm-1d,tanh,linear:4,batch-norm-1d"],
  ],
  [
    "a list with some",
    { layers: "linear:8,tanh,linear:4,batch-norm-by-hand" },
    ["layers", "linear:8,tanh,linear:4"],
  ],
])("puts BatchNorm on every hidden layer or on none: %s", (_, fields, wanted) => {
  const setField = vi.fn();
  toggleBatchNorm({ config: { ...defaultConfig, ...fields }, setField } as never);
  expect(setField).toHaveBeenCalledExactlyOnceWith(...wanted);
});
