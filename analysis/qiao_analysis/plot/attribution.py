"""Figure of an attribution: which mechanism or actor brings how much of an arm's effect."""

import numpy as np

from .style import PARTS, figure, panels, title


@figure
def attribution(figure, result, words, arm=None):
    """Each player's part of an arm's effect, with 95 % intervals (Student's t), in the unit of the figure that the
    scenario asks for: its share of the effect (Shapley), what is lost when it alone is out, what it gains alone.

    arm: the arm that was divided; None finds it, it alone has values.
    """
    group = result["attribution"]
    if arm is None:
        divided = ~np.isnan(group.together.sel(figure="mean").values)
        arm = group.arm.values[divided][0] if divided.any() else result.arms[-1]
    data = group.sel(arm=arm)
    kinds = {"shapley": "share of the effect (Shapley)", "leave_one_out": "lost when it alone is out",
             "alone": "gained by it alone"}
    players = [str(player) for player in data.player.values]
    axes = panels(figure, 1, len(kinds), [], 1.0 + 0.3 * (len(players) + 1), sharex=True, sharey=True)
    for one, (kind, told) in zip(axes.flat, kinds.items()):
        rows = [data[kind].sel(player=player) for player in players] + [data.together]
        place = np.arange(len(rows))[::-1]
        mean, low, high = (np.array([float(row.sel(figure=f)) for row in rows]) for f in ("mean", "t_low", "t_high"))
        interval = np.nan_to_num([mean - low, high - mean])
        one.barh(place[:-1], mean[:-1], height=0.6, edgecolor="black", **PARTS[0])
        one.barh(place[-1:], mean[-1:], height=0.6, edgecolor="black", **PARTS[1])
        one.errorbar(mean, place, xerr=interval, color="black", linestyle="", linewidth=1)
        one.axvline(0, color="black", linewidth=0.6)
        one.set_yticks(place, players + [words("all together")])
        title(one, words(told))
    figure.supxlabel(result.attributes["attribution"], fontsize=8)
