"""Targets drawn: a row a target, by the stage of a child's journey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from data.targets import Target
from indicators.kinds import Indicator
from indicators.targeting import spoken
from layouts.address import link, place
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import NOTHING, short_day

#: Who set the proposals that Sightline comes with.
NOBODY = "Nobody yet"


@dataclass(frozen=True)
class Row:
    """One target of a number, None where it has none. ``to_set`` and ``away`` lead to setting and taking away."""

    indicator: Indicator
    target: Target | None
    now: bool  #: whether it holds on the day looked at
    to_set: str = ""
    away: Node = None


def chapter(title: str, name: str, rows: Sequence[Row]) -> Node:
    """The targets of one stage."""
    columns: list[Column[Row]] = [
        Column("Number", _named, head=True),
        Column("Target", _limits),
        Column("Whose", lambda row: (row.target.unit_name or "The whole trust") if row.target else NOTHING),
        Column("Status", _status),
        Column("Holds", _days),
        Column("Set by", _set_by),
        Column("Change", _ways),
    ]
    return element(
        "section",
        element("h2", title, id=name, tabindex=-1),
        table(f"Targets: {title}", columns, rows, hide_caption=True, labelled=True),
        class_="panel cards",
        aria_labelledby=name,
    )


def panel(title: str, form: Node) -> Node:
    """Where one target is set."""
    return element(
        "section",
        element("h2", title, id="set", tabindex=-1),
        form,
        class_="panel",
        aria_labelledby="set",
    )


def _named(row: Row) -> Node:
    return element("a", row.indicator.title, href=link(place("definitions", row.indicator.id)))


def _limits(row: Row) -> list[Node]:
    held = row.target
    if held is None:
        return ["None has been set"]
    said: list[Node] = [held.words]
    if isfinite(held.amber) and held.amber != held.green:
        words = spoken(row.indicator, held.reads, held.sense, held.amber)
        said.append(element("div", f"Amber: {words[:1].lower()}{words[1:]}", class_="quiet"))
    if held.any_late_is_red:
        said.append(element("div", "Red whenever one case is late", class_="quiet"))
    return said


def _status(row: Row) -> Node:
    if row.target is None:
        return NOTHING
    return "Proposed, not yet agreed" if row.target.is_proposed else "Agreed"


def _days(row: Row) -> Node:
    held = row.target
    if held is None:
        return NOTHING
    ends = f" to {short_day(held.valid_to)}" if held.valid_to else ""
    return f"{'From' if row.now else 'Not now: from'} {short_day(held.valid_from)}{ends}"


def _set_by(row: Row) -> list[Node]:
    held = row.target
    if held is None or held.set_by == NOBODY:
        return [NOTHING]
    when = f", {short_day(held.set_on)}" if held.set_on else ""
    source = element("div", held.source, class_="quiet") if held.source else None
    return [f"{held.set_by}{when}", source]


def _ways(row: Row) -> list[Node]:
    words = "Set another" if row.target is not None and not row.target.is_proposed else "Set it"
    name = element("span", f" for {row.indicator.title}", class_="visually-hidden")
    return [element("a", words, name, href=row.to_set) if row.to_set else None, row.away]
