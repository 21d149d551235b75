"""What is said of each definition beside what its indicator says of itself: its two sides, its clock, its owner.

The words are for people who read a definition and have never seen the code; the code's own docstring is the definition.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
#: After so many months without a review a definition is overdue for one.
REVIEW_MONTHS = 12


@dataclass(frozen=True)
class Wording:
    """The numerator, the denominator, what makes a case unknown, and the clock; blank where there is none."""

    numerator: str
    denominator: str
    unknown: str
    clock: str


@dataclass(frozen=True)
class Owner:
    """Who answers for the definitions of an area: an office, not a name. Proposed until somebody has agreed it."""

    owner: str
    status: str

    @property
    def is_proposed(self) -> bool:
        """True until somebody who may has agreed it."""
        return self.status != "agreed"


@cache
def wordings() -> Mapping[str, Wording]:
    """By indicator, those of data/reference/definition_words.csv."""
    with (REFERENCE / "definition_words.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("indicator"): Wording(**row) for row in csv.DictReader(file)}


@cache
def owners() -> Mapping[str, Owner]:
    """By area, those of data/reference/definition_owners.csv."""
    with (REFERENCE / "definition_owners.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("area"): Owner(**row) for row in csv.DictReader(file)}
