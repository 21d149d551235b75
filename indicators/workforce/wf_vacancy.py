"""Vacant posts of social workers, of all established posts, in full-time equivalents.

The latest figures of each team are carried forward. A vacancy that an agency worker covers is still a vacancy.
"""

from indicators.cases import Cases
from indicators.kinds import LOWER_IS_BETTER, MONTH, QUARTER, STOCK, YEAR, Ratio, Source
from indicators.reading import Reading
from indicators.workforce._posts import posts


def vacant(reading: Reading) -> Cases:
    """Vacant posts of each team whose established posts are known."""
    return posts(reading, lambda established, vacant, _: vacant + 0 * established)


def established(reading: Reading) -> Cases:
    """Established posts of each team whose vacant posts are known."""
    return posts(reading, lambda established, vacant, _: established + 0 * vacant)


INDICATOR = Ratio(
    title="Vacancy rate",
    question="Are posts filled?",
    cases=vacant,
    fold=STOCK,
    per=established,
    per_fold=STOCK,
    percent=True,
    counts_on="day of the figures, carried forward",
    unit="percent",
    grains=(MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("posts",),
    unit_from="the team of the posts",
    sources=(Source("DfE children's social work workforce", "vacancy rate"),),
    reviewed="2026-11",
)
