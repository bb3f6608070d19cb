"""`./qiao new mechanism` begins a mechanism that compiles, is named where it must be, and whose test fails until it is written."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from qiao_program import ROOT


class NewMechanism(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="qiao-new-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for part in ("models", "sim", "docs", "tests"):
            shutil.copytree(ROOT / part, self.root / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "qiao", self.root)

    def begin(self, *arguments):
        return subprocess.run([self.root / "qiao", "new", *arguments], capture_output=True, text=True, timeout=60)

    def test_what_it_writes_compiles_and_is_named_in_its_phase(self):
        done = self.begin("mechanism", "survey", "rumour_mill")
        self.assertEqual(done.returncode, 0, done.stderr)
        model = self.root / "models" / "alleviation"
        self.assertIn("&rumour_mill_mechanism}", (model / "survey" / "survey.cpp").read_text(encoding="utf-8"))
        self.assertIn("| `rumour_mill` | [rumour_mill.cpp](survey/rumour_mill.cpp) |",
                      (model / "ODD.md").read_text(encoding="utf-8"))
        test = "tests/models/alleviation/rumour_mill_test.cpp"
        self.assertIn("FAIL(", (self.root / test).read_text(encoding="utf-8"))
        for file in ("models/alleviation/survey/rumour_mill.cpp", "models/alleviation/survey/survey.cpp", test):
            with self.subTest(file):
                compiled = subprocess.run(["g++", "-std=c++20", "-I.", "-Wall", "-Wextra", "-Wconversion", "-Wshadow",
                                           "-Werror", "-fsyntax-only", '-DQIAO_SOURCE_DIR=""', file],
                                          cwd=self.root, capture_output=True, text=True, timeout=300)
                self.assertEqual(compiled.returncode, 0, compiled.stderr)

    def test_what_cannot_be_begun_leaves_everything_as_it_was(self):
        def files():
            return sorted(p for p in self.root.rglob("*") if p.is_file())
        before = files()
        for arguments, said in ((["mechanism", "surveys", "x"], "is no phase"), (["mechanism", "survey", "needs"], "one of that name"),
                                (["mechanism", "survey", "Bad Name"], "is no name"), (["mechanism", "survey"], "is no name"),
                                (["phase"], "allowed")):
            with self.subTest(arguments):
                done = self.begin(*arguments)
                self.assertEqual(done.returncode, 1)
                self.assertIn(said, done.stderr)
        self.assertEqual(files(), before)


if __name__ == "__main__":
    unittest.main()
