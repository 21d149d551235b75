"""What became of a number since a day: then against now, and whether chance alone could have made the difference.

For what a meeting agreed. That a number moved after an action does not show that the action moved it; whoever reads
this has to know that, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.results import Grain, Series
from indicators.comparing import Moment, moment, numbers, shown_unit, whole
from indicators.judge import Change, Judgement, change
from indicators.kinds import Fold, Indicator
from indicators.sentence import against, changing, period, value
from indicators.spc.control import Control
from indicators.spc.signals import Rule
from indicators.speech import places


@dataclass(frozen=True)
class Since:
    """One number at two whole periods of its kind. ``chance`` is a sentence; ``change`` None where nothing compares."""

    indicator: Indicator
    grain: Grain
    then: Moment | None
    now: Moment | None
    change: Change | None
    chance: str

    @property
    def then_words(self) -> str:
        """The number of then with its sides and its period."""
        return spoken(self.indicator, self.grain, self.then)

    @property
    def now_words(self) -> str:
        """The number of now with its sides and its period."""
        return spoken(self.indicator, self.grain, self.now)

    @property
    def change_words(self) -> str:
        """2.0 points more than then, which is better; nothing where nothing compares."""
        return against(self.change, shown_unit(self.indicator), "then")


def since(judged: Judgement, series: Series, day: int, on: int, covers_from: int) -> Since:
    """The latest whole period of a judgement as at ``on`` against the one that was the latest on an earlier ``day``.

    Both numbers are as the records have them now: late recording is no effect of an action.
    """
    one = judged.indicator
    then, now = latest(one, series, day, covers_from), judged.now
    moved = None
    if then is not None and now is not None and then.first != now.first:
        moved = change(now.shown, then.shown, one.direction, places(shown_unit(one)))
    ended = bool(len(over := whole(one, series, on, covers_from)) and int(series.last[over[-1]]) > day)
    return Since(one, series.grain, then, now, moved, chance(judged, then, ended=ended))


def latest(one: Indicator, series: Series, day: int, covers_from: int) -> Moment | None:
    """The latest whole period with a number, as at a day."""
    over = whole(one, series, day, covers_from)
    known = over[~np.isnan(numbers(one, series)[over])]
    return moment(one, series, int(known[-1])) if len(known) else None


def chance(judged: Judgement, then: Moment | None, *, ended: bool) -> str:
    """In a sentence, whether the difference is beyond chance, or why nobody can tell.

    ``ended``: a whole period ended in between. A small team may have had no case in it, and then has no number.
    """
    now, chart = judged.now, judged.control
    if now is None or then is None:
        return f"No whole {_one(judged)} had a number when this was agreed, so there is nothing to compare."
    if then.first == now.first:
        nothing = "Nothing of the kind has been counted" if ended else f"No whole {_one(judged)} has ended"
        return f"{nothing} since this was agreed: nothing can be told yet."
    if judged.indicator.fold is Fold.STOCK:
        return "This is what stands on a day, which has no limits of chance: read it against its target."
    if chart is None:
        return judged.limitless
    if not chart.judged:
        return f"{_begun(changing(judged))}."
    return _beyond(judged, chart, then)


def _beyond(judged: Judgement, chart: Control, then: Moment) -> str:
    """What the chart says of two of its points: whether either stands out, and whether it did so before."""
    if judged.by_chance(then):
        return "Chance alone could explain the difference: it is within the usual."
    place = np.flatnonzero(chart.points.first == then.first)
    if not len(place) or int(place[-1]) < chart.segments[-1].start:
        return "The baseline began anew in between, so the two are not compared."
    if chart.rule is Rule.COMMON:
        return f"The {_one(judged)} before it was agreed stood out by more than chance; the latest does not."
    already = chart.signals.rule[int(place[-1])] != Rule.COMMON
    return f"The number is {changing(judged)}{'; it stood out already when this was agreed' if already else ''}."


def _one(judged: Judgement) -> str:
    return "year" if judged.grain is Grain.ROLLING12 else judged.grain.value


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def spoken(one: Indicator, grain: Grain, held: Moment | None) -> str:
    """78.0% (113 of 145), the week 22 to 28 June 2026; no number."""
    if held is None:
        return "no number"
    at = "the end of " if one.fold is Fold.STOCK else ""
    return f"{value(one, held)}, {at}{period(grain, held)}"
