#!/usr/bin/env python3
"""Makes yanliu-70.csv: a list of 70 poor rural households in six villages, in the shape of China's poverty register.

NO REAL PERSON IS IN IT. Every row is drawn at random; the villages are numbers. Yanliu Town (Shou County, Anhui) and
its 70 households name the pilot of 2018 whose size the list has; nothing about those households was published.

Published marginals that the list is drawn to:
  illness is the main cause of 42-44 % of households: 42.4 % in 2013 (State Council Leading Group register figures,
      People's CPPCC Daily 2017), 44.1 % at the end of 2015 (Xinhua 2016)
  the twelve codes of causes, and "other": the register's form (Xu Yan, on Anhui's programme)
  about 3.0 persons a household: 29.48 million households, 88.6-92 million persons registered in 2014 (gov.cn and
      Xinhua, 30 January 2015)
  19.6 % of persons draw the minimum living allowance (dibao) or special-hardship support (Ministry of Civil Affairs,
      press conference of February 2021)
  more than 99.9 % have basic medical insurance (State Council white paper on poverty alleviation, 2021): here all
  incomes well below the 10,371 yuan a head of poor areas in 2018 (National Bureau of Statistics). The composition is
      near that of poor areas (wages 35, business 36, property 1.4, transfers 27 %; National Bureau of Statistics,
      23 January 2020, for 2019), with more transfers, since poor households have fewer workers
Commonly quoted, not verified: the line of 2,995 yuan a head in 2018; disability as a cause of 14 % of households.
Assumptions: everything else, in particular the shares of the other causes, the shapes of households, ages, schooling,
ability to work by age and health, work and wages, land and its yield, the amounts of pensions and allowances, the
bands of income (half of the households below the line, the others above it because they are supported already),
housing, water, and the years of entry.

Only random.Random(seed).random() is used, which gives the same numbers in every version of Python.
Usage: make_yanliu_70.py [OUT.csv]   (default: yanliu-70.csv beside this file)
"""
import csv
import pathlib
import random
import sys

SEED = 20180101
YEAR = 2018
LINE = 2995  # yuan a head

HOUSEHOLDS_OF_VILLAGE = [14, 13, 12, 11, 11, 9]
CAUSES = {"illness": 30, "disability": 10, "no_technology": 8, "no_funds": 7, "no_labour": 6, "schooling": 5,
          "disaster": 1, "no_land": 1, "lack_of_drive": 1, "other": 1}
SIZES = {1: 10, 2: 20, 3: 17, 4: 12, 5: 7, 6: 4}
# Yuan a head and year, and households: 36 of 70 below the line.
BANDS = [(1800, 2500, 15), (2500, LINE, 21), (LINE, 3800, 19), (3800, 5500, 15)]
DIBAO_SHARE = 0.196

COLUMNS = ["household", "village", "member", "relation", "sex", "age", "schooling_years", "health", "able_to_work",
           "off_farm_work", "migrant_months", "land_mu", "income_wage", "income_business", "income_property",
           "income_transfer", "cause", "safe_housing", "safe_water", "dibao", "medical_insurance", "registered_since"]

draw = random.Random(SEED).random


def between(least, most):
    """A whole number from least to most, both included."""
    return least + int(draw() * (most - least + 1))


def chance(probability):
    return draw() < probability


def choice(options):
    return options[int(draw() * len(options))]


def shuffled(items):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = int(draw() * (i + 1))
        items[i], items[j] = items[j], items[i]
    return items


def repeated(counts):
    return [item for item, count in counts for _ in range(count)]


# ---- who lives together -------------------------------------------------------------------------------------------

def person(relation, age, sex=None):
    return {"relation": relation, "age": max(0, age), "sex": sex or choice(["male", "female"])}


def couple(age):
    head = person("head", age, "male" if chance(0.85) else "female")
    other = "female" if head["sex"] == "male" else "male"
    return [head, person("spouse", age + (between(-5, 1) if other == "female" else between(0, 4)), other)]


def child_of(parents, relation="child"):
    """A child of the youngest parent, who was 20 to 30 at its birth."""
    return person(relation, min(p["age"] for p in parents) - between(20, 30))


def parents_of(head, count=1):
    sexes = ["female", "male"] if chance(0.65) else ["male", "female"]
    return [person("parent", head["age"] + between(20, 28), sex) for sex in sexes[:count]]


def grandchild_of(child):
    return person("grandchild", min(between(4, 14), child["age"] - 20))


def married_child(old):
    """A grown child of an old couple, its spouse and a grandchild."""
    child = person("child", min(p["age"] for p in old) - between(22, 26), "male")
    spouse = person("child-in-law", child["age"] - between(0, 3), "female")
    return [child, spouse, child_of([child, spouse], "grandchild")]


