import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startPython } from "../../unit/python/python";

const cells = readFileSync(new URL("notebook/cells.py", import.meta.url), "utf8").split("\n# %%\n");
const { run } = await startPython();

test("the notebook's cells run as written and give PyTorch's numbers", () => {
  for (const cell of cells) {
    // 200,000 steps and the loss of the whole training set take minutes: the first steps tell.
    const shortened = cell
      .replace("steps = 200000", "steps = 200000; torch.manual_seed(42)")
      .replace("range(steps)", "range(21)")
      .replace(/nll\(model\(Xtr\), Ytr\)/, "nll(model(Xva[:20000]), Yva[:20000])");
    const { error, stdout, shown, plots } = run(shortened);
    if (cell.includes("model.sample")) {
      // What it samples depends on the 21 steps: that it runs is what counts here.
      expect(error?.traceback).toBeUndefined();
      expect(shown[0]).toMatch(/^\[/);
      continue;
    }
    expect(error?.traceback).toBeUndefined();
    if (cell.includes("count_parameters()") && !cell.includes("class Model"))
      expect(shown).toEqual(["18616"]);
    if (cell.includes("loss.backward")) expect(stdout).toMatch(/^epoch 0\/200000 loss: 39\.1317\n/);
    if (cell.includes("plt.plot")) expect(plots[0].axes[0].series[0]).toMatchObject({ kind: "line" });
  }
  expect(run("charset_size, len(Xtr) + len(Xva) + len(Xte), len(Xtr), Xtr[:2].tolist()").shown[0]).toMatch(
    /^\(40, \d+, 841366, /,
  );
});
