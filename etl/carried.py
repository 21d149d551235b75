"""What an extract knows of its own day alone, carried on from load to load: earlier days are those of earlier loads.

An extract holds the latest pathway plan of a young person and none before, so no history can be rebuilt: it is kept
from the first day of use. What a load finds of its own day is laid over what was kept before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from data.ledger import Ledger
from data.results import COLUMNS, Block, Grain, Series, Unit, UnitKind
from data.scope import EVERYTHING
from data.store import Store
from indicators.catalogue import INDICATORS

KINDS = (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)


def kept(store: Store) -> list[Series]:
    """What earlier loads kept, day by day: the load on screen, and the one that stands at the newest day."""
    loads = store.loads(EVERYTHING)
    if not loads:
        return []
    names = [name for name, one in INDICATORS.items() if one.today_only]
    newest = max(loads, key=lambda load: (load.as_of, load.id))
    ids = dict.fromkeys([loads[0].id, newest.id])
    found = (store.series(EVERYTHING, names, Grain.DAY, kinds=KINDS, load_id=load_id) for load_id in ids)
    return [one for several in found for one in several]


def carried(results: Iterable[Ledger | Block], earlier: Iterable[Series], today: int) -> Iterator[Ledger | Block]:
    """The results of one indicator by day, with the earlier days that were kept of the same units.

    The parts of a breakdown are of today alone.
    """
    found = list(results)
    now = [series for one in found if not one.breakdown for series in one.series()]
    yield from (one for one in found if one.breakdown)
    if not now:
        return
    nothing = _nothing(now[0])
    held = {_key(one.unit): one for one in now}
    for one in earlier:
        if one.indicator == nothing.indicator:
            unit = held.get(_key(one.unit), replace(nothing, unit=one.unit))
            held[_key(one.unit)] = _laid_under(unit, one, today)
    yield from Block.of(held.values())


def _key(unit: Unit) -> tuple[UnitKind, str]:
    return unit.kind, unit.id


def _nothing(like: Series) -> Series:
    """A series of the same periods in which nothing is known."""
    blank = np.full(len(like.first), np.nan)
    columns: dict[str, Any] = {name: blank for name in COLUMNS if getattr(like, name) is not None}
    return replace(like, **(columns | {"unknown": np.zeros(len(like.first), np.int32)}))


def _laid_under(now: Series, then: Series, today: int) -> Series:
    """The days before today of which nothing is known now, as they were known then."""
    place = np.minimum(np.searchsorted(now.first, then.first), len(now.first) - 1)
    known = (now.first[place] == then.first) & (then.first < today)
    known &= ~np.isnan(then.numerator) & np.isnan(now.numerator[place])
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        column, old = getattr(now, name), getattr(then, name)
        if column is not None and old is not None:
            columns[name] = column.copy()
            columns[name][place[known]] = old[known]
    return replace(now, **columns)
