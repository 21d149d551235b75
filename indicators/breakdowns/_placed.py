"""What the breakdowns of placements share: the usual placement of each child on each day."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from indicators.breakdowns.declaration import Coding
from indicators.reading import Reading
from indicators.spells import Timeline
from indicators.words import Placements, current_placement, placements


def of_placement(column: str, coding: Coding) -> Callable[[Reading], Timeline]:
    """A word of practice: the code of the placement of the day, temporary stays left out; not known without one."""

    def word(reading: Reading) -> Timeline:
        held: Placements = reading.fact(placements)
        current: Timeline = reading.fact(current_placement)
        places = np.append(coding.of(held.rows.text(column)), np.int32(coding.last))
        return current.mapped(places[current.value], coding.last)

    return word
