"""What happened: typed once, drawn on every chart that covers its day, on none that is shared."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import orjson
import pytest
from pypdf import PdfReader

from dashboards.site import mount
from data.scope import EVERYTHING
from layouts.markup import find, text_of
from reports.building import build
from reports.writers import write
from tests.dashboards.conftest import answer, nodes

ASSETS = Path(__file__).parents[2] / "assets"
ADDED = {"on": "2026-05-04", "what": "A <b>new</b> team", "unit": "trust", "by": "Ann", "address": "/annotations"}


@pytest.fixture(scope="module")
def site(invented):
    return invented()


@pytest.fixture
def save(site):
    client = mount(site, ASSETS).server.test_client()

    def post(form="annotate", **fields):
        return client.post(f"/record/{form}", data=ADDED | fields, headers={"X-Sightline": "record"})

    yield post
    for one in site.store.records(EVERYTHING, "annotation")["annotation_id"]:
        post("unannotate", annotation=one)


def told(page):
    return [" ".join(text_of(one).split()) for one in find(nodes(page), "ol", "events")]


def marks(part):
    """The numbered lines of every figure."""
    if isinstance(part, dict):
        here = [part] if part.get("uid") == "event-marks" else []
        return here + [one for held in part.values() for one in marks(held)]
    return [one for held in part for one in marks(held)] if isinstance(part, list) else []


@pytest.mark.parametrize(
    "path", ["/indicator/contacts_total", "/indicator/cpp_count", "/indicator/cla_rate?grain=month"]
)
def test_an_event_is_drawn_and_told_on_the_charts_that_cover_its_day(site, save, path):
    assert save().json["saved"]
    found = answer(site, path)
    assert told(found) == ["1 4 May 2026, the whole trust: A <b>new</b> team"]
    (mark,) = marks(found)
    assert (mark["x"], mark["text"]) == (["2026-05-04"], ["1"])


def test_the_bars_of_weeks_have_it_at_the_bar_of_its_week(site, save):
    save(on="2026-06-09")
    found = {tuple(mark["x"]) for mark in marks(answer(site, "/"))}
    assert ("08 Jun",) in found


def test_what_lies_outside_the_days_drawn_is_not_on_the_chart(site, save):
    save(on="2010-01-01")
    assert marks(answer(site, "/indicator/contacts_total")) == []


def test_an_event_of_a_team_is_not_on_the_charts_of_the_trust(site, save):
    team = next(unit for unit in site.store.units(EVERYTHING) if unit.kind.value == "team" and unit.id)
    save(unit=f"team {team.id}")
    assert told(answer(site, "/indicator/contacts_total")) == []
    (said,) = told(answer(site, f"/indicator/contacts_total?team={team.id}"))
    assert said == f"1 4 May 2026, {team.name}: A <b>new</b> team"


def test_what_is_shared_has_no_event(site, save):
    save()
    found = answer(site, "/indicator/contacts_total?audience=sharing")
    assert b"new</b> team" not in orjson.dumps(found)
    assert marks(found) == []


def test_an_event_can_be_taken_away_and_its_history_stays(site, save):
    save()
    (one,) = site.store.records(EVERYTHING, "annotation")["annotation_id"]
    assert save("unannotate", annotation=one).json["saved"]
    assert told(answer(site, "/indicator/contacts_total")) == []
    assert len(site.store.record_history(EVERYTHING, "annotation")) >= 2


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"on": ""}, "Write the day it happened"),
        ({"on": "4 May"}, "Write the day it happened as 2026-06-30"),
        ({"until": "2026-05-03"}, "It ends before it begins"),
        ({"what": " "}, "Write what happened"),
        ({"unit": "team T99"}, "That unit is not there any more"),
        ({"unit": "worker W1"}, "That unit is not there any more"),
        ({"indicator": "nothing"}, "There is no such number"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_sentence(site, save, fields, says):
    answer = save(**fields)
    assert answer.status_code == 422
    assert answer.json["says"].startswith(says)
    assert site.store.records(EVERYTHING, "annotation").empty


def test_events_that_stand_close_do_not_cover_each_other(site, save):
    for day in ("2026-05-04", "2026-05-05", "2026-05-06"):
        save(on=day)
    (mark,) = marks(answer(site, "/indicator/contacts_total"))
    assert len(set(mark["y"])) == 3


def test_a_slide_draws_an_event_and_says_what_it_was(site, save):
    save()
    found = answer(site, "/board?measure=cla_rate")
    assert told(found) == ["1 4 May 2026, the whole trust: A <b>new</b> team"]
    assert len(list(find(nodes(found), "span", "d-number"))) == 1
    shared = answer(site, "/board?measure=cla_rate&audience=sharing")
    assert told(shared) == []
    assert not list(find(nodes(shared), "span", "d-number"))


def test_a_slide_with_an_event_and_no_point_beyond_chance_has_no_key_of_such_points(site, save):
    save()
    keys = [text_of(one) for one in find(nodes(answer(site, "/board?measure=cla_rate")), "ul", "d-key")]
    assert not any("Beyond chance" in key for key in keys)


def test_a_pack_for_managers_draws_an_event_and_one_that_is_shared_does_not(site, save):
    save(what="A new team")
    shared, ours = build(site.store, "council_board", "pptx"), build(site.store, "pib", "pptx")
    assert "A new team" not in text_in(shared[1], "pptx")
    for ending in ("pptx", "xlsx", "pdf"):
        assert "1: 4 May 2026, the whole trust: A new team" in text_in(write(ours[0], ending), ending)
        assert "A new team" not in text_in(write(shared[0], ending), ending)


def text_in(body, ending):
    """The words of a pack, those of notes and charts too, without the ends of lines."""
    if ending == "pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]*>", " ", " ".join(parts)).split())
