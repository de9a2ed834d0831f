import type { RunConfig } from "../experiment/config";
import { hiddenLayersOf } from "../experiment/network-layers";
import { number } from "./network-code";
import { firstReported, reportEvery } from "./reported-steps";
import type { Say } from "./say";

const hasModes = (config: RunConfig) =>
  hiddenLayersOf(config).some(({ normalization }) => normalization !== "none");

/** Examples passed at a time where a whole split is measured: some megabytes of activations. */
const EVALUATED = 4096;

/** The mean loss of a whole split, piece by piece, with the running statistics where there are any. */
export function splitLossCode(config: RunConfig): string {
  const modes = hasModes(config);
  return [
    "@torch.no_grad()",
    "def split_loss(X, Y):",
    ...(modes ? ["    model.train(False)"] : []),
    "    total = 0.",
    `    for i in range(0, len(X), ${EVALUATED}):`,
    `        x, y = X[i:i+${EVALUATED}], Y[i:i+${EVALUATED}]`,
    "        total += F.cross_entropy(model(x), y).item() * len(x)",
    ...(modes ? ["    model.train(True)"] : []),
    "    return total / len(X)",
  ].join("\n");
}

/**
 * The lesson's loop over `steps` updates. Leaves every loss in `losses`, and in `validation` those by step; `isWhole`:
 * it measures the other splits too, which costs as much as thousands of steps.
 */
export function trainingCode(config: RunConfig, steps: number, isWhole: boolean, say: Say): string {
  const { seed, batchSize, minibatches } = config;
  const isSameStream = minibatches === "same-stream";
  const generator = isSameStream ? ", generator=g" : "";
  return `${splitLossCode(config)}

g = torch.Generator().manual_seed(${seed})
model = Model(g)
print(sum(p.nelement() for p in model.parameters), '${say("code.parameters")}')

batch_size = ${batchSize}
steps = ${steps}
reported = {${firstReported.join(", ")}}
losses, validation = [], {}
${isSameStream ? "" : `torch.manual_seed(${seed})  # ${say("code.minibatches")}\n`}for i in range(steps):
    # ${say("code.validation")}
    if i % 20000 == 0 or i in (1000, 2000, 5000, 10000):
        validation[i] = split_loss(Xva, Yva)
        print(f'{i:7d}/{steps}  ${say("code.validationLoss")}: {validation[i]:.4f}')

    # forward pass
    idx = torch.randint(0, len(Xtr), (batch_size, )${generator})
    logits = model(Xtr[idx])
    loss = F.cross_entropy(logits, Ytr[idx])
    losses.append(loss.item())

    # backward pass
    for p in model.parameters:
        p.grad = None
    loss.backward()

    # update
    ${learningRate(config, steps, say)}
    for p in model.parameters:
        p.data -= lr * p.grad
    if i in reported or i % ${reportEvery} == 0:
        print(f'{i:7d}/{steps}  loss: {loss.item():.4f}')

validation[steps] = split_loss(Xva, Yva)
${isWhole ? `print(f'${say("code.train")}: {split_loss(Xtr, Ytr):.4f}')\n` : ""}print(f'${say("code.validationLoss")}: {validation[steps]:.4f}')${isWhole ? `\nprint(f'${say("code.test")}: {split_loss(Xte, Yte):.4f}')` : ""}`;
}

function learningRate({ learningRate, decayStep, decayFactor }: RunConfig, steps: number, say: Say): string {
  const later = number(Number((learningRate * decayFactor).toPrecision(12))); // 0.1 · 0.1 is 0.010000000000000002
  if (decayFactor === 1 || decayStep >= steps) return `lr = ${number(learningRate)}`;
  if (decayStep === 0) return `lr = ${later}`;
  return `lr = ${number(learningRate)} if i < ${decayStep} else ${later}  # ${say("code.decay")}`;
}

/** Ten names as the page invents them: each character one draw of a generator with seed 42, 100 characters at most. */
export function samplesCode(config: RunConfig): string {
  const modes = hasModes(config);
  return [
    "g = torch.Generator().manual_seed(42)",
    ...(modes ? ["model.train(False)"] : []),
    "for _ in range(10):",
    "    context, name = [0] * context_size, ''",
    "    while len(name) < 100:",
    "        probs = F.softmax(model(torch.tensor([context])), dim=1)",
    "        idx = torch.multinomial(probs, num_samples=1, generator=g).item()",
    "        if idx == 0:",
    "            break",
    "        name += itoc[idx]",
    "        context = context[1:] + [idx]",
    "    print(name)",
  ].join("\n");
}
