"""What the indicators of completed practice reviews share: the month they count in, and the grades that are good."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from indicators.cases import BLANK, Cases
from indicators.practice._cycle import activities
from indicators.reading import Reading, Rows

#: "Good or better", of Ofsted's four-point scale.
GOOD = ("outstanding", "good")


def completed(rows: Rows) -> NDArray[Any]:
    """Reviews that were done, whenever it was."""
    found: NDArray[Any] = rows.days("completed_on") != BLANK
    return found


def reviews(reading: Reading, keep: NDArray[Any], met: NDArray[Any]) -> Cases:
    """Reviews of a mask, each in the month for which it was allocated."""
    rows = reading.rows("practice_review")
    opened = rows.days("allocated_on")
    return activities(reading, "practice_review", rows.days("month_allocated"), keep, opened=opened, met=met)
