"""Unaccompanied asylum-seeking children looked after at the end of the day.

By the immigration status of the day. A child leaves the count on the 18th birthday.
"""

from indicators.cases import Cases
from indicators.counting import stock
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import Timeline, both, covered, possible
from indicators.words import care_since, looked_after


def is_alone(status: str) -> bool:
    """By the abbreviation or in words."""
    return "uasc" in status.lower() or "unaccompanied" in status.lower()


def alone(reading: Reading) -> Timeline:
    """1 on the days such a status covers the child."""
    rows = reading.rows("immigration_status")
    start, end = rows.days("immigration_status_start_date"), rows.days("immigration_status_end_date")
    spells = possible(rows.person(), start, end)
    return covered(spells.where(rows.matches("immigration_status", is_alone)[spells.row]))


def unaccompanied(reading: Reading) -> Cases:
    """The looked-after days on which such a status covers the child."""
    days = both(reading.fact(looked_after), alone(reading)).spells()
    return stock(reading, days, opened=reading.fact(care_since).at(days.key, days.start))


INDICATOR = Count(
    title="Unaccompanied asylum-seeking children",
    question="How many children in our care came here alone?",
    cases=unaccompanied,
    fold=STOCK,
    counts_on="each day looked after with such a status",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    breakdowns=("placement",),
    needs=("cla_episodes.cla_episode_start_date", "immigration_status.immigration_status_start_date"),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE looked-after statistics", "unaccompanied asylum-seeking children"),),
    reviewed="2026-11",
)
