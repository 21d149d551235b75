"""The worked examples of each definition, as the page shows them: the tests' own, carried here as data.

They are written from ``tests/examples`` by ``python -m tests.examples``, and a test holds that they are what the tests
ask: one truth, told twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reference" / "examples"


@dataclass(frozen=True)
class WorkedExample:
    """A few rows, what is asked of them, and the answer a practitioner would give."""

    given: str
    expect: str
    as_of: str
    tables: dict[str, dict[str, list[Any]]]  #: by table: "columns", and "rows" of cells
    ask: dict[str, str]  #: grain, period_start, unit_kind, unit
    result: dict[str, float | None]  #: numerator, denominator, unknown, value
    late: int | None = None
    categories: tuple[str, ...] | None = None


def examples_of(indicator: str) -> tuple[WorkedExample, ...]:
    """The worked examples of an indicator, in the order of its definition."""
    path = FOLDER / f"{indicator}.json"
    if not path.is_file():
        return ()
    return tuple(_example(held) for held in json.loads(path.read_text(encoding="utf-8")))


def _example(held: dict[str, Any]) -> WorkedExample:
    categories = held.pop("categories", None)
    return WorkedExample(**held, categories=None if categories is None else tuple(categories))
