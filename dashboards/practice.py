"""How well a service or a team works, from what people recorded: below the day's numbers, because it changes slowly."""

from __future__ import annotations

from dashboards.measures import read, tiles
from dashboards.page import Request
from dashboards.tiled import tiled
from data.results import Unit
from layouts.cards import tiles as cards
from layouts.markup import Node, element
from layouts.words import missing

#: In the order of the framework: looked at, graded, heard, acted upon; and what families say.
PRACTICE = (
    "qa_reviews_done",
    "qa_grades",
    "qa_child_seen_voice",
    "qa_actions_on_time",
    "qa_actions_overdue",
    "qa_loop_closed",
    "fb_complaints_stage1_10wd",
    "fb_child_feedback",
)


def practice(request: Request, unit: Unit) -> Node:
    """The tiles of practice, and in a sentence what nobody has recorded."""
    wanted = [request.indicators[name] for name in PRACTICE if name in request.indicators]
    if not wanted:
        return None
    reading = read(request, wanted, unit, lists=False)
    there = [one for one in wanted if not reading.lacking.get(one.id)]
    needs = [need for one in wanted for need in reading.lacking.get(one.id, ())]
    said = element(
        "section",
        element("h2", "Practice and what families say", id="practice"),
        cards(tiles(request, reading, there)) if there else None,
        element("p", missing(list(dict.fromkeys(needs))), class_="quiet") if needs else None,
        class_="group",
        aria_labelledby="practice",
    )
    shown = element("div", said, class_="groups")
    return tiled(request, "practice", "the numbers of practice", [shown], there) if there else shown
