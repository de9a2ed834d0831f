"""torch.nn, torch.optim, torch.utils.data: what tutorials use."""

import io
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, TensorDataset, random_split


def show(name, do):
    try:
        r = do()
        print(name, "=", r)
    except Exception as e:
        print(name, "!", type(e).__name__, str(e)[:110])


torch.manual_seed(1)
x = torch.randn(4, 5)
y = torch.tensor([1, 0, 4, 2])
p = torch.rand(4, 5)
t = torch.rand(4, 5)
seq = torch.randn(2, 3, 6)
img = torch.randn(2, 3, 4, 4)
cw = torch.tensor([1.0, 2.0, 0.5, 1.0, 3.0])
for line in """
nn.CrossEntropyLoss()(x, y)
nn.CrossEntropyLoss(weight=cw)(x, y)
nn.CrossEntropyLoss(ignore_index=4)(x, y)
nn.CrossEntropyLoss(label_smoothing=0.1)(x, y)
nn.CrossEntropyLoss(label_smoothing=0.1, weight=cw)(x, y)
nn.CrossEntropyLoss(reduction="none")(x, y)
nn.CrossEntropyLoss(reduction="sum")(x, y)
nn.CrossEntropyLoss()(x, p)
nn.CrossEntropyLoss()(seq, torch.zeros(2, 6, dtype=torch.long))
nn.NLLLoss()(F.log_softmax(x, 1), y)
nn.NLLLoss(weight=cw, reduction="sum")(F.log_softmax(x, 1), y)
F.nll_loss(F.log_softmax(x, dim=-1), y, ignore_index=0)
nn.MSELoss()(x, t)
nn.MSELoss(reduction="sum")(x, t)
nn.L1Loss()(x, t)
nn.SmoothL1Loss()(x, t)
nn.HuberLoss(delta=0.5)(x, t)
nn.BCELoss()(p, t)
nn.BCEWithLogitsLoss()(x, t)
nn.BCEWithLogitsLoss(pos_weight=cw)(x, t)
nn.KLDivLoss(reduction="batchmean")(F.log_softmax(x, 1), F.softmax(t, 1))
nn.CosineEmbeddingLoss()(x, t, torch.ones(4))
nn.HingeEmbeddingLoss()(x, torch.ones(4, 5))
nn.MarginRankingLoss()(x[0], t[0], torch.ones(5))
nn.TripletMarginLoss()(x, t, p)
nn.MultiMarginLoss()(x, y)
nn.PoissonNLLLoss()(x, t)
nn.GaussianNLLLoss()(x, t, p)
F.cosine_similarity(x, t)
F.normalize(x, dim=1)
F.pad(x, (1, 2))
F.pad(x, (1, 0, 0, 1), value=9.0)
F.one_hot(y, 6)
F.softplus(x[0])
F.leaky_relu(x[0], 0.2)
F.elu(x[0])
F.gelu(x[0])
F.gelu(x[0], approximate="tanh")
F.silu(x[0])
F.mish(x[0])
F.hardtanh(x[0])
F.hardsigmoid(x[0])
F.hardswish(x[0])
F.softsign(x[0])
F.tanhshrink(x[0])
F.softshrink(x[0])
F.hardshrink(x[0])
F.threshold(x[0], 0.1, 20.0)
F.logsigmoid(x[0])
F.relu6(x[0])
F.celu(x[0])
F.selu(x[0])
F.glu(torch.randn(2, 4))
F.softmin(x[0], dim=0)
F.prelu(x[0], torch.tensor([0.25]))
F.tanh(x[0])
F.sigmoid(x[0])
F.relu(x[0])
F.layer_norm(x, (5,))
F.batch_norm(x, torch.zeros(5), torch.ones(5), training=True)
F.linear(x, torch.ones(2, 5), torch.ones(2))
F.embedding(y, torch.arange(10.0).view(5, 2))
F.dropout(torch.ones(3), 0.5, training=False)
F.smooth_l1_loss(x, t)
F.huber_loss(x, t)
F.mse_loss(x, t, reduction="none").shape
F.kl_div(F.log_softmax(x, 1), F.softmax(t, 1), reduction="batchmean")
F.binary_cross_entropy(p, t)
F.binary_cross_entropy_with_logits(x, t)
nn.LayerNorm(5)(x)
nn.LayerNorm((3, 6), elementwise_affine=False)(seq).sum().abs() < 1e-4
nn.GroupNorm(1, 3)(seq).shape
nn.BatchNorm1d(5)(x).shape
nn.BatchNorm1d(5, affine=False)
nn.BatchNorm2d(3)(img).shape
nn.Embedding(5, 3, padding_idx=0).weight[0]
nn.Embedding(5, 3, padding_idx=0)
nn.Embedding.from_pretrained(torch.ones(2, 3))(torch.tensor([1]))
nn.Bilinear(2, 3, 4)
nn.Tanhshrink()(x[0])
nn.Hardswish()(x[0])
nn.Mish()(x[0])
nn.PReLU()
nn.Softsign()
nn.Threshold(0.1, 20)
nn.GLU()
nn.Softmin(dim=0)(x[0])
nn.CELU()
nn.Hardsigmoid()
nn.Softplus(beta=2)
nn.LeakyReLU(0.1)
nn.ReLU(inplace=True)
nn.ELU(alpha=0.5)
nn.Softmax(dim=1)
nn.LogSoftmax(dim=-1)
nn.Dropout(0.3)
nn.Flatten()(img).shape
nn.Unflatten(1, (1, 3))(img).shape
nn.Identity()(x).shape
nn.CosineSimilarity()(x, t)
nn.PairwiseDistance()(x, t)
nn.Linear(5, 2, bias=False)
nn.Linear(5, 2).weight.shape, nn.Linear(5, 2).bias.shape
nn.Sequential(nn.Linear(2, 3), nn.ReLU())
nn.ModuleList([nn.Linear(2, 2)])
nn.ModuleDict({"a": nn.ReLU()})
nn.ParameterList([torch.ones(2)])
nn.ParameterDict({"w": nn.Parameter(torch.ones(2))})
nn.init.calculate_gain("relu")
nn.init.xavier_uniform_(torch.empty(2, 3)).shape
nn.init.kaiming_normal_(torch.empty(2, 3), nonlinearity="relu").shape
nn.init.constant_(torch.empty(2), 0.3)
nn.init.eye_(torch.empty(2, 2))
nn.init.trunc_normal_(torch.empty(200), std=0.02).abs().max() <= 2
nn.utils.parameters_to_vector(nn.Linear(2, 2).parameters()).shape
nn.utils.clip_grad_norm_([nn.Parameter(torch.ones(2))], 1.0)
nn.utils.clip_grad_value_([nn.Parameter(torch.ones(2))], 1.0)
""".strip().split("\n"):
    torch.manual_seed(2)
    show(line, lambda: eval(line))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(5, 4)
        self.bn = nn.BatchNorm1d(4)
        self.drop = nn.Dropout(0.2)
        self.fc2 = nn.Linear(4, 3, bias=False)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("count", torch.zeros(1))
        self.register_buffer("hidden", torch.zeros(1), persistent=False)

    def forward(self, x):
        self.count += 1
        return self.fc2(self.drop(F.relu(self.bn(self.fc1(x))))) * self.scale


