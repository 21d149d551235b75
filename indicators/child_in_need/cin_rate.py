"""Children open to us at the end of the day, per 10,000 children.

Every open child: an episode of need, a plan, care or an assessment. Unborn children and young people past 18 who are
still open count, though the population holds neither.
"""

from indicators.cases import Cases
from indicators.counting import stock
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Rate, Source
from indicators.reading import Reading
from indicators.words import open_child


def children(reading: Reading) -> Cases:
    """Open children, each once."""
    spells = reading.fact(open_child).spells()
    return stock(reading, spells, opened=spells.start)


INDICATOR = Rate(
    title="Children in need",
    question="How many children are open to us, beside the children who live here?",
    cases=children,
    fold=STOCK,
    counts_on="each day the child is open",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="referrals_rate",
    breakdowns=("primary_need", "length", "last_seen", "case_status"),
    needs=("cin_episodes.referral_date", "cin_episodes.close_date"),
    unit_from="whoever holds the child that day",
    notes=("Every open case, as in the published tables; children on a child in need plan are a part of them.",),
    sources=(
        Source("Children Act 1989", "section 17"),
        Source("DfE table B1"),
    ),
    reviewed="2026-11",
)
