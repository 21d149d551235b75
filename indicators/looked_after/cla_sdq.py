"""Children looked after for a year, aged 5 to 16, with a strengths and difficulties score of the last twelve months.

A questionnaire without its score is none. A child whose date of birth is not known is left out. The value of a case
that is met is the score in force, its category the band of that score.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases, Floats, Ints, Texts
from indicators.clock import add_months
from indicators.counting import lapsing, numbered, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.looked_after._care import after_a_year
from indicators.looked_after._health import YEAR as GOOD_FOR
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, cut, latest, possible
from indicators.words import children as all_children
from indicators.words import rank

YOUNGEST, OLDEST = 5, 16  # years, both in the published cohort
BANDS = (
    (0, 13, "0 to 13: close to average"),
    (14, 16, "14 to 16: borderline"),
    (17, 40, "17 to 40: cause for concern"),
)


def of_age(reading: Reading) -> tuple[Spells, Ints]:
    """Days in care after a year between the fifth and the seventeenth birthday, and when that care began."""
    who = reading.fact(all_children)
    spells, since = after_a_year(reading)
    first, last = who.reaches(spells.key, YOUNGEST), who.reaches(spells.key, OLDEST + 1)
    young = possible(spells.key, np.maximum(spells.start, first), np.minimum(spells.end, last))
    return young, since[young.row]


def scored(reading: Reading) -> tuple[Timeline, Ints, Floats]:
    """The child's latest questionnaire with a score, as its row; and the day and the score of each row."""
    rows = reading.rows("sdq_scores")
    day, score = rows.days("sdq_completed_date"), rows.number("sdq_score")
    child = np.where(np.isnan(score), -1, rows.person()).astype(np.int32)
    row = latest(child, day, np.arange(len(rows), dtype=np.int32), rank(rows.text("sdq_id")))
    return row, np.append(day, BLANK).astype(np.int32), np.append(score, np.nan)


def band(score: Floats) -> Texts:
    """What a score says; None where there is none in force."""
    found = np.full(len(score), None, dtype=object)
    for low, high, words in BANDS:
        found[(score >= low) & (score <= high)] = words
    return found


def children(reading: Reading) -> Cases:
    """Each child's days, cut where a score comes and where it lapses."""
    latest_row, day, score = scored(reading)
    spells, since = of_age(reading)
    pieces, (row,) = cut(spells, (spells.key, latest_row))
    due = add_months(day[row], GOOD_FOR)
    halves, fresh = lapsing(numbered(pieces), due)
    at = halves.row
    value = np.where(fresh, score[row[at]], np.nan)
    return stock(
        reading,
        halves,
        opened=since[pieces.row[at]],
        due=due[at],
        met=np.where(fresh, MET, NOT_MET),
        value=value,
        category=band(value),
    )


INDICATOR = Proportion(
    title="Strengths and difficulties scores up to date",
    question="How is children's emotional health?",
    cases=children,
    fold=STOCK,
    counts_on="each day in care after a year, aged 5 to 16",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date", "sdq_scores.sdq_score", "person.dob"),
    unit_from="whoever holds the child that day",
    notes=(
        "The published figure is the mean score: never compare it with this percentage. A mean hides the tail.",
        "Only the form that the carer fills in counts; the extract does not say who did.",
    ),
    value_is="score",
    breakdowns=("placement",),
    sources=(Source("DfE looked-after statistics", "outcomes for children looked after (OC2)"),),
    reviewed="2026-11",
)
