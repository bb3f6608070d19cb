"""Tidy tables: one row for each cell of the axes, one column for each axis and each variable.

All take a Result (and are its methods) and a selection by the names of axes, each a label or a list of labels:
`result.needs(arm="bridge", group="project households")`. Labels become categories in the file's order; whole numbers
stay whole unless one of those selected is missing. Only what was simulated has a row.
"""

import re

import numpy as np
import pandas as pd

from .stored import labels_at


def frame(result, group, /, *variables, **selection):
    """Variables of any group as a tidy frame.

    Columns: the axes of the group, then the variables; `frame.attrs["units"]` has the unit of each. Without
    `variables` all are taken, and then they must have the same axes. A table of records (/matches) becomes a frame
    with a row for each record, in which places on axes are replaced by labels and the month of the run by its date.
    """
    data = result[group]
    unknown = [name for name in variables if name not in data.data_vars]
    if unknown:
        raise KeyError(f"/{group} has no variable '{unknown[0]}'; it has: {', '.join(data.data_vars)}")
    data = data[list(variables or data.data_vars)]
    if _is_records(data):
        return _records(result, group, data, selection)
    axes = {name: data[name].dims for name in data.data_vars}
    if len(set(axes.values())) > 1:
        told = "; ".join(f"{name} ({', '.join(dims)})" for name, dims in axes.items())
        raise ValueError(f"variables of /{group} have different axes, name some that agree: {told}")
    return _tidy(result, group, _selected(data, group, selection))


def needs(result, **selection):
    """Needs of each month, met and unmet by reason.

    Columns: arm, replicate, month, group (of households), modality, outcome (met, or why not), count (households with
    the need), motivation (their mean, 0 to 1; NaN where there is none).
    """
    return frame(result, "needs", "count", "motivation", **selection)


def households(result, **selection):
    """Panel of the project's households at the recorded months.

    Columns: arm, replicate, month, household (its number on the list), and all that is kept of it: members (persons),
    income_12 and consumption_12 (yuan of the household in the last twelve months), debt (yuan) …; see
    `frame.attrs["units"]`. Village, cause and pair (the supplier that helps it one to one) have names. A household without
    members no longer exists.
    """
    return frame(result, "households", **selection)


def ledger(result, **selection):
    """Every flow of money.

    Columns: arm, replicate, month, flow, amount (fen, whole numbers), and payer, payee and purpose, of which the
    flow's name is made. What each kind of account holds is `frame(result, "ledger", "balance")`.
    """
    out = frame(result, "ledger", "amount", **selection)
    parts = [re.fullmatch(r"(.*) > (.*): (.*)", flow).groups() for flow in out.flow.cat.categories]
    codes = out.flow.cat.codes.to_numpy()
    for place, (name, texts) in enumerate(zip(("payer", "payee", "purpose"), zip(*parts))):
        categories = list(dict.fromkeys(texts))
        of_flow = np.array([categories.index(text) for text in texts], int)
        out.insert(4 + place, name, pd.Categorical.from_codes(of_flow[codes], categories))
    return out


def effects(result, table=None, variable=None, **selection):
    """What each arm changes against the baseline: paired differences in the same random worlds.

    table: one of the groups effects_* without that prefix ("series", "poverty" …); all when None.
    variable: a name or a list of names; all when None.
    selection: by axis; tables and variables without that axis are left out.

    Columns: table, variable, of (labels on the other axes, joined by ", "), arm, month, units, and the figures: mean,
    t_low and t_high (95 % interval by Student's t), bca_low and bca_high (by the accelerated bootstrap), p10 and p90
    (percentiles of the differences), direction (share of bootstrap means with the mean's sign), detectable (smallest
    effect found with 80 % power), paired_ratio (standard error over that of unpaired arms). An unfinished result has no
    row.
    """
    prefix = "effects_"
    names = [group[len(prefix):] for group in result.groups if group.startswith(prefix)]
    if table is not None and table not in names and result.complete:
        raise KeyError(f"there are no effects on '{table}' in {result.path.name}; there are on: {', '.join(names)}")
    wanted = None if variable is None else set([variable] if isinstance(variable, str) else variable)
    parts, known = [], set()
    for name in names:
        if table not in (None, name):
            continue
        data = result[prefix + name]
        known |= set(data.data_vars)
        for one, values in data.data_vars.items():
            if (wanted is None or one in wanted) and set(selection) <= set(values.dims):
                parts.append(_effects_on(name, _selected(values, prefix + name, selection)))
    if wanted and names and not wanted <= known:
        told = ", ".join(sorted(known))
        raise KeyError(f"there are no effects on '{sorted(wanted - known)[0]}'; there are on: {told}")
    if not parts:
        columns = ["table", "variable", "of", "arm", "month", "units", "mean", "t_low", "t_high", "bca_low", "bca_high",
                   "p10", "p90", "direction", "detectable", "paired_ratio"]
        return pd.DataFrame(columns=columns)
    out = pd.concat(parts, ignore_index=True)
    out["arm"] = pd.Categorical(out["arm"], [arm for arm in result.arms if arm in set(out["arm"])])
    for name in ("table", "variable", "of", "units"):
        out[name] = out[name].astype("category")
    return out


