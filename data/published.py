"""What of an indicator is published, over which year, and how that differs from what we count ourselves."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "published.csv"
SHARE = "share:"


class When(StrEnum):
    """What the figure of reporting year 2025 is of."""

    YEAR = "year"  #: the year to 31 March 2025
    MARCH = "march"  #: 31 March 2025
    SEPTEMBER = "september"  #: 30 September 2025
    YEAR_SEPTEMBER = "year_september"  #: the year to 30 September 2025

    @property
    def is_year(self) -> bool:
        """True of what is counted over twelve months, not on a day."""
        return self in {When.YEAR, When.YEAR_SEPTEMBER}

    def ends(self, year: int) -> date:
        """The last day of a reporting year."""
        return date(year, 3, 31) if self in {When.YEAR, When.MARCH} else date(year, 9, 30)


@dataclass(frozen=True)
class Definition:
    """The published measure that stands beside an indicator.

    ``live`` says how our own number is set beside it: its ``value``, ``share:<id>`` (in percent of another indicator's
    number) or ``none``. ``differs`` is one sentence, shown wherever the two are.
    """

    indicator: str
    measure: str  #: what the Local Authority Interactive Tool calls it
    unit: str
    when: When
    live: str
    wanted: str  #: higher, lower or neither, where the published measure is not wanted as the indicator is
    statistic: str
    differs: str

    @property
    def share_of(self) -> str | None:
        """The indicator whose number ours is a share of."""
        return self.live.removeprefix(SHARE) if self.live.startswith(SHARE) else None


@cache
def definitions() -> dict[str, Definition]:
    """Every published measure of data/reference/published.csv, by indicator."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["indicator"]: Definition(**{**row, "when": When(row["when"])})  # type: ignore[arg-type]
            for row in csv.DictReader(file)
        }
