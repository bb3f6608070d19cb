"""What a sweep says (`qiao sweep`), as one labelled data set and as tidy tables: which assumptions the answer hangs on.

All take a Result (and are its methods) and a selection by the names of axes, as the other tables do:
`result.verdicts(arm="bridge")`.
"""

import statistics

import numpy as np

from . import tables

# Total indices of a fit that foretells a smaller share of the variance are not believed.
LEAST_PREDICTED = 0.7
_NAMES = {
    "sweep": {},
    "sweep_as_written": {"value": "as_written"},
    "sweep_factors": {"value": "factor_value", "share": "factor_share", "unit": "factor_unit",
                      "meaning": "factor_meaning", "plausible": "factor_plausible", "standing": "factor_standing",
                      "group_zh": "factor_group_zh"},
    "sweep_verdicts": {"unit": "figure_unit"},
    "sweep_shares": {"share": "variance_share"},
    "sweep_sensitivity": {"value": "sensitivity"},
    "sweep_turns": {"box": "turns_box", "quality": "turns_quality"},
    "sweep_information": {},
}


def is_sweep(result):
    """Whether a result is that of a sweep."""
    return "sweep" in result.groups


def dataset(result):
    """All that a sweep says as one xarray.Dataset; values are read when they are used.

    value [arm × replicate × point × figure]: the figures of every world. as_written [arm × world × figure]: of the
    scenario as it is written. factor_value, factor_share [point × factor]: what was varied, and factor_unit, _meaning,
    _plausible, _standing [factor]. level, effect [arm × figure × doubt] and chance [arm × figure × verdict]: how sure
    arms are. variance_share [arm × figure × source × estimate]: whose the spread is. sensitivity [arm × figure × index ×
    factor × estimate]: what hangs on each factor. turns_box [arm × factor × side], turns_quality [arm × measure]: where
    the effect goes the other way. worth [subject × estimate], yuan: what knowing more is worth, where outcomes are.

    An unfinished sweep has value and what is known of its factors alone. Other results: KeyError.
    """
    if not is_sweep(result):
        raise KeyError(f"{result.path.name} is no result of `qiao sweep`")
    out = result["sweep"]
    for group, names in _NAMES.items():
        if group in result and group != "sweep":
            data = result[group]
            out = out.merge(data.rename({old: new for old, new in names.items() if old in data}))
    return out.assign_attrs(long_name="what the answer hangs on")


def _wide(frame, axis, variable):
    """A frame in which the labels of its last axis are columns, in place of the variable."""
    labels = list(frame[axis].cat.categories)
    values = frame[variable].to_numpy().reshape(-1, len(labels))
    out = frame.iloc[::len(labels)].drop(columns=[axis, variable]).reset_index(drop=True)
    for place, label in enumerate(labels):
        out[label] = values[:, place]
    return out


def _told_of(out, data, axis, texts):
    """Adds texts that stand beside an axis."""
    for name, variable in texts.items():
        known = dict(zip(data[axis].values, data[variable].values))
        out[name] = [known.get(label, "") for label in out[axis]]
    return out


def verdicts(result, **selection):
    """How sure each arm is, with both intervals.

    Columns: arm, figure, unit; mean (of the effect against the baseline, over points and worlds), luck_low and luck_high
    (95 % of the mean as written: luck alone), assumptions_low and assumptions_high (the middle 95 % of points, without
    what luck adds), both_low and both_high (of single worlds); turns (share of points at which the effect's sign turns),
    best, best_low, best_high (share of points at which the arm is the best of all), regret_mean, regret_95, regret_most
    (what is lost against the best arm of each point); assumptions, luck, interaction (shares of the effect's variance; of
    the baseline, its level's).
    """
    out = _wide(tables.frame(result, "sweep_verdicts", "effect", **selection), "doubt", "effect")
    chance = _wide(tables.frame(result, "sweep_verdicts", "chance", **selection), "verdict", "chance")
    share = tables.frame(result, "sweep_shares", "share", estimate="value", **selection).drop(columns="estimate")
    out = out.merge(chance, on=["arm", "figure"]).merge(_wide(share, "source", "share"), on=["arm", "figure"])
    out.insert(2, "unit", _told_of(out, result["sweep_verdicts"], "figure", {"unit": "unit"}).pop("unit"))
    return out


def sensitivity(result, **selection):
    """How much of each arm's effect (of the baseline: of its level) hangs on each factor.

    Columns: arm, figure, index (first: share of the variance over points that the factor explains alone; total: with all
    in which it takes part; mu_star …: elementary effects), factor, value, low, high (95 %), told (whether it can be told
    from nothing although so many factors were looked at, after Bonferroni; of elementary effects, whether it does
    anything), predicted (how much of the variance the fit behind total indices foretells; NaN where nothing is fitted),
    meaning, unit, plausible, standing (of the factor).
    """
    out = _wide(tables.frame(result, "sweep_sensitivity", "value", **selection), "estimate", "value")
    data = result["sweep_sensitivity"]
    sure = statistics.NormalDist().inv_cdf(1 - 0.05 / data.sizes["factor"])
    error = (out.high - out.low) / 2 / 1.96
    effects = out["index"].astype(str).isin(["mu_star", "mu", "sigma"])
    out["told"] = (out.value > 0) & (effects | (out.value > sure * error))
    out["predicted"] = np.nan
    if "predicted" in data:
        known = data.predicted.to_series()
        out["predicted"] = [known[arm, figure] for arm, figure in zip(out.arm, out.figure)]
    texts = {name: name for name in ("meaning", "unit", "plausible", "standing")}
    return _told_of(out, result["sweep_factors"], "factor", texts)


def leading(result, figure=None, arm=None):
    """The factors on which an arm's effect on a figure hangs, most first: those of `sensitivity` that are told, by the
    index that can be believed. figure: that whose turns were looked for; arm: the last, where none is named."""
    figure = result.attributes["sweep_told"] if figure is None else figure
    arm = last_arm(result) if arm is None else arm
    rows = sensitivity(result, figure=figure, arm=arm)
    known = set(rows["index"].astype(str))
    index = "mu_star" if "mu_star" in known else "total" if "total" in known else "first"
    if index == "total" and (rows.predicted < LEAST_PREDICTED).any():
        index = "first"
    rows = rows[(rows["index"] == index) & rows.told]
    return rows.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def information(result, outcome=None, programme=False, **selection):
    """What it is worth to know something before deciding, in yuan, or in units of an outcome that is worth money.

    outcome: one of those that the sweep says the worth of. programme: of all projects that are decided on alike
    (`sweep.projects`), and not of one. Columns: subject (everything, a group of factors, or one), value, low, high (95 %).
    Only where the sweep says what outcomes are worth.
    """
    variable = ("programme_" if programme else "") + ("worth" if outcome is None else "outcomes")
    if outcome is not None:
        selection = {**selection, "outcome": outcome}
    return _wide(tables.frame(result, "sweep_information", variable, **selection), "estimate", variable)


def last_arm(result):
    """The last arm that is compared with the baseline."""
    return [arm for arm in result.arms if arm != result.baseline][-1:][0] if len(result.arms) > 1 else result.baseline
