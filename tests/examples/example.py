"""What a worked example is: a few rows, a question asked of them, and the answer they must give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tests.tables import everything_supplied, table, tables

#: Children of the trust aged 0 to 17 at mid-2024: what a rate divides by from April 2024 on.
POPULATION = 88_593
#: Something that happened long ago to nobody of the example, so that every period asked about is covered by the source.
LONG_AGO = "person_id | episode_start_date | episode_end_date\n (nobody) | 2015-01-05 | 2015-02-05"


@dataclass(frozen=True)
class Result:
    """The four numbers of a result; None where the kind has no such number or there is nothing to show."""

    numerator: float | None
    denominator: float | None
    unknown: int
    value: float | None


@dataclass(frozen=True)
class Ask:
    """Which period of which unit."""

    grain: str
    period_start: str
    unit_kind: str = "trust"
    unit: str = "Trust"


@dataclass(frozen=True)
class Example:
    """One worked example of an indicator.

    ``given`` and ``expect`` are the words of the definition. ``states`` are those of the listed cases, ``late`` how
    many of them are late on the day asked, ``categories`` of what kind they are; None where nothing is said of it.
    ``lacks`` names what the source did not bring: there is no number then.
    """

    indicator: str
    given: str
    expect: str
    tables: Mapping[str, str]
    ask: Ask
    result: Result
    as_of: str = "2026-06-30"
    lacks: tuple[str, ...] = ()
    states: tuple[str, ...] | None = None
    late: int | None = None
    categories: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """What a test report calls it."""
        return f"{self.indicator}: {self.given} => {self.expect}"

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as a load would hand them over, and one row from long ago, so that the days asked are covered."""
        long_ago = {"early_help_episodes": LONG_AGO} if "early_help_episodes" not in self.tables else {}
        return tables(**(long_ago | dict(self.tables)))

    def supplied(self) -> dict[str, frozenset[str]]:
        """Everything but the tables that the example says the source lacks."""
        return {name: columns for name, columns in everything_supplied().items() if name not in self.lacks}

    def drawn(self) -> dict[str, str]:
        """Each table with its columns in line, as a page shows it."""
        return {name: drawing(text) for name, text in self.tables.items()}


def drawing(text: str) -> str:
    """The same table with its columns in line."""
    frame = table(text)
    grid = [list(frame.columns), *[[cell or "" for cell in row] for row in frame.to_numpy()]]
    widths = [max(len(row[column]) for row in grid) for column in range(len(grid[0]))]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in grid
    )


def rows(name: str, heading: str) -> Callable[..., dict[str, str]]:
    """A way to write rows of one table under one heading: ``CONTACT("Ada | 2026-06-01")``."""

    def made(*lines: str) -> dict[str, str]:
        return {name: "\n".join([heading, *lines])}

    return made


def examples(indicator: str, *given: tuple[Any, ...]) -> tuple[Example, ...]:
    """Examples of one indicator, each as given, expect, tables, ask, result and, where there is more to say, a dict."""
    return tuple(Example(indicator, *said[:5], **(said[5] if len(said) > 5 else {})) for said in given)


def day(date: str) -> Ask:
    """The day asked about."""
    return Ask("day", date)


def month(start: str) -> Ask:
    """The calendar month, such as ``month("2026-06")``."""
    return Ask("month", f"{start}-01")


def year(start: str) -> Ask:
    """The year from April, such as ``year("2025")``."""
    return Ask("year", f"{start}-04-01")


def rolling12(start: str) -> Ask:
    """The twelve months that begin on that day."""
    return Ask("rolling12", start)


JUNE = month("2026-06")
TODAY = day("2026-06-30")

MET = Result(1, 1, 0, 100.0)
NOT_MET = Result(0, 1, 0, 0.0)
UNKNOWN = Result(0, 0, 1, None)
NO_NUMBER = Result(None, None, 0, None)  #: not covered, or lacking its data
NOTHING = Result(0, 0, 0, None)  #: a proportion, duration or ratio in which the rows have no part


def count(number: int, unknown: int = 0) -> Result:
    """What a count says."""
    return Result(number, None, unknown, number)


def rate(number: int, population: int = POPULATION) -> Result:
    """What a rate says of the whole trust."""
    return Result(number, population, 0, 10_000 * number / population)


def share(met: int, not_met: int, unknown: int = 0) -> Result:
    """What a proportion says."""
    return Result(met, met + not_met, unknown, 100 * met / (met + not_met))


def duration(total: float, known: int, median: float, unknown: int = 0) -> Result:
    """What a duration says: the sum of the known values, how many they are, and the middle one."""
    return Result(total, known, unknown, median)


LEFT_OUT = {"states": ()}
IS_RUNNING = {"states": ("running",)}
