"""Who needs action, as a list by child; and the same in one sentence that is understood in five seconds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from indicators.worklist import CONCERNS, Child, Concern, Reason, State
from layouts.address import Query, link, place
from layouts.markup import Node, element
from layouts.tables import Column, cut, pages, table
from layouts.words import listed, people, plural, short_day

SHAPES = {State.LATE: "✕", State.DUE_TODAY: "!", State.DUE_SOON: "◔"}
STYLES = {State.LATE: "red", State.DUE_TODAY: "amber", State.DUE_SOON: "none"}

#: How each concern is said of so many children: one, then several.
SENTENCES = {
    "missing_now": ("1 child is missing", "{} children are missing"),
    "cla_under16_unregulated": ("1 child is in unregistered provision", "{} children are in unregistered provision"),
    "s47_open_now": ("1 section 47 enquiry is past day 15", "{} section 47 enquiries are past day 15"),
    "wf_unallocated": (
        "1 child has waited too long for a social worker",
        "{} children have waited too long for a social worker",
    ),
    "cp_visits_timely": (
        "1 child on a protection plan has not been seen in time",
        "{} children on protection plans have not been seen in time",
    ),
    "assessments_open_bands": ("1 assessment is past day 45", "{} assessments are past day 45"),
    "rhi_72h": ("1 return home interview is overdue", "{} return home interviews are overdue"),
    "cla_visits_timely": ("1 looked-after child’s visit is overdue", "{} looked-after children’s visits are overdue"),
    "contacts_waiting_now": ("1 contact waits for a decision too long", "{} contacts wait for a decision too long"),
}
#: The ones a Chief Executive hears of even when there are none.
ALWAYS = {
    "missing_now": "No child is missing",
    "s47_open_now": "no section 47 enquiry is late",
    "assessments_open_bands": "no assessment is late",
    "wf_unallocated": "every child who should have a social worker has one",
}


def late_by_concern(children: Sequence[Child]) -> Counter[str]:
    """How many late cases each concern has, counted once a case."""
    return Counter(
        reason.concern.indicator for child in children for reason in child.reasons if reason.state is State.LATE
    )


def summary(children: Sequence[Child], lacking: Sequence[str], where: str) -> Node:
    """The day in a breath: whether a child is missing, then what is late, then how many children need action."""
    counts = late_by_concern(children)
    said = [_spoken(concern, counts[concern.indicator]) for concern in CONCERNS if counts[concern.indicator]]
    calm = [words for name, words in ALWAYS.items() if not counts[name] and name not in lacking]
    first, rest = said[:4], said[4:]
    late_children = sum(child.is_late for child in children)
    return element(
        "section",
        element("p", *_sentence(first), class_="lede") if first else None,
        element("p", _capital(listed(calm)) + ".", class_="lede calm") if calm and not first else None,
        element(
            "p",
            f"{_capital(listed(calm))}. " if calm and first else None,
            *_also(rest),
            class_="quiet also",
        )
        if (calm and first) or rest
        else None,
        element("p", _unknown(lacking), class_="remark") if lacking else None,
        element(
            "p",
            element("strong", people(late_children)),
            f" {_known(late_children, lacking)} action today in {where}. ",
            element("a", "See who they are", href="#action", class_="btn btn-primary") if children else None,
            class_="call",
        ),
        class_="hero",
        aria_label="Today in one sentence",
    )


def _known(number: int, lacking: Sequence[str]) -> str:
    """Need, or are known to need: where a list is lacking, nobody knows of the children on it."""
    if lacking:
        return f"{'is' if number == 1 else 'are'} known to need"
    return "needs" if number == 1 else "need"


def _spoken(concern: Concern, number: int) -> str:
    one, several = SENTENCES[concern.indicator]
    return one if number == 1 else several.format(f"{number:,}")


def _sentence(parts: Sequence[str]) -> list[Node]:
    nodes: list[Node] = []
    for place_, part in enumerate(parts):
        figure, _, words = part.partition(" ")
        if place_:
            nodes.append(" and " if place_ == len(parts) - 1 else ", ")
        nodes += [element("strong", figure, class_="num"), f" {words}"]
    return [*nodes, "."]


def _also(parts: Sequence[str]) -> list[Node]:
    return [f"Also: {listed(list(parts))}."] if parts else []


def _unknown(lacking: Sequence[str]) -> str:
    titles = [concern.title.lower() for concern in CONCERNS if concern.indicator in lacking]
    return f"Not known, because the extract lacks the data: {listed(titles)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
        return f"{concern.says}: {due}, {plural(reason.days, unit)} late"
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
    columns: list[Column[Child]] = [
        Column("Child", lambda child: _child(child, query), head=True),
        Column("What needs doing", lambda child: element("ul", *map(_reason, child.reasons), class_="reasons")),
        Column("Team", lambda child: _linked(child.first.team, team_link(child.first.team))),
        Column("Worker", lambda child: _linked(child.first.worker or "Nobody", worker_link(child.first.worker))),
    ]
    return element(
        "section",
        element("h2", "Who needs action today", id="action", tabindex=-1),
        element("p", _counted(chosen, where), class_="quiet"),
        _reasons_filter(children, path, query),
        table(
            f"Children who need action in {where}", columns, cut(chosen, query, rows), hide_caption=True, labelled=True
        )
        if chosen
        else element("p", "Nobody is on this list.", class_="calm"),
        pages(len(chosen), path, query, "child", rows=rows, anchor="action-") if chosen else None,
        element("p", element("a", "Download the whole list (CSV)", href=download, download=""), class_="links")
        if chosen
        else None,
        class_="panel worklist",
        aria_labelledby="action",
    )


def _concerns(child: Child, measure: str) -> bool:
    return not measure or any(reason.concern.indicator == measure for reason in child.reasons)


def _counted(children: Sequence[Child], where: str) -> str:
    late = sum(child.is_late for child in children)
    soon = len(children) - late
    more = f", and {people(soon)} with something due within days" if soon else ""
    return f"{people(late)} in {where} with something late{more}. The most urgent come first."


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
