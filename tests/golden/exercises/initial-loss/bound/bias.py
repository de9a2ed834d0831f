class MyModel(Model):
    def __init__(self, charset_size, context_size, emb_size, hidden_size, g):
        super().__init__(charset_size, context_size, emb_size, hidden_size, g)
        self.W2.data *= 0.01

model = MyModel(charset_size, context_size, emb_size, n_hidden, torch.Generator().manual_seed(42))
torch.manual_seed(42)
idx = torch.randint(0, len(Xtr), (32, ))
loss = nll(model(Xtr[idx]), Ytr[idx])
