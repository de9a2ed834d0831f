"""The same bars."""

from . import tnrange, tqdm, tqdm_notebook, trange
