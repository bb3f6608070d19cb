"""The report tells nothing of a project that serves fewer than five households, whatever the file holds."""

import json
import pathlib
import re
import shutil
import tempfile
import unittest

import h5py
import numpy as np

from qiao_program import ROOT, SMALL, InFolder, qiao

WHOM = "project households"
RUN = SMALL + """\
record: {households: monthly, matches: all, options: all, measures: monthly}
claim:
  {en: fewer are poor, zh: 贫困户减少, figure: series/poor_households, of: project households, month: 12, arm: bridge,
   expects: less, matters: 1}
attribution:
  {figure: series/poor_households, of: project households, arm: bridge,
   players: {platform: mechanisms.platform=off}}
"""
# Words by which a meaning or a label betrays that it is about the project's households.
SPEAKS = re.compile("project('s)? households?|caseload|household helped|^project,|paired with|of the pairs")

made = None  # a folder with results of a project of two households and of one of seventy, made once for all tests


def setUpModule():
    global made
    made = tempfile.TemporaryDirectory(prefix="qiao-privacy-")
    unittest.addModuleCleanup(made.cleanup)
    folder = pathlib.Path(made.name)
    (folder / "scenario.yaml").write_text(RUN, encoding="utf-8")
    register = (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    head, rows = register[0], register[1:]
    two = sorted({row.split(",")[0] for row in rows})[:2]
    (folder / "two.csv").write_text(head + "".join(r for r in rows if r.split(",")[0] in two), encoding="utf-8")
    for name, options in (("two", ("--set", "population.register=two.csv")), ("seventy", ())):
        (folder / name).mkdir()
        done = qiao("run", "scenario.yaml", "--out", f"{name}/result.h5", "--quiet", *options, cwd=folder)
        if done.returncode:
            raise RuntimeError(done.stderr)
    done = qiao("report", "two/result.h5", "--out", "two/result.html", cwd=folder)
    if "chart library" in done.stderr:
        raise unittest.SkipTest("built without the chart library")


def texts(values):
    return [value.decode() if isinstance(value, bytes) else value for value in np.atleast_1d(values)]


def about(dataset):
    return texts(dataset.attrs["about"]) if "about" in dataset.attrs else []


def is_axis(dataset):
    return dataset.attrs.get("CLASS") == b"DIMENSION_SCALE"


def variables(file):
    for group in file.values():
        for dataset in group.values():
            if not is_axis(dataset) and dataset.dtype.kind in "fiu":
                yield group, dataset


def axis_of(group, dataset, d):
    return group[dataset.dims[d][0].name.rsplit("/", 1)[-1]]


def changed(cells):
    """Other values of the same kind, none of them missing."""
    if cells.dtype.kind == "f":
        return np.where(np.isfinite(cells), cells * 1.375 + 3.25, 7.125).astype(cells.dtype)
    return np.where(cells == 1, 0, 1).astype(cells.dtype)


def change_what_is_about(path, whom):
    """Changes every number of a file that it says is about some; returns how many variables that were."""
    count = 0
    with h5py.File(path, "r+") as file:
        for group, dataset in variables(file):
            whole = dataset[()]
            if group.name == "/series" and dataset.name.endswith("/households"):
                continue  # by which it is known how many they are
            if whom in about(dataset):
                dataset[...] = changed(whole)
                count += 1
                continue
            for d in range(dataset.ndim):
                places = [i for i, text in enumerate(about(axis_of(group, dataset, d))) if text == whom]
                if places:
                    cells = (slice(None),) * d + (places,)
                    whole[cells] = changed(whole[cells])
                    count += 1
            dataset[...] = whole
    return count


class Privacy(InFolder):
    def page(self, name):
        """The page of the result in a folder."""
        done = qiao("report", "result.h5", "--out", "page.html", cwd=name)
        self.assertEqual(done.returncode, 0, done.stderr)
        return pathlib.Path(name, "page.html").read_text(encoding="utf-8")

    def data(self, page):
        return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])

    def copy(self, name, to):
        pathlib.Path(to).mkdir()
        return shutil.copy(pathlib.Path(made.name, name, "result.h5"), to)

    def test_the_page_of_two_households_is_the_same_whatever_befalls_them(self):
        self.copy("two", "before")
        changed_variables = change_what_is_about(self.copy("two", "after"), WHOM)
        self.assertGreater(changed_variables, 150)
        self.assertEqual(self.page("before"), self.page("after"))

    def test_the_page_of_seventy_households_tells_what_befalls_them(self):
        self.copy("seventy", "before")
        change_what_is_about(self.copy("seventy", "after"), WHOM)
        before, after = self.data(self.page("before")), self.data(self.page("after"))
        for part in ("answer", "over_time", "needs", "gains", "money", "actors", "measures", "network"):
            self.assertNotEqual(before[part], after[part], part)

    def test_no_group_of_project_households_is_named_in_their_data(self):
        self.copy("two", "page")
        data = self.data(self.page("page"))
        data.pop("method")
        data["run"].pop("claim")  # the question that was asked
        text = json.dumps(data, ensure_ascii=False)
        named = r'"project[ ,][^"]*households?"|"project, [^"]*"|[^"]*of a project household'
        self.assertEqual(re.findall(named, text), [])
        self.assertNotIn("pilot villages", text)  # what is left of them tells of the others by subtraction
        self.assertIn("all households", text)
        self.assertIn("comparison villages", text)

    def test_all_that_speaks_of_the_projects_households_is_declared_to_be_about_them(self):
        undeclared = []
        with h5py.File(pathlib.Path(made.name, "two", "result.h5")) as file:
            for group, dataset in variables(file):
                spoken = " ".join(str(x.attrs.get("long_name", "")) for x in (dataset, group))
                axes = [axis_of(group, dataset, d) for d in range(dataset.ndim)]
                by_label = any(about(axis) for axis in axes)
                if SPEAKS.search(spoken) and not about(dataset) and not by_label:
                    undeclared.append(dataset.name)
            for group in file.values():
                for axis in group.values():
                    if not is_axis(axis) or axis.dtype.kind != "O":
                        continue
                    whom = about(axis) or [""] * len(axis)
                    undeclared += [f"{axis.name}: {label}" for label, one in zip(texts(axis[()]), whom)
                                   if SPEAKS.search(label) and not one]
        self.assertEqual(undeclared, [])

    def test_of_an_older_file_all_is_withheld(self):
        path = self.copy("two", "older")
        with h5py.File(path, "r+") as file:  # as format version 3 had it
            file.attrs["qiao_format"] = "3"
            for _, dataset in variables(file):
                dataset.attrs.pop("about", None)
            for group in file.values():
                for axis in group.values():
                    axis.attrs.pop("about", None)
        data = self.data(self.page("older"))
        self.assertTrue(data["run"]["project_withheld"])
        for part, told in data.items():
            if part not in ("run", "names", "method"):
                self.assertNotRegex(json.dumps(told), r"\d\.\d", part)


if __name__ == "__main__":
    unittest.main()
