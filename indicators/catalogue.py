"""Every indicator, discovered: the file's name is its id, the folder its area, the docstring its definition."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from data.tables import RECORDS
from indicators.kinds import Indicator

#: The areas, in the order a child's journey meets them, and what people call each.
AREA_TITLES = {
    "front_door": "Front door",
    "early_help": "Early help",
    "assessment": "Assessment",
    "child_protection": "Child protection",
    "child_in_need": "Children in need",
    "looked_after": "Looked-after children",
    "missing": "Missing and exploitation",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "workforce": "Workforce",
    "practice": "Practice quality",
    "feedback": "Feedback",
}
AREAS = tuple(AREA_TITLES)


def _named(indicator: Indicator, name: str, area: str, text: str) -> Indicator:
    first, _, rest = text.strip().partition("\n")
    named = replace(indicator)
    for field, value in (("id", name), ("area", area), ("definition", first), ("explanation", rest.strip())):
        object.__setattr__(named, field, value)
    return named


def discover() -> dict[str, Indicator]:
    """Walks the folders of the areas; refuses two indicators of one name."""
    found: dict[str, Indicator] = {}
    for area in AREAS:
        folder = Path(__file__).parent / area
        for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda m: m.name):
            if module.name.startswith("_"):
                continue
            loaded = importlib.import_module(f"indicators.{area}.{module.name}")
            if not hasattr(loaded, "INDICATOR"):
                continue
            if module.name in found:
                raise ValueError(f"two indicators are named {module.name}: rename one of the files")
            found[module.name] = _named(loaded.INDICATOR, module.name, area, loaded.__doc__ or "")
    return found


INDICATORS: dict[str, Indicator] = discover()


def recorded_indicators(kinds: Collection[str] = frozenset(RECORDS)) -> tuple[str, ...]:
    """The ids of those that are counted from records, of these kinds where given."""
    return tuple(name for name, one in INDICATORS.items() if any(need.partition(".")[0] in kinds for need in one.needs))


def lists_of(names: Iterable[str]) -> tuple[str, ...]:
    """Every list of cases that indicators of these ids keep."""
    return tuple(listed for name in names for listed in INDICATORS[name].lists)
