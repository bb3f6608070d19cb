"""Every figure can be drawn and saved in both languages, of every kind of result."""

import io
import unittest
import warnings

import numpy as np

from qiao_analysis import open_result, plot
from qiao_analysis.plot import over_time
from qiao_analysis.plot.style import ARMS, chinese_font
from small_results import ALIKE, EXCHANGE, SMALL, STUDY, folder, interrupted, made

RECORDED = ["poverty", "income", "needs", "effects", "costs", "households"]
RECKONED = ["cost_effectiveness", "winners", "deciles"]


class Figures(unittest.TestCase):
    def draw(self, name, result, **options):
        with self.subTest(name, result=result.path.name, **options), warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)  # missing glyphs among them
            figure = getattr(plot, name)(result, **options)
            figure.savefig(io.BytesIO(), format="svg")

    @unittest.skipUnless(chinese_font(), "no font with Chinese characters")
    def test_all_figures_in_both_languages(self):
        result = open_result(made(STUDY))
        for name in set(plot.__all__) - {"sensitivity", "verdicts"}:  # of sweeps, see sweep_test.py
            for language in ("en", "zh"):
                self.draw(name, result, language=language)

    def test_one_arm_one_replicate_and_an_arm_beside_its_like(self):
        for path in (made(SMALL, "--arm", "no-project", "--replicates", "1"), made(ALIKE, "--arm", "one", "--arm", "other")):
            for name in RECORDED + RECKONED:
                self.draw(name, open_result(path))

    def test_an_unfinished_result_is_drawn_as_far_as_it_came(self):
        result = open_result(interrupted())
        for name in RECORDED:
            self.draw(name, result)
        for name in RECKONED:
            with self.assertRaisesRegex(KeyError, "it is unfinished"):
                getattr(plot, name)(result)

    def test_arms_are_called_by_their_titles_and_variables_as_the_result_says(self):
        result = open_result(made(SMALL))
        self.assertEqual([result.arm_title(arm, "zh") for arm in result.arms], ["无项目", "仅行政力量", "社工桥梁"])
        self.assertEqual(result.name_zh("poverty_gap"), result.name_zh("poverty_gap", "poverty"))
        figure = plot.poverty(result, language="zh")
        legend = [text.get_text() for part in figure.subfigs for of in part.legends for text in of.get_texts()]
        self.assertEqual(legend[:3], ["无项目", "仅行政力量", "社工桥梁"])
        labels = [axes.get_ylabel() for part in figure.subfigs for axes in part.axes]
        self.assertEqual(labels, ["贫困发生率（%）", "贫困深度（%）"])

    def test_what_is_whole_later_than_the_first_month_is_drawn_from_there(self):
        result = open_result(made(SMALL))
        data = result["series"]["consumption"].isel(arm=0, replicate=0, group=0)
        for attributes, first in (({}, 0), ({"whole_from": 11}, 11)):
            drawn = over_time.whole(result, data.assign_attrs(attributes))
            self.assertEqual(int(np.flatnonzero(np.isfinite(drawn.values))[0]), first)

    def test_pdf_is_vectors_with_embedded_fonts(self):
        path = folder() / "figure.pdf"
        plot.poverty(open_result(made(SMALL)), marks={12: "end of the project"}).savefig(path)
        content = path.read_bytes()
        self.assertNotIn(b"/Subtype /Image", content)
        self.assertIn(b"/FontFile2", content)

    def test_notebooks_show_a_figure_as_it_is(self):
        self.assertGreater(len(plot.winners(open_result(made(SMALL)))._repr_png_()), 5000)

    def test_arms_differ_without_colour(self):
        self.assertEqual(len({(str(style["linestyle"]), style["marker"]) for style in ARMS}), len(ARMS))

    def test_what_cannot_be_drawn_is_told(self):
        result = open_result(made(SMALL))
        for wrong, error, told in (
                (lambda: plot.poverty(result, language="fr"), ValueError, "allowed: en, zh"),
                (lambda: plot.effects(result, "count", "needs"), ValueError, "name one of: sales, work"),
                (lambda: plot.effects(result, who="x"), ValueError, "has no axis 'who'"),
                (lambda: plot.cost_effectiveness(result, "exits"), ValueError, "no outcome 'exits'.*sustained exit"),
                (lambda: plot.poverty(open_result(made(EXCHANGE))), KeyError, "no variable 'headcount_ratio'")):
            with self.assertRaisesRegex(error, told):
                wrong()


if __name__ == "__main__":
    unittest.main()
