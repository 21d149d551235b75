"""What a child is open for: care before a protection plan, before a plan of need, before an assessment (Annex A)."""

from __future__ import annotations

import numpy as np

from indicators.breakdowns._workbook import of_cell
from indicators.breakdowns.declaration import Breakdown, Category, Coding, changing
from indicators.cases import Ints
from indicators.reading import Reading
from indicators.spells import Timeline, combine
from indicators.words import cin_plan, looked_after, on_cp, open_assessment

CATEGORIES = (
    Category("CLA", "Looked after"),
    Category("CP", "Child protection plan"),
    Category("CIN", "Child in need plan"),
    Category("ASSESSMENT", "Assessment"),
    Category("OPEN", "Open without any of these"),
)
CODING = Coding(CATEGORIES, {"CLA": 0, "CP": 1, "CIN": 2, "ASSESSMENT": 3})
NONE = len(CATEGORIES) - 1


def statuses(reading: Reading) -> Timeline:
    """The first that is true of the child, by day."""

    def first(*holds: Ints) -> Ints:
        return np.select([one != 0 for one in holds], list(range(len(holds))), NONE).astype(np.int32)

    words = (looked_after, on_cp, cin_plan, open_assessment)
    return combine(first, *(reading.fact(word) for word in words), before=NONE)


BREAKDOWN = Breakdown(
    title="Case status",
    categories=CATEGORIES,
    rule=changing(statuses),
    needs=("cin_plans.cin_plan_start_date",),
    listed=of_cell("list_6", "case_status", CODING.of, CODING.last),
    ordered=True,
)