torch.manual_seed(3)
net = Net()
print(net)
print([(name, tuple(p.shape), p.requires_grad) for name, p in net.named_parameters()])
print([name for name, _ in net.named_modules()], [name for name, _ in net.named_children()], [name for name, _ in net.named_buffers()])
print(list(net.state_dict()), sum(p.numel() for p in net.parameters()), net.training, next(net.parameters()).is_leaf)
seen = []
handle = net.fc1.register_forward_hook(lambda module, inputs, output: seen.append((type(module).__name__, inputs[0].shape, output.shape)))
before = net.register_forward_pre_hook(lambda module, inputs: seen.append("pre"))
back = net.fc2.register_full_backward_hook(lambda module, grad_in, grad_out: seen.append(("back", grad_in[0].shape, grad_out[0].shape)))
loss = F.cross_entropy(net(x), torch.tensor([0, 1, 2, 0]))
loss.backward()
print(seen, loss)
for each in (handle, before, back):
    each.remove()
net.eval()
print(net.training, net.drop.training, net(x))
buffer = io.BytesIO()
torch.save(net.state_dict(), buffer)
buffer.seek(0)
other = Net()
print(other.load_state_dict(torch.load(buffer)))
print(torch.equal(other.eval()(x), net(x)), other.count)
torch.save({"epoch": 3, "model": net.state_dict(), "loss": loss.item(), "x": x[0], "y": y}, "checkpoint.pt")
saved = torch.load("checkpoint.pt")
os.remove("checkpoint.pt")
print(saved["epoch"], saved["x"], saved["y"], list(saved["model"])[:3], saved["model"]["fc1.weight"].dtype)
show("strict", lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.ones(2, 2)}))
show("size", lambda: nn.Linear(2, 2).load_state_dict({"weight": torch.ones(3, 2), "bias": torch.ones(2)}))
print(nn.Linear(2, 2).load_state_dict({"weight": torch.ones(2, 2)}, strict=False))
for p in net.fc1.parameters():
    p.requires_grad = False
print([name for name, p in net.named_parameters() if p.requires_grad])
net.apply(lambda m: nn.init.ones_(m.weight) if isinstance(m, nn.Linear) else None)
print(net.fc2.weight, net.get_parameter("scale"), net.get_submodule("fc1"), hasattr(net, "nothing"))
show("missing", lambda: net.nothing)
show("before init", lambda: type("M", (nn.Module,), {"__init__": lambda self: setattr(self, "a", nn.Linear(1, 1))})())
net.zero_grad()
net.train()
net.requires_grad_(False)
print(any(p.requires_grad for p in net.parameters()))


