class MyModel:
    def __init__(self, charset_size, context_size, emb_size, hidden_size, g):
        self.table = torch.randn(charset_size, emb_size, generator=g)
        self.W1 = torch.randn(emb_size*context_size, hidden_size, generator=g)
        self.b1 = torch.randn(hidden_size, generator=g)
        self.W2 = torch.randn(hidden_size, charset_size, generator=g) * 0.01
        self.b2 = torch.randn(charset_size, generator=g) * 0

    def __call__(self, x):
        return torch.tanh(self.table[x].flatten(1) @ self.W1 + self.b1) @ self.W2 + self.b2

model = MyModel(charset_size, context_size, emb_size, n_hidden, torch.Generator().manual_seed(42))
idx = torch.randint(0, len(Xtr), (32, ))
loss = nll(model(Xtr[idx]), Ytr[idx])
