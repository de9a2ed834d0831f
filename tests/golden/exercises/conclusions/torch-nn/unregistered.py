import torch
import torch.nn.functional as F
from torch import nn

class Model(nn.Module):
    def __init__(self, charset_size, context_size, emb_size, n_hidden):
        super().__init__()
        self.layers = [
            nn.Embedding(charset_size, emb_size),
            nn.Flatten(),
            nn.Linear(emb_size*context_size, n_hidden, bias=False),
            nn.BatchNorm1d(n_hidden),
            nn.Tanh(),
            nn.Linear(n_hidden, charset_size),
        ]

    def forward(self, X):
        for layer in self.layers:
            X = layer(X)
        return X

def evaluate(model, X, Y):
    model.eval()
    with torch.no_grad():
        loss = F.cross_entropy(model(X), Y).item()
    model.train()
    return loss
