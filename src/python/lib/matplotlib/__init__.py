"""matplotlib: its pyplot, drawn by the page."""

rcParams = {"figure.figsize": [6.4, 4.8]}


def use(backend, **options):
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"matplotlib.{name} is not in this page's matplotlib")
