"""`describe schema` and the program agree: what one accepts of a file, the other accepts."""

import json
import unittest

import jsonschema
import yaml

from qiao_program import ROOT, InFolder, qiao

# Each is added to a scenario that is right. YAML is read as PyYAML reads it, which is what editors do.
RIGHT = """
months: 36 | 36.0 | +36 | 3.6e1 | 3.6e+1 | "36" | 36 months | "36. months"
seed: 0 | 4294967295 | "7"
start: 2018-01 | "2999-12"
wages: ~ | {} | [] | {growth: 0.03} | {growth: 3.0e-2} | {growth: +.03} | {growth: 0.03 per year} | {growth: "0.03"}
record: {matches: false} | {matches: off} | {matches: Off} | {matches: "FALSE"} | {matches: no} | {matches: all}
mechanisms: {platform: on} | {platform: "True"} | {platform: agency} | {pairing: no} | {pairing: OFF} | ~ | []
agencies: {xuri: {active: TRUE}} | {xuri: {workers: 3 persons}} | {xuri: {}} | {xuri: ~} | {xuri: []} | {} | [] | ~
suppliers: {shop: {kind: enterprise, consumption: {budget: 3}, funds: ~}}
title: {en: 2018} | {en: yes} | {en: ""} | {zh: 试点} | ~
population: {columns: {age: 7}} | {columns: ~} | {columns: []} | {columns: {}} | {register: ""}
arms: ~ | [] | {} | {a: } | {a: {}} | {a: []} | {a: ~, b: {wages: ~}} | {方案: {}} | {a-1_B: {mechanisms: {pairing: false}}}
claim: {of: a, expects: nothing} | {of: [a, "b"], expects: nothing} | {of: [], expects: nothing} | {of: ~, expects: nothing} | {of: 3, expects: nothing} | {of: {}, expects: nothing} | ~
facts: ~ | {} | []
precision: {of: [yes], half_width: 0} | {half_width: 0}
attribution: {players: {}} | {players: []} | {players: ~}
extends: []
model: alleviation
qiao: 1 | 1.0 | "1"
"""
WRONG = """
months: 36.5 | many | 0 | 1201 | ~ | [36] | {} | true | 36 days | "36.5" | "0x24" | "+-3" | [] | ""
seed: -1 | 4294967296 | 1e2x
start: 2018-13 | 2018 | 1899-12 | ~ | 3000-01 | "2018-1"
wages: 3 | {growth: } | {growth: ~} | {growth: [0.03]} | {growth: 0.03 yuan} | {growth: 7} | {growht: 0} | [1] | {growth: {}}
record: {matches: true} | {matches: some} | {matches: 0} | {matches: } | {matches: [off]} | {matches: All}
mechanisms: {platform: village} | {paring: off} | {pairing: } | {pairing: 1} | on | {pairing: n}
agencies: {xuri: {active: maybe}} | {xuri: 3} | [xuri] | {xuri: {wrokers: 3}} | 3
suppliers: {shop: {kind: Enterprise}} | {shop: {funds: 3}}
title: {en: } | {en: [a]} | {en: {}} | Mine | {fr: Essai}
population: {columns: {age: }} | {columns: {age: [a]}} | {columns: age} | {register: } | {register: []}
arms: [a] | 3 | {a: 3} | {a: [b]} | {a b: {}} | {a: {extends: []}} | {a: {arms: {}}} | {a: {wages: {growth: }}}
claim: {of: {a: b}} | {of: [[a]]} | {of: [~]} | {expects: fewer} | 3
facts: 3 | {a: 3} | {a: {mark: sure}} | {a: {target: {low: few}}} | {a: {taget: {low: 1}}}
precision: {half_width: -1}
attribution: {players: {a: }} | {players: a} | {players: [a]}
extends: ~ | {} | [~] | [[a]]
model: chess | ~ | [alleviation]
qiao: 2 | ~ | one
months_: 3
"""


def corpus(text):
    for line in text.strip().splitlines():
        key, values = line.split(": ", 1)
        for value in values.split(" | "):
            yield f"{key}: {value}\n"


class Schema(InFolder):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(qiao("describe", "schema").stdout)
        jsonschema.Draft202012Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft202012Validator(cls.schema)

    def verdicts(self, text):
        """Whether the schema and the program accept it, and what they say."""
        faults = [error.message[:200] for error in self.validator.iter_errors(yaml.safe_load(text))]
        self.write("a.yaml", text)
        done = qiao("check", "a.yaml")
        self.assertIn(done.returncode, (0, 2), done.stderr)
        return not faults, done.returncode == 0, f"{text}{faults}\n{done.stderr}"

    def test_what_is_right_is_accepted_by_both(self):
        for text in corpus(RIGHT):
            with self.subTest(text):
                of_schema, of_program, said = self.verdicts(text)
                self.assertEqual((of_schema, of_program), (True, True), said)

    def test_what_is_wrong_is_refused_by_both(self):
        for text in corpus(WRONG):
            with self.subTest(text):
                of_schema, of_program, said = self.verdicts(text)
                self.assertEqual((of_schema, of_program), (False, False), said)

    def test_the_projects_own_scenarios_are_accepted(self):
        paths = [*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scenarios/*/*.yaml"), ROOT / "analysis/notebooks/study.yaml"]
        self.assertGreater(len(paths), 12)
        exchange = jsonschema.Draft202012Validator(json.loads(qiao("describe", "schema", "--model", "exchange").stdout))
        for path in paths:
            with self.subTest(path.name):
                tree = yaml.safe_load(path.read_text(encoding="utf-8"))
                validator = exchange if tree.get("model") == "exchange" else self.validator
                self.assertEqual([error.message[:200] for error in validator.iter_errors(tree)], [])

    def test_a_value_beyond_either_end_of_any_parameter_is_refused_by_both(self):
        def walk(part, path):
            for key, inner in part.get("properties", {}).items():
                if not inner.get("deprecated"):  # the same under another name
                    yield from walk(inner, [*path, key])
            number = next((one for one in part.get("anyOf", []) if one.get("type") in ("number", "integer")), None)
            if number and "arms" not in path:
                for end in ("minimum", "maximum"):
                    if end in number:
                        yield path, number[end], -1 if end == "minimum" else 1
        found = 0
        beyond = []
        for path, end, outwards in walk(self.schema, []):
            found += 1
            value = end + outwards * max(1, abs(end))
            beyond.append((path, value))
            tree = value
            for key in reversed(path):
                tree = {key: tree}
            self.assertFalse(self.validator.is_valid(tree), tree)
        self.assertGreater(found, 300)
        # All at once for the program: as many faults as there are values beyond their ends.
        for ends in (beyond[0::2], beyond[1::2]):
            tree = {}
            for path, value in ends:
                here = tree
                for key in path[:-1]:
                    here = here.setdefault(key, {})
                here[path[-1]] = value
            self.write("a.yaml", json.dumps(tree))
            done = qiao("check", "a.yaml")
            self.assertEqual(done.returncode, 2)
            told = {line.split(": ")[1] for line in done.stderr.splitlines() if "out of range" in line}
            self.assertEqual(told, {".".join(path) for path, _ in ends})


if __name__ == "__main__":
    unittest.main()
