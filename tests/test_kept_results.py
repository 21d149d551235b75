"""What a store gives is what the engine counts: every indicator, level, grain and category, on dirty populations.

The store keeps ledgers by the finest periods and adds up on reading. Here every grain is counted from the cases by
itself, as ``measure`` does it; that it counts right is held by the slow oracles (test_agreement.py).
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from data.results import Series, UnitKind
from data.scope import EVERYTHING
from data.store import EVERY_CATEGORY, Store
from data.store.series import Packer
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_date
from indicators.engine import DIVIDED, KEPT, PARTS, compute, count_cases, divisions, horizon, span_of
from indicators.folding import Calendar, Folding
from indicators.reading import Reading
from tests.loads import new_load, write
from tests.populations import population


def kept(store: Store, reading: Reading) -> None:
    """A load of what the engine computes."""
    packer = Packer()
    results = [row for one in compute(reading) for row in packer.pack(one.results)]
    write(store, new_load(packer=packer, results=results, covers_from=day_date(reading.covers_from)))


def same(one: Series, other: Series) -> bool:
    """Not a bit of difference."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Series)]
    return all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == "f") if isinstance(a, np.ndarray) else a == b for a, b in pairs
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_store_gives_what_the_engine_counts(tmp_path, seed):
    """Populations end on whatever day they end: weeks, fortnights, quarters and twelve months are under way."""
    found = population(seed)
    reading = Reading(found.tables, found.supplied, AsOf.parse(found.as_of.isoformat()))
    store = Store.open(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    kept(store, reading)
    asked = 0
    for name, indicator in INDICATORS.items():
        if reading.lacks(indicator.needs):
            continue
        cases, per = count_cases(reading, indicator)
        whole = Folding(reading, indicator, cases, per)
        parts = [Folding(reading, indicator, cases, per, breakdown) for breakdown in divisions(cases)]
        for kind in UnitKind:
            for grain in indicator.offered:
                calendar = Calendar.of([span_of(reading, grain, horizon(reading))])
                assert calendar is not None
                counted = list(whole.series(kind, calendar)) if grain in KEPT[kind] else []
                if kind in DIVIDED and grain in PARTS[indicator.fold]:
                    counted += [one for part in parts for one in part.series(kind, calendar)]
                given = [
                    one
                    for category in (None, EVERY_CATEGORY)
                    for one in store.series(EVERYTHING, [name], grain, kinds=[kind], category=category)
                ]
                asked += len(given)
                by_row = {(one.unit, one.category): one for one in given}
                assert len(by_row) == len(given) == len(counted), (name, kind, grain)
                assert all(same(one, by_row[one.unit, one.category]) for one in counted), (name, kind, grain)
    store.close()
    assert asked > 500
