"""Stacked bars whose parts differ by grey and hatching."""

import numpy as np
from matplotlib.patches import Patch

from .style import PARTS


def stacked(axes, rows, parts, names):
    """Horizontal bars, one a row, of parts [part × row]; what is below zero is stacked to the left of it."""
    place = np.arange(len(rows))[::-1]
    above, below = np.zeros(len(rows)), np.zeros(len(rows))
    for k, (values, name) in enumerate(zip(np.nan_to_num(np.asarray(parts, float)), names)):
        start = np.where(values >= 0, above, below)
        axes.barh(place, values, left=start, height=0.66, edgecolor="black", label=name, **PARTS[k % len(PARTS)])
        above += np.maximum(values, 0)
        below += np.minimum(values, 0)
    axes.set_yticks(place, rows)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(min(axes.get_xlim()[0], 1.06 * below.min()), max(axes.get_xlim()[1], 1.06 * above.max()))
    if below.any():
        axes.axvline(0, color="black", linewidth=0.6)


def legend_of(names):
    """Handles for a legend of the parts."""
    return [Patch(edgecolor="black", label=name, **PARTS[k % len(PARTS)]) for k, name in enumerate(names)]


def legend_under(axes, columns):
    """The legend of one panel, below it; none where nothing is drawn."""
    if not axes.get_legend_handles_labels()[0]:
        return
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.26), ncol=columns, fontsize=7, handlelength=2)
