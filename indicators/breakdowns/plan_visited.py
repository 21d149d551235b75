"""How long since a child on a child protection plan was last seen on a visit, since the plan began."""

from __future__ import annotations

from indicators.breakdowns.declaration import Breakdown, named, since
from indicators.breakdowns.last_seen import LIMITS, WORDS
from indicators.child_protection._plans import last_seen
from indicators.reading import Reading
from indicators.spells import Timeline, last_day


def visited(reading: Reading) -> Timeline:
    """The day of the latest visit, as the workbook lists it: whether the child was seen it does not say."""
    visits = reading.rows("cp_visits")
    return last_day(visits.person(), visits.days("cp_visit_date"))


BREAKDOWN = Breakdown(
    title="Last visit on the plan",
    categories=named(*WORDS),
    rule=since(last_seen, *LIMITS),
    needs=("cp_visits.cp_visit_date",),
    listed=since(visited, *LIMITS),
    listed_in=("cp_visits",),
    unknown="No visit since it began",
    ordered=True,
)
