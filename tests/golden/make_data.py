"""Three contexts through the notebook's network at step 0, by PyTorch, for data.test.ts.

usage: python3 make_data.py > vectors/data.json     (needs torch)

A context goes in without a dimension for the batch, as in the notebook's `sample`: view(-1, 30) gives it one.
"""
import json

import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(42)
C = torch.randn(40, 10, generator=g)
W1 = torch.randn(30, 256, generator=g)
b1 = torch.randn(256, generator=g)
W2 = torch.randn(256, 40, generator=g)
b2 = torch.randn(40, generator=g)


def forward(context):
    emb = C[torch.tensor(context)]
    embcat = emb.view(-1, 30)
    act = torch.tanh(embcat @ W1 + b1)
    logits = act @ W2 + b2
    probabilities = F.softmax(logits, dim=1)
    return {
        "context": context,
        "shapes": [list(t.shape) for t in (emb, embcat, act, logits, probabilities)],
        "emb": embcat[0].tolist(),
        "act": act[0].tolist(),
        "logits": logits[0].tolist(),
        "probabilities": probabilities[0].tolist(),
    }


print(json.dumps({"passes": [forward(c) for c in ([0, 0, 0], [0, 24, 22], [14, 31, 18])]}))
