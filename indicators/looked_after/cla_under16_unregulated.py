"""Looked-after children in a home that is not registered and should be.

Every child under 18 on any placement marked so, temporary ones too. Without the local mark there is no number: a
placement code says nothing of registration.
"""

from indicators.cases import Cases
from indicators.counting import stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.spells import both, covered, possible
from indicators.words import looked_after, placements


def children(reading: Reading) -> Cases:
    """The looked-after days on which a marked placement covers the child."""
    held = reading.fact(placements)
    spells = possible(held.person, held.start, held.end)
    marked = covered(spells.where(held.rows.is_("unregistered", "Y")[spells.row]))
    days = both(reading.fact(looked_after), marked).spells()
    return stock(reading, days, opened=days.start)


INDICATOR = Count(
    title="Children in unregistered homes",
    question="Is any child in our care living somewhere that is not registered?",
    cases=children,
    fold=STOCK,
    counts_on="each looked-after day in such a placement",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    needs=("cla_episodes.cla_episode_start_date", "cla_placement.unregistered"),
    unit_from="whoever holds the child that day",
    late="every day",
    sources=(Source("Care Standards Act 2000", "section 11"), Source("Supported Accommodation Regulations 2023")),
    reviewed="2026-11",
)