def live_together(size, cause):
    """Members of a household. Without labour: the old; with schooling as the cause: parents of a student."""
    if cause == "schooling":
        if size == 1:
            raise ValueError("nobody to send to school")
        parents = couple(between(40, 50)) if size > 2 else [person("head", between(40, 50), "female")]
        student = person("child", between(16, 19))
        rest = [person("child", student["age"] - between(2, 5))] if size > 3 else []
        return parents + [student] + rest + parents_of(parents[0], max(0, size - 4))
    working = cause in ("no_technology", "no_funds", "no_land", "lack_of_drive")
    old = not working and chance(0.9 if cause == "no_labour" else 0.6)
    if size == 1:
        return [person("head", between(63, 84) if old else between(45, 62), "male" if chance(0.6) else "female")]
    if size == 2:
        if old:
            return couple(between(63, 80))
        if chance(0.5) or cause == "no_labour":
            head = person("head", between(42, 60), "male")
            return [head] + parents_of(head)
        return couple(between(46, 62))
    if size == 3:
        if old:
            elders = couple(between(62, 74))
            if chance(0.5):
                return elders + [child_of(elders)]
            return elders + [person("grandchild", between(5, 15))]
        parents = couple(between(34, 52))
        return parents + ([child_of(parents)] if chance(0.75) else parents_of(parents[0]))
    if size == 4:
        if old and cause != "no_labour" or chance(0.2):
            elders = couple(between(60, 70))
            child = child_of(elders)
            return elders + [child, grandchild_of(child)]
        parents = couple(between(34, 48))
        first = child_of(parents)
        second = [person("child", first["age"] - between(2, 5))] if chance(0.6) else parents_of(parents[0])
        return parents + [first] + second
    if size == 5:
        if chance(0.4):
            elders = couple(between(60, 70))
            return elders + married_child(elders)
        parents = couple(between(34, 46))
        first = child_of(parents)
        return parents + [first, person("child", first["age"] - between(2, 4))] + parents_of(parents[0])
    elders = couple(between(60, 68))
    young = married_child(elders)
    return elders + young + [person("grandchild", young[2]["age"] - between(2, 4))]


# ---- schooling, health and work -----------------------------------------------------------------------------------

def give_schooling(who, cause):
    age = who["age"]
    at_school = 6 <= age <= 15 or (16 <= age <= 22 and cause == "schooling" and who["relation"] == "child")
    who["student"] = at_school
    if age < 7:
        years = 0
    elif at_school:
        years = age - 6
    elif age < 30:
        years = choice([9, 9, 9, 12]) if age >= 19 else 9
    elif age < 45:
        years = choice([6, 6, 8, 9, 9, 9])
    elif age < 60:
        years = choice([3, 5, 6, 6, 8, 9])
    else:
        years = choice([0, 0, 2, 3, 5, 6])
    if age >= 50 and who["sex"] == "female":
        years = max(0, years - choice([0, 2, 3]))
    who["schooling_years"] = years


def give_health(members, cause):
    for who in members:
        sick = 0.3 if who["age"] >= 60 else 0.08 if who["age"] >= 40 else 0.01
        who["health"] = "chronic" if chance(sick) else "well"
    adults = [who for who in members if who["age"] >= 30] or members
    if cause == "illness":
        choice(adults)["health"] = "severe" if chance(0.5) else "chronic"
    elif cause == "disability":
        choice([who for who in members if who["age"] >= 12])["health"] = "disabled"
    elif chance(0.05):
        choice(adults)["health"] = "disabled"


def give_work(who, cause):
    """Ability by age and health; a student could work but does not. Months and a yearly wage for those who do."""
    age, health = who["age"], who["health"]
    if age < 16 or age >= 76:
        able = "none"
    elif health in ("severe", "disabled"):
        able = "partial" if age < 66 and chance(0.4) else "none"
    elif age >= 60:
        able = "partial" if age < 70 or chance(0.3) else "none"
    elif health == "chronic":
        able = "partial" if chance(0.5) else "full"
    else:
        able = "full"
    if cause == "no_labour" and able == "full":
        able = "partial"
    who.update(able_to_work=able, off_farm_work="none", migrant_months=0, wage=0)
    if who["student"] or age > 65:
        return
    if able == "full" and chance(0.2 if who["relation"] == "spouse" else 0.55):
        months = between(2, 8)
        who.update(off_farm_work="migrant", migrant_months=months, wage=months * between(1000, 1800))
    elif able == "full" and chance(0.55):
        who.update(off_farm_work="local", wage=between(20, 90) * between(70, 100))
    elif able == "partial" and chance(0.4):
        who.update(off_farm_work="local", wage=between(10, 60) * between(50, 75))


# ---- income -------------------------------------------------------------------------------------------------------

