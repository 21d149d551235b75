"""What changed between two loads, in words and in a table: never a difference without the two numbers it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.changes import Revision, What
from indicators.comparing import Moment
from indicators.judge import Judgement
from indicators.kinds import Indicator
from indicators.sentence import period, sentence, value
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import count, plural

WHAT = {
    What.LATE: "recorded late",
    What.GONE: "no longer there",
    What.MOVED: "given to another team",
    What.ANSWERED: "answered otherwise",
}
STOCK = WHAT | {What.LATE: "counted now, not then", What.GONE: "counted then, not now"}


@dataclass(frozen=True)
class Revised:
    """A revision, and how many cases moved it by what became of them; None where that is not known."""

    revision: Revision
    causes: Mapping[What, int] | None
    href: str  #: the page of the number
    listed: str = ""  #: where the cases are


def told(indicator: Indicator, held: Moment | None) -> str:
    """A number with what it is made of; in words where there was none."""
    return "no number" if held is None else value(indicator, held)


def when(revised: Revision) -> str:
    """The period, as people name it."""
    held = revised.after or revised.before
    return "" if held is None else period(revised.grain, held)


def cause_words(indicator: Indicator, causes: Mapping[What, int] | None) -> str:
    """How the number came to change: 2 recorded late, 1 given to another team."""
    if causes is None:
        return "not known: cases of the load before were not kept"
    words = STOCK if indicator.fold.value == "stock" else WHAT
    parts = [f"{count(causes[what])} {words[what]}" for what in What if causes.get(what)]
    return ", ".join(parts) or "no case of its own: what it is divided by changed"


def unknown_words(revised: Revision) -> str:
    """How many are not known, then and now, where that differs."""
    then, now = revised.unknown
    return "" if then == now else f"not known: {then:,} then, {now:,} now"


def revision_sentence(one: Revised) -> list[Node]:
    """One revision as a sentence that stands by itself."""
    held = one.revision
    unknown = unknown_words(held)
    causes = cause_words(held.indicator, one.causes) if one.causes else ""
    return [
        element("a", held.indicator.title, href=one.href),
        f", {when(held)}: {told(held.indicator, held.before)} then, {told(held.indicator, held.after)} now",
        f" ({'; '.join(part for part in (causes, unknown) if part)})." if causes or unknown else ".",
    ]


def signal_sentence(judged: Judgement, href: str) -> list[Node]:
    """One new signal as a sentence, its title a link to the number."""
    title = judged.indicator.title.replace(": ", ", ")
    said = sentence(judged)
    icon = element("span", judged.variation.words, class_=f"pill small rag-{_rag(judged)}")
    return [icon, " ", element("a", title, href=href), said.removeprefix(title)]


def _rag(judged: Judgement) -> str:
    return {"improvement": "green", "concern": "red"}.get(judged.variation.kind, "none")


def sentences(title: str, name: str, said: Sequence[list[Node]], nothing: str) -> Node:
    """A section of sentences, or the one that says there are none."""
    body = (
        element("ul", *(element("li", parts) for parts in said), class_="changes")
        if said
        else element("p", nothing, class_="calm")
    )
    return element("section", element("h2", title, id=name), body, class_="panel", aria_labelledby=name)


def revisions(rows: Sequence[Revised]) -> Node:
    """Every revised figure, as it was told and as it is."""
    columns: list[Column[Revised]] = [
        Column("Number", lambda one: element("a", one.revision.indicator.title, href=one.href), head=True),
        Column("Period", lambda one: when(one.revision)),
        Column("Then", lambda one: told(one.revision.indicator, one.revision.before)),
        Column("Now", lambda one: told(one.revision.indicator, one.revision.after)),
        Column("How it came", _came),
    ]
    return table("Figures of periods that were over, then and now", columns, rows, hide_caption=True, labelled=True)


def _came(one: Revised) -> list[Node]:
    unknown = unknown_words(one.revision)
    said = cause_words(one.revision.indicator, one.causes) + (f"; {unknown}" if unknown else "")
    said = said[:1].upper() + said[1:]
    return [element("a", said, href=one.listed) if one.listed and one.causes else said]


def case_table(rows: Sequence[dict[str, object]], columns: Mapping[str, Callable[[dict[str, object]], Node]]) -> Node:
    """The cases behind one change."""
    made: list[Column[dict[str, object]]] = [
        Column(title, cell, head=place == 0) for place, (title, cell) in enumerate(columns.items())
    ]
    return table("Cases that two loads tell differently", made, rows, hide_caption=True, labelled=True)


def summary(revised: int, signals: int) -> str:
    """How much there is, in a breath."""
    moved = f"{plural(signals, 'number has', 'numbers have')} moved beyond chance" if signals else ""
    late = (
        f"{plural(revised, 'figure', 'figures')} of a month that was over {'has' if revised == 1 else 'have'} changed"
    )
    return "; ".join(part for part in (moved, late if revised else "") if part)
