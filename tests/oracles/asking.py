"""Asking the oracle: one indicator of some tables, as at a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from tests.oracles import (  # noqa: F401 -- each registers the indicators of its area
    adoption,
    assessment,
    care_leavers,
    child_in_need,
    child_protection,
    early_help,
    feedback,
    front_door,
    looked_after,
    missing,
    practice,
    workforce,
)
from tests.oracles.counting import DURING, FLOW, INDICATORS, STOCK, Answer, Case, Indicator, answer
from tests.oracles.days import Period, period
from tests.oracles.rows import lacking
from tests.oracles.words import Trust

NOT_COVERED = Answer(None, None, 0, None)


class Oracle:
    """What one indicator says of a trust."""

    def __init__(self, indicator: Indicator, trust: Trust):
        self.indicator = indicator
        self.trust = trust
        self._seen: dict[tuple[date, date], list[Case]] = {}
        self._of_units: dict[tuple[str, date, date], dict[str, list[Case]]] = {}

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it needs and the source did not bring: there is no number then."""
        return lacking(self.indicator.needs, self.trust.supplied)

    def cases(self, first: date, last: date | None = None) -> list[Case]:
        """Flow: the cases that count from first to last. Stock: those of the last day. During: of the period."""
        last = last or first
        if (first, last) not in self._seen:
            self._seen[first, last] = self._cases(first, last)
        return self._seen[first, last]

    def _cases(self, first: date, last: date) -> list[Case]:
        if self.indicator.fold == FLOW:
            if not self._seen.get((date.min, date.max)):
                self._seen[date.min, date.max] = list(self.indicator.cases(self.trust))
            return [case for case in self._seen[date.min, date.max] if first <= case.day <= last]
        if self.indicator.fold == STOCK:
            return list(self.indicator.cases(self.trust, last))
        return list(self.indicator.cases(self.trust, first, last))

    def names(self, kind: str, first: date, last: date) -> set[str]:
        """The units of that kind that have a case in the period."""
        return set(self.of_units(kind, first, last))

    def of_units(self, kind: str, first: date, last: date) -> dict[str, list[Case]]:
        """The cases of each unit of that kind that has one in the period."""
        if (kind, first, last) not in self._of_units:
            found: dict[str, list[Case]] = {}
            for case in self.cases(first, last):
                found.setdefault(self.trust.name_of_unit(kind, case.team, case.worker), []).append(case)
            self._of_units[kind, first, last] = found
        return self._of_units[kind, first, last]

    def result(
        self,
        grain: str,
        period_start: date,
        unit_kind: str = "trust",
        unit_name: str = "Trust",
        category: str | None = None,
    ) -> Answer:
        """Numerator, denominator, unknown and value of the period of that grain that begins on that day."""
        return self.result_of(period(grain, period_start, self.trust.as_of), unit_kind, unit_name, category)

    def result_of(
        self, asked: Period, unit_kind: str = "trust", unit_name: str = "Trust", category: str | None = None
    ) -> Answer:
        """The same, of a period as it is read."""
        if asked.last < max(self.trust.covers_from, self.trust.recorded_from(self.indicator.needs)):
            return NOT_COVERED
        first = asked.last if self.indicator.fold == STOCK else asked.start
        here = [
            case
            for case in self.of_units(unit_kind, first, asked.last).get(unit_name, ())
            if category is None or case.category == category
        ]
        if self.indicator.fold == DURING:
            here = list({case.person: case for case in here}.values())
        here = list({number if case.once is None else case.once: case for number, case in enumerate(here)}.values())
        return answer(self.indicator, here, asked, unit_kind)


def oracle(
    indicator_id: str, tables: Mapping[str, pd.DataFrame], supplied: Mapping[str, frozenset[str]], as_of: str
) -> Oracle:
    """The oracle of one indicator."""
    return Oracle(INDICATORS[indicator_id], Trust(tables, supplied, date.fromisoformat(as_of[:10])))
