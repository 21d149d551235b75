"""One child: who holds them, what asks for action and what comes next, as the other pages say it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest

from data.results import UnitKind
from data.scope import EVERYTHING
from layouts.markup import find, text_of
from tests.dashboards.conftest import answer, nodes

ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def site(invented):
    return invented(0.1)


@pytest.fixture(scope="module")
def held(site):
    """Children on protection plans, with who holds them."""
    plans = set(site.store.cases(EVERYTHING, "cp_visits_timely", on=ON)["person"])
    frame = site.store.cases(EVERYTHING, "wf_cases_by_team", on=ON)
    return frame[frame["person"].isin(plans) & frame["worker"].notna()].drop_duplicates("person").head(8)


def panel(page, title):
    return next(one for one in find(nodes(page), "section") if text_of(next(find(one, "h2"))) == title)


def child(site, person, search=""):
    return answer(site, f"/child/{quote(person)}{search}")


def test_a_child_stands_with_who_holds_them(site, held):
    for row in held.itertuples():
        said = text_of(panel(child(site, row.person), "With whom"))
        assert row.worker in said
        assert row.team in said
        assert f"{row.category[:1].lower()}{row.category[1:]}" in said


def test_the_next_dates_of_a_child_are_those_of_the_sheet_for_their_workers_supervision(site, held):
    workers = {unit.name: unit.id for unit in site.store.units(EVERYTHING) if unit.kind is UnitKind.WORKER}
    compared = 0
    for row in held.itertuples():
        (sheet,) = [
            each
            for each in find(nodes(answer(site, f"/supervision/{quote(workers[row.worker])}")), "tr")
            if row.person in text_of(next(find(each, "th")))
        ]
        listed = panel(child(site, row.person), "Next dates")
        days = [text_of(one) for one in find(listed, "dt")]
        what = [text_of(one) for one in find(listed, "dd")]
        for on, title in zip(days, what, strict=True):
            if on == "Late now":
                assert f"{title}: late" in text_of(sheet)
                continue
            number, month, year = on.split()
            assert f"{title}: by {number} {month[:3]} {year}" in text_of(sheet)
            compared += 1
    assert compared > 10


def test_on_an_earlier_day_the_dates_are_those_known_to_follow_it(site, held):
    for row in held.itertuples():
        for on in find(panel(child(site, row.person, "?on=2026-06-16"), "Next dates"), "dt"):
            assert re.fullmatch(r"Late now|\d+ (June|July|August) 2026", text_of(on))


def test_what_asks_for_action_comes_before_what_happened(site, held):
    heads = [text_of(one) for one in find(nodes(child(site, held["person"].iloc[0])), "h2")]
    assert heads[0] == "Needs action"
    assert heads[-1] == "What happened"


def test_a_child_nobody_holds_says_so(site):
    gone = site.store.cases(EVERYTHING, "cpp_ends", first=date(2026, 1, 1), last=ON)["person"]
    held = set(site.store.cases(EVERYTHING, "wf_cases_by_team", on=ON)["person"])
    person = next(one for one in gone if one not in held)
    page = child(site, person)
    assert "Nobody holds this child on this day." in text_of(panel(page, "With whom"))
    assert "Next dates" not in [text_of(one) for one in find(nodes(page), "h2")]
