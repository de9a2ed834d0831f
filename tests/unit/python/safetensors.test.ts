import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/experiment/config";
import { readWeights } from "../../../src/experiment/weights/read-weights";
import { readSafetensors } from "../../../src/experiment/weights/safetensors";
import golden from "../../golden/vectors/safetensors.json";
import { startPython } from "./python";

const { interpreter, run, events } = await startPython();

const files = () =>
  events.flatMap((event) => (event.kind === "display" && event.output.kind === "file" ? [event.output] : []));

test("a model's weights are saved, offered for download, and make a run of the Lab's", () => {
  const { error } = run(`
import torch
from torch import nn
from safetensors.torch import save_file, load_file
torch.manual_seed(42)
model = nn.Sequential(nn.Embedding(5, 2), nn.Flatten(), nn.Linear(6, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 5))
model(torch.tensor([[0, 1, 2], [3, 4, 0]]))
save_file(model.state_dict(), "model.safetensors", metadata={"format": "pt"})
`);
  expect(error?.traceback).toBeUndefined();
  const [file] = files();
  expect(file?.text).toBe("model.safetensors");
  expect([...readSafetensors(file!.bytes).tensors.keys()]).toEqual([
    "3.num_batches_tracked", // the widest type first, as the package writes them
    "0.weight",
    "2.bias",
    "2.weight",
    "3.bias",
    "3.running_mean",
    "3.running_var",
    "3.weight",
    "5.bias",
    "5.weight",
  ]);
  const { config } = readWeights(file!.bytes, { config: defaultConfig, vocabulary: null });
  expect(config).toMatchObject({ contextSize: 3, hiddenSize: 4, normalization: "batch-norm-1d" });

  const { stdout, error: loading } = run(`
back = load_file("model.safetensors")
print(all(torch.equal(back[name], tensor) for name, tensor in model.state_dict().items()), len(back))
other = nn.Sequential(nn.Embedding(5, 2), nn.Flatten(), nn.Linear(6, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 5))
print(other.load_state_dict(back))
print(torch.equal(other.eval()(torch.tensor([[1, 2, 3]])), model.eval()(torch.tensor([[1, 2, 3]]))))
`);
  expect(loading?.traceback).toBeUndefined();
  expect(stdout).toBe("True 10\n<All keys matched successfully>\nTrue\n");
});

test("a file that PyTorch wrote gives PyTorch's logits", () => {
  const { file, logits } = golden.files["nn.Sequential with three hidden layers and BatchNorm1d"];
  interpreter.addData("torch.safetensors", Buffer.from(file, "base64"));
  const { stdout, error } = run(`
layers = [nn.Embedding(12, 4), nn.Flatten()]
for fan_in in (12, 16, 16):
    layers += [nn.Linear(fan_in, 16, bias=False), nn.BatchNorm1d(16), nn.Tanh()]
model = nn.Sequential(*layers, nn.Linear(16, 12))
model.load_state_dict(load_file("data/torch.safetensors"))
model.eval()
print(model(torch.tensor([[${golden.inputs[0]}]]))[0].tolist())
`);
  expect(error?.traceback).toBeUndefined();
  const got = JSON.parse(stdout) as number[];
  logits.forEach((logit, i) => {
    expect(got[i]).toBeCloseTo(logit, 5);
  });
});

test("integers, booleans, metadata, bytes, models", () => {
  const { stdout, error } = run(`
from safetensors import safe_open
from safetensors.torch import save, load, save_model, load_model
data = save({"b": torch.tensor([True, False]), "a": torch.arange(3), "s": torch.tensor(2.5)}, {"who": "Ñandú"})
print(load(data))
with open("any.safetensors", "wb") as f:
    f.write(data)
with safe_open("any.safetensors", framework="pt") as f:
    print(f.keys(), f.metadata(), f.get_tensor("a"))
save_model(nn.Linear(2, 1), "linear.safetensors")
print(load_model(nn.Linear(2, 1), "linear.safetensors"))
`);
  expect(error?.traceback).toBeUndefined();
  expect(stdout).toBe(`{'a': tensor([0, 1, 2]), 's': tensor(2.5000), 'b': tensor([ True, False])}
['a', 'b', 's'] {'who': 'Ñandú'} tensor([0, 1, 2])
(set(), [])
`);
});

test.each([
  ["load_file('nowhere.safetensors')", "FileNotFoundError", "nowhere.safetensors"],
  ["load(b'')", "SafetensorError", "header too small"],
  ["load(b'Buenos Aires, Cordoba')", "SafetensorError", "header too large"],
  ["load(save({'a': torch.ones(3)})[:-1])", "SafetensorError", "incomplete metadata"],
  ["load(bytes([2, 0, 0, 0, 0, 0, 0, 0]) + b'[]')", "SafetensorError", "invalid JSON in header"],
  ["save([torch.ones(1)])", "ValueError", "Expected a dict"],
  ["save({'a': 3})", "ValueError", "Key `a` is invalid"],
  ["w = torch.ones(2); save({'a': w, 'b': w})", "RuntimeError", "share memory"],
  ["save({'a': torch.ones(2, 3).T})", "ValueError", "non contiguous tensor: `a`"],
  ["from safetensors.torch import storage_ptr", "NotImplementedError", "storage_ptr"],
  ["import safetensors; safetensors.serialize", "NotImplementedError", "serialize"],
])("%s says why not", (code, type, words) => {
  const { error } = run(code);
  expect(error).toMatchObject({ type, message: expect.stringContaining(words) });
});
