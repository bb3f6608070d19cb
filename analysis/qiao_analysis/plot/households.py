"""Figures of single households: their lives, who gains and who loses, and what the poorest have of it."""

import numpy as np

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from .over_time import in_yuan, month_axis, months_since_start, spread, whole
from .style import PARTS, arm_handles, arm_styles, figure, panels, title


@figure
def households(figure, result, words, replicate=0, arms=None, variable="income_12", per_head=True):
    """Life lines: one variable of the panel for each of the project's households in one replicate, a panel for each
    arm, with the median household in bold. With `per_head` it is divided by the household's members.

    A line ends where a household has no member left, or where an unfinished run was stopped.
    """
    arms = list(arms or result.arms)
    data = result["households"].sel(replicate=replicate)
    columns = min(3, len(arms))
    rows = -(-len(arms) // columns)
    median, single = {"color": "black", "linewidth": 1.8, "marker": "o"}, {"color": "0.6", "linewidth": 0.5}
    handles = [Line2D([], [], label=words("one household"), **single),
               Line2D([], [], label=words("median household"), **median)]
    axes = panels(figure, rows, columns, handles, 0.8 + 2.0 * rows, sharex=True, sharey=True)
    x = months_since_start(result, data.month.values)
    scale, unit = in_yuan(data[variable].attrs.get("units", ""))
    for one, arm in zip(axes.flat, arms):
        of = data.sel(arm=arm).transpose("month", "household")
        members = of.members.values
        values = np.where(members > 0, scale * whole(result, of[variable]).values, np.nan)
        if per_head:
            values = values / np.where(members > 0, members, np.nan)
        one.plot(x, values, marker="." if len(x) < 5 else None, markersize=2, **single)
        one.plot(x, spread(values, np.nanmedian)[1], markevery=max(1, len(x) // 6), **median)
        title(one, words.arm(arm))
    for one in axes.flat[len(arms):]:
        one.set_visible(False)
    for one in axes[-1]:
        month_axis(one, result, words)
        one.set_xlim(left=max(0, x.min() - 1))
    axes[0, 0].figure.supylabel(words.quantity(variable, f"{unit}/person" if per_head and unit else unit, "households"), fontsize=8)


@figure
def winners(figure, result, words, variable="income_12", month=-1):
    """Share of the project's households (per cent) that gain and that lose against the baseline, by arm, mean over
    replicates with its 95 % interval: each household with itself in the same random world. A change counts from one
    part in a hundred. Figures beside the bars: mean gain and mean loss of those.

    month: place among the recorded months, the last when -1.
    """
    data = result["winners_household"][variable].isel(month=month)
    scale, unit = in_yuan(data.attrs.get("units", ""))
    arms = [arm for arm in result.arms if arm != result.baseline] or [result.baseline]
    handles = [Patch(edgecolor="black", label=words(told), **part)
               for told, part in (("lose", PARTS[1]), ("gain", PARTS[0]))]
    axes = panels(figure, 1, 1, handles, 1.1 + 0.42 * len(arms))[0, 0]
    for place, arm in enumerate(reversed(arms)):
        of = {str(name): float(value) for name, value in zip(data.figure.values, data.sel(arm=arm).values)}
        for told, mean, sign, part in (("losers", "mean_loss", -1, PARTS[1]), ("winners", "mean_gain", 1, PARTS[0])):
            share = 100 * of[told]
            interval = np.abs(np.nan_to_num([[100 * of[told + "_low"] - share], [100 * of[told + "_high"] - share]]))
            axes.barh(place, sign * share, height=0.6, edgecolor="black", **part)
            axes.errorbar(sign * share, place, xerr=interval[::sign], color="black", linewidth=1)
            if np.isfinite(of[mean]) and share > 0:
                axes.annotate(f"{_short(scale * of[mean])} {words(unit)}",
                              (sign * (share + interval.max()), place), xytext=(sign * 5, 0),
                              textcoords="offset points", va="center", ha="right" if sign < 0 else "left", fontsize=7)
    axes.axvline(0, color="black", linewidth=0.6)
    axes.set_yticks(range(len(arms)), words.arms(reversed(arms)))
    axes.set_xlim(-125, 125)
    axes.set_xticks(range(-100, 101, 50), [str(abs(tick)) for tick in range(-100, 101, 50)])
    axes.set_xlabel(words("share of households, %") + words(": {variable}, less {baseline}",
                                                            baseline=words.arm(result.baseline),
                                                            variable=words.variable(variable, "households")))


def _short(number):
    return f"{number:+,.0f}" if abs(number) >= 100 else f"{number:+.3g}"


@figure
def deciles(figure, result, words, variable="income_12", month=-1):
    """What each arm changes for each tenth of the project's households by income in the baseline: mean paired
    difference of a household and its 95 % interval (Student's t).

    month: place among the recorded months, the last when -1.
    """
    data = result["deciles_household"][variable].isel(month=month)
    scale, unit = in_yuan(data.attrs.get("units", ""))
    arms = [arm for arm in result.arms if arm != result.baseline] or [result.baseline]
    axes = panels(figure, 1, 1, arm_handles(result, words, "mean and 95 % interval", arms)[:-1], 2.8)[0, 0]
    for place, arm in enumerate(arms):
        style = arm_styles(result)[arm]
        mean, low, high = (scale * data.sel(arm=arm, figure=f).values for f in ("mean", "t_low", "t_high"))
        x = data.decile.values + 0.18 * (place - (len(arms) - 1) / 2)
        axes.errorbar(x, mean, yerr=np.nan_to_num([mean - low, high - mean]), linewidth=1, elinewidth=0.8, **style)
    axes.axhline(0, color="0.4", linewidth=0.6)
    axes.set_xticks(data.decile.values)
    axes.set_xlabel(words("tenth of households by income in the baseline"))
    axes.set_ylabel(words.quantity(variable, unit, "households") + "\n" +
                    words("less {baseline}", baseline=words.arm(result.baseline)))
