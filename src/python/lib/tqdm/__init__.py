"""tqdm: progress bars, drawn by the page."""

import _activa_page as page

# Milliseconds between two reports.
_PAUSE = 100


class tqdm:
    def __init__(self, iterable=None, desc="", total=None, leave=True, initial=0, disable=False, **others):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except TypeError:
                total = None
        self.iterable, self.total, self.n = iterable, total, initial
        self.desc, self.disable = desc or "", disable
        self._postfix = ""
        self._began = self._said = page.now()
        self._due = self.n + 1
        self._every = 1

    def __iter__(self):
        n = self.n
        try:
            for each in self.iterable:
                yield each
                n += 1
                if n >= self._due:
                    self.n = n
                    self._report()
        finally:
            self.n = n
            self._report(last=True)

    def __len__(self):
        return self.total if self.total is not None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
        return False

    def update(self, n=1):
        self.n += n
        if self.n >= self._due:
            self._report()

    def close(self):
        self._report(last=True)

    def refresh(self):
        self._report(last=True)

    def reset(self, total=None):
        self.n = 0
        self.total = total if total is not None else self.total

    def set_description(self, desc=None, refresh=True):
        self.desc = desc or ""

    def set_postfix(self, ordered_dict=None, refresh=True, **values):
        values = {**(ordered_dict or {}), **values}
        self._postfix = ", ".join(
            f"{name}={value:.3g}" if isinstance(value, float) else f"{name}={value}" for name, value in values.items()
        )

    def set_postfix_str(self, s="", refresh=True):
        self._postfix = s

    @staticmethod
    def write(s, file=None, end="\n", nolock=False):
        print(s, end=end, file=file)

    def _report(self, last=False):
        """As often as the page can use; the clock itself is read no more often than that needs."""
        now = page.now()
        since = now - self._said
        if not last and since < _PAUSE:
            self._every = min(self._every * 2, 1 << 20)
            self._due = self.n + self._every
            return
        if since > 2 * _PAUSE:
            self._every = max(self._every // 4, 1)
        self._due = self.n + self._every
        self._said = now
        if self.disable:
            return
        label = ", ".join(each for each in (self.desc.rstrip(": "), self._postfix) if each)
        total = -1 if self.total is None else self.total
        left = -1.0
        if self.total and self.n:
            left = (now - self._began) / 1000 * (self.total - self.n) / self.n
        page.progress(label, self.n, total, max(left, -1.0))


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


tqdm_notebook, tnrange = tqdm, trange
