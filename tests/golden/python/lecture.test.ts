import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startPython } from "../../unit/python/python";

// The published lecture's list of names is not part of the product: see ../lecture.test.ts.
const path = process.env.ACTIVA_NAMES_TXT;

test.skipIf(!path)(
  "the lecture's first cells run as published and print its numbers",
  { timeout: 120_000 },
  async () => {
    const cells = readFileSync(new URL("lecture/cells.py", import.meta.url), "utf8").split("\n# %%\n");
    const { run } = await startPython();
    run(`open('names.txt', 'w').write(${JSON.stringify(readFileSync(path!, "utf8"))})`);
    let printed = "";
    for (const cell of cells) {
      // The first steps tell: the others are compared, all 200,000 of them, without Python.
      const { error, stdout, shown } = run(cell.replace("range(max_steps)", "range(1001)"));
      expect(error?.traceback).toBeUndefined();
      printed += stdout + shown.join("\n");
    }
    expect(printed).toContain("torch.Size([182625, 3]) torch.Size([182625])\n");
    expect(printed).toContain("torch.Size([22655, 3]) torch.Size([22655])\n");
    expect(printed).toContain("torch.Size([22866, 3]) torch.Size([22866])\n");
    expect(printed).toContain("32033");
    expect(printed).toContain("11897\n");
    expect(printed).toContain("      0/ 200000: 3.3221\n");
    const [first, second, ninth, hundredth, thousandth] = JSON.parse(/\[3\.322[^\]]*\]/.exec(printed)![0]);
    expect(first).toBeCloseTo(3.322059, 5);
    expect(second).toBeCloseTo(3.18571, 5);
    expect(ninth).toBeCloseTo(2.988802, 4);
    expect(hundredth).toBeCloseTo(2.356416, 3);
    expect(thousandth).toBeCloseTo(2.083285, 3);
  },
);
