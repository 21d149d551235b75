"""Numbers, days and changes as people here say them, in British English."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import isfinite
from zoneinfo import ZoneInfo

from indicators.judge import Change, Verdict

LONDON = ZoneInfo("Europe/London")
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
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def day(when: date | None, *, weekday: bool = False) -> str:
    """30 June 2026, with its weekday where asked. Written out by hand: ``%-d`` fails on Windows."""
    if when is None:
        return NOTHING
    words = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{WEEKDAYS[when.weekday()]} {words}" if weekday else words


def short_day(when: date | None) -> str:
    """30 Jun 2026."""
    return NOTHING if when is None else f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def instant(when: datetime) -> str:
    """30 June 2026, 23:59, in London."""
    local = when.astimezone(LONDON)
    return f"{day(local.date())}, {local:%H:%M}"


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
    """1,234; halves and fractions keep one place; a dash where there is no number."""
    if number is None or not isfinite(number):
        return NOTHING
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def number(value: float | None, unit: str) -> str:
    """A value as its tile shows it: percentages and rates to one place, counts whole."""
    if value is None or not isfinite(value):
        return NOTHING
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


def people(number_of: int) -> str:
    """1 child, 3 children."""
    return plural(number_of, "child", "children")


def listed(parts: list[str]) -> str:
    """One, two and three."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def ago(then: date, now: date) -> str:
    """Today, yesterday, 3 days before."""
    days = (now - then).days
    if days == 0:
        return "same day"
    if days < 0:
        return f"{plural(-days, 'day')} after"
    return f"{plural(days, 'day')} before"


def age(span: timedelta) -> str:
    """How old a load is: 12 minutes, 5 hours, 3 days."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 60:
        return plural(minutes, "minute")
    if minutes < 48 * 60:
        return plural(minutes // 60, "hour")
    return plural(minutes // (24 * 60), "day")


def changed(change: Change | None, unit: str, against: str = "a week ago") -> tuple[str, str]:
    """An arrow for the direction, and words for its size and what it means. A first value has neither."""
    if change is None:
        return "", "No earlier figure to compare"
    if change.verdict is Verdict.SAME:
        return "=", f"Same as {against}"
    size = abs(change.by)
    amount = f"{size:.1f} points" if unit == "percent" else f"{count(size)}"
    arrow = "▲" if change.by > 0 else "▼"
    meaning = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}.get(
        change.verdict, "more" if change.by > 0 else "fewer"
    )
    direction = "" if change.verdict is Verdict.NEUTRAL else f"{'up' if change.by > 0 else 'down'} "
    return arrow, f"{direction}{amount} {'– ' if direction else ''}{meaning} than {against}"


#: Words of table names as people read them.
SPOKEN = {
    "cla": "looked-after",
    "cp": "child protection",
    "cin": "child in need",
    "icpc": "initial conferences",
    "s47": "section 47",
    "peps": "personal education plans",
    "sdq": "strengths and difficulties",
    "enquiry": "enquiries",
    "person": "children",
    "professionals": "workers",
    "department": "teams",
}


def list_name(table: str) -> str:
    """``cin_assessments`` as Child in need assessments."""
    words = " ".join(SPOKEN.get(word, word) for word in table.split("_"))
    return words[:1].upper() + words[1:]
