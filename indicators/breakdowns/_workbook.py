"""What an Annex A workbook says of each child and no table has a column for: cells of its newest lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.breakdowns.declaration import Rule, fixed
from indicators.cases import BLANK, Floats, Ints, Texts
from indicators.reading import Reading


@dataclass(frozen=True)
class Cells:
    """A column of a list: whose row each cell stands on, the key of what that row became, and what it says."""

    person: Ints
    ref: Texts
    value: Texts


def cells(reading: Reading, list_name: str, column: str) -> Cells:
    """Those of the newest workbook that has the list."""
    rows = reading.rows("annex_a_latest")
    of_list, day = rows.is_("list_name", list_name), rows.days("as_of_date")
    newest = day[of_list].max(initial=BLANK)
    here = of_list & rows.is_("column_name", column) & (day == newest)
    return Cells(rows.person()[here], rows.text("ref")[here], rows.text("value")[here])


def of_cell(list_name: str, column: str, code: Callable[[NDArray[Any]], Ints], last: int) -> Rule:
    """A rule by the value of a cell; a child without one is ``last``. Lists repeat a child's value on all its rows."""

    def places(reading: Reading) -> Ints:
        told = cells(reading, list_name, column)
        found = np.full(len(reading.people), last, np.int32)
        found[told.person[told.person >= 0]] = code(told.value)[told.person >= 0]
        return found

    return fixed(places, last)


def amount(values: NDArray[Any]) -> Floats:
    """Cells as numbers, NaN where one is none."""

    def number(text: Any) -> float:
        try:
            return float(text)
        except (TypeError, ValueError):
            return np.nan

    return np.array([number(value) for value in values], np.float64)
