"""Figure of needs: what became of them."""

import numpy as np

from .bars import legend_of, stacked
from .style import figure, panels, title


@figure
def needs(figure, result, words, group="project households"):
    """Needs by modality and by what became of them (met, or why not), a panel for each arm: household-months over the
    whole run, mean over the replicates that came to its end."""
    count = result["needs"]["count"].sel(group=group).transpose("arm", "replicate", "month", "modality", "outcome")
    outcomes, modalities = count.outcome.values, count.modality.values
    names = [words(outcome) for outcome in outcomes]
    columns = min(3, len(result.arms))
    rows = -(-len(result.arms) // columns)
    axes = panels(figure, rows, columns, legend_of(names), 0.7 + 1.7 * rows, sharex=True, sharey=True)
    done = (result.months_done == result.months).values
    for place, (one, arm) in enumerate(zip(axes.flat, result.arms)):
        whole = count.sel(arm=arm).values[done[place]]
        parts = whole.sum(axis=1).mean(axis=0).T if len(whole) else np.zeros((len(outcomes), len(modalities)))
        stacked(one, [words(modality) for modality in modalities], parts, names)
        title(one, words.arm(arm) + ("" if len(whole) else f" ({words('unfinished')})"))
    for one in axes.flat[len(result.arms):]:
        one.set_visible(False)
    for one in axes[-1]:
        one.set_xlabel(words("household-months"))
