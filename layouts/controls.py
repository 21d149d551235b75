"""Filters: native fields whose values become the address; the server says where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from layouts.address import Query, link
from layouts.markup import Node, element


@dataclass(frozen=True)
class Choice:
    """One field: the part of the query it writes, what it may say, and where it stands."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]  #: value and words; the first is what an untouched field says
    value: str


def filters(
    choices: Iterable[Choice], path: str, query: Query, *, clear: str = "", label: str = "Filters"
) -> Node:
    """A row of fields. Whatever of the query they do not hold is kept in the address.

    ``label`` tells a screen reader which they are, where a page has several rows.
    """
    shown = list(choices)
    return element(
        "form",
        *(_field(choice) for choice in shown),
        element("a", "Clear filters", href=clear or path, class_="btn clear") if _touched(shown, query) else None,
        class_="filters no-print",
        data_filters=path,
        role="search",
        aria_label=label,
        key=label,
    )


def _touched(shown: Iterable[Choice], query: Query) -> bool:
    return any(getattr(query, choice.name) != getattr(Query(), choice.name) for choice in shown)


def _field(choice: Choice) -> Node:
    name = f"filter-{choice.name}"
    return element(
        "div",
        element("label", choice.label, for_=name),
        element(
            "select",
            *(element("option", words, value=value, key=value) for value, words in choice.options),
            id=name,
            name=choice.name,
            class_="form-select",
            data_value=choice.value,
        ),
        class_="field",
        key=choice.name,
    )


def remarks(sentences: Sequence[str]) -> Node:
    """What was asked for and could not be: said, never silently dropped."""
    if not sentences:
        return None
    return element("div", *(element("p", sentence) for sentence in sentences), class_="remark", role="status")


def downloads(files: Mapping[str, str]) -> list[Node]:
    """A link for each file of the same numbers, by what it is called."""
    if isinstance(files, str):
        raise TypeError("a file of totals comes as shown and for sharing: dashboards.sharing.files names both")
    return [element("a", words, href=href, download="") for words, href in files.items()]


#: What a chart can be taken away as, by its own page: assets/50-pictures.js draws it there.
PICTURES = ("png", "svg")


def pictures(*, brief: bool = False) -> list[Node]:
    """What makes a picture of the chart it stands in: a figure, or whatever is marked ``data-figure``."""
    return [
        element("button", kind.upper() if brief else f"Picture ({kind.upper()})", type="button", data_picture=kind)
        for kind in PICTURES
    ]


def taken_along(files: Mapping[str, str], name: str) -> Node:
    """The numbers of a chart that is marks of the page itself, and its picture. ``name`` says of what."""
    return element(
        "p",
        *downloads(files),
        *pictures(brief=True),
        class_="links no-print",
        role="group",
        aria_label=f"Files of {name}",
    )


def linked(words: str, to: Callable[[str], str | None]) -> Node:
    """A name as the way to its page, where it has one."""
    href = to(words)
    return element("a", words, href=href) if href else words


def crumbs(steps: Sequence[tuple[str, str]]) -> Node:
    """The way from the trust down to here; the last step is this page."""
    *above, (here, _) = steps
    return element(
        "nav",
        element(
            "ol",
            *(element("li", element("a", words, href=href)) for words, href in above),
            element("li", here, aria_current="page"),
        ),
        class_="crumbs",
        aria_label="Where you are",
    )


def back_to(path: str, query: Query) -> str:
    """A page with the filters that travel: the unit and the day, not the page of a list."""
    return link(path, Query(service=query.service, team=query.team, worker=query.worker, on=query.on))
