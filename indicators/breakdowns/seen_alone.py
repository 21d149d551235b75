"""Whether the child was seen alone at the last visit on the plan."""

from __future__ import annotations

from indicators.breakdowns.declaration import Breakdown, Category, Coding, answered, changing
from indicators.reading import Reading
from indicators.spells import Timeline, latest
from indicators.words import rank

CODING = Coding((Category("Y", "Seen alone"), Category("N", "Not seen alone")), {"Y": 0, "N": 1})


def alone(reading: Reading) -> Timeline:
    """The answer of each child's latest visit up to each day; not recorded before the first."""
    visits = reading.rows("cp_visits")
    answer = CODING.of(visits.text("cp_visit_seen_alone"))
    visit = latest(visits.person(), visits.days("cp_visit_date"), answer, rank(visits.text("cp_visit_id")))
    return answered(visit, CODING.last)


BREAKDOWN = Breakdown(
    title="Seen alone at the last visit",
    categories=CODING.categories,
    rule=changing(alone),
    needs=("cp_visits.cp_visit_date",),
    listed=changing(alone),
    listed_in=("cp_visits",),
    unknown="Not recorded",
)
