"""The numbers behind small lines, as tables; and what of a page is left until somebody folds it out.

A line without an axis shows a direction and no numbers, and forty such lines have a thousand. They are no part of the
page: the browser asks for them when they are wanted (assets/60-parts.js).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import number

AS_TABLE = "Show these numbers as a table"


@dataclass(frozen=True)
class Run:
    """The numbers of one line: what it is called, where it leads, and a value by the words of each period."""

    name: str
    href: str
    unit: str
    values: Mapping[str, float | None]


@dataclass(frozen=True)
class Group:
    """Lines with the same periods, oldest first: what they are together, and what a row is called."""

    title: str
    periods: Sequence[str]
    runs: Sequence[Run]
    row: str = "Measure"


def later(name: str, source: str, words: str = AS_TABLE) -> Node:
    """What folds out: the browser fetches it from ``source``, a part of a page, when it does."""
    return element(
        "details",
        element("summary", words),
        element("div", data_part=source, key=source),
        id=f"{name}-table",
        class_="reading later no-print",
    )


def at_once(name: str, shown: Sequence[Node], words: str = AS_TABLE) -> Node:
    """The same fold with what it holds: of a page that is small."""
    return element("details", element("summary", words), *shown, id=f"{name}-table", class_="reading later no-print")


def tables(groups: Sequence[Group], name: str) -> list[Node]:
    """A table for each group, a row a line, the latest period first: it is read from there."""
    shown = [group for group in groups if group.runs]
    if not shown:
        return [element("p", "There are no numbers behind these lines.", class_="quiet")]
    return [_table(group, name) for group in shown]


def _table(group: Group, name: str) -> Node:
    columns: list[Column[Run]] = [Column(group.row, lambda run: element("a", run.name, href=run.href), head=True)]
    columns += [_period(period) for period in reversed(group.periods)]
    caption = f"{name}: {group.title}"
    return element(
        "div",
        element("h3", group.title),
        table(caption, columns, group.runs, hide_caption=True),
        class_="runs",
        key=group.title,
    )


def _period(period: str) -> Column[Run]:
    return Column(period, lambda run: number(run.values.get(period), run.unit), number=True)