def give_income(home, dibao_wanted):
    """Yuan a year. Land is farmed with the hands there are; what they cannot farm is let, if anybody takes it."""
    members, cause = home["members"], home["cause"]
    hands = sum({"full": 1.0, "partial": 0.5, "none": 0.0}[w["able_to_work"]] for w in members if not w["student"])
    land = round(len(members) * (0.3 if cause == "no_land" else 1.0 + 0.9 * draw()), 1)
    farmed = min(land, hands * 6)
    animals = between(300, 2500) if hands >= 0.5 and chance(0.6) else 0
    elders = sum(w["age"] >= 60 for w in members)
    transfer = elders * 1260 + int(80 * land)
    transfer += sum(between(0, 900) for w in members if w["age"] >= 60)  # from children who live elsewhere
    transfer += sum(720 for w in members if w["health"] == "disabled")
    transfer += between(0, 1200) if any(w["health"] == "severe" for w in members) else 0
    transfer += between(1000, 2500) if any(w["student"] and w["age"] >= 16 for w in members) else 0
    for who in members:
        who["dibao"] = dibao_wanted == "all"
    if dibao_wanted == "one":
        sorted(members, key=lambda w: ["well", "chronic", "severe", "disabled"].index(w["health"]))[-1]["dibao"] = True
    transfer += sum(between(80, 200) * 12 for w in members if w["dibao"])
    home.update(land_mu=land, income_wage=sum(w["wage"] for w in members),
                income_business=int(farmed * between(350, 750)) + animals,
                income_property=int((land - farmed) * between(150, 350)) if chance(0.8) else between(0, 100),
                income_transfer=transfer)


def income_a_head(home):
    return sum(home["income_" + kind] for kind in ("wage", "business", "property", "transfer")) / len(home["members"])


def is_coherent(home):
    members, cause = home["members"], home["cause"]
    if cause == "no_labour" and any(w["able_to_work"] == "full" and not w["student"] for w in members):
        return False
    if cause in ("no_technology", "no_funds", "no_land", "lack_of_drive"):
        return any(w["able_to_work"] == "full" for w in members)
    return True


def make_household(size, cause, band, dibao):
    """Drawn again and again until its income lies in the band: incomes and members stay those of one household."""
    for _ in range(100000):
        home = {"cause": cause, "members": live_together(size, cause)}
        give_health(home["members"], cause)
        for who in home["members"]:
            give_schooling(who, cause)
            give_work(who, cause)
        give_income(home, dibao)
        if is_coherent(home) and band[0] <= income_a_head(home) < band[1]:
            break
    else:
        raise RuntimeError(f"no household of {size} with cause {cause} has an income in {band}")
    home["safe_housing"] = "no" if chance(0.1) else "yes"
    home["safe_water"] = "no" if chance(0.06) else "yes"
    home["registered_since"] = 2014 if chance(0.8) else between(2015, YEAR - 1)
    return home


# ---- the list -----------------------------------------------------------------------------------------------------

def choose_dibao(sizes, causes):
    """Whole households of one to three first, those without labour or health before others; then single members."""
    wanted = round(DIBAO_SHARE * sum(sizes))
    kinds = ["none"] * len(sizes)
    needy = [i for i in shuffled(range(len(sizes))) if causes[i] in ("no_labour", "disability", "illness")]
    for i in sorted(needy, key=lambda i: causes[i] == "illness"):
        if sizes[i] <= 3 and wanted - sizes[i] >= 5 and chance(0.6):
            kinds[i] = "all"
            wanted -= sizes[i]
    for i in needy:
        if kinds[i] == "none" and sizes[i] > 1 and wanted > 0:
            kinds[i] = "one"
            wanted -= 1
    return kinds


def make_list():
    causes = shuffled(repeated(CAUSES.items()))
    sizes = shuffled(repeated(SIZES.items()))
    # Nobody alone is poor for a student's sake, and few have many hands and no labour.
    for i, cause in enumerate(causes):
        unfit = {"schooling": lambda s: s < 2, "no_labour": lambda s: s > 3}.get(cause, lambda s: False)
        while unfit(sizes[i]):
            j = between(0, len(sizes) - 1)
            if causes[j] not in ("schooling", "no_labour"):
                sizes[i], sizes[j] = sizes[j], sizes[i]
    bands = shuffled(repeated(((least, most), count) for least, most, count in BANDS))
    dibao = choose_dibao(sizes, causes)
    villages = repeated((f"village {v + 1}", count) for v, count in enumerate(HOUSEHOLDS_OF_VILLAGE))
    rows = []
    for i, village in enumerate(villages):
        home = make_household(sizes[i], causes[i], bands[i], dibao[i])
        for number, who in enumerate(home["members"], 1):
            row = {**home, **who, "household": f"h{i + 1:02}", "village": village, "member": number,
                   "dibao": "yes" if who["dibao"] else "no", "medical_insurance": "yes"}
            rows.append([row[column] for column in COLUMNS])
    return rows


def main():
    beside = pathlib.Path(__file__).resolve().with_name("yanliu-70.csv")
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(make_list())


if __name__ == "__main__":
    main()
