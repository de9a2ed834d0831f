from math import sqrt

import torch
from exercises import Mistake, call, close, floats, fresh


def check(given):
    chance = fresh()
    # As many examples as neurons, so that whoever adds up along the other axis gets numbers, too.
    judge(given.batch_norm_backward, chance, examples=5, neurons=5)
    judge(given.batch_norm_backward, chance, examples=7, neurons=3)
    return {"left": neighbours_share(given.batch_norm_backward, chance)}


def judge(backward, chance, examples, neurons):
    eps = chance.uniform(0.1, 0.5)
    x, dout = ([[chance.gauss(0, 1.5) for _ in range(neurons)] for _ in range(examples)] for _ in range(2))
    gamma = [chance.uniform(0.5, 2) for _ in range(neurons)]
    answer = call(backward, *(torch.tensor(each) for each in (dout, x, gamma)), eps)
    if not isinstance(answer, tuple) or len(answer) != 3:
        raise Mistake("not_three", got=type(answer).__name__)
    dx, dgamma, dbeta = map(floats, answer)

    columns = [Column(*each, eps) for each in zip(zip(*x), zip(*dout), gamma)]
    judge_sums(dgamma, dbeta, columns, x, dout)
    dx = floats(answer[0], (examples, neurons))

    def same(of):
        return close(dx, rows(map(of, columns)), atol=1e-4, rtol=1e-4)

    if same(lambda column: column.dx()):
        return
    first = {"got": dx[0][0], "expected": columns[0].dx()[0]}
    for finding, of in {
        "constants": lambda column: column.dx(by_mean=0, by_variance=0),
        "no_mean_path": lambda column: column.dx(by_mean=0),
        "no_variance_path": lambda column: column.dx(by_variance=0),
        "sample_variance": lambda column: column.dx(by_variance=examples / (examples - 1)),
        "no_gamma": lambda column: [each / column.gamma for each in column.dx()],
        "not_divided": lambda column: [each * column.std for each in column.dx()],
    }.items():
        if same(of):
            raise Mistake(finding, **first)
    raise Mistake("dx", **first)


class Column:
    """One neuron: what it got, x; its output's gradients, dout; in double precision."""

    def __init__(self, x, dout, gamma, eps):
        n = len(x)
        mean = sum(x) / n
        self.std = sqrt(sum((each - mean) ** 2 for each in x) / n + eps)
        self.xhat = [(each - mean) / self.std for each in x]
        self.dout, self.gamma = dout, gamma
        self.dbeta = sum(dout)
        self.dgamma = sum(map(product, dout, self.xhat))

    def dx(self, by_mean=1, by_variance=1):
        """dx_i = Σ_j dout_j · γ/σ · (1[i = j] − 1/n − x̂_i x̂_j / n), the last two by way of the mean and the variance."""
        n = len(self.xhat)

        def passed(i, j):
            through = by_mean + by_variance * self.xhat[i] * self.xhat[j]
            return self.gamma / self.std * ((i == j) - through / n)

        return [sum(self.dout[j] * passed(i, j) for j in range(n)) for i in range(n)]


def judge_sums(dgamma, dbeta, columns, x, dout):
    neurons = len(columns)
    gammas, betas = [column.dgamma for column in columns], [column.dbeta for column in columns]
    if isinstance(dgamma, float) or isinstance(dbeta, float):
        raise Mistake("one_number")
    dgamma, dbeta = (each[0] if len(each) == 1 else each for each in (dgamma, dbeta))  # keepdim=True is as good

    def same(answer, wanted):
        return close(answer, wanted, atol=1e-4, rtol=1e-4)

    if same(dgamma, gammas) and same(dbeta, betas):
        return
    if any(isinstance(each[0], list) for each in (dgamma, dbeta)):
        raise Mistake("no_sum", examples=len(x), neurons=neurons)
    if same(dgamma, betas) and same(dbeta, gammas):
        raise Mistake("swapped")
    products = rows(map(product, column.dout, column.xhat) for column in columns)
    if same(dbeta, [sum(row) for row in dout]) or same(dgamma, [sum(row) for row in products]):
        raise Mistake("wrong_axis")
    if any(same(of, [each / len(x) for each in wanted]) for of, wanted in ((dgamma, gammas), (dbeta, betas))):
        raise Mistake("mean_for_sum", examples=len(x))
    if same(dgamma, [sum(map(product, column.dout, values)) for column, values in zip(columns, zip(*x))]):
        raise Mistake("x_for_xhat", got=dgamma[0], expected=gammas[0])
    if not same(dbeta, betas):
        raise Mistake("dbeta", got=dbeta[0], expected=betas[0])
    raise Mistake("dgamma", got=dgamma[0], expected=gammas[0])


def neighbours_share(backward, chance):
    """What is left of a gradient that is the same for all 32 examples of a batch: nothing but rounding."""
    x = torch.tensor([[chance.gauss(2, 3) for _ in range(4)] for _ in range(32)])
    dx, _, _ = call(backward, torch.ones(32, 4), x, torch.ones(4), 1e-5)
    return dx.abs().max().item()


def product(a, b):
    return a * b


def rows(columns):
    return [list(row) for row in zip(*columns)]
