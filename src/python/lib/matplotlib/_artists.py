"""What the drawing functions give back: names for what stands in the plot, which can still be changed a little."""

from ._style import color_of, dash_of, marker_of


class Artist:
    name = "Artist"

    def __init__(self, axes, series):
        self.axes, self._series = axes, series

    def set_label(self, label):
        self._series["label"] = None if label is None else str(label)

    def get_label(self):
        return self._series.get("label")

    def set_color(self, color):
        self._series["color"] = color_of(color)

    set_facecolor = set_color

    def get_color(self):
        return self._series.get("color")

    get_facecolor = get_color

    def set_alpha(self, alpha):
        self._series["alpha"] = 1.0 if alpha is None else float(alpha)

    def remove(self):
        self.axes._series.remove(self._series)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(f"{self.name}.{name} is not in this page's matplotlib")

    def __repr__(self):
        return f"<matplotlib {self.name}>"


class Line2D(Artist):
    name = "Line2D"

    def get_xdata(self):
        return list(self._series["x"])

    def get_ydata(self):
        return list(self._series["y"])

    def set_data(self, x, y):
        from array import array

        from ._data import numbers

        self._series["x"], self._series["y"] = array("d", numbers(x)), array("d", numbers(y))

    def set_linewidth(self, width):
        self._series["width"] = float(width)

    set_lw = set_linewidth

    def set_linestyle(self, dash):
        self._series["dash"] = dash_of(dash)

    set_ls = set_linestyle

    def set_marker(self, marker):
        self._series["marker"] = marker_of(marker)

    def __repr__(self):
        return f"<matplotlib.lines.Line2D at {id(self):#x}>"


class PathCollection(Artist):
    name = "PathCollection"


class PolyCollection(Artist):
    name = "PolyCollection"


class AxesImage(Artist):
    name = "AxesImage"

    def set_clim(self, vmin=None, vmax=None):
        if isinstance(vmin, (tuple, list)):
            vmin, vmax = vmin
        if vmin is not None:
            self._series["vmin"] = float(vmin)
        if vmax is not None:
            self._series["vmax"] = float(vmax)

    def __repr__(self):
        return f"AxesImage(size=({self._series['rows']}, {self._series['columns']}))"


class Text(Artist):
    name = "Text"

    def __repr__(self):
        return f"Text({self._series['x']:g}, {self._series['y']:g}, {self._series['text']!r})"


class Bar(Artist):
    """One bar of a container."""

    name = "Rectangle"

    def __init__(self, axes, series, place):
        super().__init__(axes, series)
        self._place = place

    def get_height(self):
        return self._series["heights"][self._place]

    def get_width(self):
        return self._series["widths"][self._place]

    def get_x(self):
        return self._series["x"][self._place] - self.get_width() / 2

    def get_y(self):
        return self._series["bottoms"][self._place]

    def set_color(self, color):
        series = self._series
        if series["colors"] is None:
            series["colors"] = [series["color"]] * len(series["x"])
        series["colors"][self._place] = color_of(color)

    set_facecolor = set_color


class BarContainer(Artist):
    name = "BarContainer"

    @property
    def patches(self):
        return list(self)

    def __len__(self):
        return len(self._series["x"])

    def __getitem__(self, place):
        return Bar(self.axes, self._series, range(len(self))[place])

    def __iter__(self):
        return (Bar(self.axes, self._series, i) for i in range(len(self)))

    def __repr__(self):
        return f"<BarContainer object of {len(self)} artists>"
