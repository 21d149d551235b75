"""Every page, on every kind of store: full, empty, tiny, huge, and holding the nastiest names there are."""

import re
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import orjson
import pandas as pd
import pytest

import app
from dashboards import data_quality
from data.results import Unit, UnitKind
from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes
from tests.dashboards.fake_store import FORMULA, NASTY, FakeStore

PATHS = (
    "/",
    "/team",
    "/team/T20",
    "/worker/W200",
    "/indicator/s47_completed_15wd",
    "/indicator/s47_open_now",
    "/indicator/wf_allocation_time",
    "/indicator/cla_rate",
    "/child/P00001",
    "/ahead",
    "/demand",
    "/packs",
    "/analysis",
    "/analysis/contacts",
    "/analysis/child_in_need_open",
    "/analysis/care_leavers",
    "/changes",
    "/definitions",
    "/definitions/assessments_45wd",
    "/definitions/cla_reviews_on_time",
    "/data-quality",
)


def said(answer):
    return " ".join(text_of(nodes(answer)).split())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_drawn_and_has_one_heading(look, path):
    answer = look(path)
    assert len(list(find(nodes(answer), "h1"))) == 1
    assert "Something went wrong" not in said(answer)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_weighs_less_than_a_hundred_kilobytes(look, path):
    assert len(orjson.dumps(look(path))) < 100_000


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_store_has_every_page(look, path):
    answer = look(path, empty=True)
    assert "Something went wrong" not in said(answer)
    assert len(list(find(nodes(answer), "h1"))) == 1


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scale", [0.001, 30.0], ids=["hardly anybody", "ten thousand cases"])
def test_a_page_is_drawn_for_hardly_anybody_and_for_very_many(look, path, scale):
    answer = look(path, scale=scale)
    assert "Something went wrong" not in said(answer)
    assert len(orjson.dumps(answer)) < 100_000


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_every_indicator_explains_itself(look, name):
    answer = look(f"/indicator/{name}")
    words = said(answer)
    assert INDICATORS[name].definition in words
    assert "Something went wrong" not in words
    assert "No number for this day" not in words
    assert len(orjson.dumps(answer)) < 100_000


def test_a_store_of_one_team_has_its_page(look):
    assert "Something went wrong" not in said(look("/", services=1, teams_each=1, workers_each=1))


