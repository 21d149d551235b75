"""A point of a trend: its cases add up to its number, whatever is counted; and what may not be listed is not."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboards.cases import cases
from dashboards.dots import stands_at
from dashboards.points import chosen_point, not_kept
from dashboards.site import mount
from dashboards.trend import series
from data.results import UnitKind
from data.scope import EVERYTHING
from indicators.catalogue import INDICATORS
from indicators.kinds import Duration, Fold, Proportion, Ratio
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes

ASSETS = Path(__file__).parents[2] / "assets"
LISTED = sorted(name for name, one in INDICATORS.items() if not isinstance(one, Ratio))


@pytest.fixture(scope="module")
def trust(invented):
    return invented()


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
