import type { Say } from "./say";

/**
 * Python that makes a chapter run where Matplotlib is missing, which PyTorch doesn't bring with it, or older than the
 * name "grey" that the lesson writes.
 */
export function setupCode(say: Say): string {
  return `import importlib.util, sys, types

if importlib.util.find_spec('matplotlib') is None:  # ${say("code.noPlots")}
    class Nothing(types.ModuleType):
        def __init__(self, size=0): self.size = size
        def __getattr__(self, name): return Nothing() if not name.startswith('__') else object.__getattribute__(self, name)
        def __call__(self, *args, **kwargs): return self
        def __getitem__(self, index): return self
        def __iter__(self): return iter([Nothing()] * self.size)
    pyplot = Nothing()
    pyplot.subplots = lambda rows=1, columns=1, **options: (Nothing(), Nothing(max(rows, columns)))
    pyplot.hist = lambda *args, **options: (Nothing(), Nothing(), Nothing())
    sys.modules['matplotlib'] = sys.modules['matplotlib.pyplot'] = pyplot
else:
    import matplotlib, matplotlib.pyplot as plt
    if 'grey' not in plt.colormaps():  # ${say("code.grey")}
        matplotlib.colormaps.register(matplotlib.colormaps['gray'], name='grey')`;
}