@pytest.mark.parametrize("path", PATHS)
def test_pages_hold_heading_levels_in_order(look, path):
    levels = [int(one[0][1]) for one in find(nodes(look(path))) if one[0] in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_day_leads_with_the_four_that_the_framework_names_first(look):
    shown = [one[1]["data-indicator"] for one in find(nodes(look("/")), "article", "tile")]
    assert shown[:4] == ["missing_now", "s47_completed_15wd", "assessments_45wd", "wf_unallocated"]


def test_every_daily_indicator_has_its_tile_once(look, site):
    shown = [one[1]["data-indicator"] for one in find(nodes(look("/")), "article", "tile")]
    assert sorted(shown) == sorted(one.id for one in site().indicators.values() if one.daily)


def test_a_percentage_never_stands_without_its_sides_and_its_late_work(look):
    for tile in find(nodes(look("/")), "article", "tile"):
        words = text_of(tile)
        if "%" in text_of(list(find(tile, class_="figure"))):
            assert " of " in text_of(list(find(tile, class_="made"))), words
            assert text_of(list(find(tile, class_="late"))), words


def test_names_from_the_extract_are_text_and_nothing_else(look):
    answer = look("/")
    linked = {text_of(one): one[1]["href"] for one in find(nodes(answer), "a") if "/child/" in one[1]["href"]}
    assert linked[NASTY] == "/child/%3Cscript%3Ealert%281%29%3C%2Fscript%3E"
    assert FORMULA in linked


def test_an_indicator_without_its_data_says_so_and_shows_no_number(look):
    answer = look("/", lacks={"rhi_72h": ("missing.rhi_completed_at",), "missing_now": ("missing",)})
    (tile,) = (one for one in find(nodes(answer), "article") if one[1].get("data-indicator") == "rhi_72h")
    assert "No number: the data for it has not been supplied." in text_of(tile)
    assert "%" not in text_of(tile)
    assert "Not known, because the extract lacks the data: missing now" in said(answer)


def test_a_percentage_whose_open_work_lacks_its_data_says_that_late_is_not_known(look):
    answer = look("/", lacks={"s47_open_now": ("s47_enquiry.s47_end_date",)})
    (tile,) = (one for one in find(nodes(answer), "article") if one[1].get("data-indicator") == "s47_completed_15wd")
    assert "Late work: not known" in text_of(tile)


def test_a_mix_that_has_no_limit_has_no_late_work(look, monkeypatch):
    whole = FakeStore.cases
    monkeypatch.setattr(FakeStore, "cases", lambda *a, **k: whole(*a, **k).assign(due=pd.NaT))
    assert "past the limit" not in said(look("/indicator/assessment_outcomes"))
    assert "late now" not in said(look("/indicator/cpp_category"))


def test_a_number_without_its_data_explains_what_it_lacks(look):
    answer = look("/indicator/rhi_72h", lacks={"rhi_72h": ("missing.rhi_completed_at",)})
    assert "rhi completed at (missing)" in said(answer)


def test_filters_cut_the_list_to_the_unit(look):
    teams = {
        text_of(row[4])
        for row in find(nodes(look("/", "?team=T20", scale=8.0)), "tr")
        if len(row) == 6 and row[2][0] == "th"
    }
    assert teams - {"Team"} == {"Safeguarding East team 1"}


def test_an_unknown_unit_is_left_out_and_said(look):
    assert "There is no such team here, so the team filter was left out." in said(look("/", "?team=T99"))


def test_a_team_of_another_service_brings_its_own(look):
    answer = look("/", "?service=Front+door&team=T20")
    (field,) = (one for one in find(nodes(answer), "select") if one[1]["name"] == "service")
    assert field[1]["data-value"] == "Safeguarding East"


def test_the_unknown_team_has_a_page_of_its_own(look, monkeypatch):
    whole = FakeStore.units
    nowhere = [Unit(UnitKind.SERVICE, "", "Unknown service"), Unit(UnitKind.TEAM, "", "Unknown team")]
    monkeypatch.setattr(FakeStore, "units", lambda *a: [*whole(*a), *nowhere])
    links = {text_of(one): one[1]["href"] for one in find(nodes(look("/team")), "a")}
    assert links["Unknown team"] == "/team/-"
    (heading,) = find(nodes(look("/team/-")), "h1")
    assert text_of(heading) == "Unknown team"
    assert "no such team" not in said(look("/", "?team=-"))


def test_a_day_without_data_is_left_out_and_said(look):
    assert "There is no data for the day that was asked for" in said(look("/", "?on=2030-01-01"))


def test_an_earlier_day_is_in_every_link_downwards(look):
    tiles = list(find(nodes(look("/", "?on=2026-06-24")), "article", "tile"))
    assert all("on=2026-06-24" in next(find(tile, "a"))[1]["href"] for tile in tiles)


def test_a_number_lists_its_cases_by_state(look):
    assert "Not met" in said(look("/indicator/s47_completed_15wd"))
    narrowed = look("/indicator/s47_completed_15wd", "?met=not+met")
    states = {text_of(row[-1]) for row in find(nodes(narrowed), "tr") if len(row) == 10 and row[2][0] == "th"} - {
        "State"
    }
    assert {state.removeprefix("✕ ") for state in states} == {"Not met, late"}


def test_the_late_cases_of_a_list_are_as_many_as_its_tile_says(look):
    answer = look("/indicator/s47_open_now", "?met=late", scale=8.0)
    late = int(re.search(r"([\d,]+) late now", said(answer)).group(1).replace(",", ""))
    assert f"{late:,} shown." in said(answer)


def test_a_child_without_a_person_row_is_still_a_child(look, monkeypatch):
    whole = FakeStore.child
    monkeypatch.setattr(FakeStore, "child", lambda *a: {n: f for n, f in whole(*a).items() if n != "person"})
    assert "The extract has no person row for this child." in said(look("/child/P00001"))


def test_a_childs_codes_are_words(look):
    assert "White British" in said(look("/child/P00001"))


def test_data_quality_accounts_for_every_row(look):
    words = said(look("/data-quality"))
    assert "1,120 rows were read and 1,118 loaded; 2 were set aside" in words
    assert "Download the 2 rows set aside (CSV)" in words


def test_a_check_is_shown_by_its_title_and_a_rule_of_the_census_by_its_number_in_small_print():
    counts = pd.DataFrame(
        [
            (1, "cin_8565", "warning", "cin_episodes", 3),
            (1, "cin_8670q", "warning", "cin_assessments", 2),
            (1, "no_longer_asked", "note", "", 1),
        ],
        columns=["load_id", "check", "severity", "table", "count"],
    )
    titles = {"cin_8565": "Work began after the case was closed", "cin_8670q": "Assessment open past 45 working days"}
    shown = data_quality.by_check(counts, [SimpleNamespace(id=1)], {}, titles)
    assert [check.title for check in shown] == [*titles.values(), "No longer asked"]
    assert [data_quality.census_rule(check.name) for check in shown] == ["Census rule 8565", "Census rule 8670Q", ""]


def test_the_application_knows_what_every_check_is_called():
    assert app.check_titles()["cin_8565"] == "Work began after the case was closed"


def test_the_findings_of_a_check_are_shown_one_by_one(look):
    assert NASTY in said(look("/data-quality", "?check=visit_to_closed_plan"))


def test_where_a_page_breaks_a_person_gets_a_sentence_and_the_log_no_value(look, monkeypatch, caplog):
    def broken(*_, **__):
        raise KeyError("P0123, Jane Doe")

    monkeypatch.setattr(FakeStore, "series", broken)
    assert "This page could not be drawn." in said(look("/"))
    assert "KeyError on a page of the kind /" in caplog.text
    assert "Jane Doe" not in caplog.text


def test_old_data_is_said_to_be_old(look):
    assert "days old: ask why no newer one has arrived" in said(look("/", as_of=date(2026, 6, 20)))
