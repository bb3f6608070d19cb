"""Figures of a sweep: how sure verdicts are with both intervals, whose the spread is, what the answer hangs on."""

import numpy as np
from matplotlib.patches import Patch

from ..sweep import last_arm, leading
from .style import PARTS, figure, panels, title

_MOST = 12  # factors that are drawn


@figure
def sensitivity(canvas, result, words, figure=None, arm=None):
    """The factors on which an arm's effect on a figure hangs, with 95 % intervals: shares of the variance over points,
    of a design after Morris elementary effects. Only those are drawn that can be told from nothing (Result.leading).

    figure: a figure of the sweep; that whose turns were looked for, where none is named. arm: the last, where none is.
    """
    figure = _figure(result, figure)
    arm = last_arm(result) if arm is None else arm
    rows = leading(result, figure, arm).iloc[:_MOST]
    axes = panels(canvas, 1, 1, [], 1.1 + 0.24 * max(len(rows), 1))[0, 0]
    effects = len(rows) and rows["index"].iloc[0] == "mu_star"
    scale = 1 if effects else 100
    place = np.arange(len(rows))[::-1]
    middle, low, high = (scale * rows[name].to_numpy(float) for name in ("value", "low", "high"))
    axes.barh(place, middle, height=0.6, edgecolor="black", **PARTS[2])
    axes.errorbar(middle, place, xerr=[middle - low, high - middle], color="black", linestyle="", linewidth=1)
    axes.set_yticks(place, list(rows.factor.astype(str)))
    axes.axvline(0, color="black", linewidth=0.6)
    told = {"mu_star": "mean elementary effect", "total": "% of the spread over points, with all it takes part in",
            "first": "% of the spread over points, alone"}
    if len(rows):
        axes.set_xlabel(words(told[str(rows["index"].iloc[0])]))
    else:
        count = result["sweep_factors"].sizes["factor"]
        axes.set_axis_off()
        axes.text(0, 0.5, words("none of {n} factors can be told from nothing", n=count), transform=axes.transAxes)
    title(axes, words.figure(figure) + ": " + words.arm(arm))


@figure
def verdicts(canvas, result, words, arm=None, figures=None):
    """An arm's effects with both intervals, luck alone and with assumptions, and whose the spread is.

    Every line of the left panel has a scale of its own, with zero at the same place; at its right stands the share of
    points at which the sign turns. arm: the last, where none is named. figures: those that are drawn; all by default.
    """
    arm = last_arm(result) if arm is None else arm
    named = {} if figures is None else {"figure": [_figure(result, one) for one in np.ravel(figures)]}
    rows = result.verdicts(arm=arm, **named)
    ends = rows[["luck_low", "luck_high", "assumptions_low", "assumptions_high"]].abs().max(axis=1)
    rows, ends = rows[ends > 0], ends[ends > 0].to_numpy()
    handles = [Patch(label=words("with assumptions"), facecolor="#b9cfdc", edgecolor="none"),
               Patch(label=words("luck alone"), facecolor="black", edgecolor="none")]
    sources = ["assumptions", "luck", "interaction"]
    names = {"interaction": "both together"}
    handles += [Patch(label=words(names.get(source, source)), edgecolor="black", **style)
                for source, style in zip(sources, PARTS)]
    both, owed = panels(canvas, 1, 2, handles, 1.2 + 0.26 * len(rows), 5, sharey=True, width_ratios=[1.6, 1])[0]
    place = np.arange(len(rows))[::-1]
    for kind, height, colour in (("assumptions", 0.7, "#b9cfdc"), ("luck", 0.22, "black")):
        low, high = (rows[f"{kind}_{end}"].to_numpy() / ends for end in ("low", "high"))
        both.barh(place, high - low, left=low, height=height, color=colour, edgecolor=colour, linewidth=1)
    both.axvline(0, color="black", linewidth=0.6)
    both.set_xlim(-1.05, 1.05)
    both.set_xticks([])
    both.set_xlabel(words("less ← → more, each on its own scale"))
    for at, share in zip(place, rows.turns):
        told = "" if np.isnan(share) else f"{100 * share:.0f} %"
        both.annotate(told, (1.0, at), xycoords=("axes fraction", "data"), xytext=(3, 0), textcoords="offset points",
                      fontsize=6.5, va="center", annotation_clip=False)
    both.set_yticks(place, [words.figure(label) for label in rows.figure.astype(str)], fontsize=6.5)
    title(both, words.arm(arm))
    left = np.zeros(len(rows))
    for source, style in zip(sources, PARTS):
        share = 100 * rows[source].fillna(0).to_numpy()
        owed.barh(place, share, left=left, height=0.6, edgecolor="black", **style)
        left += share
    owed.set_xlim(0, 100)
    owed.set_xlabel(words("share of the variance, %"))


def _figure(result, name):
    """A figure that the sweep keeps; the one whose turns were looked for, where none is named."""
    known = [str(label) for label in result["sweep_verdicts"].figure.values]
    name = result.attributes["sweep_told"] if name is None else name
    if name not in known:
        raise ValueError(f"the sweep keeps no figure '{name}'; it keeps: {'; '.join(known)}")
    return name
