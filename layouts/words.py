"""Numbers, days and changes as people here say them, in British English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.tables import RECORDS
from indicators.judge import Change, Verdict
from indicators.speech import NOTHING, between, count, day, listed, number, places, plural, short_day

__all__ = [
    "NOTHING",
    "age",
    "ago",
    "between",
    "changed",
    "count",
    "day",
    "instant",
    "list_name",
    "listed",
    "number",
    "people",
    "places",
    "plural",
    "short_day",
]

LONDON = ZoneInfo("Europe/London")
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def instant(when: datetime) -> str:
    """30 June 2026, 23:59, in London."""
    local = when.astimezone(LONDON)
    return f"{day(local.date())}, {local:%H:%M}"


def people(number_of: int) -> str:
    """1 child, 3 children."""
    return plural(number_of, "child", "children")


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


def columns(needs: Sequence[str]) -> str:
    """``missing.rhi_completed_at`` as people can pass it on: the column and the list it belongs to."""
    words = []
    for need in needs:
        table, _, column = need.partition(".")
        name = table.replace("_", " ")
        words.append(f"“{column.replace('_', ' ')}” in {name}" if column else f"the list of {name}")
    return "; ".join(words)


def missing(needs: Sequence[str]) -> str:
    """What there is no data of, in sentences: what the extract lacks, and what nobody here has recorded."""
    typed = [RECORDS[need].plural for need in needs if need in RECORDS]
    extract = [need for need in needs if need not in RECORDS]
    said = [f"The extract lacks {columns(extract)}."] if extract else []
    return " ".join([*said, *(f"No {kind} have been recorded." for kind in typed)])
