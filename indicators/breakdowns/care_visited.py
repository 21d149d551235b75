"""How long since a child who is looked after was last seen on a visit, since care began."""

from __future__ import annotations

from indicators.breakdowns.declaration import Breakdown, named, since
from indicators.breakdowns.last_seen import LIMITS, WORDS
from indicators.looked_after._care import last_seen
from indicators.reading import Reading
from indicators.spells import Timeline, last_day


def visited(reading: Reading) -> Timeline:
    """The day of the latest visit, as the workbook lists it: whether the child was seen it does not say."""
    visits = reading.rows("cla_visits")
    return last_day(visits.person(), visits.days("cla_visit_date"))


BREAKDOWN = Breakdown(
    title="Last visit in care",
    categories=named(*WORDS),
    rule=since(last_seen, *LIMITS),
    needs=("cla_visits.cla_visit_date",),
    listed=since(visited, *LIMITS),
    listed_in=("cla_visits",),
    unknown="No visit since care began",
    ordered=True,
)
