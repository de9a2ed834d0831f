import torch
import torch.nn.functional as F
from torch import nn

class Model(nn.Module):
    def __init__(self, charset_size, context_size, emb_size, n_hidden):
        super().__init__()
        self.C = nn.Embedding(charset_size, emb_size)
        self.hidden = nn.Linear(emb_size*context_size, n_hidden, bias=False)
        self.bn = nn.BatchNorm1d(n_hidden)
        self.out = nn.Linear(n_hidden, charset_size)

    def forward(self, X):
        h = self.hidden(self.C(X).flatten(1))
        return self.out(torch.tanh(self.bn(h)))[0]

def evaluate(model, X, Y):
    model.eval()
    with torch.no_grad():
        loss = F.cross_entropy(model(X), Y).item()
    model.train()
    return loss
