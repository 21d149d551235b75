"""The monthly dashboard of priority indicators for the Improvement Board: it leaves the trust, so small numbers go."""

from __future__ import annotations

from collections.abc import Sequence

from reports.choices import PRIORITY, by_area
from reports.content import Section
from reports.gathering import Gathering
from reports.packs import Kind


def sections(gathering: Gathering) -> Sequence[Section]:
    """Priority indicators along the child's journey, each with its trend, its services and its comparators."""
    return by_area(gathering, PRIORITY)


PACK = Kind(
    "Improvement Board: priority indicators",
    "the Improvement Board",
    suppressed=True,
    sections=sections,
    when="monthly",
)
