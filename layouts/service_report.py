"""A head of service's report drawn: who has written and signed one, its words, and its figures beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layouts import forms
from layouts.markup import Node, element
from layouts.meeting import panel
from layouts.tables import Column, table


@dataclass(frozen=True)
class Standing:
    """Whose report, where it stands, and how it is opened; without an address it is not begun."""

    whose: str
    stands: str
    href: str
    is_signed: bool = False
    begin: Node = None


@dataclass(frozen=True)
class Fortnight:
    """An earlier fortnight: its day, and the reports that are kept of it."""

    ends: str
    reports: Sequence[tuple[str, str, bool]]  #: whose, address, whether it is signed


def standings(rows: Sequence[Standing]) -> Node:
    """The collective report and those of services, each with where it stands."""
    columns: list[Column[Standing]] = [
        Column("Whose", lambda row: element("a", row.whose, href=row.href) if row.href else row.whose, head=True),
        Column("Where it stands", _stands),
        Column("Begin it", lambda row: row.begin or "–"),
    ]
    return table("Reports of this fortnight", columns, rows, hide_caption=True, labelled=True)


def _stands(row: Standing) -> list[Node]:
    return [element("span", "✓ ", aria_hidden="true") if row.is_signed else None, row.stands]


def begin(name: str, whose: str, kind: str, unit: str) -> Node:
    """Folded away in a row: what begins a report, in somebody's name."""
    at = f"{name}-{kind}-{unit}"
    return element(
        "details",
        element("summary", "Begin", element("span", f" the report of {whose}", class_="visually-hidden")),
        forms.form(
            name,
            f"Begin the report of {whose}",
            forms.who(at),
            button="Take the figures and begin",
            hidden={"kind": kind, "unit": unit},
        ),
    )


def archive(fortnights: Sequence[Fortnight]) -> Node:
    """Reports of earlier fortnights, the latest first."""
    if not fortnights:
        return element("p", "No report is kept of another fortnight.", class_="quiet")
    columns: list[Column[Fortnight]] = [
        Column("Fortnight to", lambda one: one.ends, head=True),
        Column("Reports", lambda one: element("ul", *map(_kept, one.reports), class_="plain reports")),
    ]
    return table("Reports of other fortnights", columns, fortnights, hide_caption=True, labelled=True)


def _kept(one: tuple[str, str, bool]) -> Node:
    whose, href, is_signed = one
    return element("li", element("a", whose, href=href), "" if is_signed else " (a draft)")


def words(said: Sequence[tuple[str, str]]) -> Node:
    """What was asked and answered."""
    if not said:
        return element("p", "Nothing is written yet.", class_="quiet")
    return element(
        "div",
        *(
            element("article", element("h3", question), element("p", answer, class_="free"))
            for question, answer in said
        ),
        class_="minutes",
    )


def writing(name: str, questions: Mapping[str, str], answers: Mapping[str, str], seen: str) -> Node:
    """Where a draft is written."""
    return forms.form(
        name,
        "Write the report",
        *(forms.area(name, column, question, answers[column], rows=4) for column, question in questions.items()),
        forms.who(name),
        button="Keep the draft",
        hidden={"seen": seen},
    )


def closing(take: str, sign: str, seen: str, lacking: Sequence[str], newer: str) -> Node:
    """What else is done with a draft: its figures taken again, and signing it off."""
    why = "" if not lacking else f"Before it can be signed off, answer: {' '.join(lacking)}"
    return element(
        "div",
        panel(
            "again",
            "Take the figures again",
            element("p", newer, class_="quiet"),
            forms.form(
                take, "Take the figures again", forms.who(take), button="Take them again", hidden={"seen": seen}
            ),
        ),
        panel(
            "sign",
            "Sign it off",
            element("p", "Once it is signed off, neither its words nor its figures change, whatever is loaded later."),
            element("p", why, class_="quiet")
            if why
            else forms.form(sign, "Sign it off", forms.who(sign), button="Sign it off", hidden={"seen": seen}),
        ),
        class_="closing no-print",
    )


def moved(sentences: Sequence[str]) -> Node:
    """What changed beyond chance, in sentences."""
    return element("ul", *(element("li", one) for one in sentences))


def matrix(headers: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> Node:
    """A row a measure, a column a unit."""
    columns: list[Column[Sequence[str]]] = [Column(headers[0], lambda row: row[0], head=True)]
    columns += [Column(head, lambda row, at=at: row[at], number=True) for at, head in enumerate(headers) if at]
    return element("div", table(f"{title}: the table", columns, rows, hide_caption=True), class_="matrix")


def services(said: Sequence[tuple[str, str, Sequence[tuple[str, str]], str]]) -> Node:
    """What each service says: its name, its report, its answers, who signed them."""
    return element(
        "div",
        *(
            element(
                "details",
                element("summary", whose, element("span", f" {stands}", class_="quiet")),
                words(answers),
                element("p", element("a", f"The report of {whose}", href=href), class_="links"),
            )
            for whose, href, answers, stands in said
        ),
    )


def papers(links: Sequence[tuple[str, str]], what: str) -> Node:
    """The report as files."""
    return element(
        "p",
        *(
            element(
                "a",
                words_,
                element("span", f" of {what}", class_="visually-hidden"),
                href=href,
                download="",
                class_="btn",
            )
            for words_, href in links
        ),
        class_="links no-print",
    )
