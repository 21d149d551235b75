"""A supervision sheet as two people read it at a desk: a row a child, with room to write when it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.markup import Node, element
from layouts.tables import Column, table


@dataclass(frozen=True)
class Child:
    """One child of the worker, in words."""

    person: str
    href: str
    status: str
    held_since: str
    late: tuple[str, ...]
    due: tuple[str, ...]
    talked: str
    happened: tuple[str, ...]


def sheet(rows: Sequence[Child]) -> Node:
    """Every child, the most urgent first."""
    columns: list[Column[Child]] = [
        Column("Child", lambda row: element("a", row.person, href=row.href), head=True),
        Column(
            "Status", lambda row: [row.status, element("span", f" held since {row.held_since}", class_="quiet sides")]
        ),
        Column("Late", lambda row: _list(row.late, "late-item")),
        Column("Falls late in nine weeks", lambda row: _list(row.due)),
        Column("Last supervision", lambda row: row.talked),
        Column("Since then", lambda row: _list(row.happened)),
        Column("Agreed", lambda _: element("span", "", class_="to-write")),
    ]
    return element(
        "section",
        element("h2", "Children", id="children"),
        table("Children of this worker", columns, rows, hide_caption=True, labelled=True)
        if rows
        else element("p", "This worker holds no child on this day.", class_="calm"),
        class_="panel",
        aria_labelledby="children",
    )


def _list(words: Sequence[str], style: str = "") -> Node:
    if not words:
        return "–"
    return element("ul", *(element("li", word, class_=style or None) for word in words), class_="plain")
