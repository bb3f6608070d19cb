"""A result file: what it holds, what it is of, and how to have it again."""

import pathlib

import h5py
import numpy as np

from . import sweep, tables
from .stored import attributes_of, first_day, open_group


class Unfinished(KeyError):
    """A group is asked for that a run adds at its end, and this one did not come to it."""

    def __str__(self):
        return self.args[0]  # as a sentence, not quoted as a key is


class Result:
    """A result of `qiao run` or `qiao sweep`. Groups are asked for by name, `result["series"]`; `result.groups` lists them.

    A result may be unfinished (`complete` is False): what was not simulated is NaN in the data sets and has no row in
    the tables. What is reckoned over all replicates (effects, cost-effectiveness …) stands in finished results only.

    path: the file.
    attributes: all that the file says of itself, by name (seed, program, created, claim …).
    groups: names of the groups.
    arms: names of the arms, as the scenario orders them.
    baseline: name of the arm that the others are compared with.
    replicates: their number.
    months: the number of months of a whole run.
    start: first day of the first month, datetime64[D].
    """

    def __init__(self, path):
        self.path = pathlib.Path(path)
        if not self.path.exists():
            raise FileNotFoundError(f"there is no file '{path}'")
        if not h5py.is_hdf5(self.path):
            raise ValueError(f"'{path}' is no HDF5 file; a result of `qiao run` is one")
        with h5py.File(self.path) as file:
            if "qiao_format" not in file.attrs:
                raise ValueError(f"'{path}' is no result of Qiao (its attribute qiao_format is missing)")
            self.attributes = attributes_of(file)
            self.groups = tuple(file)
            self.arms = tuple(file["progress/arm"].asstr()[()])
            self.replicates = len(file["progress/replicate"])
            days = (first_day(group["month"]) for group in file.values() if "month" in group)
            self.start = next(days, None)
        self.baseline = self.attributes["baseline"]
        self.months = self.attributes["months"]

    def __getitem__(self, group):
        """A group as an xarray.Dataset with labels, `units` and `long_name`; values are read when they are used."""
        if group not in self.groups:
            if not self.complete:
                raise Unfinished(f"{self.path.name} has no '{group}': it is unfinished, and what is reckoned over all "
                                 f"replicates stands in a finished result only. Finish it with: {self.reproduce}")
            raise KeyError(f"{self.path.name} has no group '{group}' (it has: {', '.join(self.groups)})")
        return open_group(self.path, group)

    def __contains__(self, group):
        return group in self.groups

    def __iter__(self):
        return iter(self.groups)

    def __len__(self):
        return len(self.groups)

    @property
    def complete(self):
        """Whether the run came to its end."""
        return self.attributes["complete"] == 1

    @property
    def seed(self):
        """The number that all random worlds follow from."""
        return self.attributes["seed"]

    @property
    def reproduce(self):
        """The command that makes this result again."""
        return self.attributes["command_line"]

    @property
    def citation(self):
        """What a paper has to say so that its readers can have the same numbers."""
        return (f"{self.attributes['program']}, an agent-based laboratory for multi-actor poverty alleviation; "
                f"scenario “{self.title()}”, seed {self.seed}, {self.replicates} replicates; `{self.reproduce}`")

    def title(self, language="en"):
        """The scenario's title in English ("en") or Chinese ("zh"); in the other where it has but one."""
        one, other = self.attributes["title"], self.attributes["title_zh"]
        return (other or one) if language == "zh" else (one or other)

    def arm_title(self, arm, language="en"):
        """What the scenario calls an arm in English ("en") or Chinese ("zh"); its name where it does not say."""
        dataset = "arm_title_zh" if language == "zh" else "arm_title"
        with h5py.File(self.path) as file:
            titles = file["scenario"].get(dataset)
            return (titles.asstr()[self.arms.index(arm)] if titles else "") or arm

    def name_zh(self, variable, group="series"):
        """What a variable is called in Chinese; None where the file does not say."""
        with h5py.File(self.path) as file:
            data = file.get(f"{group}/{variable}")
            return None if data is None else data.attrs.get("name_zh")

    @property
    def months_done(self):
        """Months simulated so far, xarray.DataArray [arm × replicate]."""
        return self["progress"].months_done.astype(int)

    def effective(self, arm):
        """All parameters of an arm, as used: a text in YAML."""
        return str(self["scenario"].effective.sel(arm=arm).item())

    # The tables; see tables.py.
    frame = tables.frame
    effects = tables.effects
    needs = tables.needs
    households = tables.households
    ledger = tables.ledger

    # Of a result of `qiao sweep`; see sweep.py.
    verdicts = sweep.verdicts
    sensitivity = sweep.sensitivity
    leading = sweep.leading
    information = sweep.information

    @property
    def sweep(self):
        """All that a sweep says as one xarray.Dataset: figures of every world, what was varied, verdicts, shares of the
        spread, sensitivity, turns, what knowing more is worth; see sweep.dataset."""
        return sweep.dataset(self)

    def __repr__(self):
        arms = ", ".join(arm + (" (baseline)" if arm == self.baseline else "") for arm in self.arms)
        done, all_months = int(self.months_done.sum()), len(self.arms) * self.replicates * self.months
        state = "complete" if self.complete else f"incomplete, {done} of {all_months} months were simulated"
        if sweep.is_sweep(self):
            worlds = self["sweep"].value.isel(figure=0)
            state = "complete" if self.complete else (
                f"incomplete, {int(worlds.notnull().sum())} of {worlds.size} worlds were simulated")
            state = f"sweep of {self['sweep_factors'].sizes['factor']} factors at {worlds.sizes['point']} points, {state}"
        start = "" if self.start is None else f" from {np.datetime_as_string(self.start, 'M')}"
        return (f"{self.title() or 'Untitled'} ({self.path.name}): {state}\n"
                f"  arms: {arms}\n"
                f"  {self.replicates} replicates of {self.months} months{start}, seed {self.seed}\n"
                f"  groups: {', '.join(self.groups)}\n"
                f"  reproduce: {self.reproduce}")


def open_result(path):
    """Opens a result file, finished or not, and returns a Result."""
    return Result(path)
