"""What a pack for sharing must not show: all its measures of one period are one output, with everything that adds up.

Trust, services and teams are always covered together, whatever the pack is of, so that packs of several units can lie
side by side; and numbers of different indicators that tell of each other are covered as one (indicators/identities.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.disclosure import suppress
from indicators.identities import together
from indicators.kinds import Indicator
from indicators.results import Series
from indicators.sums import Figure, Key, adds_up, of_series, parts_by_line

Period = tuple[int, int]


@dataclass
class Covering:
    """The series a pack is made of, and what was found to be hidden, period by period."""

    indicators: Mapping[str, Indicator]
    _lines: dict[Period, dict[str, list[Figure]]] = field(default_factory=dict)
    _hidden: dict[Period, dict[str, dict[Key, frozenset[str]]]] = field(default_factory=dict)

    def add(self, held: Iterable[Series]) -> None:
        """Take in series of every unit. Whatever was found before is looked for again, now that there is more."""
        for series in held:
            for at, period in enumerate(zip(series.first.tolist(), series.last.tolist(), strict=True)):
                self._lines.setdefault(period, {}).setdefault(series.indicator, []).append(of_series(series, at))
        self._hidden.clear()

    def hidden(self, series: Series, at: int) -> frozenset[str]:
        """Which numbers of a series must not be shown in one of its periods."""
        period = (int(series.first[at]), int(series.last[at]))
        if period not in self._hidden:
            self._hidden[period] = self._cover(period)
        return self._hidden[period].get(series.indicator, {}).get(of_series(series, at).key, frozenset())

    def _cover(self, period: Period) -> dict[str, dict[Key, frozenset[str]]]:
        lines, mark = self._lines.get(period, {}), f"{period[0]} to {period[1]}"
        outputs = (adds_up(self.indicators[name], held, mark) for name, held in lines.items())
        found = suppress(together(outputs))
        return {name: parts_by_line(found, name, mark, held) for name, held in lines.items()}
