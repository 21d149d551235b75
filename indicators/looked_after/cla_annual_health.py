"""Children looked after for a year whose health assessments are up to date.

One in the last twelve months, two for a child under five. Refused, cancelled and not attended are not done. A child
whose date of birth is not known is unknown.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.counting import judged, numbered, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import after_a_year
from indicators.looked_after._health import in_the_year
from indicators.reading import Reading
from indicators.spells import cut
from indicators.words import children as all_children
from indicators.words import split_at

UNDER, TWICE = 5, 2  # years; half-yearly assessments


def is_assessment(kind: str) -> bool:
    """An initial or review health assessment, by name or by abbreviation."""
    return "health assessment" in kind or "iha" in kind or "rha" in kind


def children(reading: Reading) -> Cases:
    """Each child's days in care after a year, cut on the fifth birthday and where assessments come and lapse."""
    who = reading.fact(all_children)
    spells, since = after_a_year(reading)
    halves, older = split_at(numbered(spells), who.reaches(spells.key, UNDER))
    pieces, (done,) = cut(halves, (halves.key, in_the_year(reading, is_assessment)))
    enough = np.where(older, 1, TWICE)[pieces.row]
    unknown = who.birth(pieces.key) == BLANK
    return stock(reading, pieces, opened=since[halves.row[pieces.row]], met=judged(done >= enough, unknown))


INDICATOR = Proportion(
    title="Annual health assessments up to date",
    question="Are health checks up to date?",
    cases=children,
    fold=STOCK,
    counts_on="each day in care after a year",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    breakdowns=("placement",),
    needs=("cla_episodes.cla_episode_start_date", "cla_health.health_check_date"),
    unit_from="whoever holds the child that day",
    notes=("Published of children looked after for the year to 31 March; this one follows each child.",),
    sources=(Source("DfE looked-after statistics", "outcomes for children looked after"),),
    reviewed="2026-11",
)
