"""School terms: fixed days of the year, which are a setting, because the extract does not hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.settings import Settings
from indicators.clock import day_date, day_number

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SETTINGS = ("term_autumn", "term_spring", "term_summer")  # in the order of the school year


@dataclass(frozen=True)
class Term:
    """Its first and last day, and the 31 August before, at which a child's school age is taken."""

    first: int
    last: int
    august: int


def terms(settings: Settings, first: int, last: int) -> list[Term]:
    """Every term that holds any day from first to last, oldest first."""
    found = []
    for year in range(day_date(first).year - 1, day_date(last).year + 1):
        august = date(year, 8, 31)
        for key in SETTINGS:
            begins, ends = (_next(text, august) for text in settings.text(key).split(" to "))
            if ends >= first and begins <= last:
                found.append(Term(begins, ends, day_number(august)))
    return found


def _next(text: str, august: date) -> int:
    """The next such day (``1 September``) after a 31 August."""
    number, name = text.split()
    month, day = MONTHS.index(name) + 1, int(number)
    year = august.year if (month, day) > (august.month, august.day) else august.year + 1
    return day_number(date(year, month, day))
