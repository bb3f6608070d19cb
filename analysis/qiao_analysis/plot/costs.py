"""Figures of money: what help costs and who pays, and what it brings for that."""

import numpy as np

from .bars import legend_under, stacked
from .style import arm_handles, arm_styles, figure, panels, title


@figure
def costs(figure, result, words):
    """What the programme costs over the whole run (1000 yuan: transfers, delivery and overhead), by who pays, by what it
    is for and by kind: mean over the replicates that came to its end. Entitlements that do not depend on a project,
    trade (wages and prices that buyers pay) and unpaid time are left out; see /costs."""
    data = result["costs"].sel(kind=["transfer", "delivery", "overhead"])
    axes = panels(figure, 1, 3, [], 3.1, sharey=True)
    shown = (("payer", "by who pays", data.by_payer.sum("kind")),
             ("modality", "by what it is for", data.by_modality.sum("kind")),
             ("kind", "by kind", data.by_payer.sum("payer")))
    done = (result.months_done == result.months).values
    for one, (axis, told, fen) in zip(axes.flat, shown):
        values = fen.transpose("arm", "replicate", "month", axis).values.sum(axis=2) / 100_000
        means = np.array([of_arm[whole].mean(axis=0) if whole.any() else np.zeros(fen.sizes[axis])
                          for of_arm, whole in zip(values, done)])
        any_cost = means.any(axis=0)
        stacked(one, words.arms(result.arms), means.T[any_cost], [words(label) for label in data[axis].values[any_cost]])
        one.set_xlabel(words("cost of help itself, 1000 yuan"))
        title(one, words(told))
        legend_under(one, columns=2)


@figure
def cost_effectiveness(figure, result, words, outcome=None):
    """Cost-effectiveness plane and acceptability curves of each arm against the baseline, for an outcome of
    /cost_effectiveness (the first when None).

    (a) mean paired differences of cost (1000 yuan) and outcome with 95 % intervals by Student's t; the line from the
    origin has the slope of the cost of one unit. (b) share of bootstrap means in which the arm is worth its cost, by
    what somebody would pay for one unit (yuan, logarithmic).
    """
    data = result["cost_effectiveness"]
    known = [str(label) for label in data.outcome.values]
    outcome = known[0] if outcome is None else outcome
    if outcome not in known:
        raise ValueError(f"there is no outcome '{outcome}' in /cost_effectiveness; there are: {', '.join(known)}")
    data = data.sel(outcome=outcome)
    arms = [arm for arm in result.arms if arm != result.baseline] or [result.baseline]
    axes = panels(figure, 1, 2, arm_handles(result, words, "mean and 95 % interval", arms)[:-1], 3.0)
    plane, curves = axes.flat
    for arm in arms:
        style = arm_styles(result)[arm]
        of = {str(name): float(value) for name, value in zip(data.figure.values, data.difference.sel(arm=arm).values)}
        cost, effect = of["cost"] / 1000, of["effect"]
        width = np.nan_to_num([[effect - of["effect_low"]], [of["effect_high"] - effect]])
        height = np.nan_to_num([[of["cost"] - of["cost_low"]], [of["cost_high"] - of["cost"]]]) / 1000
        plane.plot([0, effect], [0, cost], color=style["color"], linestyle=style["linestyle"], linewidth=0.7)
        plane.errorbar(effect, cost, xerr=width, yerr=height, color=style["color"], marker=style["marker"], linewidth=1)
        curves.plot(data.willingness[1:], data.acceptability.sel(arm=arm)[1:], markevery=3, **style)
    for line in (plane.axhline, plane.axvline):
        line(0, color="0.4", linewidth=0.6)
    plane.margins(0.15)
    plane.set_xlabel(words(outcome) + words(", more than {baseline}", baseline=words.arm(result.baseline)))
    plane.set_ylabel(words("cost, entitlements in, more than {baseline}, 1000 yuan",
                           baseline=words.arm(result.baseline)))
    curves.set_xscale("log")
    curves.set_xlim(float(data.willingness[1]), float(data.willingness[-1]))
    curves.set_ylim(-0.03, 1.03)
    curves.set_xlabel(words("willingness to pay for one, yuan"))
    curves.set_ylabel(words("probability of being worth its cost"))
