"""Who needs action, as a list by child; what is over a year past its limit stands beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from indicators.worklist import CONCERNS, Child, Reason, State
from layouts.address import Query, link, place
from layouts.markup import Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import people, plural, short_day

SHAPES = {State.LATE: "✕", State.DUE_TODAY: "!", State.DUE_SOON: "◔"}
STYLES = {State.LATE: "red", State.DUE_TODAY: "amber", State.DUE_SOON: "none"}

#: The measure of an address that shows what is over a year past its limit, and how many are shown beneath the list.
LONG_OVERDUE, FEW = "long-overdue", 10
NEVER_CLOSED = "Long overdue: probably never closed on the system"


def says(reason: Reason) -> str:
    """One reason in words, with its days."""
    concern = reason.concern
    unit = "working day" if concern.working else "day"
    if concern.every_case:
        since = f" since {short_day(reason.since)}" if reason.since else ""
        return f"{concern.says}{since} ({plural(reason.days, 'day')})"
    due = f"due {short_day(reason.due)}"
    if reason.state is State.LATE and not reason.days:
        return f"{concern.says}: {due}, late since today"
    if reason.state is State.LATE:
        never = ": long overdue" if reason.long_overdue else ""
        return f"{concern.says}: {due}, {plural(reason.days, unit)} late{never}"
    if reason.state is State.DUE_TODAY:
        return f"{concern.says}: due today"
    return f"{concern.says}: {due}, {plural(reason.days, unit)} left"


def badge(reason: Reason) -> Node:
    """The state of a reason in colour, shape and word."""
    words = "Now" if reason.concern.every_case else reason.state.words
    return element(
        "span",
        element("span", SHAPES[reason.state], class_="shape", aria_hidden="true"),
        words,
        class_=f"pill small rag-{STYLES[reason.state]}",
    )


def worklist(
    children: Sequence[Child],
    path: str,
    query: Query,
    *,
    team_link: Callable[[str], str | None],
    worker_link: Callable[[str], str | None],
    download: str,
    where: str,
    rows: int = 25,
) -> Node:
    """The list itself: a row a child, every reason in it, twenty-five to a page; and the whole of it as a file."""
    chosen = [child for child in children if _concerns(child, query.measure)]
    old = [] if query.measure == LONG_OVERDUE else [child for child in chosen if child.is_long_overdue]
    fresh = chosen[: len(chosen) - len(old)]
    columns: list[Column[Child]] = [
        Column("Child", lambda child: _child(child, query), head=True),
        Column("What needs doing", lambda child: element("ul", *map(_reason, child.reasons), class_="reasons")),
        Column("Team", lambda child: _linked(child.first.team, team_link(child.first.team))),
        Column("Worker", lambda child: _linked(child.first.worker or "Nobody", worker_link(child.first.worker))),
    ]
    return element(
        "section",
        element("h2", "Who needs action today", id="action", tabindex=-1),
        element("p", _counted(chosen, len(old), where), class_="quiet"),
        _reasons_filter(children, path, query),
        table(
            f"Children who need action in {where}", columns, cut(fresh, query, rows), hide_caption=True, labelled=True
        )
        if fresh
        else element("p", "Nobody else is on this list." if old else "Nobody is on this list.", class_="calm"),
        pages(len(fresh), path, query, "child", rows=rows, anchor="action-") if fresh else None,
        _beneath(old, columns, link(path, query, measure=LONG_OVERDUE) + "#action") if old else None,
        element("p", element("a", "Download the whole list (CSV)", href=download, download=""), class_="links")
        if chosen
        else None,
        class_="panel worklist",
        aria_labelledby="action",
    )


def _beneath(children: Sequence[Child], columns: Sequence[Column[Child]], all_of_them: str) -> Node:
    """Those over a year past a limit, with their own count, so that they hide nobody who became late yesterday."""
    number = len(children)
    return element(
        "section",
        element("h3", f"{NEVER_CLOSED} ({number:,})", id="long-overdue"),
        element(
            "p",
            f"{people(number)} over a year past a limit, and with nothing newer. They stay late in every number until "
            "somebody closes what is open on the system, or acts.",
            class_="quiet",
        ),
        table(NEVER_CLOSED, columns, children[:FEW], hide_caption=True, labelled=True),
        element("p", element("a", f"Show all {number:,} who are long overdue", href=all_of_them), class_="links")
        if number > FEW
        else None,
        class_="beneath",
        aria_labelledby="long-overdue",
    )


def asked(children: Sequence[Child], measure: str) -> Iterator[tuple[Child, Reason]]:
    """The children and their reasons that an address asks for: all, of one kind, or of those long overdue."""
    for child in children:
        if _concerns(child, measure):
            yield from ((child, reason) for reason in child.reasons if _of(reason, measure))


def _of(reason: Reason, measure: str) -> bool:
    return measure in {"", LONG_OVERDUE, reason.concern.indicator}


def _concerns(child: Child, measure: str) -> bool:
    return child.is_long_overdue if measure == LONG_OVERDUE else any(_of(reason, measure) for reason in child.reasons)


def _counted(children: Sequence[Child], old: int, where: str) -> str:
    late = sum(child.is_late for child in children)
    soon = len(children) - late
    more = f", and {people(soon)} with something due within days" if soon else ""
    beneath = f" {people(old)} long overdue stand{'s' if old == 1 else ''} beneath." if old else ""
    return f"{people(late)} in {where} with something late{more}. The most urgent come first.{beneath}"


def _reasons_filter(children: Sequence[Child], path: str, query: Query) -> Node:
    counts = Counter(name for child in children for name in {reason.concern.indicator for reason in child.reasons})
    if len(counts) < 2 and not query.measure:
        return None
    chips = [_chip("Everyone", len(children), link(path, query, measure="") + "#action", chosen=not query.measure)]
    chips += [
        _chip(
            concern.title,
            counts[concern.indicator],
            link(path, query, measure=concern.indicator) + "#action",
            chosen=query.measure == concern.indicator,
        )
        for concern in CONCERNS
        if counts[concern.indicator]
    ]
    if old := sum(child.is_long_overdue for child in children):
        here = link(path, query, measure=LONG_OVERDUE) + "#action"
        chips.append(_chip("Long overdue", old, here, chosen=query.measure == LONG_OVERDUE))
    return element("nav", element("ul", *chips), class_="chooser no-print", aria_label="Show only one reason")


def _chip(words: str, number: int, href: str, *, chosen: bool) -> Node:
    return element(
        "li", element("a", f"{words} ", element("b", f"{number:,}"), href=href, aria_current="true" if chosen else None)
    )


def _child(child: Child, query: Query) -> Node:
    return element("a", child.person, href=link(place("child", child.person), Query(on=query.on)))


def _reason(reason: Reason) -> Node:
    return element("li", badge(reason), " ", says(reason))


def _linked(words: str, href: str | None) -> Node:
    return element("a", words, href=href) if href and words else words or "–"
