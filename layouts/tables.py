"""Plain HTML tables: captions, headers with a scope, and pages short enough to draw at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from layouts.address import Query, link
from layouts.markup import Node, element
from layouts.words import plural

Row = TypeVar("Row")
PAGE_ROWS = 25


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A header, and what a row shows under it. ``number`` columns stand to the right."""

    title: str
    cell: Callable[[Row], Node | Iterable[Node]]
    number: bool = False
    head: bool = False  #: names the row: a header cell


def table(
    caption: str,
    columns: Sequence[Column[Row]],
    rows: Iterable[Row],
    *,
    hide_caption: bool = False,
    labelled: bool = False,
) -> Node:
    """A table of all the rows given, in a frame that scrolls sideways by itself on a narrow screen.

    ``labelled`` cells carry their header with them: on a phone the row becomes a card. The browser writes it into each
    cell, on which side it stands, and that the first names its row, as it draws the table (assets/10-markup.js): a
    header repeated in every cell was a quarter of a page.
    """
    head = [element("th", column.title, scope="col", class_="n" if column.number else None) for column in columns]
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="visually-hidden" if hide_caption else None),
            element("thead", element("tr", *head)),
            element(
                "tbody",
                *(element("tr", *(_cell(column, row, labelled=labelled) for column in columns)) for row in rows),
            ),
            class_="grid",
            data_labelled="1" if labelled else None,
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=caption,
    )


def _cell(column: Column[Row], row: Row, *, labelled: bool) -> Node:
    if column.head:
        return element("th", column.cell(row), scope=None if labelled else "row")
    return element("td", column.cell(row), class_="n" if column.number and not labelled else None)


def pages(total: int, path: str, query: Query, what: str, *, rows: int = PAGE_ROWS, anchor: str = "") -> Node:
    """Where the reader is among so many rows, and links to the pages before and after. Nothing where all are shown."""
    last = max(1, ceil(total / rows))
    if last == 1:
        return element("p", f"All {plural(total, what)} shown.", class_="pages") if total > 5 else None
    here = min(query.page, last)
    first_row = (here - 1) * rows + 1

    def step(words: str, page: int, rel: str) -> Node:
        if not 1 <= page <= last:
            return element("span", words, class_="btn btn-sm off", aria_disabled="true")
        return element("a", words, href=link(path, query, page=page), rel=rel, class_="btn btn-sm", id=f"{anchor}{rel}")

    return element(
        "nav",
        element("p", f"{first_row:,} to {min(total, here * rows):,} of {total:,}", class_="pages"),
        step("Previous", here - 1, "prev"),
        element("span", f"Page {here} of {last}"),
        step("Next", here + 1, "next"),
        aria_label=f"Pages of {what}s",
        class_="pager",
    )


def cut(rows: Sequence[Row], query: Query, size: int = PAGE_ROWS) -> Sequence[Row]:
    """The rows of the page asked for; a page beyond the last is the last."""
    last = max(1, ceil(len(rows) / size))
    here = min(query.page, last)
    return rows[(here - 1) * size : here * size]
