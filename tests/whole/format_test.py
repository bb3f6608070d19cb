"""The page of the format is what the program prints, agrees with real files, and older files are still read."""

import json
import unittest

import h5py

from qiao_program import EXCHANGE, ROOT, SMALL, InFolder, is_axis, qiao

PAGE = ROOT / "models/alleviation/OUTPUT.md"
EVERYTHING = SMALL + """\
record: {households: yearly, matches: all, options: all}
attribution: {figure: series/poor_households, of: project households, arm: bridge, players: {platform: mechanisms.platform=off}}
"""
TYPES = {"<f8": "real64", "<f4": "real32", "<i8": "int64", "<i4": "int32", "|u1": "uint8", "|O": "text"}
COMMON_AXES = ("arm", "replicate", "month")


SWEEP = SMALL + """\
sweep: {factors: {wages.growth: [0.05, 0.08]}, points: 2, replicates: 2, as_written: 2,
        worth: {sustained exit of a project household: 30000}}
"""


def is_bare(data):
    return data.attrs["NAME"].startswith(b"This is a netCDF dimension but not")


def held_in(path):
    """What a file holds: (group, name) → meaning, name in Chinese, unit, axes, storage, labels of, which way is good,
    whether it is a mean, about."""
    out = {}
    with h5py.File(path) as file:
        for group in file:
            for name, data in file[group].items():
                storage = TYPES[data.dtype.str] if not is_axis(data) or not is_bare(data) else "none"
                if not is_axis(data):
                    axes = ", ".join(axis[0].name.split("/")[-1] for axis in data.dims)
                    labels = data.attrs.get("labels_of", "")
                    about = "whom the figure is about" if group == "attribution" else data.attrs.get("about", "")
                    out[group, name] = (data.attrs["long_name"], data.attrs.get("name_zh", ""),
                                        data.attrs.get("units", ""), axes, storage, labels and "/" + labels,
                                        data.attrs.get("good", ""), "yes" if data.attrs.get("mean") else "", about)
                elif name in COMMON_AXES:
                    out["", name] = data.attrs["long_name"], storage
                    if name == "month":
                        assert data.attrs["units"].startswith("days since "), data.name
                        assert data.attrs["calendar"] == "standard", data.name
                elif is_bare(data):
                    out[group, name] = storage
                else:
                    about = [text for text in data.attrs.get("about", []) if text]
                    if group.startswith("sweep"):
                        about = []  # of whatever figures it keeps
                    out[group, name] = (data.attrs["long_name"], data.attrs.get("units", ""), storage,
                                        about[0] + ", under some labels" if about else "")
    return out


def described(model):
    """The same of the page; and its root attributes, name → storage."""
    page = json.loads(qiao("describe", "output", "--json", "--model", model).stdout)
    out = {}
    for row in page:
        if "axes" not in row:
            continue
        group = row["part"].split(":")[0].strip("/") if row["part"].startswith("/") else ""
        key = group, row["variable"]
        if row["axes"] != "(an axis)":
            out[key] = tuple(row[head] for head in ("meaning", "name in Chinese", "unit", "axes", "storage", "labels of",
                                                    "good", "mean", "about"))
        elif row["storage"] == "none":
            out[key] = "none"
        elif not group:
            out[key] = row["meaning"], row["storage"]
        else:
            out[key] = row["meaning"], row["unit"], row["storage"], row["about"]
    return out, {row["attribute"]: row["storage"] for row in page if "attribute" in row}


