"""How to read each kind of chart, for somebody who has never seen one: a few sentences, beside the chart itself."""

from __future__ import annotations

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
