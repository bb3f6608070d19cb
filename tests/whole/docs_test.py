"""What the pages name exists: parameters, mechanisms, and places in a result."""

import json
import re
import unittest

from qiao_program import ROOT, qiao

ODD = ROOT / "models/alleviation/ODD.md"
PAGES = (ODD, ROOT / "docs/GLOSSARY.md", ROOT / "README.md")
FILES = ("cpp", "csv", "h", "h5", "html", "md", "R", "yaml")
ACTORS = ("agencies.<name>.", "suppliers.<name>.")  # whose parameters a submodel may name beside its own


def described(topic):
    return json.loads(qiao("describe", topic, "--json").stdout)


def names_in(text):
    """What stands `like this` in a text; of `name: value` the name."""
    return [name.split(":")[0].strip() for name in re.findall(r"`([^`]+)`", text)]


class Docs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keys = {row["parameter"] for row in described("parameters")}
        cls.groups = {key[:at.start()] for key in cls.keys for at in re.finditer(r"\.", key)}

    def test_every_key_that_a_page_names_is_one_of_a_scenario(self):
        for page in PAGES:
            for name in names_in(page.read_text(encoding="utf-8")):
                is_key = re.fullmatch(r"\w+(\.(\w+|<name>))+", name) and name.split(".")[-1] not in FILES
                if is_key and name != "mechanisms.<name>":
                    self.assertTrue(name in self.keys | self.groups, f"{page.name}: {name}")

    def test_every_place_in_a_result_that_a_page_names_is_there(self):
        held = {"/districts"}  # of a world of several
        for row in described("output"):
            if "axes" in row:
                group = row["part"].split(":")[0]
                held |= {group, f"{group}/{row['variable']}"}
        for page in PAGES:
            for name in names_in(page.read_text(encoding="utf-8")):
                if re.fullmatch(r"/\w+(/\w+)?", name):
                    self.assertTrue(name in held, f"{page.name}: {name}")

    def test_the_table_of_mechanisms_has_each_switch_once(self):
        rows = re.findall(r"^\|[^|]*\|[^|]*\| `(\w+)`[^|]*\| \[\w+\.cpp\]", ODD.read_text(encoding="utf-8"), re.M)
        self.assertEqual(sorted(f"mechanisms.{name}" for name in rows),
                         sorted(key for key in self.keys if key.startswith("mechanisms.")))

    def test_what_a_submodel_names_without_a_group_is_a_parameter_of_one_group_or_of_contract_or_offer(self):
        submodels = re.search(r"^## 7\..*?(?=^## )", ODD.read_text(encoding="utf-8"), re.M | re.S)[0]
        within = [{key.removeprefix(f"{group}.") for key in self.keys if key.startswith(f"{group}.")}
                  for group in self.groups - {"mechanisms"}]
        actors = {key.split(".")[-1] for key in self.keys if key.startswith(ACTORS)}
        for paragraph in submodels.split("\n\n"):
            plain = {name for name in names_in(paragraph) if re.fullmatch(r"\w+", name)} - actors
            self.assertTrue(not plain or any(plain <= names for names in within),
                            f"{paragraph[:60]}: {sorted(plain)}")


if __name__ == "__main__":
    unittest.main()
