"""Small lines without an axis: the table that folds out says of each what it is drawn from."""

from __future__ import annotations

import csv
import io
import logging
import re
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import quote

import pytest

from app import PAGES
from dashboards.page import Page, View
from dashboards.site import mount
from dashboards.weekly import tables_of
from data.results import Grain, UnitKind
from data.scope import EVERYTHING, Depth, Scope
from layouts.markup import find, text_of
from layouts.runs import Run
from tests.dashboards.conftest import ROOT, answer, nodes, part


@pytest.fixture(scope="module")
def site(invented):
    return invented(0.1)


@pytest.fixture(scope="module")
def units(site):
    """The name of a team with children in an address, and of one of its workers."""
    held = site.store.cases(EVERYTHING, "wf_cases_by_team")
    found = site.store.units(EVERYTHING)
    names = {u.name for u in found if u.kind is UnitKind.WORKER and u.id}
    name, who = held["team"].mode()[0], held["worker"][held["worker"].isin(names)].mode()[0]
    team = next(u for u in found if u.kind is UnitKind.TEAM and u.name == name)
    worker = next(u for u in found if u.kind is UnitKind.WORKER and u.name == who)
    return {"TEAM": team.id, "SERVICE": team.parent, "WORKER": worker.id}


LINES = ["/", "/?service=SERVICE", "/team/TEAM", "/worker/WORKER", "/weekly", "/weekly?service=SERVICE", "/monthly"]


def sources(page):
    """The address of each part that folds out."""
    return [next(find(fold, "div"))[1]["data-part"] for fold in find(nodes(page), "details", "later")]


def tabled(site, page):
    """By name, and unit where several stand beside each other: the values of each line, the newest first."""
    rows = {}
    for source in sources(page):
        for box in find(part(site, source), "div", "runs"):
            over = text_of(next(find(box, "h3"))).removesuffix(", by week") if "beside" in source else ""
            for row in list(find(box, "tr"))[1:]:
                name, *values = (text_of(cell) for cell in row[2:])
                rows[f"{over} of {name}" if over else name] = values
    return rows


def as_number(words):
    return float(words.replace(",", "").rstrip("%"))


@pytest.mark.parametrize("path", LINES)
def test_every_small_line_has_a_row_with_the_numbers_it_is_drawn_from(site, units, path):
    page = answer(site, re.sub("TEAM|SERVICE|WORKER", lambda found: quote(units[found.group()], safe=""), path))
    rows = tabled(site, page)
    drawn = 0
    for line in find(nodes(page), "span", "small-line"):
        title, first, last = re.fullmatch(r"(.*): from (\S+) to (\S+) over .*", line[1]["aria-label"]).groups()
        known = [as_number(value) for value in rows[title] if value != "–"]
        assert known[-1] == pytest.approx(as_number(first), abs=0.06, rel=1e-3)
        assert known[0] == pytest.approx(as_number(last), abs=0.06, rel=1e-3)
        assert len(known) == next(find(line, "path"))[1]["d"].count("L") + 1
        drawn += 1
    for tile in find(nodes(page), "article", "tile"):
        for line in find(tile, "div", "spark"):
            if "aria-label" not in line[1]:
                continue
            known = [value for value in rows[text_of(next(find(tile, "h3")))] if value != "–"]
            said = re.fullmatch(r"Trend: from (.*) to (.*), lowest (.*), highest (.*)", line[1]["aria-label"])
            extremes = [min(known, key=as_number), max(known, key=as_number)]
            assert list(said.groups()) == [known[-1], known[0], *extremes]
            assert len(known) == next(find(line, "path"))[1]["d"].count("L") + 1
            drawn += 1
    assert drawn > 2


def test_the_file_of_the_tiles_holds_what_their_table_says(site):
    reply = mount(site, ROOT / "assets").server.test_client().get("/download/tiles.csv?service=")
    rows = [row for row in csv.DictReader(io.StringIO(reply.text.removeprefix("\ufeff"))) if row["value"]]
    shown = tabled(site, answer(site, "/"))
    for name in ("contacts_total", "assessments_45wd", "wf_unallocated"):
        held = [float(row["value"]) for row in rows if row["indicator"] == name]
        told = [as_number(value) for value in shown[site.indicators[name].title] if value != "–"]
        assert held[::-1] == pytest.approx(told, abs=0.051)
    share = next(row for row in rows if row["indicator"] == "assessments_45wd")
    assert float(share["value"]) == pytest.approx(100 * float(share["numerator"]) / float(share["denominator"]))


@pytest.mark.parametrize("address", ["/part/tiles", "/part/weeks", "/part/beside", "/part/months"])
def test_the_periods_of_a_table_follow_each_other_the_latest_first(site, address):
    for box in find(part(site, address), "div", "runs"):
        heads = [text_of(cell) for cell in next(find(box, "thead"))[2][3:]]
        days = [datetime.strptime(head, "%d %b %Y" if head[0].isdigit() else "%b %Y") for head in heads]  # noqa: DTZ007 - a day has no zone
        assert days == sorted(set(days), reverse=True)
        assert len(days) > 20


