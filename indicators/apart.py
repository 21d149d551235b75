"""Teams that stand out from the others by more than chance, and by how many cases: where to ask first, never a rank.

For each percentage the teams are set about the trust's own value, with the 99.8% limits of a funnel (indicators/spc):
of five hundred such questions at one time, chance alone would answer about one. What is beyond them is put in cases,
because a manager can ask about seven assessments and not about a tail probability.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from data.results import Unit, UnitKind
from indicators.kinds import Direction, Indicator, Proportion
from indicators.spc.funnel import Apart, binomial
from indicators.standing import Point, Standing

#: Fewer teams than this are no crowd to stand out from.
LEAST = 3


@dataclass(frozen=True)
class StandsOut:
    """One team's percentage, beyond what chance gives about the trust's."""

    indicator: Indicator
    unit: Unit
    standing: Standing
    whole: Standing
    is_worse: bool
    excess: float  #: cases by which it is on this side of where the trust's percentage would put it, above 0


def stand_out(one: Indicator, stood: Mapping[Unit, Standing]) -> list[StandsOut]:
    """The teams of one percentage beyond the limits, from where the trust and each of its teams stands.

    None where nothing is wanted of the number, where there are fewer than three teams, or where the trust has none.
    """
    if not isinstance(one, Proportion) or one.direction is Direction.NEITHER:
        return []
    whole = next((held for unit, held in stood.items() if unit.kind is UnitKind.TRUST), None)
    teams = [(unit, held) for unit, held in stood.items() if unit.kind is UnitKind.TEAM and _sides(held.now)]
    if whole is None or len(teams) < LEAST or not (about := _sides(whole.now)):
        return []
    share = about[0] / about[1]
    sides = [_sides(held.now) or (0.0, 0.0) for _, held in teams]
    funnel = binomial([met for met, _ in sides], [of for _, of in sides], share)
    if funnel is None:
        return []
    return [
        _found(one, unit, held, whole, side[0] - share * side[1])
        for (unit, held), side, apart in zip(teams, sides, funnel.apart, strict=True)
        if abs(apart) == Apart.FAR_ABOVE
    ]


def in_order(found: Sequence[StandsOut]) -> Iterator[StandsOut]:
    """The worse before the better, and of each the most cases first: where most children are concerned."""
    yield from sorted(found, key=lambda each: (not each.is_worse, -each.excess, each.unit.name, each.indicator.id))


def _found(one: Indicator, unit: Unit, held: Standing, whole: Standing, above: float) -> StandsOut:
    wanted = one.direction is Direction.HIGHER
    return StandsOut(one, unit, held, whole, is_worse=(above > 0) is not wanted, excess=abs(above))


def _sides(point: Point) -> tuple[float, float] | None:
    met, of = point.numerator, point.denominator
    if met is None or not of or not (isfinite(met) and isfinite(of)):
        return None
    return met, of