def _effects_on(table, values):
    """Rows of one variable: an array [arm × month × other axes × figure]."""
    others = [axis for axis in values.dims if axis not in ("arm", "month", "figure")]
    values = values.transpose("arm", *others, "month", "figure")
    rows = values.shape[:-1]
    of = np.array([""], object)
    for axis in others:
        labels = values[axis].values.astype(str)
        of = np.array([f"{before}, {label}" if before else label for before in of for label in labels], object)
    index = np.indices((rows[0], len(of), rows[-1])).reshape(3, -1)
    out = pd.DataFrame({"table": table, "variable": values.name, "of": of[index[1]],
                        "arm": values.arm.values[index[0]], "month": values.month.values[index[2]],
                        "units": values.attrs.get("units", "")})
    numbers = values.values.reshape(-1, values.sizes["figure"])
    for place, figure in enumerate(values.figure.values):
        out[figure] = numbers[:, place]
    return out


def _selected(data, group, selection):
    """Part of a data set or array, with all axes kept."""
    for axis, labels in selection.items():
        if axis not in data.dims:
            raise KeyError(f"/{group} has no axis '{axis}'; it has: {', '.join(data.dims)}")
        known = data[axis].values
        labels = np.ravel(np.asarray(labels, known.dtype))
        for label in labels:
            if label not in known:
                raise KeyError(f"there is no {axis} '{label}' in /{group}; there are: {', '.join(map(str, known))}")
        data = data.isel({axis: [int(np.flatnonzero(known == label)[0]) for label in labels]})
    return data


def _tidy(result, group, data):
    first = data[next(iter(data.data_vars))]
    shape = first.shape
    kept = _simulated(result, data, first.dims)
    rows = slice(None) if kept is None else np.flatnonzero(np.broadcast_to(kept, shape))
    columns, units = {}, {}
    for place, axis in enumerate(first.dims):
        on_axis = [-1 if k == place else 1 for k in range(len(shape))]
        codes = np.broadcast_to(np.arange(shape[place]).reshape(on_axis), shape).reshape(-1)[rows]
        labels = data[axis].values
        text = labels.dtype.kind in "OU"
        columns[axis] = pd.Categorical.from_codes(codes, labels) if text else labels[codes]
    for name, variable in data.data_vars.items():
        values, labels = variable.values.reshape(-1)[rows], _labels_of(result, name, variable)
        columns[name] = (_whole(values, variable.encoding.get("dtype")) if labels is None
                         else _labelled(values, labels))
        units[name] = variable.attrs.get("units", "")
    return _with_units(pd.DataFrame(columns), units)


def _simulated(result, data, axes):
    """True where a case had come to a month, broadcastable to the axes; None where all had or nothing tells."""
    if not {"arm", "replicate", "month"} <= set(axes):
        return None
    done = result.months_done.sel(arm=data.arm, replicate=data.replicate)
    step = (data.month.values.astype("datetime64[M]") - result.start.astype("datetime64[M]")).astype(int)
    reached = done.values[:, :, None] > step
    if reached.all():
        return None
    order = [axis for axis in axes if axis in ("arm", "replicate", "month")]
    reached = reached.transpose([("arm", "replicate", "month").index(axis) for axis in order])
    return reached.reshape([data.sizes[axis] if axis in order else 1 for axis in axes])


def _whole(values, stored):
    """Numbers that the file keeps as whole ones are whole again, where none is missing."""
    if stored is None or stored.kind not in "iu" or np.isnan(values).any():
        return values
    return values.astype(stored)


def _labels_of(result, name, variable):
    """Labels that a column of codes stands for, counted from 0; None where it is no code."""
    axis = variable.attrs.get("labels_of", "")
    if not axis:  # version 1: "place on the axis of /villages", "an index into /progress/arm"
        elsewhere = re.search(r"/(\w+)", variable.attrs.get("long_name", ""))
        axis = f"{elsewhere[1]}/{name}" if elsewhere else ""
    return labels_at(result.path, axis) if axis else None


def _labelled(codes, labels):
    """Codes as categories, where labels are texts; missing where there is no label."""
    known = np.where((codes >= 0) & (codes < len(labels)), codes, -1).astype(int)
    return pd.Categorical.from_codes(known, labels) if labels.dtype.kind in "OU" else labels[known]


def _is_records(data):
    """A table of records: all variables are columns along one axis, and arm and replicate are among them."""
    return {"arm", "replicate"} <= set(data.data_vars) and all(v.ndim == 1 for v in data.data_vars.values())


def _records(result, group, data, selection):
    columns, units = {}, {}
    for name, variable in data.data_vars.items():
        columns[name] = _whole(variable.values, variable.encoding.get("dtype"))
        units[name] = variable.attrs.get("units", "")
        labels = _labels_of(result, name, variable)
        if labels is not None:
            columns[name] = _labelled(variable.values, labels)
    if "step" in columns and result.start is not None:
        months = result.start.astype("datetime64[M]") + columns["step"].astype(int)
        columns["month"] = months.astype("datetime64[ns]")
    out = pd.DataFrame(columns)
    for name, labels in selection.items():
        if name not in out:
            raise KeyError(f"/{group} has no column '{name}'; it has: {', '.join(out)}")
        out = out[out[name].isin(np.ravel(labels))]
    return _with_units(out.reset_index(drop=True), units)


def _with_units(out, units):
    out.attrs["units"] = units
    return out
