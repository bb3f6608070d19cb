"""Figures of months: poverty, income, and effects against the baseline."""

import warnings

import numpy as np
import xarray as xr

from .bars import legend_under, stacked
from .style import arm_handles, arm_styles, figure, panels, title

_SOURCES = ["wage_income", "business_income", "property_income", "public_transfers", "private_transfers"]


@figure
def poverty(figure, result, words, group="project households", marks=None):
    """Headcount ratio and poverty gap (per cent) over the months, by arm: mean and 10–90 % of replicates.

    group: a group of households of /series.
    marks: months to mark by a vertical line, with what is said of each: {12: "end of the project"}.
    """
    axes = panels(figure, 1, 2, arm_handles(result, words, "mean and 10–90 % of replicates"), 2.9)
    for one, variable in zip(axes.flat, ("headcount_ratio", "poverty_gap")):
        _spread_over_months(one, result, words, variable, group, scale=100, unit="%")
        mark(one, marks)


@figure
def income(figure, result, words, group="project households", marks=None):
    """Income of the last twelve months a head (yuan/person/year) by arm: mean and 10–90 % of replicates; and its
    sources (yuan/person/month), mean over replicates and over the last twelve months of the run."""
    handles = arm_handles(result, words, "mean and 10–90 % of replicates")
    axes = panels(figure, 1, 2, handles, 3.5)
    _spread_over_months(axes[0, 0], result, words, "income", group)
    mark(axes[0, 0], marks)
    last_year = result["series"].sel(group=group).isel(month=slice(-12, None))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of a month that no replicate has come to
        parts = np.array([last_year[source].mean(["replicate", "month"]).values for source in _SOURCES])
    stacked(axes[0, 1], words.arms(result.arms), parts, [words.variable(source) for source in _SOURCES])
    axes[0, 1].set_xlabel(words("income, yuan/person/month"))
    title(axes[0, 1], words("income by source, last year"))
    legend_under(axes[0, 1], columns=2)


@figure
def effects(figure, result, words, variable="income", table="series", marks=None, **labels):
    """What each arm changes against the baseline, over the months: mean paired difference and its 95 % interval
    (Student's t). In an unfinished result: mean and 10–90 % of the pairs of cases so far.

    variable: a variable of /series, or of another group that is compared, given as `table`.
    labels: one label for each of its other axes; project households where none is named.
    """
    recorded = _variable(result, table, variable)
    labels = labels_for(recorded, {"arm", "replicate", "month"}, labels)
    known = f"effects_{table}" in result
    arms = [arm for arm in result.arms if arm != result.baseline] or [result.baseline]
    told = "mean and 95 % interval" if known else "mean and 10–90 % of pairs so far"
    axes = panels(figure, 1, 1, arm_handles(result, words, told, arms), 2.9)[0, 0]
    scale, unit = in_yuan(recorded.attrs.get("units", ""))
    for arm in arms:
        style = arm_styles(result)[arm]
        if known:
            of = result[f"effects_{table}"][variable].sel(arm=arm, **labels)
            mean, low, high = (of.sel(figure=f).values for f in ("mean", "t_low", "t_high"))
        else:
            pairs = recorded.sel(arm=arm, **labels) - recorded.sel(arm=result.baseline, **labels)
            low, mean, high = spread(pairs.transpose("month", "replicate").values)
        x = months_since_start(result, recorded.month.values)
        line_with_band(axes, x, scale * mean, scale * low, scale * high, style)
    axes.axhline(0, color="0.4", linewidth=0.6)
    axes.set_ylabel(words.quantity(variable, unit, table) + "\n" +
                    words("less {baseline}", baseline=words.arm(result.baseline)))
    month_axis(axes, result, words)
    title(axes, ", ".join(words(label) for label in labels.values()))
    mark(axes, marks)


def _variable(result, group, name):
    data = result[group]
    if name not in data:
        raise KeyError(f"/{group} has no variable '{name}'; it has: {', '.join(data.data_vars)}")
    return data[name]


def labels_for(variable, done, labels):
    """A label for each axis but those done: as given, or project households, or the only one there is."""
    out = {}
    for axis in variable.dims:
        if axis in done:
            continue
        known = [str(label) for label in variable[axis].values]
        label = labels.get(axis, "project households" if "project households" in known else None)
        if label is None and len(known) == 1:
            label = known[0]
        if str(label) not in known:
            raise ValueError(f"{variable.name} has an axis '{axis}'; name one of: {', '.join(known)}")
        out[axis] = label
    surplus = set(labels) - set(out)
    if surplus:
        raise ValueError(f"{variable.name} has no axis '{sorted(surplus)[0]}'; it has: {', '.join(out)}")
    return out


def in_yuan(unit):
    """Money is shown in yuan."""
    return (0.01, "yuan") if unit == "fen" else (1, unit)


def months_since_start(result, days):
    """Months since the start at the ends of some months."""
    start = result.start.astype("datetime64[M]")
    return (days.astype("datetime64[M]") - start).astype(int) + 1


def whole(result, data):
    """A variable without the months in which its window still reaches into the time before the run, for which not all
    of it was simulated (attribute `whole_from`)."""
    month = months_since_start(result, data.month.values)
    return data.where(xr.DataArray(month > data.attrs.get("whole_from", 0), dims="month"))


def spread(values, middle=np.nanmean):
    """10th percentile, middle and 90th percentile over the last axis; NaN where nothing is recorded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        low, high = np.nanpercentile(values, [10, 90], axis=-1)
        return low, middle(values, axis=-1), high


def _spread_over_months(axes, result, words, variable, group, scale=1, unit=None):
    data = _variable(result, "series", variable).sel(group=group)
    x = months_since_start(result, data.month.values)
    for arm, style in arm_styles(result).items():
        low, middle, high = spread(scale * whole(result, data).sel(arm=arm).transpose("month", "replicate").values)
        line_with_band(axes, x, middle, low, high, style)
    axes.set_ylabel(words.quantity(variable, unit or data.attrs["units"]))
    axes.set_ylim(bottom=0)
    month_axis(axes, result, words)
    title(axes, words(group))


def line_with_band(axes, x, middle, low, high, style):
    axes.fill_between(x, low, high, color=style["color"], alpha=0.13, linewidth=0)
    axes.plot(x, middle, markevery=max(1, len(x) // 6), **style)


def month_axis(axes, result, words):
    months = result.months
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 1200) if months / s <= 8)
    axes.set_xticks(range(0, months + 1, step))
    axes.set_xlim(0, months + 0.5)
    axes.set_xlabel(words("months since {start}", start=words.month(result.start)))


def mark(axes, marks):
    for month, told in (marks or {}).items():
        axes.axvline(month, color="0.5", linewidth=0.7, linestyle=(0, (2, 2)))
        axes.annotate(told, (month, 0.02), xycoords=("data", "axes fraction"), xytext=(3, 0), textcoords="offset points",
                      fontsize=7, color="0.25")
