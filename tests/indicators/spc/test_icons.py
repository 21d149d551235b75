"""The icons: what the latest point says, and what the limits say of the target."""

from math import nan

import pytest

from indicators.kinds import Direction
from indicators.spc.icons import Assurance, Variation, assurance, classed
from indicators.spc.signals import Rule

HIGHER, LOWER, NEITHER = Direction.HIGHER, Direction.LOWER, Direction.NEITHER


@pytest.mark.parametrize(
    ("rule", "toward", "direction", "expected"),
    [
        (Rule.COMMON, 0, HIGHER, Variation.COMMON),
        (Rule.COMMON, 0, NEITHER, Variation.COMMON),
        (Rule.OUTSIDE, 1, HIGHER, Variation.IMPROVEMENT_HIGH),
        (Rule.TREND, -1, HIGHER, Variation.CONCERN_LOW),
        (Rule.NEAR, 1, LOWER, Variation.CONCERN_HIGH),
        (Rule.SHIFT, -1, LOWER, Variation.IMPROVEMENT_LOW),
        (Rule.SHIFT, 1, NEITHER, Variation.NEUTRAL_HIGH),
        (Rule.SHIFT, -1, NEITHER, Variation.NEUTRAL_LOW),
    ],
)
def test_the_class_of_a_point(rule, toward, direction, expected):
    assert classed(rule, toward, direction) is expected


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (85, HIGHER, Assurance.MISSES),
        (85, LOWER, Assurance.MEETS),
        (60, HIGHER, Assurance.MEETS),
        (60, LOWER, Assurance.MISSES),
        (75, HIGHER, Assurance.EITHER),
        (80, HIGHER, Assurance.EITHER),  # on the upper limit
        (70, HIGHER, Assurance.EITHER),  # on the lower limit
        (70, LOWER, Assurance.EITHER),
        (80 + 1e-12, HIGHER, Assurance.EITHER),
    ],
)
def test_assurance(target, direction, expected):
    """Of a process that runs from 70 to 80."""
    assert assurance(target, 70.0, 80.0, direction) is expected


@pytest.mark.parametrize(
    ("target", "lower", "direction"), [(None, 70.0, HIGHER), (85, 70.0, NEITHER), (85, nan, HIGHER)]
)
def test_no_assurance(target, lower, direction):
    assert assurance(target, lower, 80.0, direction) is Assurance.NONE


@pytest.mark.parametrize("icon", [*Variation, *Assurance])
def test_an_icon_has_words(icon):
    assert icon.words or icon is Assurance.NONE
