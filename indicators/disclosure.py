"""Small numbers: which cells of an output are hidden, so that none of one to five children can be worked out.

Hidden first is every number from one to five (DfE, children in need statistics: "any number between 1 and 5 inclusive
is suppressed", with secondary suppression). Then more are hidden, until this holds for each of them:

    Whoever knows everything that is shown, how it adds up, and that a hidden number is not nought, must still hold it
    possible that the number is six or more, and its possible values must reach over at least five.

It is not believed but shown, cell by cell: other whole numbers are found that fit everything shown and in which the
cell is so small and so large (protection.py). Nought is shown. A percentage, a rate or a median goes with the numbers
it is made of, so where it is shown it says nothing that they do not.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite

from indicators.protection import SMALL_TO, Protection

#: A cell: the row it stands in and, last, which of the row's numbers it is.
Name = tuple[Hashable, ...]
#: Cells with +1 or -1 that come to nought: a total and, less it, its parts.
Relation = Mapping[Name, int]

#: What stands in a hidden number's place where numbers are expected. Nothing can be computed from it: whatever it is
#: added to, divided by or compared with, what comes out is no number either.
HIDDEN = -inf
#: What is written in its place: the sign of the Department's own tables.
SIGN = "c"
#: Why there are no limits where one of the numbers they are worked out from must not be shown.
GIVEN_BACK = "A mean and limits would give back a small number that is hidden here, so there are none."


@dataclass(frozen=True)
class Output:
    """The numbers that one output shows or gives away, and how they add up.

    ``values`` holds every number, whether printed or only to be had by subtraction. ``follows`` names what is hidden
    as soon as one of the cells it is made of is. ``dear`` says what we would rather keep: cells of 0 go first.
    ``fixed`` is public and never hidden. ``loose`` is never shown, needs no cover and may be nought: the overlap by
    which a total of different persons falls short of its parts.
    """

    values: Mapping[Name, float]
    relations: Sequence[Relation] = ()
    follows: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)
    dear: Mapping[Name, float] = field(default_factory=dict)
    fixed: frozenset[Name] = frozenset()
    loose: frozenset[Name] = frozenset()


def is_small(value: float | None) -> bool:
    """One to five; of what comes in parts, such as full-time equivalents, anything between nought and six."""
    return value is not None and isfinite(value) and 0 < abs(value) < SMALL_TO + 1


def suppress(output: Output, *, secondary: bool = True) -> frozenset[Name]:
    """The cells of an output that must not be shown. The same output always hides the same cells.

    ``secondary`` is there for the tests, which prove that without it a hidden number can be worked out. ValueError
    where a number is given away by public ones alone.
    """
    small = [
        name for name, value in output.values.items() if is_small(value) and name not in output.fixed | output.loose
    ]
    hidden = set(small)
    if secondary and small:
        hidden = Protection(output.values, output.relations, output.dear, output.fixed, output.loose).over(small)
    hidden.update(name for name, made_of in output.follows.items() if any(part in hidden for part in made_of))
    return frozenset(hidden)
