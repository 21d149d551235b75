"""What changed between two loads, from the extract to the page: late recording, signals, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import flask
import orjson
import pytest

from app import PAGES
from dashboards.site import Site, mount
from data.scope import EVERYTHING, Depth, Scope
from data.store import Store
from etl.load import load
from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import ROOT, nodes
from tests.etl.extracts import folder

DEPARTMENT = """dept_team_id,dept_team_name,dept_team_parent_id
s1,North,
t1,River,s1
t2,Hill,s1
"""
HEAD = "cont_contact_id,cont_person_id,cont_contact_date,loc_decision_date,loc_outcome,loc_team_id"
#: As the first load had them, standing at 10 June.
THEN = f"""{HEAD}
c1,Ada,2026-05-04,2026-05-05,nfa,t1
c2,Ben,2026-05-06,2026-05-20,nfa,t1
c3,Cleo,2026-05-07,2026-05-08,nfa,t1
c4,Dan,2026-06-02,2026-06-02,nfa,t2
c0,Old,2025-01-06,2025-01-06,nfa,t2
"""
#: By the second, of 30 June: c5 was recorded late, c3 was given to Hill, the decision of c2 was mended.
NOW = f"""{HEAD}
c1,Ada,2026-05-04,2026-05-05,nfa,t1
c2,Ben,2026-05-06,2026-05-07,nfa,t1
c3,Cleo,2026-05-07,2026-05-08,nfa,t2
c4,Dan,2026-06-02,2026-06-02,nfa,t2
c5,Eve,2026-05-28,2026-05-29,nfa,t1
c6,Fay,2026-06-20,2026-06-22,nfa,t1
c0,Old,2025-01-06,2025-01-06,nfa,t2
"""


@pytest.fixture
def store(tmp_path: Path):
    held = Store.open(f"sqlite:///{tmp_path / 'store.db'}")
    yield held
    held.close()


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two loads of one trust."""
    place = tmp_path_factory.mktemp("twice")
    held = Store.open(f"sqlite:///{place / 'store.db'}")
    for name, contacts, as_of in (("then", THEN, "2026-06-10"), ("now", NOW, "2026-06-30")):
        load([folder(place / name, ssd_contacts=contacts, ssd_department=DEPARTMENT)], held, as_of=as_of)
    yield held
    held.close()


def site(store: Store, scope: Scope = EVERYTHING) -> Site:
    now = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    return Site(store=store, pages=PAGES, indicators=INDICATORS, now=lambda: now, scope=scope)


def page(store: Store, path: str = "/changes", search: str = "", scope: Scope = EVERYTHING) -> Any:
    with flask.Flask("test").app_context():
        return orjson.loads(orjson.dumps(site(store, scope).view(path, search)))


def said(answer: Any) -> str:
    return " ".join(text_of(nodes(answer)).split())


def rows(answer: Any, label: str) -> list[list[str]]:
    """The rows of the table of that name."""
    region = next(one for one in find(nodes(answer), "div", "scroll") if one[1].get("aria-label") == label)
    lines = [row for body in find(region, "tbody") for row in find(body, "tr")]
    return [[" ".join(text_of(cell).split()) for cell in row[2:]] for row in lines]


REVISED = "Figures of periods that were over, then and now"
CASES = "Cases that two loads tell differently"


def test_last_months_figure_is_told_as_it_was_and_as_it_is_and_why(twice):
    found = {row[0]: row[1:] for row in rows(page(twice), REVISED)}
    assert found["Contacts received"] == ["May 2026", "3", "4", "1 recorded late, 1 given to another team"]
    assert found["Contacts decided within one working day"] == [
        "May 2026",
        "66.7% (2 of 3)",
        "100.0% (4 of 4)",
        "1 recorded late, 1 given to another team, 1 answered otherwise",
    ]


def test_what_has_not_changed_is_not_listed(twice):
    found = rows(page(twice), REVISED)
    assert len(found) >= 2
    assert all(then != now for _, _, then, now, _ in found)


def test_the_cases_behind_a_change_are_listed_for_whoever_may_see_children(twice):
    found = rows(page(twice, search="?measure=contact_decision_1wd"), CASES)
    assert [row[:6] for row in found] == [
        ["Eve", "c5", "Recorded late", "28 May 2026", "–", "River"],
        ["Cleo", "c3", "Given to another team", "7 May 2026", "River", "Hill"],
        ["Ben", "c2", "Answered otherwise", "6 May 2026", "River", "River"],
    ]
    assert found[2][7:] == ["Not met", "Met"]