class Format(InFolder):
    def test_the_committed_page_is_what_the_program_prints(self):
        printed = qiao("describe", "output", "--markdown").stdout
        self.assertTrue(PAGE.read_text(encoding="utf-8") == printed,
                        f"renew it: ./qiao describe output --markdown > {PAGE.relative_to(ROOT)}")

    def test_the_page_names_what_a_file_holds_and_nothing_else(self):
        for model, scenario in (("alleviation", EVERYTHING), ("exchange", EXCHANGE)):
            with self.subTest(model):
                path = self.run_scenario(scenario, out=model + ".h5")
                held, (told, attributes) = held_in(path), described(model)
                if model == "alleviation":
                    self.write("scenario.yaml", SWEEP)
                    self.assertEqual(qiao("sweep", "scenario.yaml", "--out", "sweep.h5", "--quiet").returncode, 0)
                    held |= {key: row for key, row in held_in("sweep.h5").items() if key[0].startswith(("sweep", "progress"))}
                for (group, name), row in told.items():  # what a scenario did not ask for
                    if group and (group, name) not in held and name not in ("points_done", "point"):  # of sweeps
                        with h5py.File(path) as file:
                            self.assertNotIn(group, file, name)
                        self.assertTrue(group == "attribution" or group.startswith("sweep"), name)
                self.assertEqual(held, {key: row for key, row in told.items() if key in held})
                if model == "alleviation":
                    self.assertEqual(set(held), set(told))
                with h5py.File(path) as file:
                    kinds = {name: "text" if isinstance(value, str) else "int64" for name, value in file.attrs.items()}
                self.assertEqual(kinds, attributes)

    def test_the_page_says_the_version_that_files_have(self):
        page = json.loads(qiao("describe", "output", "--json").stdout)
        versions = [row["version"] for row in page if "version" in row]
        self.assertEqual(versions, [str(i + 1) for i in range(len(versions))])
        with h5py.File(self.run_once(EXCHANGE)) as file:
            self.assertEqual(file.attrs["qiao_format"], versions[-1])

    def as_version_1(self, path):
        """Turns a file into one of version 1, with nothing in it that came later or while 1 was current."""
        with h5py.File(path, "r+") as file:
            file.attrs["qiao_format"] = "1"
            for group in list(file):
                if group.startswith(("winners_", "deciles_")) or group in ("cost_effectiveness", "social_return",
                                                                            "spending", "costs", "effects_costs"):
                    del file[group]
            for name in ("claim", "facts", "attribution", "budget", "outcomes"):
                del file.attrs[name]
            for name in ("arm_title", "arm_title_zh"):
                del file["scenario"][name]
            for group in file.values():
                for data in group.values():
                    for name in ("about", "name_zh", "whole_from", "good", "mean"):
                        data.attrs.pop(name, None)
            for data in [*file["matches"].values(), *file["households"].values()]:
                data.attrs.pop("labels_of", None)

    def test_a_file_of_version_1_is_shown_and_exported(self):
        path = self.run_once(SMALL)
        shown = qiao("show", path).stdout
        self.as_version_1(path)
        old = qiao("show", path)
        self.assertEqual(old.returncode, 0, old.stderr)
        line = next(line for line in shown.splitlines() if line.startswith("poor project households"))
        self.assertIn(line, old.stdout)
        done = qiao("export", path, "--to", "tables")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        with open("tables/matches.csv", encoding="utf-8") as table, h5py.File(path) as file:
            head, first = next(table).strip().split(","), next(table).strip().split(",")
            row = dict(zip(head, first))
            self.assertEqual(row["arm"], file["progress/arm"].asstr()[file["matches/arm"][0]])
            self.assertEqual(row["modality"], str(file["matches/modality"][0]))

    def test_a_file_of_a_newer_version_is_refused_and_both_versions_are_named(self):
        path = self.run_once(EXCHANGE)
        with h5py.File(path) as file:
            mine = int(file.attrs["qiao_format"])
        newer = f"has format version {mine + 1}, and this program reads versions 1 to {mine};"
        for version, message in ((str(mine + 1), newer),
                                 ("two", "is not a result of qiao: its format version is 'two'")):
            with h5py.File(path, "r+") as file:
                file.attrs["qiao_format"] = version
            for verb in ("show", "export"):
                done = qiao(verb, path)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(message, done.stderr)


if __name__ == "__main__":
    unittest.main()
