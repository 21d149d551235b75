"""What a target may say of an indicator, and how people say it: one place for files, pages and screens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.targets import Speak
from indicators.kinds import Count, Direction, Duration, Indicator, Proportion
from indicators.speech import count, number

Row = Mapping[str, Any]

SENSE = {Direction.HIGHER: "at_least", Direction.LOWER: "at_most"}
MEANT = {"at_least": "higher is better", "at_most": "lower is better"}


def spoken(indicator: Indicator | None, reads: str, sense: str, green: float) -> str:
    """A target as people say it: at least 85%, none late, no one above 20."""
    if reads == "late":
        return "None late" if green == 0 else f"At most {count(green)} late"
    unit = "count" if indicator is None or isinstance(indicator, Count) else indicator.unit
    limit = f"{green:g}%" if unit == "percent" else number(green, unit) if green % 1 else count(green)
    if reads == "longest":
        return f"None above {limit}"
    if green == 0 and sense == "at_most" and unit != "percent":
        return "None"
    return f"At {'least' if sense == 'at_least' else 'most'} {limit}"


def speaker(indicators: Mapping[str, Indicator]) -> Speak:
    """How a target is said, of the indicators there are."""
    return lambda name, reads, sense, green: spoken(indicators.get(name), reads, sense, green)


def filled(row: Row, indicator: Indicator | None) -> dict[str, Any]:
    """What the blanks of a whole row mean: the trust, the value, the sense that the direction gives. Only those."""
    made: dict[str, Any] = {}
    if not row.get("unit_kind") and not row.get("unit_id"):
        made["unit_kind"] = "trust"
    if not row.get("reads"):
        made["reads"] = "value"
    if not row.get("sense") and indicator is not None:
        reads = row.get("reads") or "value"
        made["sense"] = SENSE.get(indicator.direction) if reads == "value" else "at_most"
    return made


def refusals(given: Mapping[int, Row], held: Iterable[Row], indicators: Mapping[str, Indicator]) -> dict[int, str]:
    """Why rows may not be targets, by their place: whole rows as they would stand, beside those that stand already.

    A row that is refused leaves what stood there, so the others are held against that.
    """
    found = {place: why for place, row in given.items() if (why := refusal(row, indicators))}
    standing = {_key(row): row for row in held}
    while True:
        kept = {place: row for place, row in given.items() if place not in found}
        new = _overlapping(
            kept, {key: row for key, row in standing.items() if key not in set(map(_key, kept.values()))}
        )
        if not new:
            return found
        found |= new


def refusal(row: Row, indicators: Mapping[str, Indicator]) -> str:
    """Why one row may not be a target, naming the column; "" where it may."""
    indicator = indicators.get(row.get("indicator") or "")
    if indicator is None:
        return "indicator names none of ours: python -m indicators list has their ids"
    return _of_reads(row, indicator) or _of_limits(row, indicator) or _of_days(row)


def _of_reads(row: Row, one: Indicator) -> str:
    reads, sense = row.get("reads"), row.get("sense")
    if reads == "late" and not (one.late or one.open_work or isinstance(one, Proportion)):
        return "reads is late, and this indicator has no cases that can be late: write value"
    if reads == "longest" and not isinstance(one, Duration):
        return "reads is longest, and only a duration has a longest case: write value"
    if reads in {"late", "longest"}:
        return "" if sense == "at_most" else f"sense is at_least, and fewer {reads} is better: write at_most"
    if one.direction is Direction.NEITHER:
        return "reads is the value of an indicator wanted neither high nor low: it has no target and is never coloured"
    wanted = SENSE[one.direction]
    return "" if sense == wanted else f"sense goes against the indicator, of which {MEANT[wanted]}: write {wanted}"


def _of_limits(row: Row, one: Indicator) -> str:
    green, amber = row.get("green"), row.get("amber")
    if green is None:
        return "green is blank: a target has a limit up to which it is met"
    percent = one.unit == "percent" and row.get("reads") == "value"
    for name, limit in (("green", green), ("amber", green if amber is None else amber)):
        if limit < 0:
            return f"{name} is below 0, and no number of ours is"
        if percent and limit > 100:
            return f"{name} is above 100, and the indicator is a percentage"
    return "" if amber is None else _of_amber(row.get("sense"), green, amber)


def _of_amber(sense: str | None, green: float, amber: float) -> str:
    if sense == "at_least" and amber > green:
        return "amber is above green: where at least so much is wanted, amber is the lower of the two"
    if sense == "at_most" and amber < green:
        return "amber is below green: where at most so much is wanted, amber is the higher of the two"
    return ""


def _of_days(row: Row) -> str:
    first, last = row.get("valid_from"), row.get("valid_to")
    if first is None:
        return "valid_from is blank: a target has a first day, and the periods before it keep the target they had"
    if last is not None and last < first:
        return "valid_to is before valid_from: swap them, or leave valid_to blank until the next target begins"
    if row.get("unit_kind") is None:
        return "unit_kind is blank where unit_id is filled: write service or team"
    if row["unit_kind"] == "trust" and row.get("unit_id"):
        return "unit_id is filled for the trust: leave it blank, or write service or team as unit_kind"
    if row["unit_kind"] != "trust" and not row.get("unit_id"):
        return "unit_id is blank: write the service or team, or trust as unit_kind"
    return ""


def _overlapping(given: Mapping[int, Row], standing: Mapping[tuple[Any, ...], Row]) -> dict[int, str]:
    """The later row of each two that would hold on one day for one unit. An open end lasts until the next begins."""
    accepted: dict[tuple[Any, ...], list[tuple[Row, str]]] = {}
    for row in standing.values():
        accepted.setdefault(_unit(row), []).append((row, "a target that is recorded"))
    found: dict[int, str] = {}
    for place, row in given.items():
        others = accepted.setdefault(_unit(row), [])
        clash = next((what for other, what in others if _overlap(row, other)), "")
        if clash:
            found[place] = (
                f"valid_from and valid_to overlap {clash} for the same indicator and unit: end the earlier one the day "
                "before, or leave its valid_to blank"
            )
        else:
            others.append((row, "an earlier row of this file"))
    return found


def _overlap(one: Row, other: Row) -> bool:
    if _key(one) == _key(other):
        return False
    first, second = sorted((one, other), key=lambda row: row["valid_from"])
    ends: date | None = first.get("valid_to")
    return ends is not None and bool(ends >= second["valid_from"])


def _unit(row: Row) -> tuple[Any, ...]:
    return row.get("indicator"), row.get("unit_kind"), row.get("unit_id") or ""


def _key(row: Row) -> tuple[Any, ...]:
    return (*_unit(row), row.get("valid_from"))
