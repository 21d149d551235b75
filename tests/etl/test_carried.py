"""What an extract knows of its own day alone: each load adds a day, and takes none away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data.results import Grain, UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from indicators.catalogue import INDICATORS
from indicators.clock import day_date
from indicators.kinds import DAY
from tests.etl.extracts import folder

PERSON = "pers_person_id,pers_dob\np1,2006-01-05\np2,2006-02-05\n"
TEAM = "dept_team_id,dept_team_name,dept_team_parent_id\nt1,Leaving care,\nt2,Leaving care two,\n"
HEADING = (
    "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_pathway_plan_review_date,"
    "clea_care_leaver_allocated_team\n"
)
LONG_AGO = "cont_contact_id,cont_person_id,cont_contact_date\nc1,p1,2026-01-05\n"

Known = dict[str, tuple[float, float]]


@pytest.fixture
def store(tmp_path: Path):
    store = Store.open(str(tmp_path / "s.db"))
    yield store
    store.close()


@pytest.fixture
def loads(tmp_path: Path, store: Store) -> Callable[..., None]:
    """Load an extract of two care leavers that stands at a day: when their plans were reviewed, and whose they are."""

    def one(as_of: str, first: str, second: str, team: str = "t1") -> None:
        rows = f"l1,p1,Former relevant,{first},{team}\nl2,p2,Former relevant,{second},{team}\n"
        files = {"ssd_person": PERSON, "ssd_department": TEAM, "ssd_contacts": LONG_AGO}
        path = folder(tmp_path / as_of, **files, ssd_care_leavers=HEADING + rows)
        load([path], store, as_of=as_of)

    return one


def known(store: Store, kind: UnitKind = UnitKind.TRUST, unit: str = "Trust") -> Known:
    """Plans that are current, and young people, on each day of which something is known."""
    (one,) = (
        series
        for series in store.series(EVERYTHING, ["cl_pathway_plan"], Grain.DAY, kinds=[kind])
        if series.unit.name == unit
    )
    return {
        day_date(day).isoformat(): (above, below)
        for day, above, below in zip(one.first, one.numerator, one.denominator, strict=True)
        if not np.isnan(above)
    }


def test_the_first_load_knows_its_own_day_and_no_other(store, loads):
    """A day that nobody was asked about is null, not nought."""
    loads("2026-06-28", "2026-06-01", "")
    assert known(store) == {"2026-06-28": (1, 2)}


def test_each_load_adds_its_day_to_those_before(store, loads):
    loads("2026-06-28", "2026-06-01", "")
    loads("2026-06-29", "2026-06-01", "2026-06-29")
    loads("2026-07-01", "2026-06-01", "2026-06-29")
    assert known(store) == {"2026-06-28": (1, 2), "2026-06-29": (2, 2), "2026-07-01": (2, 2)}


def test_a_second_load_of_a_day_corrects_that_day(store, tmp_path, loads):
    loads("2026-06-28", "2026-06-01", "")
    (tmp_path / "2026-06-28").rename(tmp_path / "before")
    loads("2026-06-28", "2026-06-01", "2026-06-02")
    assert known(store) == {"2026-06-28": (2, 2)}


def test_a_day_stays_with_the_team_that_had_it(store, loads):
    loads("2026-06-28", "2026-06-01", "", team="t1")
    loads("2026-06-29", "2026-06-01", "", team="t2")
    assert known(store, UnitKind.TEAM, "Leaving care") == {"2026-06-28": (1, 2), "2026-06-29": (0, 0)}
    assert known(store, UnitKind.TEAM, "Leaving care two") == {"2026-06-28": (0, 0), "2026-06-29": (1, 2)}


def test_an_older_extract_in_between_takes_nothing_away(store, loads):
    loads("2026-06-29", "2026-06-01", "")
    loads("2026-06-28", "2026-06-01", "")
    loads("2026-06-30", "2026-06-01", "2026-06-30")
    assert known(store) == {"2026-06-28": (1, 2), "2026-06-29": (1, 2), "2026-06-30": (2, 2)}


def test_what_is_known_of_its_day_alone_is_read_by_the_day():
    """A longer period would end on a day of which nothing is known."""
    alone = {name: one.grains for name, one in INDICATORS.items() if one.today_only}
    assert alone == dict.fromkeys(("cl_contact_8wk", "cl_pa_allocated", "cl_pathway_plan"), (DAY,))


def test_the_days_are_those_of_the_calendar(store, loads):
    """No day between the loads is left out of the series."""
    loads("2026-06-28", "2026-06-01", "")
    loads("2026-06-30", "2026-06-01", "")
    (one,) = store.series(EVERYTHING, ["cl_pathway_plan"], Grain.DAY, kinds=[UnitKind.TRUST])
    assert day_date(one.last[-1]) == date(2026, 6, 30)
    assert (np.diff(one.first) == 1).all()