def test_a_team_sees_what_came_to_it_and_what_left_it(twice):
    hill = {row[0]: row[1:] for row in rows(page(twice, search="?team=t2"), REVISED)}
    assert hill["Contacts received"] == ["May 2026", "0", "1", "1 given to another team"]
    river = rows(page(twice, search="?team=t1&measure=contacts_total"), REVISED)
    assert ["Contacts received", "May 2026", "3", "3", "1 recorded late, 1 given to another team"] not in river


def test_the_daily_page_tells_the_few_that_weigh_most_and_leads_to_the_rest(twice):
    answer = page(twice, "/")
    words = said(answer)
    assert "What changed since the load of 10 June 2026" in words
    assert "Contacts decided within one working day , May 2026: 66.7% (2 of 3) then, 100.0% (4 of 4) now ." in words
    assert "/changes" in {a[1]["href"] for a in find(nodes(answer), "a")}


def test_the_first_load_has_nothing_to_be_compared_with(store, tmp_path):
    load([folder(tmp_path / "one", ssd_contacts=NOW, ssd_department=DEPARTMENT)], store, as_of="2026-06-30")
    assert "This is the first load" in said(page(store))
    assert "What changed since" not in said(page(store, "/"))


def test_the_same_extract_again_changes_nothing_and_says_so(store, tmp_path):
    extract = folder(tmp_path / "one", ssd_contacts=NOW, ssd_department=DEPARTMENT)
    for _ in range(2):
        load([extract], store, as_of="2026-06-30")
    words = said(page(store))
    assert "nothing that was told has changed" in words
    assert "No figure of a period that was over has changed." in words
    assert "No number of a whole month is beyond chance that was not so before." in words
    assert "None of today’s numbers was revised" in said(page(store, "/"))


def test_figures_are_told_where_the_cases_of_then_are_not_kept(twice, monkeypatch):
    """A store that was filled by an earlier version has none until the next load."""
    monkeypatch.setattr(Store, "keeps_cases", lambda *_: False)
    found = {row[0]: row[1:] for row in rows(page(twice), REVISED)}
    assert found["Contacts received"][:3] == ["May 2026", "3", "4"]
    assert found["Contacts received"][3] == "Not known: cases of the load before were not kept"


def test_a_team_that_is_new_has_no_past(store, tmp_path):
    without = DEPARTMENT.replace("t2,Hill,s1\n", "")
    then = folder(tmp_path / "then", ssd_contacts=THEN.replace(",t2", ",t1"), ssd_department=without)
    load([then], store, as_of="2026-06-10")
    load([folder(tmp_path / "now", ssd_contacts=NOW, ssd_department=DEPARTMENT)], store, as_of="2026-06-30")
    assert "No figure of a period that was over has changed." in said(page(store, search="?team=t2"))


def test_the_cases_come_as_a_file_for_those_who_work_with_the_children(twice):
    client = mount(site(twice), ROOT / "assets").server.test_client()
    text = client.get("/download/changes.csv?measure=contact_decision_1wd").text
    told = [line.split(",")[:2] for line in text.splitlines()[1:]]
    assert told == [["late", "c5"], ["moved", "c3"], ["answered", "c2"]]
    assert client.get("/download/changes.csv?measure=contact_decision_1wd&audience=sharing").status_code == 403


def test_whoever_sees_only_totals_is_not_shown_what_one_case_did(twice):
    only_totals = Scope(services=None, teams=None, depth=Depth.AGGREGATE)
    assert "is never shared" in said(page(twice, scope=only_totals))
    assert "What changed since" not in said(page(twice, "/", scope=only_totals))


def test_whoever_sees_workers_and_not_children_is_told_figures_without_cases(twice):
    workers = Scope(services=None, teams=None, depth=Depth.WORKER)
    found = {row[0]: row[1:] for row in rows(page(twice, scope=workers), REVISED)}
    assert found["Contacts received"][:3] == ["May 2026", "3", "4"]
    assert "Eve" not in said(page(twice, search="?measure=contacts_total", scope=workers))
