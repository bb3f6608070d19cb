#!/usr/bin/env python3
"""The committed household list is what its generator makes, and has the marginals and the sense it claims."""
import csv
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parents[3] / "scenarios" / "data"
LINE = 2995
failures = []


def check(what, holds, found=""):
    if not holds:
        failures.append(f"{what}: found {found}")


def lies_between(what, found, least, most):
    check(f"{what} lies between {least} and {most}", least <= found <= most, round(found, 4))


def generated_again():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "again.csv"
        subprocess.run([sys.executable, str(DATA / "make_yanliu_70.py"), str(path)], check=True)
        return path.read_bytes()


committed = (DATA / "yanliu-70.csv").read_bytes()
check("the generator makes the committed file", generated_again() == committed, "another file")

rows = list(csv.DictReader(committed.decode("utf-8").splitlines()))
for row in rows:
    for column in row:
        if column in ("age", "schooling_years", "migrant_months", "land_mu") or column.startswith("income_"):
            row[column] = float(row[column])
homes = {}
for row in rows:
    homes.setdefault(row["household"], []).append(row)
SOURCES = ["income_wage", "income_business", "income_property", "income_transfer"]


def share(part, whole):
    return len(part) / len(whole)


def income_a_head(members):
    return sum(members[0][source] for source in SOURCES) / len(members)


# ---- what the sources say ------------------------------------------------------------------------------------------
check("70 households", len(homes) == 70, len(homes))
check("six villages", len({row["village"] for row in rows}) == 6)
lies_between("persons a household", len(rows) / len(homes), 2.9, 3.1)
for cause, least, most in [("illness", 0.42, 0.445), ("disability", 0.12, 0.16), ("no_technology", 0.05, 0.15),
                           ("no_funds", 0.05, 0.15), ("no_labour", 0.05, 0.15), ("schooling", 0.05, 0.15)]:
    lies_between(f"share of {cause}", share([m for m in homes.values() if m[0]["cause"] == cause], homes), least, most)
incomes = [income_a_head(members) for members in homes.values()]
lies_between("mean income a head", sum(incomes) / len(incomes), 2500, 4500)
lies_between("share below the line", share([i for i in incomes if i < LINE], incomes), 0.45, 0.60)
check("nobody has the mean of poor areas", max(incomes) < 10371, max(incomes))
lies_between("share of incomes around the line", share([i for i in incomes if 2500 <= i <= 4500], incomes), 0.5, 1)
total = sum(members[0][source] for members in homes.values() for source in SOURCES)
for source, least, most in zip(SOURCES, (0.25, 0.25, 0.005, 0.273), (0.40, 0.40, 0.025, 0.45)):
    lies_between(f"share of {source}", sum(m[0][source] for m in homes.values()) / total, least, most)
lies_between("share with dibao", share([r for r in rows if r["dibao"] == "yes"], rows), 0.186, 0.206)
lies_between("share insured", share([r for r in rows if r["medical_insurance"] == "yes"], rows), 0.999, 1)

# ---- what cannot be otherwise --------------------------------------------------------------------------------------
SEEN_IN = {"illness": {"chronic", "severe"}, "disability": {"disabled"}}
PERSONAL = {"member", "relation", "sex", "age", "schooling_years", "health", "able_to_work", "off_farm_work",
            "migrant_months", "dibao", "medical_insurance"}
for label, members in homes.items():
    heads = [m for m in members if m["relation"] == "head"]
    check(f"{label} has one head", len(heads) == 1, len(heads))
    check(f"{label} has each member once", len({m["member"] for m in members}) == len(members))
    check(f"{label} agrees on what is the household's",
          all(m[column] == members[0][column] for m in members for column in set(m) - PERSONAL))
    cause = members[0]["cause"]
    if cause in SEEN_IN:
        check(f"{label} shows its cause", any(m["health"] in SEEN_IN[cause] for m in members), cause)
    if cause == "schooling":
        check(f"{label} has a student", any(16 <= m["age"] <= 22 and m["schooling_years"] == m["age"] - 6
                                            for m in members))
    if cause == "no_labour":
        check(f"{label} lacks labour", all(m["able_to_work"] != "full" for m in members))
    if not any(m["off_farm_work"] != "none" for m in members):
        check(f"{label} has no wage without a worker", members[0]["income_wage"] == 0, members[0]["income_wage"])
    else:
        check(f"{label} has a wage for its work", members[0]["income_wage"] > 0)
    spouses = [m for m in members if m["relation"] == "spouse"]
    check(f"{label} has at most one spouse", len(spouses) <= 1)
    children = [m for m in members if m["relation"] == "child"]
    for m in members:
        who = f"{label}/{m['member']}"
        gap = {"parent": m["age"] - heads[0]["age"], "child": heads[0]["age"] - m["age"],
               "grandchild": min([c["age"] for c in children] + [heads[0]["age"] - 16]) - m["age"]}
        check(f"{who} is of an age with its relation", gap.get(m["relation"], 16) >= 16, m["age"])
        check(f"{who} has an age", 0 <= m["age"] <= 100, m["age"])
        check(f"{who} was at school no longer than since six", m["schooling_years"] <= max(0, m["age"] - 6))
        check(f"{who} works only if able and of age",
              m["off_farm_work"] == "none" or (m["able_to_work"] != "none" and 16 <= m["age"] <= 65))
        check(f"{who} is away only as a migrant", (m["migrant_months"] > 0) == (m["off_farm_work"] == "migrant"))
        check(f"{who}, if disabled or severely ill, cannot work fully",
              m["health"] not in ("severe", "disabled") or m["able_to_work"] != "full")

for failure in failures:
    print(failure, file=sys.stderr)
sys.exit(1 if failures else 0)
