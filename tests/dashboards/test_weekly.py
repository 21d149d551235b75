"""The weekly meeting and the supervision sheet, on a store filled by the real ETL."""

from __future__ import annotations

import re
from datetime import date

import orjson
import pandas as pd
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
def trust(site):
    return site.store


@pytest.fixture(scope="module")
def read(site):
    """What a page answers, as plain JSON."""
    return lambda path, search="": answer(site, path + search)


@pytest.fixture(scope="module")
def team(trust):
    held = trust.cases(EVERYTHING, "wf_cases_by_team", on=ON)
    name = held["team"].mode()[0]
    return next(u for u in trust.units(EVERYTHING) if u.kind is UnitKind.TEAM and u.name == name)


def said(answer):
    return " ".join(text_of(nodes(answer)).split())


def table(answer, caption):
    """Rows of cells of the table of that caption."""
    for one in find(nodes(answer), "table"):
        if caption in text_of(list(find(one, "caption"))):
            return [[text_of(cell) for cell in row[2:]] for row in find(one, "tr")][1:]
    raise AssertionError(f"no table {caption}")


def test_the_sections_of_the_meeting_stand_in_their_order(read):
    heads = [text_of(one) for one in find(nodes(read("/weekly")), "h2")]
    assert heads == [
        "This week",
        "Services beside each other",
        "Who holds what",
        "Due in the next two weeks",
        "Late work by age",
        "Supervision and oversight",
        "The quality of the data",
    ]


def test_a_percentage_of_the_week_stands_with_its_sides(read):
    rows = table(read("/weekly"), "every measure")
    shares = [row for row in rows if "%" in row[1]]
    assert shares
    assert all(" of " in row[1] for row in shares)


def test_the_children_of_a_team_add_up_by_worker(read, trust, team):
    rows = table(read("/weekly", f"?team={team.id}"), "Who holds what")
    held = trust.cases(EVERYTHING, "wf_cases_by_team", on=ON, unit=team)
    assert sum(int(row[2].replace(",", "")) for row in rows) == held["person"].nunique()


def test_late_work_by_age_adds_up(read):
    for row in table(read("/weekly"), "Late work by age"):
        parts = [0 if cell == "·" else int(cell.replace(",", "")) for cell in row[1:-1]]
        assert sum(parts) == int(row[-1].replace(",", ""))


def test_teams_stand_in_the_order_of_their_names_and_not_of_their_numbers(read, team):
    names = [row[0] for row in table(read("/weekly", f"?team={team.id}"), "Teams beside each other")]
    assert names == sorted(names)


def test_a_workers_name_leads_to_the_sheet_for_their_supervision(read, trust, team):
    answer = read("/weekly", f"?team={team.id}")
    links = [one[1]["href"] for one in find(nodes(answer), "a") if one[1]["href"].startswith("/supervision/")]
    assert links
    sheet = read(links[0])
    assert "Supervision sheet" in said(sheet)
    rows = table(sheet, "Children of this worker")
    worker = next(u for u in trust.units(EVERYTHING) if links[0] == f"/supervision/{u.id}")
    held = trust.cases(EVERYTHING, "wf_cases_by_team", on=ON, unit=worker)
    assert sorted(row[0] for row in rows) == sorted(held["person"].unique())


def test_no_date_that_falls_late_lies_before_the_data(read, team):
    links = [one[1]["href"] for one in find(nodes(read("/weekly", f"?team={team.id}")), "a")]
    sheets = {link for link in links if link.startswith("/supervision/")}
    coming = [row[3] for link in sheets for row in table(read(link), "Children of this worker")]
    days = [pd.Timestamp(day).date() for said in coming for day in re.findall(r"by (\d+ \w+ \d+)", said)]
    assert days
    assert min(days) >= ON


@pytest.mark.parametrize("path", ["/weekly", "/supervision/"])
def test_a_page_of_the_meeting_is_light(read, team, path):
    links = [one[1]["href"] for one in find(nodes(read("/weekly", f"?team={team.id}")), "a")]
    asked = path if path == "/weekly" else next(link for link in links if link.startswith(path))
    assert len(orjson.dumps(read(asked))) < 150_000


def test_there_is_no_sheet_of_nobody(read):
    assert "There is no worker with this name" in said(read("/supervision/nobody"))
