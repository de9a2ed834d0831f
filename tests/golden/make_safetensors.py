"""Files of weights as PyTorch users write them, and what PyTorch makes of the networks in them, for safetensors.test.ts.

usage: python3 make_safetensors.py > vectors/safetensors.json     (needs torch)
       python3 make_safetensors.py FILE                           reads a file of ours and prints what is in it

The safetensors package is in no Debian: `save` and `load` follow the format's description, struct and json only.
https://github.com/huggingface/safetensors#format

Each network sees contexts of 3 out of 12 characters. `logits`: of the first context, in evaluation. `losses`: of minibatches
0 to 9 of 32, drawn with seed 42, before each one's update with learning rate 0.1.
"""
import base64
import json
import struct
import sys

import torch
import torch.nn.functional as F
from torch import nn

CHARACTERS, CONTEXT, EMBEDDING, HIDDEN, ROWS, BATCH, STEPS, RATE = 12, 3, 4, 16, 200, 32, 10, 0.1
DTYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def save(tensors, metadata=None):
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    # The package puts the widest types first, then goes by name.
    for name, tensor in sorted(tensors.items(), key=lambda item: (-item[1].element_size(), item[0])):
        values = bytes(tensor.detach().contiguous().view(-1).view(torch.uint8).numpy()) if tensor.ndim else struct.pack("<q", tensor.item())
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def load(file):
    (length,) = struct.unpack("<Q", file[:8])
    header = json.loads(file[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    data = bytearray(file[8 + length :])
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        dtype = DTYPES[entry["dtype"]]
        tensors[name] = torch.frombuffer(data[start:end], dtype=dtype).reshape(entry["shape"])
    return tensors, metadata


class Lesson:
    """The notebook's model; `bn`: with batch normalisation by hand, as in the English lecture."""

    def __init__(self, g, bn):
        self.tensors = {
            "C": torch.randn(CHARACTERS, EMBEDDING, generator=g),
            "W1": torch.randn(CONTEXT * EMBEDDING, HIDDEN, generator=g) * 0.3,
            "W2": torch.randn(HIDDEN, CHARACTERS, generator=g) * 0.2,
            "b2": torch.randn(CHARACTERS, generator=g) * 0.1,
        }
        if bn:
            self.tensors["bngain"] = 1 + torch.randn(1, HIDDEN, generator=g) * 0.1
            self.tensors["bnbias"] = torch.randn(1, HIDDEN, generator=g) * 0.1
        else:
            self.tensors["b1"] = torch.randn(HIDDEN, generator=g) * 0.1
        self.parameters = list(self.tensors.values())
        if bn:
            self.tensors["bnmean_running"] = torch.randn(1, HIDDEN, generator=g) * 0.2
            self.tensors["bnstd_running"] = 1 + torch.rand(1, HIDDEN, generator=g)

    def __call__(self, x, training=True):
        t = self.tensors
        h = t["C"][x].view(len(x), -1) @ t["W1"]
        if "b1" in t:
            h = h + t["b1"]
        if "bngain" in t:
            mean = h.mean(0, keepdim=True) if training else t["bnmean_running"]
            std = h.std(0, keepdim=True) if training else t["bnstd_running"]
            h = t["bngain"] * (h - mean) / std + t["bnbias"]
        return torch.tanh(h) @ t["W2"] + t["b2"]


def stack(depth, normalized, prefix=""):
    """nn.Sequential, whose Linear keeps [fan_out, fan_in], with running statistics that have seen some batches."""
    torch.manual_seed(7)
    layers = [nn.Embedding(CHARACTERS, EMBEDDING), nn.Flatten()]
    width = CONTEXT * EMBEDDING
    for _ in range(depth):
        layers += [nn.Linear(width, HIDDEN, bias=not normalized), *([nn.BatchNorm1d(HIDDEN)] if normalized else []), nn.Tanh()]
        width = HIDDEN
    model = nn.Sequential(*layers, nn.Linear(width, CHARACTERS))
    for _ in range(20):
        model(torch.randint(0, CHARACTERS, (BATCH, CONTEXT)))
    return model, {prefix + name: tensor for name, tensor in model.state_dict().items()}


def outcome(tensors, model, parameters, inputs, targets, metadata=None):
    """The file before training, and what training makes of it."""
    file = save(tensors, metadata)
    back, _ = load(file)
    assert all(torch.equal(back[name].reshape(-1), tensor.reshape(-1)) for name, tensor in tensors.items())
    if isinstance(model, nn.Module):
        model.eval()
        logits = model(inputs[:1])[0].tolist()
        model.train()
    else:
        logits = model(inputs[:1], training=False)[0].tolist()
    for p in parameters:
        p.requires_grad_()
    torch.manual_seed(42)
    losses = []
    for _ in range(STEPS):
        chosen = torch.randint(0, ROWS, (BATCH,))
        loss = F.cross_entropy(model(inputs[chosen]), targets[chosen])
        for p in parameters:
            p.grad = None
        loss.backward()
        for p in parameters:
            p.data -= RATE * p.grad
        losses.append(loss.item())
    return {"file": base64.b64encode(file).decode(), "logits": logits, "losses": losses}


def main():
    g = torch.Generator().manual_seed(2147483647)
    inputs = torch.randint(0, CHARACTERS, (ROWS, CONTEXT), generator=g)
    targets = torch.randint(0, CHARACTERS, (ROWS,), generator=g)
    files = {}
    for name, bn in [("the notebook's own network", False), ("the lecture's, with BatchNorm by hand", True)]:
        model = Lesson(g, bn)
        files[name] = outcome(model.tensors, model, model.parameters, inputs, targets, {"format": "pt"})
    for kind in ["F64", "F16", "BF16"]:
        model = Lesson(g, False)
        narrow = {name: tensor.to(DTYPES[kind]) for name, tensor in model.tensors.items()}
        for name, tensor in narrow.items():
            model.tensors[name].copy_(tensor)
        files[f"the notebook's own network in {kind}"] = outcome(narrow, model, model.parameters, inputs, targets)
    for name, options in {
        "nn.Sequential with one hidden layer": (1, False),
        "nn.Sequential with three hidden layers and BatchNorm1d": (3, True),
        "an nn.Sequential inside of a module": (2, False, "net."),
    }.items():
        model, tensors = stack(*options)
        files[name] = outcome({k: v.clone() for k, v in tensors.items()}, model, list(model.parameters()), inputs, targets)
    json.dump({"torch": torch.__version__, "inputs": inputs.tolist(), "targets": targets.tolist(), "files": files}, sys.stdout)
    print()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        tensors, metadata = load(open(sys.argv[1], "rb").read())
        for name, tensor in tensors.items():
            print(name, list(tensor.shape), tensor.dtype, tensor.mean().item(), tensor.std().item())
        print(json.dumps(metadata, ensure_ascii=False))
    else:
        main()
