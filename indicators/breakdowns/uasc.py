"""Whether a child came alone to seek asylum: by the immigration status of the day, else by the word of the workbook.

Where the extract has a list of immigration statuses, whoever has no such status is another child.
"""

from __future__ import annotations

from indicators.breakdowns._workbook import of_cell
from indicators.breakdowns.declaration import Breakdown, Category, Coding, changing
from indicators.looked_after.cla_uasc import alone
from indicators.reading import Reading
from indicators.spells import Timeline

CODING = Coding((Category("uasc", "Unaccompanied"), Category("other", "Other children")), {"Y": 0, "N": 1})


def statuses(reading: Reading) -> Timeline:
    """The category of each child by day."""
    status = alone(reading)
    return status.mapped(1 - status.value, 1)


BREAKDOWN = Breakdown(
    title="Unaccompanied asylum-seeking children",
    categories=CODING.categories,
    rule=changing(statuses),
    needs=("immigration_status.immigration_status_start_date",),
    listed=of_cell("list_8", "uasc", CODING.of, CODING.last),
)