@pytest.mark.parametrize("name", ["tiles", "weeks", "beside", "months", "entry?measure=cla_rate"])
def test_what_a_part_leads_to_is_a_page(site, name):
    hrefs = [one[1]["href"] for one in find(part(site, f"/part/{name}"), "a")]
    assert hrefs or name.startswith("entry")
    for href in hrefs[:60]:
        assert site.page(href.partition("?")[0])[0] is not None, href


def test_a_line_that_leaves_months_out_has_a_table_of_its_own():
    months = ("May", "Jun", "Jul", "Aug", "Sep")
    whole = [Run("Contacts", "/", "count", dict.fromkeys(months, 1.0))]
    later_ = [Run("Plans", "/", "count", dict.fromkeys(months[2:], 1.0))]
    paused = [Run("Reviews", "/", "count", dict.fromkeys(("Apr", *months[:3], "Sep"), 1.0))]
    held = {months: whole, months[2:]: later_, ("Apr", *months[:3], "Sep"): paused}
    first, second = tables_of(Grain.MONTH, date(2026, 9, 30), held)
    assert [run.name for run in first.runs] == ["Contacts", "Plans"]
    assert list(first.periods) == list(months)
    assert [run.name for run in second.runs] == ["Reviews"]
    for group in (first, second):
        assert all(set(run.values) <= set(group.periods) for run in group.runs)
    assert first.title != second.title


def test_the_file_for_sharing_hides_the_same_whatever_it_is_asked_for(site, units):
    """Whoever chose what is covered together would choose which cells are hidden, and two choices give one back."""
    client = mount(site, ROOT / "assets").server.test_client()
    service = quote(units["SERVICE"])

    def rows(asked):
        reply = client.get(f"/download/tiles.csv?service={service}&audience=sharing{asked}")
        return set(reply.text.splitlines()[1:])

    whole = rows("")
    assert any(",c" in row for row in whole)
    for name in (
        "wf_cases_by_team,wf_mgmt_oversight",
        "wf_cases_by_team",
        "cpp_rate,cla_rate,qa_grades",
        "wf_mgmt_oversight",
    ):
        assert rows(f"&measure={name}") <= whole
    assert not rows("&measure=wf_mgmt_oversight")


def test_of_a_day_before_the_line_ends_there(site):
    page = answer(site, "/?on=2026-05-31")
    (source,) = sources(page)
    heads = [
        text_of(cell) for box in find(part(site, source), "div", "runs") for cell in next(find(box, "thead"))[2][2:]
    ]
    assert "31 May 2026" in heads
    assert not [head for head in heads if "Jun 2026" in head]


def test_whoever_sees_one_service_gets_no_line_of_another(site, units):
    found = site.store.units(EVERYTHING)
    service = next(u for u in found if u.kind is UnitKind.SERVICE and u.id == units["SERVICE"])
    theirs = {u.name for u in found if u.kind is UnitKind.TEAM and u.parent != service.id}
    narrow = replace(site, scope=Scope(frozenset({service.name}), None, Depth.CHILD))
    client = mount(narrow, ROOT / "assets").server.test_client()
    for name in ("beside", "weeks", "tiles", "months"):
        said = str(part(narrow, f"/part/{name}?service={quote(service.id)}"))
        assert len(said) > 1000
        assert not [other for other in theirs if other in said]
        whole = client.get(f"/part/{name}")
        assert whole.status_code == 403 or name == "beside" or "table" not in whole.text
        assert not [other for other in theirs if other in whole.text]


@pytest.mark.parametrize("address", ["/part/nothing", "/part/", "/part/..%2Fapp"])
def test_there_is_no_other_part(site, address):
    reply = mount(site, ROOT / "assets").server.test_client().get(address)
    assert reply.status_code == 404 or reply.mimetype == "text/html"


def test_an_entry_of_no_number_says_so(site):
    assert "too few months" in text_of(part(site, "/part/entry?measure=<script>"))


def test_what_breaks_is_noted_without_what_it_was_about(site, caplog):
    """An error's own words may hold a child's id; so may the path of a page."""

    def breaks(_):
        raise KeyError("P00042")

    page = Page("/broken", "Broken", lambda _: View("Broken", []), parts={"bad": breaks}, downloads={"bad": breaks})
    client = mount(replace(site, pages=(*PAGES, page)), ROOT / "assets").server.test_client()
    with caplog.at_level(logging.DEBUG):
        for address in ("/part/bad", "/download/bad.csv"):
            reply = client.get(address)
            assert reply.status_code == 500
            assert "could not be made" in reply.text
            assert "P00042" not in reply.text
    assert "KeyError on a page of the kind /part" in caplog.text
    assert "P00042" not in caplog.text
