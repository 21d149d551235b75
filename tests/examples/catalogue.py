"""Every worked example there is, by indicator."""

from __future__ import annotations

from tests.examples import (
    adoption,
    assessment,
    care_leavers,
    child_in_need,
    child_protection,
    early_help,
    feedback,
    front_door,
    looked_after,
    missing,
    practice,
    workforce,
)
from tests.examples.example import Example

EXAMPLES: tuple[Example, ...] = (
    *front_door.EXAMPLES,
    *early_help.EXAMPLES,
    *assessment.EXAMPLES,
    *child_protection.EXAMPLES,
    *child_in_need.EXAMPLES,
    *looked_after.EXAMPLES,
    *missing.EXAMPLES,
    *care_leavers.EXAMPLES,
    *adoption.EXAMPLES,
    *workforce.EXAMPLES,
    *practice.EXAMPLES,
    *feedback.EXAMPLES,
)


def examples_of(indicator: str) -> tuple[Example, ...]:
    """The worked examples of one indicator, in the order of its definition."""
    return tuple(example for example in EXAMPLES if example.indicator == indicator)
