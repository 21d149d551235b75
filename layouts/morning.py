"""The day in one sentence that is understood in five seconds: who is missing, what is late, how many need action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indicators.worklist import CONCERNS, Child, Concern, State
from layouts.markup import Node, element
from layouts.words import listed, people

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
    old = sum(child.is_long_overdue for child in children)
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
            f"Of these, {old:,} {'is' if old == 1 else 'are'} long overdue. " if old else None,
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
