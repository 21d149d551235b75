"""The daily brief: who needs action today, what is late and what falls late next, and the numbers looked at daily."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.results import Grain
from indicators.ahead import breaches, weeks_after
from indicators.speech import plural, short_day
from indicators.worklist import Child, State
from reports.content import Cell, Number, Section, Table, Text
from reports.gathering import Gathering
from reports.packs import Kind
from reports.waiting import ahead_cases, children, reason_words


def sections(gathering: Gathering) -> Sequence[Section]:
    """The brief, in the order of a morning."""
    found = children(gathering)
    daily = [name for name, one in gathering.indicators.items() if one.daily]
    measures = gathering.measures(daily, grains=(Grain.WEEK, Grain.DAY), units=False)
    return [
        Section("Today", (Text("In one breath", tuple(breath(found))), by_concern(found))),
        Section("Who needs action today", (action(found),)),
        Section("What falls late this week and next", (coming(gathering),)),
        Section("The daily numbers", tuple(measures)),
    ]


def breath(found: Sequence[Child]) -> list[str]:
    """How many children, and whether any is missing."""
    late = sum(child.is_late for child in found)
    missing = sum(any(r.concern.indicator == "missing_now" for r in child.reasons) for child in found)
    return [
        f"{plural(missing, 'child is', 'children are')} missing." if missing else "No child is missing.",
        f"{plural(late, 'child needs', 'children need')} action today; {len(found) - late:,} more have something due.",
    ]


def by_concern(found: Sequence[Child]) -> Table:
    """How many late cases of each kind, and how many due within days."""
    late, soon = Counter[str](), Counter[str]()
    for child in found:
        for reason in child.reasons:
            (late if reason.state is State.LATE else soon)[reason.concern.title] += 1
    rows = tuple((title, Number(late[title]), Number(soon[title])) for title in {**late, **soon})
    return Table("Late and due soon, by kind", ("What", "Late", "Due soon"), rows, empty="Nothing is late or due.")


def action(found: Sequence[Child]) -> Table:
    """Every child with something late, the most urgent first, with each reason."""
    rows: list[tuple[Cell, ...]] = [
        (child.person, reason_words(reason), reason.team or "Unknown team", reason.worker or "Nobody")
        for child in found
        for reason in child.reasons
        if reason.state is not State.DUE_SOON
    ]
    return Table(
        "Who needs action today",
        ("Child", "What needs doing", "Team", "Worker"),
        tuple(rows),
        empty="Nobody.",
        is_list=True,
    )


def coming(gathering: Gathering) -> Table:
    """What falls late by the end of next week if nothing is done, by day."""
    held = breaches(ahead_cases(gathering), gathering.on, 2)
    rows = tuple(
        (one.person, one.obligation.title, short_day(one.due), one.team or "Unknown team", one.worker or "Nobody")
        for one in held
        if one.obligation.group != "Oversight"
    )
    last = short_day(weeks_after(gathering.on, 2)[-1].last)
    heads = ("Child", "What falls late", "Last day in time", "Team", "Worker")
    return Table(
        f"Falls late by {last} if nothing is done", heads, rows, empty="Nothing falls late in these days.", is_list=True
    )


PACK = Kind(
    "Daily brief",
    "the Chief Executive, directors, heads of service and service managers",
    suppressed=False,
    sections=sections,
    when="daily",
)
