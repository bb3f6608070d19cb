"""Figures for a paper: `plot.poverty(result)` and so on.

Each takes a Result and `language="en"` or "zh", and returns a matplotlib Figure, 180 mm wide, that can be told apart
without colour; `figure.savefig("name.pdf")` (or .svg, .png) saves it. An arm looks the same in every figure of a result.
What is reckoned over all replicates (cost_effectiveness, winners, deciles, attribution) needs a finished result; sensitivity and verdicts need that of a sweep.
"""

from .attribution import attribution
from .costs import cost_effectiveness, costs
from .households import deciles, households, winners
from .needs import needs
from .over_time import effects, income, poverty
from .sweep import sensitivity, verdicts

__all__ = ["attribution", "cost_effectiveness", "costs", "deciles", "effects", "households", "income", "needs",
           "poverty", "sensitivity", "verdicts", "winners"]
