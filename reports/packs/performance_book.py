"""The Performance Book: every key indicator on a page of its own, with trend, comparison, target and table."""

from __future__ import annotations

from collections.abc import Sequence

from reports.choices import by_area, key_indicators
from reports.content import Section
from reports.gathering import Gathering
from reports.packs import Kind


def sections(gathering: Gathering) -> Sequence[Section]:
    """Everything somebody is held to, along the child's journey."""
    return by_area(gathering, key_indicators(gathering))


PACK = Kind(
    "Performance Book", "the performance meetings and boards", suppressed=True, sections=sections, when="monthly"
)
