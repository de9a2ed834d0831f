import torch
import torch.nn.functional as F
from exercises import Mistake, call, fresh

LAYERS, NEURONS, EXAMPLES, INPUTS, CLASSES = 5, 50, 64, 30, 20
CAUSES = ["healthy", "vanishing", "exploding", "saturated", "lr too low", "lr too high"]


def check(given):
    chance = fresh()
    causes = CAUSES * 3
    chance.shuffle(causes)
    said = []
    for cause in causes:
        measured = portrait(chance, cause)
        said.append(call(given.diagnose, *measured.values()))
        if said[-1] is None:
            raise Mistake("nothing")
        if said[-1] is ...:
            raise Mistake("unfinished")
        if not isinstance(said[-1], str) or said[-1] not in CAUSES:
            raise Mistake("unknown", got=str(said[-1]))
    if len(set(said)) == 1:
        raise Mistake("constant", said=said[0], networks=len(causes))
    judge({(one, cause) for one, cause in zip(said, causes) if one != cause})
    return {"networks": len(causes)}


def judge(wrong):
    """wrong: what was said and what it was. What a reader is told first is what tells him most."""
    if ("lr too low", "vanishing") in wrong:
        raise Mistake("faint_not_slow")
    if ("lr too high", "exploding") in wrong:
        raise Mistake("loud_not_fast")
    if ("saturated", "exploding") in wrong:
        raise Mistake("beyond_one")
    if ("exploding", "saturated") in wrong:
        raise Mistake("within_one")
    for said, was in wrong:
        if {said, was} == {"vanishing", "exploding"}:
            raise Mistake("upside_down", said=said, was=was)
        if {said, was} == {"lr too low", "lr too high"}:
            raise Mistake("wrong_side", said=said, was=was)
    for said, was in wrong:
        if was == "healthy":
            raise Mistake("false_alarm", said=said)
        if said == "healthy":
            raise Mistake("missed", was=was)
    for said, was in wrong:
        raise Mistake("confused", said=said, was=was)


def portrait(chance, cause):
    """What the four plots say, layer by layer, of a network that has this wrong: one pass and its update."""
    gain = {
        "vanishing": chance.uniform(0.3, 0.7),
        "exploding": chance.uniform(1.8, 3),
        "saturated": chance.uniform(4, 8),
    }.get(cause, 5 / 3)
    g = torch.Generator().manual_seed(chance.getrandbits(32))
    h = torch.randn(EXAMPLES, INPUTS, generator=g)
    weights, outs = [], []
    for _ in range(LAYERS):
        fan_in = h.shape[1]
        weights.append(torch.randn(fan_in, NEURONS, generator=g) * gain / fan_in**0.5)
        weights[-1].requires_grad = True
        # Only without a nonlinearity can activations grow beyond 1.
        h = h @ weights[-1]
        h = h if cause == "exploding" else torch.tanh(h)
        h.retain_grad()
        outs.append(h)
    output = torch.randn(NEURONS, CLASSES, generator=g) * 0.1 / NEURONS**0.5
    F.cross_entropy(h @ output, torch.randint(0, CLASSES, (EXAMPLES,), generator=g)).backward()

    updates = [(w.grad.std() / w.std()).log10().item() for w in weights]
    wanted = {"lr too low": chance.uniform(-6.5, -5.3), "lr too high": chance.uniform(-1.4, -0.6)}.get(cause)
    # A healthy learning rate is that which puts a healthy network's updates near a thousandth of its weights.
    wanted = chance.uniform(-3.3, -2.7) if cause == "healthy" else wanted
    log_rate = chance.uniform(-1.1, -0.9) if wanted is None else wanted - sorted(updates)[LAYERS // 2]
    return {
        "std": [out.std().item() for out in outs],
        "saturated": [(out.abs() > 0.97).float().mean().item() for out in outs],
        "gradient": [out.grad.std().item() for out in outs],
        "update": [log_rate + each for each in updates],
    }
