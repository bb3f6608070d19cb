"""How the figures look: sizes of a journal's page, and arms and categories that can be told apart without colour."""

import functools
import inspect
import io
import os
import pathlib
import tempfile
import warnings

import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .words import Words

WIDTH = 7.1  # inches: two columns of a journal's page (180 mm)

# One for each arm: colours of different lightness, and lines of different kinds.
ARMS = [
    {"color": "#000000", "linestyle": "-", "marker": "o"},
    {"color": "#c0562b", "linestyle": (0, (5, 1.5)), "marker": "s"},
    {"color": "#2b6ca3", "linestyle": (0, (5, 1.2, 1, 1.2)), "marker": "^"},
    {"color": "#8a9a3b", "linestyle": (0, (1, 1)), "marker": "D"},
    {"color": "#9b7bb8", "linestyle": (0, (8, 2)), "marker": "v"},
    {"color": "#7f7f7f", "linestyle": (0, (3, 1, 1, 1, 1, 1)), "marker": "P"},
]

# One for each part of a stacked bar.
PARTS = [
    {"facecolor": "#2f4b6e", "hatch": ""},
    {"facecolor": "#e9c9a1", "hatch": "////"},
    {"facecolor": "#8fb3c9", "hatch": "...."},
    {"facecolor": "#ffffff", "hatch": "xxxx"},
    {"facecolor": "#c0562b", "hatch": ""},
    {"facecolor": "#d9d9d9", "hatch": "\\\\\\\\"},
    {"facecolor": "#8c8c8c", "hatch": "oooo"},
    {"facecolor": "#f4efe6", "hatch": "++++"},
    {"facecolor": "#555555", "hatch": "----"},
]

_LATIN = ["Arial", "Liberation Sans", "DejaVu Sans"]
_CHINESE = ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei",
            "PingFang SC", "SimHei", "Hiragino Sans GB", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"]
_COLLECTION, _COLLECTION_FACE = "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"


def _known_fonts():
    return {font.name for font in font_manager.fontManager.ttflist}


def _keep_face(collection, face):
    """Writes one face of a collection of fonts into matplotlib's cache; returns where."""
    from fontTools.ttLib import TTCollection
    kept = pathlib.Path(matplotlib.get_cachedir()) / (face.replace(" ", "") + ".otf")
    if not kept.exists():
        with TTCollection(collection, lazy=True) as fonts:
            wanted = next(font for font in fonts if font["name"].getDebugName(1) == face)
            number, unfinished = tempfile.mkstemp(dir=kept.parent)
            with os.fdopen(number, "wb") as file:
                wanted.save(file)
        os.replace(unfinished, kept)  # another process may do the same
    return kept


@functools.lru_cache(maxsize=None)
def chinese_font():
    """Name of a font with simplified Chinese characters; None where there is none."""
    found = [name for name in _CHINESE if name in _known_fonts()]
    if found:
        return found[0]
    # Of Noto's collection matplotlib sees the first face alone, whose characters have their Japanese forms.
    for font in font_manager.fontManager.ttflist:
        if font.fname.endswith(_COLLECTION):
            try:
                font_manager.fontManager.addfont(_keep_face(font.fname, _COLLECTION_FACE))
                return _COLLECTION_FACE
            except (OSError, RuntimeError, StopIteration):
                return font.name
    return None


