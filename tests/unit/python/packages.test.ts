import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { colorMap } from "../../../src/notebook/python-plot-color";
import type { PlotSeries } from "../../../src/python/protocol";
import { startPython } from "./python";

const { run, events } = await startPython();

test("numpy draws what NumPy draws, and its items are Python's", () => {
  const { stdout, error } = run(`
import numpy as np
np.random.seed(42)
print(np.random.rand(2), np.random.randint(0, 10, 3), np.random.permutation(5))
np.random.seed(42)
words = ["uno", "dos", "tres", "cuatro"]
print([x.item() for x in np.random.choice(words, 3, replace=False)])
np.random.shuffle(words)
print(words)
a = np.array([[1, 2], [3, 4]])
print(a.shape, a.dtype, a.sum(), a.mean(axis=0), a * 2.5, a[:, 1], a[a > 2], a @ a)
print(repr(np.linspace(0, 1, 5)), np.arange(3), np.zeros((2, 2)), np.e ** np.array([0.0, 1.0]))
print(np.exp(1), np.sqrt(np.array([4, 9])), np.array([1.0, 2.0]).std(), np.tanh(0.5))
import torch
print(torch.tensor(np.array([1.5, 2.5])), torch.ones(2).numpy(), np.array(torch.arange(3)))
`);
  expect(error?.traceback).toBeUndefined();
  // By NumPy 1.24.
  expect(stdout).toBe(`[0.37454012 0.95071431] [7 4 6] [4 0 3 2 1]
['dos', 'cuatro', 'uno']
['dos', 'cuatro', 'uno', 'tres']
(2, 2) int64 10 [2. 3.] [[ 2.5  5. ]
 [ 7.5 10. ]] [2 4] [3 4] [[ 7 10]
 [15 22]]
array([0.  , 0.25, 0.5 , 0.75, 1.  ]) [0 1 2] [[0. 0.]
 [0. 0.]] [1.         2.71828183]
2.718281828459045 [2. 3.] 0.5 0.46211715726000974
tensor([1.5000, 2.5000], dtype=torch.float64) [1. 1.] [0 1 2]
`);
});

test("arrays compute and print as NumPy's, to the last blank", () => {
  const folder = new URL("../../golden/python/numpy/", import.meta.url);
  const golden: { lines: string[] } = JSON.parse(readFileSync(new URL("arrays.json", folder), "utf8"));
  const { stdout, error } = run(readFileSync(new URL("arrays.py", folder), "utf8"));
  expect(error?.traceback).toBeUndefined();
  expect(stdout.split("\n")).toEqual(golden.lines);
});

test("plots come as data, those that nobody shows when the cell ends", () => {
  const { plots, error } = run(`
import torch, matplotlib.pyplot as plt
plt.figure(figsize=(20, 10))
plt.imshow(torch.tensor([[0.5, 0.99]]).abs() > .97, cmap='grey', interpolation='nearest')
plt.show()
fig, ax = plt.subplots(1, 2)
ax[0].plot(torch.arange(3), [1, 4, 9], 'r--', label='a'); ax[0].legend(); ax[0].set_title('t')
ax[1].hist(torch.tensor([1., 1., 2.]), bins=2)
plt.figure(); plt.plot([3, 1]); plt.axhline(0, color='k'); plt.xlabel('x'); plt.ylim(0, 5)
`);
  expect(error?.traceback).toBeUndefined();
  expect(plots.length).toBe(3);
  const [image, two, line] = plots;
  expect(image).toMatchObject({ width: 2000, height: 1000 });
  expect(image.axes[0].series[0]).toEqual({
    kind: "image",
    rows: 1,
    columns: 2,
    values: Float32Array.of(0, 1),
    vmin: 0,
    vmax: 1,
    map: "grey",
    extent: [-0.5, 1.5, 0.5, -0.5],
    lower: false,
    smooth: false,
    alpha: 1,
  });
  expect(two).toMatchObject({ rows: 1, columns: 2 });
  expect(two.axes[0]).toMatchObject({ cell: 0, title: "t", legend: true });
  expect(two.axes[0].series[0]).toMatchObject({ kind: "line", dash: "--", color: "red", label: "a" });
  expect([...(two.axes[0].series[0] as { y: number[] }).y]).toEqual([1, 4, 9]);
  expect(two.axes[1].series[0]).toMatchObject({ kind: "bars", heights: [2, 1] });
  expect(line.axes[0]).toMatchObject({ xLabel: "x", yRange: [0, 5] });
  expect(line.axes[0].series[1]).toMatchObject({ kind: "rule", axis: "y", at: 0, color: "black", dash: "-" });
});

