"""Losses as layers."""

from . import functional as F
from .module import Module


class _Loss(Module):
    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        self.reduction = reduction


class CrossEntropyLoss(_Loss):
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
        super().__init__(reduction=reduction)
        self.register_buffer("weight", weight)
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return F.cross_entropy(
            input,
            target,
            weight=self.weight,
            ignore_index=self.ignore_index,
            reduction=self.reduction,
            label_smoothing=self.label_smoothing,
        )


class NLLLoss(_Loss):
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        super().__init__(reduction=reduction)
        self.register_buffer("weight", weight)
        self.ignore_index = ignore_index

    def forward(self, input, target):
        return F.nll_loss(input, target, self.weight, ignore_index=self.ignore_index, reduction=self.reduction)


class MSELoss(_Loss):
    def forward(self, input, target):
        return F.mse_loss(input, target, reduction=self.reduction)


class L1Loss(_Loss):
    def forward(self, input, target):
        return F.l1_loss(input, target, reduction=self.reduction)


class BCELoss(_Loss):
    def forward(self, input, target):
        return F.binary_cross_entropy(input, target, reduction=self.reduction)


class BCEWithLogitsLoss(_Loss):
    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
        super().__init__(reduction=reduction)
        self.register_buffer("weight", weight)
        self.register_buffer("pos_weight", pos_weight)

    def forward(self, input, target):
        return F.binary_cross_entropy_with_logits(
            input, target, self.weight, reduction=self.reduction, pos_weight=self.pos_weight
        )


def _loss(name, of, *settings):
    """A loss that is a function with settings: (name, default)."""

    def __init__(self, *args, reduction="mean", size_average=None, reduce=None, **kwargs):
        _Loss.__init__(self, reduction=reduction)
        for i, (setting, default) in enumerate(settings):
            setattr(self, setting, args[i] if i < len(args) else kwargs.get(setting, default))

    def forward(self, *tensors):
        return of(*tensors, reduction=self.reduction, **{setting: getattr(self, setting) for setting, _ in settings})

    return type(name, (_Loss,), {"__init__": __init__, "forward": forward, "__module__": __name__})


SmoothL1Loss = _loss("SmoothL1Loss", F.smooth_l1_loss, ("beta", 1.0))
HuberLoss = _loss("HuberLoss", F.huber_loss, ("delta", 1.0))
KLDivLoss = _loss("KLDivLoss", F.kl_div, ("log_target", False))
CosineEmbeddingLoss = _loss("CosineEmbeddingLoss", F.cosine_embedding_loss, ("margin", 0.0))
HingeEmbeddingLoss = _loss("HingeEmbeddingLoss", F.hinge_embedding_loss, ("margin", 1.0))
MarginRankingLoss = _loss("MarginRankingLoss", F.margin_ranking_loss, ("margin", 0.0))
TripletMarginLoss = _loss("TripletMarginLoss", F.triplet_margin_loss, ("margin", 1.0), ("p", 2.0), ("eps", 1e-06), ("swap", False))
MultiMarginLoss = _loss("MultiMarginLoss", F.multi_margin_loss, ("p", 1), ("margin", 1.0), ("weight", None))
PoissonNLLLoss = _loss("PoissonNLLLoss", F.poisson_nll_loss, ("log_input", True), ("full", False), ("eps", 1e-08))
GaussianNLLLoss = _loss("GaussianNLLLoss", F.gaussian_nll_loss, ("full", False), ("eps", 1e-06))
