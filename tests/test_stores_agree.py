"""What is measured through a store is what is measured from the tables that went in: on SQLite and on PostgreSQL.

`test_agreement` holds the latter against the oracle, so all three say the same.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import cache
from typing import Any

import pytest

from data.store import Store
from data.tables import TABLES
from indicators.__main__ import reading_of
from indicators.catalogue import INDICATORS
from indicators.clock import LONDON, AsOf, day_date
from indicators.measure import listed, measure
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.loads import new_load, write
from tests.populations import Population, population

#: Populations of these seeds; each is a trust of its own, as dirty as real ones.
SEEDS = (3, 11)
#: How far back each grain is asked, in days.
BACK = {Grain.DAY: 30, Grain.WEEK: 90, Grain.FORTNIGHT: 90}


def extract_of(seed: int) -> Population:
    """A population without its records: what people typed has a way into the store of its own, and tests of its own."""
    about = population(seed)
    tables = {name: frame for name, frame in about.tables.items() if name in TABLES}
    return Population(tables, {name: about.supplied[name] for name in tables}, about.as_of, about.days)


def through(url: str, found: Population) -> list[dict[str, Any]]:
    """A population written to a store, and everything measured as the command line measures it."""
    whole = Reading(found.tables, found.supplied, AsOf.parse(found.as_of))
    store = Store.open(url)
    write(
        store,
        new_load(
            as_of=datetime.combine(found.as_of, time(23, 59, 59), LONDON),
            covers_from=day_date(whole.covers_from),
            tables=found.tables,
            supplied=found.supplied,
            series=[],
            cases={},
            lacking={},
            findings=(),
        ),
    )
    store.close()
    again = Store.open(url)
    reading = reading_of(again)
    assert reading is not None
    answer = everything(reading)
    again.close()
    return answer


@cache
def straight(seed: int) -> list[dict[str, Any]]:
    """Everything measured from the tables of a population themselves."""
    about = extract_of(seed)
    return everything(Reading(about.tables, about.supplied, AsOf.parse(about.as_of)))


def everything(reading: Reading) -> list[dict[str, Any]]:
    """Every indicator's numbers at every grain and level, whole and in parts, and its cases of a month."""
    last = reading.as_of.day
    found: list[dict[str, Any]] = []
    for grain in Grain:
        ids = [one.id for one in INDICATORS.values() if grain in one.offered]
        for kind in UnitKind:
            first = last - BACK.get(grain, 800)
            found += measure(reading, ids, grain=grain, first=first, last=last, by=kind, categories=True)
    for name in INDICATORS:
        found += listed(reading, name, first=last - 30, last=last)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_store_gives_back_every_number_and_every_case(store_url: str, seed: int):
    assert len(straight(seed)) > 1000
    assert through(store_url, extract_of(seed)) == straight(seed)


@pytest.mark.slow
def test_a_store_that_lost_a_row_would_be_noticed(tmp_path):
    about = extract_of(SEEDS[0])
    fewer = about.with_table("contacts", about.tables["contacts"].iloc[1:].reset_index(drop=True))
    assert through(f"sqlite:///{tmp_path / 's.db'}", fewer) != straight(SEEDS[0])
