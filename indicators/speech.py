"""Numbers and days as people here say them, in British English: one way for screens, packs and sentences."""

from __future__ import annotations

from datetime import date
from math import isfinite

from indicators.disclosure import HIDDEN, SIGN

NOTHING = "–"
MONTHS = [
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
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def day(when: date | None, *, weekday: bool = False) -> str:
    """30 June 2026, with its weekday where asked. Written out by hand: ``%-d`` fails on Windows."""
    if when is None:
        return NOTHING
    words = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{WEEKDAYS[when.weekday()]} {words}" if weekday else words


def short_day(when: date | None) -> str:
    """30 Jun 2026."""
    return NOTHING if when is None else f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def between(first: date, last: date) -> str:
    """1 to 30 June 2026; 28 May to 24 June 2026; 1 December 2025 to 4 January 2026."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


def count(number: float | None) -> str:
    """1,234; halves and fractions keep one place; a dash where there is no number, c where it is hidden."""
    if number is None or not isfinite(number):
        return SIGN if number == HIDDEN else NOTHING
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def number(value: float | None, unit: str) -> str:
    """A value as its tile shows it: percentages and rates to one place, counts whole."""
    if value is None or not isfinite(value):
        return count(value)
    if unit == "percent":
        return f"{value:.1f}%"
    if places(unit):
        return f"{value:,.1f}"
    return count(value)


def places(unit: str) -> int:
    """How many decimal places a unit is shown with."""
    return 0 if unit in {"children", "count", "contacts", "enquiries", "assessments", "episodes"} else 1


def plural(number_of: int, one: str, many: str | None = None) -> str:
    """1 child, 3 children."""
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def listed(parts: list[str]) -> str:
    """One, two and three."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
