"""Covering small numbers: which others must be hidden with them, and the proof that it is enough.

A hidden cell is covered when other numbers fit all that is shown and give the cell another value. Changing one cell
unbalances the sums it stands in; each is balanced by changing another hidden cell, and so on until all sums hold
again. Such a chain of changes is looked for at the least price, hidden cells costing next to nothing and shown ones
what they are worth; shown cells on the chain are hidden. Every set of numbers found this way is a witness, so hiding
more can only add to them, and nothing has to be looked at twice. In a table with one hierarchy this is the
shortest-path method of cell suppression; where cells stand in many sums a chain may be missed, and then more is hidden
than had to be, never less.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from math import ceil, inf, log2

Name = tuple[Hashable, ...]
#: The largest number that is small.
SMALL_TO = 5
#: How far a hidden number's possible values must reach: as far as from one to six.
REACH = 5
#: After so many steps a chain is given up, and the whole of what hangs together is hidden.
PATIENCE = 1000
#: What a sum that does not hold yet counts for beside the price, so that chains are closed before all are looked at.
HASTE = 3.0
#: How much dearer a cell is than those that it is the total of.
TOTAL = 4.0

Moves = dict[int, int]  #: by cell: how many steps of one up or down
State = tuple[tuple[int, int], ...]  #: sums that do not hold, and by how much


class Protection:
    """One output, its hidden cells, and other numbers that fit what is shown."""

    def __init__(
        self,
        values: Mapping[Name, float],
        relations: Sequence[Mapping[Name, int]],
        dear: Mapping[Name, float],
        fixed: frozenset[Name],
        loose: frozenset[Name],
    ) -> None:
        self.names = list(values)
        self.number = {name: place for place, name in enumerate(self.names)}
        self.true = [float(values[name]) for name in self.names]
        self.sums = [[(self.number[name], sign) for name, sign in relation.items()] for relation in relations]
        self.sums_of: list[list[tuple[int, int]]] = [[] for _ in self.names]
        for place, parts in enumerate(self.sums):
            for cell, sign in parts:
                self.sums_of[cell].append((place, sign))
        self.worth: list[float] = [
            TOTAL ** dear.get(name, 0) * (1 + int(log2(1 + abs(value))) / 32) for name, value in values.items()
        ]
        self.loose = {self.number[name] for name in loose}
        # Nought is shown wherever it stands: the reader knows it, so it cannot cover.
        noughts = {cell for cell, value in enumerate(self.true) if value == 0 and cell not in self.loose}
        self.fixed = noughts | {self.number[name] for name in fixed}
        self.hidden = set(self.loose)
        self.rows: set[Name] = set()
        self.low: dict[int, float] = {}
        self.high: dict[int, float] = {}

    def over(self, small: Iterable[Name]) -> set[Name]:
        """Small cells, and those that have to be hidden with them."""
        cells = [self.number[name] for name in small]
        for cell in cells:
            self._hide(cell)
        self.low = {cell: self.true[cell] for cell in cells}
        self.high = dict(self.low)
        for cell in sorted(cells, key=lambda cell: (self.worth[cell], cell)):
            self._cover(cell)
        return {self.names[cell] for cell in self.hidden - self.loose}

    def _hide(self, cell: int) -> None:
        self.hidden.add(cell)
        self.rows.add(self.names[cell][:-1])

    def _cover(self, cell: int) -> None:
        """First with what is hidden already, down as far as it goes, then up; then by hiding more."""
        if self._to_go(cell) > 0 and self.low[cell] > 1:
            self._push(cell, -1, int(self.true[cell]) - 1, free=True)
        if self._to_go(cell) > 0:
            self._push(cell, 1, self._steps(cell), free=True)
        if self._to_go(cell) > 0 and not self._push(cell, 1, self._steps(cell), free=False):
            self._hide_all(cell)

    def _wanted(self, cell: int) -> float:
        """What must be possible: more than a small number, and far enough from the least that is possible."""
        return max(SMALL_TO + 1.0, self.low[cell] + REACH)

    def _to_go(self, cell: int) -> float:
        return self._wanted(cell) - self.high[cell]

    def _steps(self, cell: int) -> int:
        return ceil(self._wanted(cell) - self.true[cell])

    def _push(self, cell: int, way: int, steps: int, *, free: bool) -> bool:
        """Look for numbers in which the cell is so many steps higher or lower; True where they were found."""
        shift: Moves = {}
        while steps > 0:
            size, chain = steps, None if free else self._chain(cell, way, steps, shift, free=False)
            if chain is None:
                chain = self._chain(cell, way, 1, shift, free=free)
                if chain is None:
                    return False
                size = int(min(steps, *(self._room(moved, by, shift) for moved, by in chain.items())))
            for moved, by in chain.items():
                if moved not in self.hidden:
                    self._hide(moved)
                shift[moved] = shift.get(moved, 0) + by * size
            steps -= size
            self._witness(shift)
        return True

    def _witness(self, shift: Moves) -> None:
        """These numbers fit everything shown: remember how low and how high each small cell can be."""
        for moved in shift.keys() & self.low.keys():
            value = self.true[moved] + shift[moved]
            self.low[moved] = min(self.low[moved], value)
            self.high[moved] = max(self.high[moved], value)

    def _room(self, cell: int, by: int, shift: Moves) -> float:
        """How many steps a cell can go: a hidden number is never nought or less, what is loose may be nought."""
        if by > 0:
            return inf
        value = self.true[cell] + shift.get(cell, 0)
        return value // 1 if cell in self.loose else ceil(value) - 1

    def _price(self, cell: int) -> float:
        """What it costs to hide a cell: next to nothing where it is hidden, less where its row has lost a number."""
        if cell in self.hidden:
            return 0.001
        return self.worth[cell] * (0.25 if self.names[cell][:-1] in self.rows else 1.0)

    def _chain(self, cell: int, way: int, size: int, shift: Moves, *, free: bool) -> Moves | None:
        """The cheapest changes that go with one step of a cell and leave every sum whole; each must bear ``size``."""
        if self._room(cell, way, shift) < size:
            return None
        first = self._state((), cell, way)
        start: tuple[float, int, float, State, tuple[tuple[int, int], ...]] = (0.0, 0, 0.0, first, ((cell, way),))
        heap, best, count = [start], {first: 0.0}, 0
        while heap and count < PATIENCE:
            _, _, cost, state, moves = heappop(heap)
            if not state:
                return dict(moves)
            if cost > best[state]:
                continue
            moved = dict(moves)
            place, off = state[0]
            for other, sign in self.sums[place]:
                by = -sign if off > 0 else sign
                if other in moved or other in self.fixed or (free and other not in self.hidden):
                    continue
                if self._room(other, by, shift) < size:
                    continue
                after, price = self._state(state, other, by), cost + self._price(other)
                if price < best.get(after, inf):
                    best[after] = price
                    count += 1
                    heappush(heap, (price + HASTE * len(after), count, price, after, (*moves, (other, by))))
        return None

    def _state(self, before: State, cell: int, by: int) -> State:
        """The sums that do not hold once a cell has moved as well."""
        off = dict(before)
        for place, sign in self.sums_of[cell]:
            off[place] = off.get(place, 0) + sign * by
            if not off[place]:
                del off[place]
        return tuple(sorted(off.items()))

    def _hide_all(self, cell: int) -> None:
        """Hide everything that hangs together with a cell: then twice, three times, ... all of it fits as well."""
        seen, todo = {cell}, [cell]
        while todo:
            here = todo.pop()
            if here in self.fixed:
                if self.true[here] != 0:
                    told = f"public numbers give {self.names[cell]} away"
                    raise ValueError(f"{told}: leave one of them out of the output")
                continue
            self._hide(here)
            beside = {other for place, _ in self.sums_of[here] for other, _ in self.sums[place]} - seen
            seen |= beside
            todo.extend(sorted(beside))
        for one in seen & self.low.keys():
            self.high[one] = inf