@functools.lru_cache(maxsize=None)
def settings(language):
    """matplotlib's settings for figures in a language, "en" or "zh"."""
    if language not in ("en", "zh"):
        raise ValueError(f"there are no figures in the language '{language}'; allowed: en, zh")
    chinese = chinese_font()
    if language == "zh" and chinese is None:
        warnings.warn("no font with Chinese characters was found; install one (Debian: fonts-noto-cjk)")
    family = [name for name in _LATIN if name in _known_fonts()] + ([chinese] if chinese else [])
    return {
        "font.family": family, "font.size": 8, "axes.titlesize": 8, "axes.labelsize": 8, "legend.fontsize": 7.5,
        "xtick.labelsize": 7.5, "ytick.labelsize": 7.5, "axes.linewidth": 0.6, "xtick.major.width": 0.6,
        "ytick.major.width": 0.6, "lines.linewidth": 1.3, "lines.markersize": 3.5, "hatch.linewidth": 0.4,
        "patch.linewidth": 0.5, "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True,
        "legend.frameon": False, "legend.handlelength": 3, "errorbar.capsize": 2, "savefig.dpi": 300,
        "axes.titlelocation": "left", "svg.fonttype": "path",
        # Journals want TrueType in PDF. Chinese fonts are mostly not TrueType; their outlines are embedded instead.
        "pdf.fonttype": 42 if language == "en" else 3,
    }


class PaperFigure(Figure):
    """A figure that is saved with the settings that it was drawn with. Notebooks show it as it is."""

    def __init__(self, language):
        self.settings = settings(language)
        with matplotlib.rc_context(self.settings):
            super().__init__(figsize=(WIDTH, 2.8), layout="constrained")
        FigureCanvasAgg(self)

    def savefig(self, *arguments, **options):
        """As matplotlib's; the file's ending chooses the format: pdf, svg, png …"""
        with matplotlib.rc_context(self.settings):
            super().savefig(*arguments, **options)

    def _repr_png_(self):
        out = io.BytesIO()
        self.savefig(out, format="png", dpi=150)
        return out.getvalue()


def figure(draw):
    """Makes `draw(figure, result, words, …)` a function of (result, …, language="en") that returns the figure.

    `words` translates labels.
    """
    taken = [p for p in list(inspect.signature(draw).parameters.values())[1:] if p.name != "words"]
    taken.append(inspect.Parameter("language", inspect.Parameter.KEYWORD_ONLY, default="en"))

    @functools.wraps(draw)
    def drawn(result, *arguments, language="en", **options):
        out = PaperFigure(language)
        with matplotlib.rc_context(settings(language)):
            draw(out, result, Words(language, result), *arguments, **options)
        return out
    drawn.__signature__ = inspect.Signature(sorted(taken, key=lambda p: p.kind))
    return drawn


def arm_styles(result):
    """Style of each arm's line, the same in every figure of a result: a dictionary by name."""
    return {arm: ARMS[place % len(ARMS)] for place, arm in enumerate(result.arms)}


def panels(figure, rows, columns, handles, height, legend_columns=None, **options):
    """Axes [rows × columns], and below all of them one legend of the handles, if any."""
    figure.set_size_inches(WIDTH, height)
    if not handles:
        return _lettered(figure.subplots(rows, columns, squeeze=False, **options))
    legend_columns = legend_columns or min(4, len(handles))
    legend_height = 0.2 * -(-len(handles) // legend_columns)
    above, below = figure.subfigures(2, 1, height_ratios=[height - legend_height, legend_height])
    below.legend(handles=handles, loc="center", ncol=legend_columns)
    return _lettered(above.subplots(rows, columns, squeeze=False, **options))


def _lettered(axes):
    if axes.size > 1:
        for place, one in enumerate(axes.flat):  # as the text of a paper names them
            one.set_title(f"({chr(ord('a') + place)})", loc="left")
    return axes


def title(axes, text):
    """Adds a title to a panel's letter."""
    axes.set_title(f"{axes.get_title('left')} {text}".strip(), loc="left")


def arm_handles(result, words, told, arms=None):
    """Handles of a legend: the arms, and what line and band are."""
    styles = arm_styles(result)
    handles = [Line2D([], [], label=words.arm(arm), **styles[arm]) for arm in arms or result.arms]
    state = "" if result.complete else f" ({words('unfinished')})"
    return handles + [Line2D([], [], color="0.5", linewidth=6, alpha=0.3, label=words(told) + state)]
