import type { Say } from "./say";

/**
 * Python that makes a chapter run where Matplotlib is missing, which PyTorch doesn't bring with it, or older than the
 * name "grey" that the lesson writes.
 */
export function setupCode(say: Say): string {
  return `import importlib.util, sys, types
import numpy as np

if importlib.util.find_spec('matplotlib') is None:  # ${say("code.noPlots")}
    class Nothing(types.ModuleType):
        def __init__(self): pass
        def __getattr__(self, name): return Nothing() if not name.startswith('__') else object.__getattribute__(self, name)
        def __call__(self, *args, **kwargs): return self
        def __getitem__(self, index): return self
        def __iter__(self): return iter([])

    def subplots(nrows=1, ncols=1, **options):
        axes = np.empty((nrows, ncols), dtype=object)
        for i in np.ndindex(axes.shape):
            axes[i] = Nothing()
        return Nothing(), axes.squeeze() if axes.size > 1 else axes[0, 0]

    pyplot = Nothing()
    pyplot.pyplot, pyplot.subplots = pyplot, subplots
    pyplot.hist = lambda *args, **options: (Nothing(), Nothing(), Nothing())
    sys.modules['matplotlib'] = sys.modules['matplotlib.pyplot'] = pyplot
else:
    import matplotlib, matplotlib.pyplot as plt
    if 'grey' not in plt.colormaps():  # ${say("code.grey")}
        matplotlib.colormaps.register(matplotlib.colormaps['gray'], name='grey')`;
}
