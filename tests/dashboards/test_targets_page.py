"""Targets are set on a page, held against their indicator and each other, and every number follows."""

from __future__ import annotations

from functools import partial

import orjson
import pytest

from dashboards.site import mount
from data.results import UnitKind
from data.scope import EVERYTHING
from layouts.markup import find, text_of
from tests.dashboards.conftest import ROOT, answer, nodes

NAME = "assessments_45wd"
TITLE = "Assessments completed within 45 working days"
SAID = {
    "address": f"/targets?measure={NAME}", "indicator": NAME, "seen": "", "unit": "trust", "from": "2026-04-01",
    "reads": "value", "green": "90%", "amber": "80", "status": "agreed", "set_by": "The board",
    "set_on": "2026-03-20", "source": "Minute 7", "by": "Ann",
}  # fmt: skip


@pytest.fixture
def site(invented):
    return invented(0.05)


@pytest.fixture
def read(site):
    return partial(answer, site)


@pytest.fixture
def save(site):
    client = mount(site, ROOT / "assets").server.test_client()

    def post(form="target", **fields):
        return client.post(f"/record/{form}", data=SAID | fields, headers={"X-Sightline": "record"})

    return post


def row(page, title=TITLE):
    """The cells of the first target of a number."""
    found = next(one for one in find(nodes(page), "tr") if text_of(next(find(one, "th"))) == title)
    return [" ".join(text_of(cell).split()) for cell in found[2:]]


def setting(page):
    """The form that sets a target."""
    return next(one for one in find(nodes(page), "form", "record") if one[1]["data-record"] == "target")


def seen(page):
    form = setting(page)
    return next(one[1]["value"] for one in find(form, "input") if one[1].get("name") == "seen")


def test_a_number_without_an_agreed_target_has_its_proposal_and_the_way_to_set_one(read):
    page = read("/targets")
    assert row(page) == [TITLE, "At least 85% Amber: at least 78%", "The whole trust", "Proposed, not yet agreed",
                         "From 1 Apr 2020", "–", f"Set it for {TITLE}"]  # fmt: skip
    assert "0 of" in text_of(list(find(nodes(page), "p", "definition")))
    assert len(orjson.dumps(page)) < 100_000
    assert not list(find(nodes(page), "details", "more"))


def test_what_is_wanted_neither_high_nor_low_has_no_target(read):
    heads = [text_of(one) for one in find(nodes(read("/targets")), "th")]
    assert "Visits to looked-after children in date" in heads
    assert "Children looked after" not in heads


def test_an_agreed_target_holds_from_its_first_day_wherever_the_number_stands(site, read, save):
    assert save().json["saved"]
    _, limits, whose, status, holds, by, _ = row(read("/targets"))
    assert (limits, whose, status) == ("At least 90% Amber: at least 80%", "The whole trust", "Agreed")
    assert (holds, by) == ("From 1 Apr 2026", "The board, 20 Mar 2026 Minute 7")
    assert "1 of" in text_of(list(find(nodes(read("/targets")), "p", "definition")))
    said = text_of(nodes(read(f"/indicator/{NAME}")))
    assert "at least 90%" in said
    assert "at least 85% (proposed)" not in said
    assert "at least 85%" in text_of(nodes(read(f"/indicator/{NAME}?on=2026-03-15"))).lower()
    history = site.store.record_history(EVERYTHING, "target")
    assert set(history["changed_by"]) == {"Ann"}
    assert set(history["source"]) == {"page /targets"}


def test_the_form_begins_with_the_target_that_holds(read, save):
    save()
    held = {one[1]["name"]: one[1].get("value") for one in find(setting(read(SAID["address"])), "input")}
    assert (held["green"], held["amber"], held["indicator"]) == ("90", "80", NAME)


def test_a_team_has_a_target_of_its_own(site, read, save):
    team = next(u for u in site.store.units(EVERYTHING) if u.kind is UnitKind.TEAM and u.name == "Assessment Team 2")
    assert save(unit=f"team {team.id}", green="70", amber="").json["saved"]
    assert row(read("/targets"))[1:3] == ["At least 70%", "Assessment Team 2"]
    assert "at least 70%" in text_of(nodes(read(f"/indicator/{NAME}?team={team.id}")))
    assert "at least 70%" not in text_of(nodes(read(f"/indicator/{NAME}")))
    later_ = {"unit": f"team {team.id}", "from": "2026-05-01", "green": "75", "amber": ""}
    assert save(seen=seen(read(SAID["address"])), **later_).json["saved"]
    holds = [
        " ".join(text_of(one[2:][4]).split()) for one in find(nodes(read("/targets")), "tr") if "Team 2" in text_of(one)
    ]
    assert holds == ["From 1 May 2026", "Not now: from 1 Apr 2026"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"green": ""}, "Write up to what it is green, then save again."),
        ({"green": "ninety"}, "Write up to what it is green as a number"),
        ({"green": "8,5"}, "Write up to what it is green as a number"),
        ({"green": "nan"}, "Write up to what it is green as a number"),
        ({"green": "101"}, "Green is above 100, and the indicator is a percentage"),
        ({"amber": "95"}, "Amber is above green"),
        ({"from": "1/4/2026"}, "Write its first day as 2026-06-30"),
        ({"unit": "team nowhere"}, "That unit is not there any more"),
        ({"reads": "longest"}, "Reads is longest, and only a duration has a longest case"),
        ({"indicator": "nothing"}, "There is no such number"),
        ({"indicator": "cla_rate"}, "no target and is never coloured"),
        ({"set_by": " "}, "Write who set it"),
        ({"by": ""}, "Write your name"),
    ],
)
def test_what_cannot_be_a_target_is_said_and_changes_nothing(site, save, fields, says):
    reply = save(**fields)
    assert not reply.json["saved"]
    assert says in reply.json["says"]
    assert site.store.records(EVERYTHING, "target").empty


def test_of_two_who_set_a_target_of_one_number_the_second_is_told(read, save):
    stood = seen(read(SAID["address"]))
    assert save(seen=stood).json["saved"]
    second = save(seen=stood, **{"from": "2026-05-01", "green": "60"})
    assert "Somebody else set a target of this number" in second.json["says"]
    assert save(seen=seen(read(SAID["address"])), **{"from": "2026-05-01", "green": "95"}).json["saved"]
    assert row(read("/targets"))[1].startswith("At least 95%")


def test_a_target_that_was_taken_away_leaves_the_proposal(site, read, save):
    save()
    assert save("untarget", kind="trust", unit_id="").json["saved"]
    assert row(read("/targets"))[3] == "Proposed, not yet agreed"
    assert not site.store.record_history(EVERYTHING, "target").empty


def test_what_is_shared_shows_targets_and_sets_none(read, save):
    save()
    page = read(f"/targets?measure={NAME}&audience=sharing")
    assert row(page)[1] == "At least 90% Amber: at least 80%"
    assert not list(find(nodes(page), "form", "record"))
    reply = save(address="/targets?audience=sharing", seen="x")
    assert reply.status_code == 403


def test_what_was_typed_is_only_ever_text(read, save):
    save(set_by="<script>alert(1)</script>", source="=cmd|' /C calc'!A0")
    assert "<script>alert(1)</script>, 20 Mar 2026 =cmd|' /C calc'!A0" in row(read("/targets"))[5]
