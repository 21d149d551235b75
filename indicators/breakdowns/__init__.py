"""Breakdowns: every way of dividing cases into parts, each declared once. The file's name is the breakdown's."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import numpy as np

from indicators.breakdowns.declaration import Breakdown, Category, Coded
from indicators.cases import Cases
from indicators.kinds import Indicator
from indicators.reading import Reading

__all__ = ["BREAKDOWNS", "OF_A_CHILD", "Breakdown", "Category", "Coded", "offered", "table_of"]

#: What is known of every child: whatever counts children, or things about a child, can be broken down so.
OF_A_CHILD = ("age_band", "gender", "ethnicity", "disability")


def discover() -> dict[str, Breakdown]:
    """Each module of this folder that declares a BREAKDOWN, by its name."""
    found: dict[str, Breakdown] = {}
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda each: each.name):
        declared = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(declared, "BREAKDOWN"):
            found[module.name] = _named(declared.BREAKDOWN, module.name)
    return found


def _named(breakdown: Breakdown, name: str) -> Breakdown:
    object.__setattr__(breakdown, "name", name)
    return breakdown


BREAKDOWNS: dict[str, Breakdown] = discover()


def offered(indicator: Indicator) -> tuple[str, ...]:
    """What an indicator can be broken down by: what is known of every child, and what its file declares."""
    return (*(OF_A_CHILD if indicator.about_children else ()), *indicator.breakdowns)


def table_of(reading: Reading, cases: Cases, needs: tuple[str, ...]) -> str:
    """The table whose keys the refs of cases are: person, or that of the first of what they need."""
    if len(cases) and bool(np.all(cases.ref == reading.people.named(cases.person))):
        return "person"
    return needs[0].partition(".")[0]