def trained(make, steps=6, schedule=None):
    torch.manual_seed(7)
    model = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 5))
    optimizer = make(model.parameters())
    scheduler = schedule(optimizer) if schedule else None
    losses, rates = [], []
    for _ in range(steps):
        loss = F.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if scheduler:
            scheduler.step(loss) if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau) else scheduler.step()
        losses.append(f"{loss.item():.4f}")
        rates.append(f"{optimizer.param_groups[0]['lr']:.5f}")
    return losses, rates if schedule else ""


o, s = torch.optim, torch.optim.lr_scheduler
for line in """
lambda p: o.SGD(p, lr=0.5)
lambda p: o.SGD(p, lr=0.1, momentum=0.9)
lambda p: o.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)
lambda p: o.SGD(p, lr=0.1, momentum=0.9, dampening=0.5)
lambda p: o.Adam(p, lr=0.05)
lambda p: o.Adam(p, lr=0.05, betas=(0.8, 0.99), weight_decay=0.1)
lambda p: o.Adam(p, lr=0.05, amsgrad=True)
lambda p: o.AdamW(p, lr=0.05)
lambda p: o.RMSprop(p, lr=0.02)
lambda p: o.RMSprop(p, lr=0.02, momentum=0.9, centered=True)
lambda p: o.Adagrad(p, lr=0.1)
lambda p: o.Adadelta(p, lr=1.0)
lambda p: o.Adamax(p, lr=0.05)
lambda p: o.NAdam(p, lr=0.05)
lambda p: o.RAdam(p, lr=0.05)
lambda p: o.Rprop(p, lr=0.01)
""".strip().split("\n"):
    show(line, lambda: trained(eval(line)))
for line in """
lambda q: s.StepLR(q, 2, gamma=0.5)
lambda q: s.MultiStepLR(q, [1, 3])
lambda q: s.ExponentialLR(q, 0.9)
lambda q: s.LambdaLR(q, lambda e: 1 / (1 + e))
lambda q: s.MultiplicativeLR(q, lambda e: 0.9)
lambda q: s.CosineAnnealingLR(q, 6)
lambda q: s.CosineAnnealingWarmRestarts(q, 3)
lambda q: s.LinearLR(q, start_factor=0.5, total_iters=4)
lambda q: s.ConstantLR(q, factor=0.5, total_iters=3)
lambda q: s.PolynomialLR(q, total_iters=4)
lambda q: s.OneCycleLR(q, max_lr=0.5, total_steps=6)
lambda q: s.CyclicLR(q, base_lr=0.01, max_lr=0.1, step_size_up=2)
lambda q: s.ReduceLROnPlateau(q, patience=0, factor=0.5, threshold=1.0)
lambda q: s.SequentialLR(q, [s.ConstantLR(q, 0.1, 2), s.ExponentialLR(q, 0.9)], [2])
""".strip().split("\n"):
    show(line, lambda: trained(lambda p: o.SGD(p, lr=0.1), schedule=eval(line)))
torch.manual_seed(7)
model = nn.Linear(5, 5)
optimizer = o.SGD([{"params": [model.weight]}, {"params": [model.bias], "lr": 0.01}], lr=0.1, momentum=0.9)
print(optimizer)
print(optimizer.state_dict()["param_groups"][1]["lr"], len(optimizer.param_groups))


class Squares(Dataset):
    def __len__(self):
        return 7

    def __getitem__(self, i):
        return torch.tensor([float(i)]), i * i


torch.manual_seed(5)
for a, b in DataLoader(Squares(), batch_size=3):
    print(a.view(-1), b)
for a, b in DataLoader(Squares(), batch_size=3, shuffle=True, drop_last=True):
    print(a.view(-1), b)
data = TensorDataset(torch.arange(8.0).view(8, 1), torch.arange(8))
print(data[1], len(data), data[2:4])
first, second = random_split(data, [6, 2], generator=torch.Generator().manual_seed(42))
print(len(first), len(second), [int(b) for _, b in second], first.indices)
for a, b in DataLoader(first, batch_size=4, shuffle=True, generator=torch.Generator().manual_seed(1)):
    print(a.view(-1), b)
show("split", lambda: [len(part) for part in random_split(data, [0.75, 0.25])])
loader = DataLoader(data, batch_size=3)
print(len(loader), next(iter(loader)), len(loader.dataset), loader.batch_size)
print([int(i) for i in torch.utils.data.SubsetRandomSampler(range(3))].__len__(), list(torch.utils.data.SequentialSampler(data)), len(torch.utils.data.ConcatDataset([data, data])))
print([b.tolist() for _, b in DataLoader(data, batch_size=4, sampler=torch.utils.data.SequentialSampler(data))])
state = torch.get_rng_state()
one = torch.rand(2)
torch.set_rng_state(state)
print(torch.equal(one, torch.rand(2)), state.dtype, state.shape)
g = torch.Generator().manual_seed(3)
h = torch.Generator()
h.set_state(g.get_state())
print(torch.equal(torch.rand(3, generator=g), torch.rand(3, generator=h)), g.initial_seed())
with torch.random.fork_rng():
    torch.rand(5)
print(torch.rand(1))
