"""What an organisation sets for itself: local intervals, the caseload ceiling, its name and its population."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Setting:
    """One value somebody here decided, with what it means."""

    key: str
    value: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Settings:
    """All settings, and children aged 0 to 17 by the year of the mid-year estimate.

    ``ethnicities`` are children who live here by ethnic group, as the census counted them; empty where nobody has put
    ``population_by_ethnicity.csv`` beside the others: no source that this program may carry gives them.
    """

    values: Mapping[str, Setting]
    population: Mapping[int, int]
    ethnicities: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    @cache
    def standing(cls) -> Settings:
        """Those of data/reference."""
        with (REFERENCE / "settings.csv").open(encoding="utf-8", newline="") as file:
            values = {row["key"]: Setting(**row) for row in csv.DictReader(file)}
        with (REFERENCE / "population.csv").open(encoding="utf-8", newline="") as file:
            population = {int(row["year"]): int(row["children"]) for row in csv.DictReader(file)}
        return cls(values, population, ethnicities(REFERENCE / "population_by_ethnicity.csv"))

    def text(self, key: str) -> str:
        """A value as it was written, or KeyError naming the settings there are."""
        if key not in self.values:
            raise KeyError(f"no setting {key}; settings.csv has {', '.join(sorted(self.values))}")
        return self.values[key].value

    def number(self, key: str) -> int:
        """A whole number."""
        return int(self.text(key))

    def children(self, year: int) -> int:
        """Children aged 0 to 17 by the mid-year estimate used for the reporting year that ends in March of ``year``.

        Reporting year N uses mid-year N-1 (DfE methodology); later years use the latest known, earlier ones the
        earliest.
        """
        known = min(max(year - 1, min(self.population)), max(self.population))
        while known not in self.population:
            known -= 1
        return self.population[known]


def ethnicities(path: Path) -> dict[str, int]:
    """Children by ethnic group from a file with the columns group, children and source; empty where there is none."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["group"].strip(): int(row["children"]) for row in csv.DictReader(file)}
