"""A point of a trend: its cases add up to its number, whatever is counted; and what may not be listed is not."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import a_site
from dashboards.cases import cases, the_cases
from dashboards.dots import stands_at
from dashboards.points import chosen_point, not_kept
from dashboards.site import mount
from dashboards.trend import series
from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from etl.records import import_folder
from etl.synthetic import write
from indicators.catalogue import INDICATORS
from indicators.kinds import Duration, Fold, Proportion, Ratio
from layouts.markup import find, text_of
from tests.dashboards.conftest import NOW, answer, nodes

ASSETS = Path(__file__).parents[2] / "assets"
LISTED = sorted(name for name, one in INDICATORS.items() if not isinstance(one, Ratio))
RATIOS = sorted(name for name, one in INDICATORS.items() if isinstance(one, Ratio))


@pytest.fixture(scope="module")
def trust(invented):
    return invented()


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """The same with what people there recorded: reviews, observations and posts."""
    folder = tmp_path_factory.mktemp("reviewed")
    write(folder / "extract", scale=0.05, as_of=date(2026, 6, 30))
    store = Store.open(f"sqlite:///{folder / 'store.sqlite'}")
    import_folder(store, folder / "extract" / "records", by="Nobody")
    load([folder / "extract"], store)
    yield replace(a_site(store, None), now=lambda: NOW)
    store.close()


def points(trust, one, team=""):
    """The newest period of each grain, the one before and one of last winter, each as a page is asked for it."""
    for grain in one.offered:
        asked = trust.request(f"/indicator/{one.id}", f"?grain={grain.value}&team={team}")
        held = series(asked, one, grain)
        for back in (1, 2, 8):
            if held is None or len(held.last) < back:
                continue
            at = stands_at(grain, int(held.first[-back]), int(held.last[-back]))
            request = replace(asked, query=replace(asked.query, period=at))
            point = chosen_point(request, held)
            assert point is not None
            if not not_kept(request, one, point):
                yield request, point


def added_up(one, frame):
    """Met, not met and unknown: of cases, or of children whose best answer on any day is theirs."""
    answers = frame["met"]
    if one.fold is Fold.DURING:
        order = {"met": 0, "unknown": 1, "not met": 2}
        answers = frame.assign(order=answers.map(order)).sort_values("order").groupby("person")["met"].first()
    found = Counter(answers)
    return found["met"], found["not met"], found["unknown"]


@pytest.mark.parametrize("name", LISTED)
def test_the_cases_of_a_point_add_up_to_its_number(trust, name):
    one = INDICATORS[name]
    for request, point in points(trust, one):
        frame = cases(request, one, point)
        met, other, unknown = added_up(one, frame)
        where = (point.grain, point.at)
        if isinstance(one, Duration):
            counted = frame[frame["met"] != "running"]["value"]
            assert (counted.notna().sum(), counted.isna().sum()) == (point.denominator, point.unknown), where
        elif point.numerator is None:
            assert not met, where
        else:
            assert (met, unknown) == (point.numerator, point.unknown), where
            if isinstance(one, Proportion):
                assert met + other == point.denominator, where


@pytest.mark.parametrize("name", RATIOS)
def test_both_sides_of_a_ratio_are_listed_and_what_they_count_as_adds_up_to_it(reviewed, name):
    one, seen = INDICATORS[name], 0
    for request, point in points(reviewed, one):
        where = (point.grain, point.at)
        above = cases(request, one, point)
        beside = replace(request, query=replace(request.query, side="per"))
        if not_kept(beside, one, point):
            continue
        below = cases(beside, one, point)
        assert below["person"].isna().all(), where
        total = above["value"].sum()
        assert total == pytest.approx(point.numerator or 0.0, abs=1e-6), where
        whole = len(below.drop_duplicates(["worker", "start"])) if one.per_fold is Fold.DURING else below["value"].sum()
        assert whole == pytest.approx(point.denominator or 0.0, abs=1e-6), where
        assert (above["met"] == "unknown").sum() + (below["met"] == "unknown").sum() >= point.unknown, where
        seen += bool(whole)
    assert seen, "no period of the invented trust has anything on both sides"


def test_the_other_side_of_a_ratio_is_one_click_away_and_comes_as_a_file(reviewed):
    client = mount(reviewed, ASSETS).server.test_client()
    page = answer(reviewed, "/indicator/wf_caseload_avg")
    (way,) = [one for one in find(nodes(page), "nav") if one[1].get("aria-label") == "Side of the number"]
    first, second = find(way, "a")
    assert (first[1].get("aria-current"), second[1].get("aria-current")) == ("true", None)
    assert "full-time equivalents" in text_of(second)
    way = second[1]["href"].removesuffix("#cases")
    other = answer(reviewed, way)
    table = next(one for one in find(nodes(other), "table") if "Cases of" in text_of(next(find(one, "caption"))))
    assert [text_of(one) for one in find(table, "th")][:4] == ["Record", "Team", "Worker", "State"]
    assert "Counts as" in [text_of(one) for one in find(table, "th")]
    answered = client.get(f"/download/cases.csv?measure=wf_caseload_avg&{way.partition('?')[2]}")
    rows = list(csv.DictReader(io.StringIO(answered.data.decode("utf-8-sig"))))
    assert rows
    assert not any(row["person"] for row in rows)
    assert "wf_caseload_avg-per-cases" in answered.headers["Content-Disposition"]


def test_a_side_that_the_held_load_kept_no_list_of_says_so(reviewed):
    one = INDICATORS["wf_caseload_avg"]
    request, point = next(points(reviewed, one))
    beside = replace(request, query=replace(request.query, side="per"))
    empty = cases(beside, one, point).iloc[:0]
    assert "kept from the next load on" in text_of(the_cases(beside, one, empty, point))


def test_the_cases_of_a_team_and_of_a_worker_are_theirs(trust):
    units = trust.request("/", "").units
    one = INDICATORS["wf_cases_by_team"]
    frame = trust.store.cases(EVERYTHING, one.id, on=date(2026, 6, 30))
    team = next(u for u in units if u.kind is UnitKind.TEAM and u.name == frame["team"].mode()[0])
    for request, point in points(trust, one, team.id):
        assert len(cases(request, one, point)) == point.numerator
    worker = next(u for u in units if u.kind is UnitKind.WORKER and u.name == frame["worker"].mode()[0])
    asked = trust.request("/", f"?worker={worker.id}&period=2026-06-22&grain=week")
    point = chosen_point(asked, series(asked, one, point.grain.__class__("week")))
    assert point is not None
    assert len(cases(asked, one, point)) == point.numerator > 0


# On the page


def rows_of(answer):
    tables = [one for one in find(nodes(answer), "details") if one[1].get("id") == "trend-table"]
    return list(find(tables, "a"))


@pytest.mark.parametrize("name", ["assessments_45wd", "cla_count", "s47_open_now", "assessments_median"])
def test_every_row_of_the_trend_leads_to_its_cases(look, name):
    answer = look(f"/indicator/{name}")
    table = next(one for one in find(nodes(answer), "details") if one[1].get("id") == "trend-table")
    assert len(rows_of(answer)) == len(list(find(next(find(table, "tbody")), "tr"))) > 10


def test_the_point_that_is_chosen_is_told_in_the_heading_the_table_and_the_chart(look):
    answer = look("/indicator/assessments_45wd", "?period=2026-05-01")
    assert "The cases behind it: May 2026" in [text_of(one) for one in find(nodes(answer), "h2")]
    assert [text_of(one) for one in rows_of(answer) if one[1].get("aria-current")] == ["May 2026"]
    assert '"uid":"chosen"' in str(answer).replace("'", '"').replace(": ", ":")


def test_a_point_whose_cases_are_not_kept_says_so_and_lists_nobody(look):
    answer = look("/indicator/assessments_45wd", "?period=2025-05-01")
    words = " ".join(text_of(one) for one in nodes(answer))
    assert "no longer kept here" in words
    assert "/child/" not in str(answer)


@pytest.mark.parametrize("search", ["?period=2031-01-01", "?period=2026-05-07", "?period=2026-05-01&grain=year"])
def test_a_period_that_the_trend_has_not_is_told_and_the_newest_cases_are_shown(look, search):
    words = " ".join(text_of(one) for one in nodes(look("/indicator/assessments_45wd", search)))
    assert "There is no such period in this trend" in words
    assert "The cases behind it:" not in words


def test_no_point_leads_to_children_where_the_page_is_shared(look, client):
    answer = look("/indicator/assessments_45wd", "?period=2026-05-01&audience=sharing")
    assert not rows_of(answer)
    assert "/child/" not in str(answer)
    ask = "/download/cases.csv?measure=assessments_45wd&period=2026-05-01&grain=month"
    assert client().get(f"{ask}&audience=sharing").status_code == 403


def test_the_cases_of_a_point_come_as_a_file(trust):
    client = mount(trust, ASSETS).server.test_client()
    answer = client.get("/download/cases.csv?measure=assessments_45wd&grain=month&period=2026-05-01")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows
    assert {row["start"][:7] for row in rows} == {"2026-05"}
    assert "assessments_45wd-cases-month-2026-05-01.csv" in answer.headers["Content-Disposition"]


def test_fortnights_are_offered_where_there_are_weeks_and_not_for_sharing(look):
    def grains(search):
        (field,) = [
            one for one in find(nodes(look("/indicator/contacts_total", search)), "select") if one[1]["name"] == "grain"
        ]
        return [text_of(one) for one in find(field, "option")]

    assert "By fortnight" in grains("")
    assert "By fortnight" not in grains("?audience=sharing")


def test_the_workers_of_a_team_stand_beside_each_other_and_are_not_shared(look):
    there = look("/indicator/wf_cases_by_team", "?team=T20")
    assert [text_of(one) for one in find(nodes(there), "a") if "worker=" in one[1]["href"]]
    assert "worker=" not in str(look("/indicator/wf_cases_by_team", "?team=T20&audience=sharing"))


def test_a_count_explains_itself_with_its_figure(look):
    facts = next(find(nodes(look("/indicator/missing_now")), "dl", "facts"))
    assert text_of(facts[facts.index(["dt", {}, "This number"]) + 1])[0].isdigit()
