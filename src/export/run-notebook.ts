import type { RunConfig } from "../experiment/config";
import { comparisonCode, type PageLosses } from "./comparison-code";
import { dataCell } from "./data-cell";
import { type IpynbCell, ipynb } from "./ipynb";
import { networkCode, sizesCode } from "./network-code";
import type { Say } from "./say";
import { samplesCode, trainingCode } from "./training-code";

/** A run as a notebook is to repeat it. */
export interface RunToExport {
  config: RunConfig;
  /** The names as the run learns them: encoded, drawn, shuffled. */
  names: readonly string[];
  /** Where the page's run is; 0 for one that has not begun, which the notebook trains to its end. */
  step: number;
  /** What the page's run said, up to `step`. */
  losses: PageLosses;
  /** The step at which the reader moved the learning rate of the run as it went; null for one that is all of a piece. */
  tunedAt: number | null;
}

/**
 * With logits this large the first gradients make another run of a rounding error, whatever the hidden layers are (of
 * two that are normalised, W2 × 1: 3e-4 after ten steps, 3e-2 after fifty). Two builds of PyTorch part ways too.
 */
const LARGE_OUTPUT = 0.5;
const CALM_STEPS = 10;

/** The run as PyTorch code that gives the same losses, with its names in it. `link` is its address in the Lab. */
export async function runNotebook(
  run: RunToExport,
  link: string,
  language: string,
  say: Say,
): Promise<string> {
  const { config, names, step } = run;
  const steps = step > 0 ? step : config.steps;
  const isWhole = steps >= config.steps;
  const page = comparable(run, steps);
  const isCompared = page.minibatch.length > 0;
  const mayPart = config.outputScale >= LARGE_OUTPUT;
  const prose = (id: string, source: string): IpynbCell => ({ kind: "markdown", id, source });
  const code = (id: string, source: string): IpynbCell => ({ kind: "code", id, source });
  const data = await dataCell(
    "data/names.txt",
    new TextEncoder().encode(names.join("\n")),
    say("code.names"),
  );
  const notes = [
    run.tunedAt !== null && say("tuned", { step: run.tunedAt }),
    mayPart && say("chaotic"),
  ].filter((note) => note !== false);
  const cells: IpynbCell[] = [
    prose("title", `# ${say("run.title")}\n\n${say("run.about", { link, steps })}`),
    code("imports", "import torch\nimport torch.nn.functional as F"),
    prose("about-data", `## ${say("run.data")}\n\n${say(`data.${config.dataset}`)} ${say("data.prepared")}`),
    { kind: "code", id: "data", source: data, isFolded: true },
    code("vocabulary", vocabularyCode),
    code("windows", windowsCode(config, say)),
    prose("about-network", `## ${say("run.network")}`),
    code("network", `${sizesCode(config)}\n\n\n${networkCode(config, say)}`),
    prose("about-training", [`## ${say("run.training")}`, ...notes].join("\n\n")),
    code("training", trainingCode(config, steps, isWhole, say)),
    prose("about-samples", `## ${say("run.samples")}`),
    code("samples", samplesCode(config)),
  ];
  if (isCompared) {
    cells.push(
      prose("about-comparison", `## ${say("run.comparison")}\n\n${say("run.comparisonAbout")}`),
      code("comparison", comparisonCode(page, mayPart ? CALM_STEPS : null, say)),
    );
  }
  return ipynb(say("run.title"), language, cells);
}

/** What of the page's run the notebook's steps can be held to: as long as both had the same learning rate. */
function comparable({ losses, tunedAt }: RunToExport, steps: number): PageLosses {
  const last = Math.min(steps, tunedAt ?? steps);
  return {
    minibatch: losses.minibatch.filter(([step]) => step < steps && step <= last),
    validation: losses.validation.filter(([step]) => step <= last),
  };
}

const vocabularyCode = `dataset = open('data/names.txt', encoding='utf-8', newline='\\n').read().split('\\n')

charset = ['*'] + sorted(list(set([y for x in dataset for y in x])))
ctoi = {c:i for i, c in enumerate(charset)}
itoc = {i:c for i, c in enumerate(charset)}
charset_size = len(charset)`;

/** The lesson's build_dataset; the names are shuffled already. */
function windowsCode({ contextSize }: RunConfig, say: Say): string {
  return `context_size = ${contextSize}

def build_dataset(dataset: list):
    X, Y  = [], []
    for d in dataset:
        context = [0] * context_size
        for c in list(d) + ['*']:
            X.append(context)
            Y.append(ctoi[c])
            context = context[1:] + [ctoi[c]]
    return torch.tensor(X), torch.tensor(Y)

n1 = int(.8 * len(dataset))
n2 = int(.9 * len(dataset))
Xtr, Ytr = build_dataset(dataset[:n1])    # 80%: ${say("code.toTrain")}
Xva, Yva = build_dataset(dataset[n1:n2])  # 10%: ${say("code.toValidate")}
Xte, Yte = build_dataset(dataset[n2:])    # 10%: ${say("code.toTest")}`;
}
