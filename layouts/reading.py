"""How to read each kind of chart, for somebody who has never seen one: a few sentences, beside the chart itself."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.markup import Node, element

LIMITS = (
    (
        "The line in the middle is the mean. The band is how far chance alone carries a process that stays "
        "as it is: nearly every point of such a process lies inside, and where inside says nothing."
    ),
    "Round grey points are chance. Asking why one is higher than the last leads nowhere.",
    (
        "A marked point is more than chance: outside the band, one of seven in a row on one side of the "
        "mean, one of seven that rise or fall without a break, or one of two in three close to a limit. Ask"
        " what changed there."
    ),
    (
        "A target outside the band will go on being met, or missed, until the way of working changes; one "
        "inside it is met in some periods and missed in others by chance."
    ),
)
RUN_CHART = (
    (
        "The line in the middle is the median: half of the points lie above it and half below. There are "
        "too few points to say how far chance alone would carry them, so there is no band."
    ),
    "Six or more points in a row on one side of the median are marked: that is seldom chance.",
)
STANDING = (
    "The thick line is this number, the thin dotted one the same number a year before each point.",
    (
        "What stands today mostly stood yesterday, so ups and downs drag on and a long climb may be chance."
        " Hold it against the target and last year, and look at what starts and what ends for a change."
    ),
)
OVER_TIME = ("The thick line is this number, the thin dotted one the same number a year before each point.",)
FUNNEL = (
    ("Each mark is a team; the further right, the more it counts. The line in the middle is the value of the whole."),
    (
        "Between the inner lines 95 in 100 teams would lie if all worked alike and only chance differed, "
        "between the outer ones 998 in 1,000. Small teams swing more, so the lines open to the left: inside"
        " them, nobody is to be ranked."
    ),
    (
        "A team outside the outer lines differs by more than chance. Ask why before judging: its children, "
        "its recording or its work may differ."
    ),
)
SMALL_LINE = (
    "A small line is the number itself, from the oldest period at the left to the newest at the right. It has no axis.",
    (
        "Its lowest point is at the bottom and its highest at the top, so a steep line may be a small change: the "
        "column beside it says by how much, and the words under “Chance” whether that is more than chance."
    ),
)
MULTIPLES = (
    "Each row is a unit and each column a measure, a point a week.",
    (
        "All lines of a column are drawn to one scale: what lies higher is higher. Lines of few children jump about by "
        "themselves, so look for one that stays above or below the others, or goes one way for weeks."
    ),
    "The rows are in the order of their names: they are not ranked.",
)
TILES = (
    (
        "A tile is one number: what it is, what it was made of, how it changed, and what of its work is late already. "
        "Its colour and its sign say how it stands to its target; without a target it has none."
    ),
    (
        "The line is half a year of weeks, its dot the newest. It has no axis: the number’s own page has one, with "
        "what chance would give."
    ),
)
BARS = (
    "Each bar is as long as its number; the longest of this chart fills the width.",
    "What is not known has a striped bar of its own: it is counted, and it is in no other bar.",
)
PYRAMID = (
    "Each row is an age: girls’ bars and boys’ bars go to opposite sides and are drawn to one scale.",
    "Whoever is on neither side is counted beside the bars; ages that are not known stand in a striped row.",
)
OUTLOOK = (
    "The solid line is what was counted, month by month. The dashed line is the middle of what is expected.",
    "Of ten futures that continue the past, eight lie in the shaded band. A new team or a new law is in none of them.",
)
BESIDE = (
    "Each mark is one of those in the rows, on one scale from the least to the most.",
    "The shaded band holds the middle half of the authorities in England: a quarter lie below it and a quarter above.",
)


def how(sentences: Sequence[str], name: str, words: str = "How to read this") -> Node:
    """What folds out beside a chart, or above many of one kind; ``name`` is what it stands beside."""
    return element(
        "details",
        element("summary", words),
        *(element("p", sentence) for sentence in sentences),
        id=f"{name}-reading",
        class_="reading",
    )
