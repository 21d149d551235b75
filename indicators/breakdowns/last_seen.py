"""How long since the child was last seen, on a visit of any kind; never seen is a part of its own."""

from __future__ import annotations

import numpy as np

from indicators.breakdowns._workbook import cells
from indicators.breakdowns.declaration import Breakdown, named, since
from indicators.cases import BLANK
from indicators.child_protection._plans import last_seen as seen_on_plan
from indicators.clock import Days, days_of
from indicators.looked_after._care import last_seen as seen_in_care
from indicators.reading import Reading
from indicators.spells import Timeline, combine, last_day

#: Six, twelve and eighteen weeks: the statutory interval of visits to a looked-after child, and its multiples.
LIMITS = (Days(42), Days(84), Days(126))
WORDS = ("Within 6 weeks", "Over 6 to 12 weeks", "Over 12 to 18 weeks", "Over 18 weeks ago")


def visited(reading: Reading) -> Timeline:
    """The day of the latest visit in need, on a plan or in care at which the child was seen, up to each day."""
    visits = reading.rows("cin_visits")
    seen = visits.is_("cin_visit_seen", "Y")
    in_need = last_day(visits.person()[seen], visits.days("cin_visit_date")[seen])
    of_all = (in_need, reading.fact(seen_on_plan), reading.fact(seen_in_care))
    return combine(lambda *visit: np.max(np.stack(visit), axis=0), *of_all, before=int(BLANK))


def told(reading: Reading) -> Timeline:
    """The day in the cell of the workbook."""
    seen = cells(reading, "list_6", "last_seen_date")
    return last_day(seen.person, days_of(seen.value))


BREAKDOWN = Breakdown(
    title="Last seen",
    categories=named(*WORDS),
    rule=since(visited, *LIMITS, in_all=True),
    needs=("cin_visits.cin_visit_date",),
    listed=since(told, *LIMITS, in_all=True),
    unknown="Never, as far as is recorded",
    ordered=True,
)
