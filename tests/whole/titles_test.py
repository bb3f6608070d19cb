"""What arms are called: titles in two languages beside their names, which change nothing else."""

import unittest

import h5py

from qiao_program import SMALL, InFolder, qiao, values

SHORT = SMALL.replace("months: 14", "months: 2").replace("replicates: 3", "replicates: 1")


def titles(file):
    return [[text.decode() for text in file["scenario"][name]] for name in ("arm_title", "arm_title_zh")]


class Titles(InFolder):
    def test_arms_have_titles_and_the_scenario_keeps_its_own(self):
        self.run_scenario(SHORT + "arms: {no-project: {title: {en: nobody helps}}, plain: {}}\n")
        with h5py.File("result.h5") as file:
            self.assertEqual((file.attrs["title"], file.attrs["title_zh"]), ("Yanliu pilot", "炎刘镇试点"))
            self.assertEqual([name.decode() for name in file["progress/arm"]],
                             ["no-project", "administrative-only", "bridge", "plain"])
            self.assertEqual(titles(file), [["nobody helps", "administrative only", "bridge", ""],
                                            ["无项目", "仅行政力量", "社工桥梁", ""]])
        shown = qiao("show", "result.h5").stdout
        self.assertIn("  no-project: nobody helps  无项目\n", shown)
        self.assertNotIn("plain:", shown)

    def test_titles_change_no_number(self):
        self.run_scenario(SHORT, out="as-written.h5")
        self.run_scenario(SHORT + "title: {en: other, zh: 另}\narms: {bridge: {title: {en: b}}}\n", out="other.h5")
        self.assertEqual(values("as-written.h5"), values("other.h5"))

    def test_what_is_no_title_is_refused(self):
        self.write("scenario.yaml", SHORT + "arms: {bridge: {title: [a, b]}, other: {title: {fr: un}}}\n")
        refused = qiao("check", "scenario.yaml")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("title", refused.stderr)
        self.assertIn("fr", refused.stderr)


if __name__ == "__main__":
    unittest.main()
