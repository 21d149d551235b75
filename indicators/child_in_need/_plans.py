"""What the indicators of child in need plans share: who is on one and on nothing more, and since when."""

from __future__ import annotations

from indicators.cases import Ints
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, but_not, stretch_start
from indicators.words import cin_plan, looked_after, on_cp


def cin_child(reading: Reading) -> Timeline:
    """1 on the days a child has a child in need plan and is neither on a protection plan nor looked after."""
    return but_not(but_not(reading.fact(cin_plan), reading.fact(on_cp)), reading.fact(looked_after))


def planned_children(reading: Reading) -> tuple[Spells, Ints]:
    """Those days as spells, and for each the day the continuous plan began."""
    spells = reading.fact(cin_child).spells()
    return spells, stretch_start(reading.fact(cin_plan)).at(spells.key, spells.start)
