"""What the indicators of looked-after children share."""

from __future__ import annotations

from indicators.cases import Cases
from indicators.counting import stock
from indicators.reading import Reading
from indicators.words import care_since, looked_after


def children_in_care(reading: Reading) -> Cases:
    """Children looked after, each once."""
    spells = reading.fact(looked_after).spells()
    opened = reading.fact(care_since).at(spells.key, spells.start)
    return stock(reading, spells, opened=opened)
