"""Dates and instants in the shapes that extracts carry; a sentinel is blank, and what could be two dates is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
EXCEL_EPOCH = date(1899, 12, 30)
#: Dates that stand for no date: Liquidlogic's and Excel's missing date, and the far end of databases' calendars.
SENTINELS = frozenset(
    {date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(9999, 12, 31), date(1753, 1, 1), date(1, 1, 1)}
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: 3 October 1954 to 8 April 2064: a bare number in a date column below or above is a typing error, no serial.
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
SERIAL_OF_9999 = 2_958_465

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
TIME = (
    r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|z|[+-]\d{2}:?\d{2})?)?"
)
ISO = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})" + TIME)
COMPACT = re.compile(r"(?P<y>(?:19|20|99)\d{2})(?P<m>\d{2})(?P<d>\d{2})" + TIME)
BRITISH = re.compile(r"(?P<d>\d{1,2})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})" + TIME)
SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}(\s.*)?|\d{1,2}[-/. ][A-Za-z]{3,9}[-/. ,]+\d{2}(\s.*)?")
NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?[-/. ]+(?P<name>[A-Za-z]{3,9})[-/., ]+(?P<y>\d{4})" + TIME
)
NAMED_FIRST = re.compile(r"(?P<name>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})" + TIME)
YEAR_MONTH = re.compile(r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})")
MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[-/. ](?P<y>\d{4})")
#: "June 2026", and "Jun-26", which is what Excel makes of 2026-06.
NAMED_MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})[-/.,' ]+(?P<y>\d{4}|\d{2})")
SERIAL = re.compile(r"(?P<days>\d{1,7})(?P<part>\.\d+)?")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date and, where it was given, its time of day and offset; or why there is none."""

    day: date | None
    at: time | None = None
    zone: str | None = None
    problem: str | None = None  #: None where the cell was read, or was blank in disguise


@lru_cache(maxsize=200_000)
def read_date(text: str) -> ReadDate:
    """A clean text as a date."""
    for shape in (ISO, BRITISH, NAMED, COMPACT, NAMED_FIRST):
        found = shape.fullmatch(text)
        if found:
            return _built(found)
    serial = SERIAL.fullmatch(text)
    if serial:
        return _serial(int(serial["days"]), float(serial["part"] or 0))
    if SHORT_YEAR.fullmatch(text):
        return ReadDate(None, problem="the year has two digits, so the century is not said")
    return ReadDate(None, problem="it is no date in a shape we know")


def _built(found: re.Match[str]) -> ReadDate:
    parts = found.groupdict()
    month = int(parts["m"]) if parts.get("m") else MONTHS.get(parts["name"].lower(), 0)
    day, year = int(parts["d"]), int(parts["y"])
    try:
        made = date(year, month, day)
    except ValueError:
        if month > 12 and day <= 12 and found.re is BRITISH:
            return ReadDate(None, problem="the month would be over 12: day and month may be the wrong way round")
        return ReadDate(None, problem="there is no such day in the calendar")
    if made in SENTINELS:
        return ReadDate(None)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ReadDate(None, problem="the year is impossible")
    try:
        at = _time(parts)
    except ValueError:
        return ReadDate(None, problem="there is no such time of day")
    return ReadDate(made, at, parts["zone"])


def _time(parts: dict[str, str | None]) -> time | None:
    """The time of day, None where none was given; ValueError where there is no such time."""
    if parts["hour"] is None or parts["minute"] is None:
        return None
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if parts["half"][0] in "Pp" else 0)
    return time(hour, int(parts["minute"]), int(parts["second"] or 0))


def _serial(days: int, part: float) -> ReadDate:
    if days in {1, 2, SERIAL_OF_9999}:
        return ReadDate(None)
    if not FIRST_SERIAL <= days <= LAST_SERIAL:
        return ReadDate(None, problem="it is a bare number that is no date")
    made = EXCEL_EPOCH + timedelta(days=days)
    if not part:
        return ReadDate(made)
    seconds = round(part * 86_400)
    made += timedelta(days=seconds // 86_400)
    return ReadDate(made, time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60))


def read_month(text: str) -> ReadDate:
    """A clean text as the first day of a month: a month and its year, or any day of it."""
    for shape in (YEAR_MONTH, MONTH_YEAR, NAMED_MONTH):
        found = shape.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        month = int(parts["m"]) if parts.get("m") else MONTHS.get(parts["name"].lower(), 0)
        year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
        if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR:
            return ReadDate(date(year, month, 1))
        return ReadDate(None, problem="there is no such month in the calendar")
    read = read_date(text)
    return read if read.day is None else ReadDate(read.day.replace(day=1))


def usual_instant(text: str) -> str | None:
    """What ``instant_text`` makes of "2026-06-30T23:45:00", with an offset or without; None of any other shape."""
    if len(text) not in {19, 20, 25} or text[4] + text[7] + text[10] + text[13] != "--T:" or text[11:13] == "24":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        return None
    local = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_text(read: ReadDate) -> str | None:
    """A read date as an instant in UTC ("2026-06-30T22:45:00Z"), or as its day alone where it has no time.

    A time without an offset is London wall time: the doubled hour of October is the first one, summer time, and the
    missing hour of March is reckoned as winter time.
    """
    if read.day is None:
        return None
    if read.at is None:
        return read.day.isoformat()
    zone = LONDON if read.zone is None else _offset(read.zone)
    moment = datetime.combine(
        read.day, read.at, tzinfo=zone
    )  # fold=0: of two such hours the first, and before a gap the old offset
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _offset(text: str) -> timezone:
    if text in {"Z", "z"}:
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