test("what matplotlib doesn't know is its error, and what the page doesn't draw says so by name", () => {
  run("import torch, matplotlib.pyplot as plt");
  const errors: [string, string][] = [
    ["plt.plot([1], colour='r')", "AttributeError: Line2D.set() got an unexpected keyword argument 'colour'"],
    [
      "plt.plot([1], lw=1, linewidth=2)",
      "TypeError: Got both 'lw' and 'linewidth', which are aliases of one another",
    ],
    ["plt.plot([1], 'q')", "ValueError: 'q' is not a valid format string (unrecognized character 'q')"],
    [
      "plt.plot(torch.ones(2, requires_grad=True))",
      "RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    ],
    ["plt.polar([1], [1])", "NotImplementedError: matplotlib.pyplot.polar is not in this page's matplotlib"],
    ["plt.hist([float('nan')])", "ValueError: autodetected range of [nan, nan] is not finite"],
  ];
  for (const [code, words] of errors) {
    const { error } = run(code);
    expect(`${error?.type}: ${error?.message}`).toBe(words);
  }
  run("plt.close('all')");
});

test("the page has every colour map that matplotlib's cells may name", () => {
  const names = run("from matplotlib._style import COLOR_MAPS; print(*COLOR_MAPS)").stdout.trim().split(" ");
  const unknown = colorMap("nobody-knows");
  expect(names.filter((name) => name !== "viridis" && `${colorMap(name)}` === `${unknown}`)).toEqual([]);
});

test("bars stand where NumPy counts, side by side or one on another, and axes take their places in the grid", () => {
  const { plots, error } = run(`
fig, axs = plt.subplots(2, 2, sharey='row', figsize=(6, 4))
axs[0, 0].hist([[1, 2], [3]], bins=2, label=['a', 'b'])
axs.flat[1].hist([[1, 2], [3]], bins=2, stacked=True)
wide = plt.subplot(2, 1, 2)
wide.bar(['x', 'y'], [1, 2], bottom=[1, 0])
wide.set_xticks([0, 1], ['no', 'yes'], rotation=30)
assert axs.shape == (2, 2) and plt.gca() is wide
fig.suptitle('both')
`);
  expect(error?.traceback).toBeUndefined();
  const [{ axes, title, rows, columns }] = plots;
  expect({ title, rows, columns }).toEqual({ title: "both", rows: 2, columns: 2 });
  const bars = (at: number, series: number) =>
    axes[at].series[series] as Extract<PlotSeries, { kind: "bars" }>;
  expect([bars(0, 0).heights, bars(0, 1).heights]).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(bars(1, 1).bottoms).toEqual([1, 1]);
  expect(axes[0].yRange).toEqual(axes[1].yRange);
  expect(axes.at(-1)).toMatchObject({
    place: { row: 1, column: 0, rows: 1, columns: 2 },
    xTicks: { at: [0, 1], labels: ["no", "yes"], angle: 30 },
    legend: false,
    colorBar: null,
  });
  expect(axes.at(-1)!.series[0]).toMatchObject({ bottoms: [1, 0], heights: [1, 2], label: null });
});

test("twin axes share their place, and the second is drawn at the right", () => {
  const { plots, error } = run(`
fig, left = plt.subplots()
left.plot([3, 2], label='loss'); right = left.twinx()
right.plot([0.1, 0.9], 'r', label='accuracy'); right.set_ylabel('accuracy'); right.set_ylim(0, 1); right.legend()
`);
  expect(error?.traceback).toBeUndefined();
  expect(plots[0].axes.length).toBe(1);
  expect(plots[0].axes[0].twin).toMatchObject({ yLabel: "accuracy", yRange: [0, 1], legend: true });
  expect(plots[0].axes[0].twin!.series[0]).toMatchObject({ kind: "line", color: "red", label: "accuracy" });
});

test("tqdm tells how far a loop is", () => {
  expect(run("from tqdm import tqdm, trange\nfor i in tqdm(range(1000), desc='x'): pass").error).toBeNull();
  expect(events.filter(({ kind }) => kind === "progress").at(-1)).toMatchObject({
    label: "x",
    done: 1000,
    total: 1000,
  });
});

test("idna encodes as the real one, for it is the real one", () => {
  const { stdout, error } = run(
    "import idna\nprint(idna.encode('julià').decode('ascii'), idna.decode('xn--juli-3na'))\nidna.encode('-a')",
  );
  expect(stdout).toBe("xn--juli-3na julià\n");
  expect(error).toMatchObject({ type: "IDNAError" });
});
