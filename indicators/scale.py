"""Where an upright axis begins and ends, so that what stands on it is read at a glance."""

from __future__ import annotations

import math
from collections.abc import Sequence

from indicators.speech import places

#: How many steps an upright axis has.
TICKS = 4


def span(known: Sequence[float], unit: str) -> tuple[float, float]:
    """The ends of an axis for the numbers known: from nought, unless that would flatten them; every tick is round."""
    low, high = min(known, default=0.0), max(known, default=1.0)
    begin = 0.0 if low < 0.5 * high else max(0.0, low - 0.15 * (high - low or 1.0))
    least = 1.0 if places(unit) == 0 else 0.0  # there is no half a child
    step = _round_step(max(least, (high - begin) * 1.05 / TICKS) or 1.0)
    while (end := step * (int(begin / step + 1e-9) + TICKS)) < high:
        step = _round_step(step * 1.01)
    if unit == "percent" and high <= 100 < end:
        step, end = _round_step((100.0 - begin) / TICKS), 100.0  # no share is over the whole: the axis ends there
    return max(0.0, end - step * TICKS), end


def _round_step(rough: float) -> float:
    """The least round step that is no smaller; what is counted has no half, so from one to ten they are whole."""
    size = 10.0 ** math.floor(math.log10(rough))
    parts = (1, 2, 3, 4, 5, 6, 8, 10) if size == 1 else (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(size * each for each in parts if size * each >= rough * (1 - 1e-9))
