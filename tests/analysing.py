"""Asking the pages of analysis of worked examples: tables in, a figure out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.coded import CodedCases
from indicators.analysis import SECTIONS
from indicators.analysis.coding import code
from indicators.analysis.figures import Ask, Figure, figure
from indicators.clock import AsOf, add_months, day_number
from indicators.engine import reporting_year
from indicators.reading import Reading
from tests.tables import everything_supplied, tables


def held(
    as_of: str,
    supplied: Mapping[str, frozenset[str]] | None = None,
    covers: Mapping[str, str] | None = None,
    frames: Mapping[str, pd.DataFrame] | None = None,
    **examples: Any,
) -> tuple[Reading, dict[str, CodedCases]]:
    """The coded cases that a load would keep."""
    windows = {table: day_number(date.fromisoformat(day)) for table, day in (covers or {}).items()}
    held_tables = tables(**examples) if frames is None else frames
    reading = Reading(held_tables, supplied or everything_supplied(), AsOf.parse(as_of), covers=windows)
    return reading, {one.subject: one for one in code(reading)}


def asked(reading: Reading, on: str | None = None, months: int = 6, **more: Any) -> Ask:
    """The window of so many months that ends on a day."""
    last = reading.as_of.day if on is None else day_number(date.fromisoformat(on))
    return Ask(
        first=int(add_months(np.int32(last), -months)) + 1,
        last=last,
        as_of=reading.as_of.day,
        covers_from=reading.covers_from,
        population=reading.settings.children(reporting_year(last)),
        **more,
    )


def told(section: str, name: str, as_of: str, *, on: str | None = None, months: int = 6, **examples: Any) -> Figure:
    """One figure of one section."""
    reading, kept = held(as_of, **examples)
    measure = next(each for each in SECTIONS[section].measures if each.id == name)
    return figure(measure, kept, asked(reading, on, months))


def parts(found: Figure) -> dict[str, int]:
    """The rows that hold anything."""
    return {row.label: row.number for row in found.rows if row.number}


def share(found: Figure) -> tuple[int, int | None, int]:
    """Numerator, denominator and not known of a figure that is one share."""
    (row,) = found.rows
    return row.number, row.of, row.unknown


__all__ = ["asked", "held", "parts", "share", "told"]
