"""Legal status of a child who is looked after, as Ofsted groups them: the latest begun of those that cover the day."""

from indicators.breakdowns.declaration import Breakdown, by_group, changing, covering
from indicators.reading import Reading
from indicators.spells import Spells, possible

CODING = by_group(
    "legal_status",
    {
        "Interim care orders": "Interim care order",
        "Full care orders": "Full care order",
        "Freed for Adoption": "Freed for adoption",
        "Placement order granted": "Placement order",
        "Accommodated under S20": "Accommodated under section 20",
        "Short breaks": "Short breaks",
        "Detained on child protection grounds in LA accommodation": "Detained for protection",
        "Youth justice legal Statuses": "Youth justice",
    },
)


def statuses(reading: Reading) -> Spells:
    """The days of each legal status."""
    rows = reading.rows("legal_status")
    return possible(rows.person(), rows.days("legal_status_start_date"), rows.days("legal_status_end_date"))


BREAKDOWN = Breakdown(
    title="Legal status",
    categories=CODING.categories,
    rule=changing(covering("legal_status", statuses, "legal_status", CODING)),
)
