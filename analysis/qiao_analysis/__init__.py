"""Results of Qiao (桥) as labelled data sets, tidy tables and figures.

    from qiao_analysis import open_result, plot
    result = open_result("yanliu.h5")

    result["series"].income                 # xarray, [arm × replicate × month × group], yuan/person/year
    result.effects(variable="income")       # pandas, one row for each arm, month and group
    plot.poverty(result, language="zh").savefig("poverty.pdf")
"""


from . import plot
from .result import Result, open_result

__all__ = ["Result", "open_result", "plot"]
