"""Somebody who wants to know a hidden number: everything that is shown, every sum, and two ways to solve for it.

Knows nothing of how cells are chosen: takes an output and what is hidden, and asks which whole numbers could stand in a
hidden cell. ``by_trying`` tries them all; ``by_solving`` gives the question to an integer programming solver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from indicators.disclosure import Name, Output, Relation

#: Where nothing bounds a number, this stands for without end.
WITHOUT_END = 10_000


def shown_share(output: Output, share: Name) -> float:
    """A percentage as it is printed: to one decimal place."""
    above, below = _sides(output, share)
    return round(100 * output.values[above] / output.values[below], 1)


def _sides(output: Output, share: Name) -> tuple[Name, Name]:
    """The numerator and the denominator of a percentage."""
    made_of = {part[-1]: part for part in output.follows[share]}
    return made_of["numerator"], made_of["denominator"]


def shares_shown(output: Output, hidden: Collection[Name]) -> list[Name]:
    """The percentages that are printed."""
    return [
        name
        for name, made_of in output.follows.items()
        if name not in hidden
        and {"numerator", "denominator"} <= {part[-1] for part in made_of}
        and output.values[_sides(output, name)[1]]
    ]


def secret(output: Output, hidden: Collection[Name]) -> list[Name]:
    """The numbers that the attacker does not have, in the order of the output."""
    return [name for name in output.values if name in hidden or name in output.loose]


def by_trying(output: Output, hidden: Collection[Name], cell: Name, most: int) -> set[int]:
    """Every number up to ``most`` that could stand in a hidden cell, found by trying all numbers in all cells."""
    names = secret(output, hidden)
    found = set()
    for guess in _guesses(output, names, hidden, most):
        found.add(guess[names.index(cell)])
    return found


def _guesses(output: Output, names: list[Name], hidden: Collection[Name], most: int) -> Iterator[list[int]]:
    """Every filling of the hidden cells that fits; a sum is looked at as soon as all its cells are filled."""
    place = {name: at for at, name in enumerate(names)}
    due: dict[int, list[Relation]] = {}
    for relation in output.relations:
        inside = [place[name] for name in relation if name in place]
        if inside:
            due.setdefault(max(inside), []).append(relation)
    known = dict(output.values)

    def fill(at: int) -> Iterator[list[int]]:
        if at == len(names):
            if _prints_the_same(output, hidden, known):
                yield [int(known[name]) for name in names]
            return
        for number in range(0 if names[at] in output.loose else 1, most + 1):
            known[names[at]] = number
            if all(sum(sign * known[name] for name, sign in one.items()) == 0 for one in due.get(at, ())):
                yield from fill(at + 1)

    return fill(0)


def _prints_the_same(output: Output, hidden: Collection[Name], known: dict[Name, float]) -> bool:
    """True where every percentage that is shown would be shown just so with these numbers."""
    for share in shares_shown(output, hidden):
        above, below = (known[side] for side in _sides(output, share))
        if not below or round(100 * above / below, 1) != shown_share(output, share):
            return False
    return True


def by_solving(output: Output, hidden: Collection[Name], cell: Name) -> tuple[float, float]:
    """The least and the largest whole number that could stand in a hidden cell; inf where there is no largest."""
    names = secret(output, hidden)
    place = {name: at for at, name in enumerate(names)}
    sums = [({name: float(sign) for name, sign in relation.items()}, 0.0) for relation in output.relations]
    rows, low, high = [], [], []
    for weights, least_of_it in [*sums, *_printed(output, hidden)]:
        row, known = np.zeros(len(names)), 0.0
        for name, weight in weights.items():
            if name in place:
                row[place[name]] += weight
            else:
                known += weight * output.values[name]
        rows.append(row)
        low.append(least_of_it - known)
        high.append(1e-9 - known)
    least = np.array([0.0 if name in output.loose else 1.0 for name in names])
    ends = []
    for way in (1, -1):
        price = np.zeros(len(names))
        price[place[cell]] = way
        found = milp(
            price,
            constraints=LinearConstraint(np.array(rows), low, high) if rows else (),
            bounds=Bounds(least, np.full(len(names), float(WITHOUT_END))),
            integrality=np.ones(len(names)),
        )
        assert found.success, found.message
        ends.append(round(way * found.fun))
    return ends[0], inf if ends[1] >= WITHOUT_END else ends[1]


def _printed(output: Output, hidden: Collection[Name]) -> Iterator[tuple[dict[Name, float], float]]:
    """What a printed percentage says of its sides: sums of them that are not above nought, for either end of it."""
    for share in shares_shown(output, hidden):
        above, below = _sides(output, share)
        printed = shown_share(output, share)
        yield {above: 100.0, below: -(printed + 0.05)}, -inf
        yield {above: -100.0, below: printed - 0.05}, -inf
