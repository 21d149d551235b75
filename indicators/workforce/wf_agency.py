"""Agency social workers, of agency workers and those in post together, in full-time equivalents.

In post is what is established less what is vacant. The latest figures of each team are carried forward.
"""

from indicators.cases import Cases
from indicators.kinds import LOWER_IS_BETTER, MONTH, QUARTER, STOCK, YEAR, Ratio, Source
from indicators.reading import Reading
from indicators.workforce._posts import posts


def agency(reading: Reading) -> Cases:
    """Agency workers of each team whose posts are known."""
    return posts(reading, lambda established, vacant, agency: agency + 0 * (established - vacant))


def everybody(reading: Reading) -> Cases:
    """Agency workers and those in post."""
    return posts(reading, lambda established, vacant, agency: agency + established - vacant)


INDICATOR = Ratio(
    title="Agency rate",
    question="How much do we lean on agency workers?",
    cases=agency,
    fold=STOCK,
    per=everybody,
    per_fold=STOCK,
    percent=True,
    counts_on="day of the figures, carried forward",
    unit="percent",
    grains=(MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("posts",),
    unit_from="the team of the posts",
    notes=("Dividing by those in post alone would overstate it.",),
    sources=(Source("DfE children's social work workforce", "agency rate"),),
    reviewed="2026-11",
)
