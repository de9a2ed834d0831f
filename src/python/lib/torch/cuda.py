"""There is no GPU here."""


def is_available():
    return False


def device_count():
    return 0


def manual_seed(seed):
    pass


def manual_seed_all(seed):
    pass


def synchronize(device=None):
    pass


def empty_cache():
    pass


def __getattr__(name):
    from ._missing import module_attribute

    raise module_attribute("torch.cuda", name)
