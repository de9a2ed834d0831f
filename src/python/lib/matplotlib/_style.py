"""Colours, lines and the keyword arguments that go with them."""

_letters = dict(zip("bgrcmykw", ("blue", "green", "red", "cyan", "magenta", "yellow", "black", "white")))
_names = set(
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood "
    "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray "
    "darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen "
    "darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue "
    "firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew "
    "hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan "
    "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray "
    "lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue "
    "mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred "
    "midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid "
    "palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple "
    "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue "
    "slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white "
    "whitesmoke yellow yellowgreen".split()
)
_tableau = "blue orange green red purple brown pink gray olive cyan".split()

# The maps that the page has (python-plot-color.ts), besides their reverses.
COLOR_MAPS = (
    "gray grey binary Greys Blues Reds Greens Oranges Purples viridis plasma inferno magma cividis coolwarm bwr seismic "
    "RdBu RdYlBu RdYlGn Spectral PiYG hot bone jet turbo rainbow hsv YlOrRd YlGnBu PuBu BuGn twilight"
).split()

MARKERS = ".,ov^<>12348spP*hH+xXDd|_"
DASHES = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-.", "None": "", "none": "", " ": "", "": ""}


def color_of(value):
    """As the page takes colours: C0, names, hexes."""
    if value is None:
        return None
    if isinstance(value, str):
        name = value.strip()
        if name in _letters:
            return _letters[name]
        if len(name) > 1 and name[0] == "C" and name[1:].isdigit():
            return f"C{int(name[1:]) % 10}"
        low = name.lower()
        if low in ("none", "transparent"):
            return "none"
        if low in _names:
            return low
        if low.startswith("tab:") and low[4:].replace("grey", "gray") in _tableau:
            return f"C{_tableau.index(low[4:].replace('grey', 'gray'))}"
        if name.startswith("#") and len(name) in (4, 5, 7, 9) and all(c in "0123456789abcdef" for c in low[1:]):
            digits = low[1:] if len(low) > 5 else "".join(2 * c for c in low[1:])
            return "#" + digits[:6]
        try:
            level = float(name)
        except ValueError:
            level = -1.0
        if 0 <= level <= 1:
            return "#" + f"{round(level * 255):02x}" * 3
        raise ValueError(f"{value!r} is not a valid value for color")
    try:
        parts = [float(each) for each in value]
    except TypeError:
        parts = []
    if len(parts) not in (3, 4) or not all(0 <= each <= 1 for each in parts):
        raise ValueError(f"{value!r} is not a valid value for color")
    return "#" + "".join(f"{round(each * 255):02x}" for each in parts[:3])


def colors_of(value, n):
    """One colour, or one for each of n: (the one, the n)."""
    if value is None or isinstance(value, str):
        return color_of(value), None
    items = list(value)
    if items and isinstance(items[0], (int, float)) and len(items) in (3, 4):
        return color_of(items), None
    found = [color_of(each) for each in items]
    if len(found) == 1:
        return found[0], None
    return None, [found[i % len(found)] for i in range(n)]


def dash_of(value):
    if value is None:
        return None
    if value in DASHES:
        return DASHES[value]
    if value in ("-", "--", ":", "-."):
        return value
    if isinstance(value, tuple):
        return "--"
    raise ValueError(
        f"{value!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', "
        "'dashed', 'dashdot', 'dotted'"
    )


def marker_of(value):
    if value is None or value in ("None", "none", "", " "):
        return ""
    if isinstance(value, str) and len(value) == 1 and value in MARKERS:
        return value
    if isinstance(value, str) and len(value) > 2 and value[0] == value[-1] == "$":
        raise NotImplementedError("markers of text are not in this page's matplotlib")
    raise ValueError(f"Unrecognized marker style {value!r}")


def format_of(text):
    """matplotlib's 'ro--': colour, marker, dash."""
    try:
        return color_of(text), "", None
    except ValueError:
        pass
    color, marker, dash, i = None, None, None, 0
    while i < len(text):
        c = text[i]
        if text[i : i + 2] in ("--", "-."):
            dash, i = text[i : i + 2], i + 2
        elif c in "-: ":
            dash, i = c.strip(), i + 1
        elif c == "C" and text[i + 1 : i + 2].isdigit():
            color, i = text[i : i + 2], i + 2
        elif c in MARKERS and marker is None:
            marker, i = c, i + 1
        elif c in _letters and color is None:
            color, i = _letters[c], i + 1
        else:
            raise ValueError(f"{text!r} is not a valid format string (unrecognized character {c!r})")
    if dash is None and marker is not None:
        dash = ""
    return color, marker or "", dash


def map_of(value):
    """The name of a colour map; of none, matplotlib's own."""
    if value is None:
        from . import rcParams

        value = rcParams.get("image.cmap", "viridis")
    name = getattr(value, "name", value)
    base = name[:-2] if name.endswith("_r") else name
    if base in COLOR_MAPS:
        return name
    raise NotImplementedError(
        f"the colour map {name!r} is not in this page's matplotlib: there are {', '.join(COLOR_MAPS)}, and each with _r"
    )


_aliases = {
    "c": "color",
    "lw": "linewidth",
    "ls": "linestyle",
    "ms": "markersize",
    "mec": "markeredgecolor",
    "mew": "markeredgewidth",
    "mfc": "markerfacecolor",
    "ec": "edgecolor",
    "edgecolors": "edgecolor",
    "fc": "facecolor",
    "facecolors": "facecolor",
    "linewidths": "linewidth",
    "linestyles": "linestyle",
    "aa": "antialiased",
    "ds": "drawstyle",
    "ha": "horizontalalignment",
    "va": "verticalalignment",
    "size": "fontsize",
    "weight": "fontweight",
    "family": "fontfamily",
    "name": "fontfamily",
}
# What changes nothing that this page draws.
_anything = set(
    "zorder antialiased clip_on rasterized picker gid url snap in_layout animated capstyle joinstyle solid_capstyle "
    "dash_capstyle solid_joinstyle dash_joinstyle".split()
)
LINE = set("color linewidth linestyle marker markersize alpha label drawstyle".split())
LINE_SILENT = set("markeredgecolor markeredgewidth markerfacecolor fillstyle scalex scaley".split())
PATCH = set("color facecolor edgecolor linewidth linestyle alpha label".split())
PATCH_SILENT = set("hatch fill ecolor capsize".split())
TEXT = set("color horizontalalignment verticalalignment alpha".split())
TEXT_SILENT = set(
    "fontsize fontweight fontfamily fontstyle style fontdict rotation rotation_mode wrap multialignment backgroundcolor "
    "linespacing math_fontfamily usetex pad loc y x labelpad bbox variant stretch".split()
)


def styled(given, takes, silent, owner):
    """The keyword arguments under their long names; unknown ones are matplotlib's error."""
    found, said = {}, {}
    for name, value in given.items():
        long = _aliases.get(name, name)
        if long not in takes and long not in silent and name in takes:
            long = name
        if long == "transform" or long == "path_effects":
            raise NotImplementedError(f"{long}= is not in this page's matplotlib")
        if long not in takes and long not in silent and long not in _anything:
            raise AttributeError(f"{owner}.set() got an unexpected keyword argument {name!r}")
        if long in found:
            raise TypeError(f"Got both {said[long]!r} and {name!r}, which are aliases of one another")
        found[long], said[long] = value, name
    return found


def label_of(label):
    """What the key names; nothing that begins with an underscore."""
    return None if label is None or str(label).startswith("_") else str(label)


def alpha_of(found):
    alpha = found.get("alpha")
    return 1.0 if alpha is None else float(alpha)
