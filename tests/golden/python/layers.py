import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(42)
m = nn.Sequential(
    nn.Embedding(10, 4), nn.Flatten(), nn.Linear(12, 8, bias=False), nn.BatchNorm1d(8), nn.Tanh(), nn.Linear(8, 10)
)
print(m)
print(sum(p.nelement() for p in m.parameters()), [n for n, _ in m.named_parameters()], list(m.state_dict()))
x = torch.randint(0, 10, (6, 3))
y = torch.randint(0, 10, (6,))
print(m[2].weight[:2], m[5].bias)
optimizer = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 3, 0.5)
for step in range(6):
    loss = F.cross_entropy(m(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
    print(step, f"{loss.item():.5f}", scheduler.get_last_lr())
m.eval()
print(m(x)[0], m[3].running_mean, m[3].running_var, m[3].num_batches_tracked)
with torch.no_grad():
    print(nn.CrossEntropyLoss()(m(x), y), nn.CrossEntropyLoss(reduction="sum")(m(x), y))


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc1 = nn.Linear(n, n)
        self.fc2 = nn.Linear(n, n)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("seen", torch.zeros(1))

    def forward(self, x):
        return x + self.scale * self.fc2(F.relu(self.fc1(x)))


net = nn.Sequential(*[Block(3) for _ in range(2)])
print(net)
print(len(list(net.modules())), [n for n, _ in net.named_children()], list(net.state_dict())[:4])
adam = torch.optim.Adam(net.parameters(), lr=0.01)
inputs = torch.randn(5, 3)
for _ in range(4):
    loss = net(inputs).pow(2).mean()
    adam.zero_grad()
    loss.backward()
    adam.step()
    print(f"{loss.item():.5f}")
copy = nn.Sequential(*[Block(3) for _ in range(2)])
print(copy.load_state_dict(net.state_dict()), torch.equal(copy(inputs), net(inputs)))
print(nn.utils.clip_grad_norm_(net.parameters(), 0.1))
w = torch.empty(4, 6)
for name in ("kaiming_normal_", "kaiming_uniform_", "xavier_normal_", "xavier_uniform_", "normal_", "uniform_", "zeros_", "ones_"):
    print(name, getattr(nn.init, name)(w).flatten()[:3])
nn.init.kaiming_normal_(w, nonlinearity="relu", mode="fan_out")
print(w[0], nn.init.calculate_gain("tanh"), nn.init.calculate_gain("relu"), nn.init.calculate_gain("leaky_relu", 0.2))
for layer in (nn.ReLU(), nn.LeakyReLU(0.1), nn.ELU(), nn.GELU(), nn.SELU(), nn.Sigmoid(), nn.Softmax(dim=0), nn.SiLU()):
    print(layer, layer(torch.tensor([-2.0, 0.0, 1.5])))
print(nn.Dropout(0.3), nn.Dropout(0.5)(torch.ones(8)), nn.LayerNorm(3)(inputs)[0], nn.Identity()(inputs) is inputs)
print(nn.BatchNorm1d(3)(inputs).mean(0).abs().max() < 1e-6, nn.Linear(3, 2)(torch.ones(2, 4, 3)).shape)
print(F.cross_entropy(torch.ones(2, 3), torch.tensor([0, -100])), F.one_hot(torch.tensor([1]), 3), F.softmax(inputs, dim=1)[0])
print(F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1]), label_smoothing=0.1, reduction="none"))
adamw = torch.optim.AdamW(net.parameters(), lr=0.01)
adamw.step()
print(net[0].scale)
