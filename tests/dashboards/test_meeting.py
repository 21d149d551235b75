"""A weekly meeting from the first note to what its actions did, on a store filled by the real ETL and by hand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import flask
import orjson
import pytest

from app import a_site
from dashboards.site import mount
from dashboards.weekly import gathering_of
from data.results import Grain, UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from etl.records import import_folder
from etl.synthetic import write
from layouts.markup import find, text_of
from reports.packs.weekly_team import sections
from reports.weekly_sections import SECTIONS
from tests.dashboards.conftest import nodes

ASSETS = Path(__file__).parents[2] / "assets"
HEADERS = {"X-Sightline": "record"}
NASTY = "<script>alert(1)</script>"
BY = {"by": "Tara Manager", "section": "numbers", "held_on": "2026-06-17"}
ACTION = {"what": "Close the oldest first", "owner": NASTY, "due_on": "2026-06-24", "indicator": "assessments_45wd"}
REVERSED = ",".join(reversed(SECTIONS))
SHOWN = {f"shown-{name}": "Y" for name in SECTIONS}


class Room:
    """What a team sees and types in its meetings, and the day it is: 17 June, on the data of the evening before."""

    def __init__(self, store: Store, extract: Path) -> None:
        self.store, self.extract, self.today = store, extract, datetime(2026, 6, 17, 9, tzinfo=UTC)
        self.site = replace(a_site(store, None), now=lambda: self.today)
        self.client = mount(self.site, ASSETS).server.test_client()
        name = store.cases(EVERYTHING, "assessments_open_bands", on=date(2026, 6, 16))["team"].mode()[0]
        units = store.units(EVERYTHING)
        self.team = next(one for one in units if one.kind is UnitKind.TEAM and one.name == name)
        self.service = next(one for one in units if one.kind is UnitKind.SERVICE and one.id == self.team.parent)
        self.meeting = f"/weekly/meeting?team={self.team.id}"

    def look(self, path: str) -> list:
        at = urlsplit(path)
        with flask.Flask("test").app_context():
            return nodes(orjson.loads(orjson.dumps(self.site.view(at.path, f"?{at.query}" if at.query else ""))))

    def said(self, path: str) -> str:
        return " ".join(text_of(self.look(path)).split())

    def post(self, form: str, address: str = "", **fields: str):
        given = {"address": address or self.meeting, **fields}
        return self.client.post(f"/record/{form}", data=given, headers=HEADERS).json

    def seen(self, kind: str) -> str:
        """When the only record of a kind was last changed."""
        (at,) = self.store.records(EVERYTHING, kind)["changed_at"]
        return str(at)

    def next_week(self) -> None:
        load([self.extract], self.store, as_of="2026-06-30")
        self.today = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def extract(tmp_path_factory):
    folder = tmp_path_factory.mktemp("extract")
    write(folder, scale=0.05, as_of=date(2026, 6, 30))
    return folder


@pytest.fixture(scope="module")
def stood_then(extract, tmp_path_factory):
    """The file of a store as it stood on 16 June: loaded once, to be copied."""
    path = tmp_path_factory.mktemp("store") / "s.db"
    store = Store.open(f"sqlite:///{path}")
    load([extract], store, as_of="2026-06-16")
    store.close()
    return path


@pytest.fixture
def room(extract, stood_then, tmp_path):
    store = Store.open(f"sqlite:///{shutil.copy(stood_then, tmp_path / 's.db')}")
    yield Room(store, extract)
    store.close()


def links(room, path):
    """The sections as the page names them, in their order."""
    return [text_of(one) for one in find(room.look(path), "a") if str(one[1]["href"]).startswith("#")]


# The order of the sections


def set_order(room, order=REVERSED, shown=SHOWN, service=None):
    where = "/weekly/sections" if service is None else f"/weekly/sections?service={service}"
    return room.post("section_order", where, by="Hope Service", order=order, **shown)


def test_a_service_has_the_order_that_its_managers_set_and_others_have_not(room):
    before = links(room, "/weekly")
    assert set_order(room, service=room.service.id)["saved"]
    assert links(room, f"/weekly?service={room.service.id}") == list(reversed(before))
    assert links(room, f"/weekly?team={room.team.id}") == list(reversed(before))
    assert links(room, "/weekly") == before
    assert "set by Hope Service" in room.said(f"/weekly?service={room.service.id}")


def test_a_service_that_set_none_has_the_trusts(room):
    before = links(room, "/weekly")
    set_order(room)
    assert links(room, f"/weekly?service={room.service.id}") == list(reversed(before))


def test_the_meeting_and_the_pack_follow_the_order_and_leave_out_what_the_page_does(room):
    shown = {name: "Y" for name in SHOWN if name != "shown-data"}
    set_order(room, shown=shown, service=room.service.id)
    expected = [SECTIONS[name] for name in reversed(SECTIONS) if name != "data"]
    request = room.site.request("/weekly", f"?team={room.team.id}")
    assert [one.title for one in sections(gathering_of(request))] == expected
    walk = next(find(room.look(room.meeting), "nav", "walk"))
    assert [text_of(one).strip() for one in find(walk, "li")][1:-1] == expected


@pytest.mark.parametrize(
    ("order", "shown", "says"),
    [
        ("numbers,teams", SHOWN, "The sections have changed since this page was opened: open it again."),
        (REVERSED, {}, "Leave at least one section to look at, then save again."),
    ],
)
def test_an_order_that_cannot_be_kept_is_refused_with_what_to_do(room, order, shown, says):
    assert set_order(room, order, shown) == {"saved": False, "says": says}
    assert room.store.records(EVERYTHING, "section_order").empty


def test_every_section_can_be_moved_by_a_button_that_says_what_it_moves(room):
    labels = {one[1].get("aria-label") for one in find(room.look("/weekly/sections"), "button")}
    assert {f"Move {title} {way}" for title in SECTIONS.values() for way in ("up", "down")} <= labels


# Notes


def test_a_note_is_kept_and_read_again_at_its_address_the_week_after(room):
    assert room.post("note", **BY, asked=f"Why late? {NASTY}", agreed="Duty looks daily")["saved"]
    room.next_week()
    said = room.said(f"/weekly/meeting/2026-06-17?team={room.team.id}")
    assert f"Why late? {NASTY}" in said
    assert "Written by Tara Manager." in said
    assert "17 June 2026" in room.said(room.meeting)


def test_a_note_that_is_emptied_is_gone_and_its_history_is_not(room):
    room.post("note", **BY, asked="Why late?", agreed="")
    room.post("note", **BY, asked="", agreed=" ")
    assert room.store.records(EVERYTHING, "meeting_note").empty
    assert "Why late?" in set(room.store.record_history(EVERYTHING, "meeting_note")["was"])


def test_a_note_goes_on_only_to_another_step_of_the_meeting(room):
    onward = f"{room.meeting}&section=teams"
    assert room.post("note", **BY, asked="a", agreed="b", then=onward)["go"] == onward
    seen = room.seen("meeting_note")
    assert room.post("note", **BY, asked="c", agreed="b", seen=seen, then="//elsewhere.example")["go"] == ""


def test_of_two_who_note_one_section_at_once_the_second_is_told(room):
    room.post("note", **BY, asked="Of Ann", agreed="")
    late = room.post("note", **BY, asked="Of Bob", agreed="")
    assert not late["saved"]
    assert late["says"].startswith("Somebody else changed this after you opened the page")
    assert room.store.records(EVERYTHING, "meeting_note")["asked"].tolist() == ["Of Ann"]


def test_the_notes_of_one_team_are_not_those_of_its_service(room):
    room.post("note", **BY, asked="Why late?", agreed="")
    assert "Why late?" not in room.said(f"/weekly/meeting/2026-06-17?service={room.service.id}")


# Actions


def test_what_became_of_an_action_is_said_the_week_after_with_who_owns_it(room):
    assert room.post("agree", **BY, **ACTION)["says"] == f"Agreed: {NASTY}, by 24 Jun 2026."
    assert "No whole week has ended since this was agreed" in room.said(f"{room.meeting}&section=numbers")
    room.next_week()
    said = room.said(room.meeting)
    (series,) = room.store.series(EVERYTHING, ["assessments_45wd"], Grain.WEEK, units=[room.team])
    weeks = {day: (met, of) for day, met, of in zip(series.last, series.numerator, series.denominator, strict=True)}
    known = [day for day, (_, of) in sorted(weeks.items()) if of]
    for until, words in ((date(2026, 6, 14), "When agreed"), (date(2026, 6, 28), "Latest")):
        met, of = weeks[[day for day in known if day <= (until - date(1970, 1, 1)).days][-1]]
        assert f"{words} {100 * met / of:.1f}% ({met:.0f} of {of:.0f})" in said
    assert f"{ACTION['what']}" in said
    assert f"{NASTY}, due 24 Jun 2026; agreed 17 Jun 2026." in said
    assert "7 days late" in said


def test_an_action_is_done_with_what_shows_it(room):
    room.post("agree", **BY, **ACTION)
    (key,) = room.store.records(EVERYTHING, "action")["action_id"]
    room.next_week()
    done = {"by": "Tara Manager", "action_id": key, "completed_on": "2026-06-23"}
    refused = room.post("done", **done, evidence="")
    assert refused["says"] == "Write what shows that it is done, then save again."
    assert room.post("done", **done, evidence="List on file")["saved"]
    said = room.said(room.meeting)
    assert "Done 23 Jun 2026" in said
    assert "Shown by: List on file" in said


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"what": " "}, "Write what is to be done, then save again."),
        ({"owner": ""}, "Write who does it, then save again."),
        ({"due_on": "soon"}, "Write the day it is due as 2026-06-30, then save again."),
        ({"due_on": "2026-06-01"}, "An action is due on the day of the meeting or later: choose a later day."),
        ({"indicator": "nothing"}, "There is no such number: choose one of the list, or none."),
        ({"held_on": "2026-06-18"}, "A meeting is written up on its day or later: its day has not come yet."),
        ({"section": "nowhere"}, "The sections have changed since this page was opened: open it again."),
    ],
)
def test_an_action_that_cannot_be_kept_is_refused_with_what_to_write(room, fields, says):
    assert room.post("agree", **BY | ACTION | fields) == {"saved": False, "says": says}
    assert room.store.records(EVERYTHING, "action").empty


def test_a_service_sees_when_its_teams_last_met_and_what_they_have_late(room):
    room.post("agree", **BY, **ACTION)
    room.next_week()
    page = room.look(f"/weekly/meeting?service={room.service.id}")
    (rows,) = (one for one in find(page, "table") if "Meetings of those below" in text_of(one))
    mine = next(row for row in find(rows, "tr") if text_of(row).startswith(room.team.name))
    assert [text_of(cell) for cell in mine[2:]] == [room.team.name, "17 Jun 2026", "1", "1"]


def test_an_action_of_another_units_meeting_cannot_be_marked_done_here(room):
    room.post("agree", **BY, **ACTION)
    (key,) = room.store.records(EVERYTHING, "action")["action_id"]
    done = {"by": "A", "action_id": key, "completed_on": "2026-06-17", "evidence": "x"}
    assert not room.post("done", f"/weekly/meeting?service={room.service.id}", **done)["saved"]


def test_an_action_of_a_meeting_is_in_no_number_of_quality_assurance(room, extract):
    """What was promised of an indicator has no review behind it: it may not move "Actions done on time"."""
    import_folder(room.store, extract / "records", by="Nobody")
    names = ["qa_actions_on_time", "qa_actions_overdue", "qa_loop_closed"]

    def numbers():
        kept = room.store.series(EVERYTHING, names, Grain.MONTH, kinds=[UnitKind.TRUST])
        return [(one.indicator, one.numerator.tolist(), one.denominator.tolist()) for one in kept]

    before = repr(numbers())
    room.post("agree", **BY, **ACTION | {"due_on": "2026-06-17"})
    assert "meeting-20260617" in " ".join(room.store.records(EVERYTHING, "action")["action_id"])
    assert repr(numbers()) == before


# Who may, and what there is nothing of


def test_nothing_of_a_meeting_is_shared(room):
    room.post("note", **BY, asked="Why late?", agreed="")
    for path in (room.meeting, f"/weekly/meeting/2026-06-17?team={room.team.id}", "/weekly/sections?"):
        assert "never shared" in room.said(f"{path}&audience=sharing")
    assert not room.post("agree", f"{room.meeting}&audience=sharing", **BY, **ACTION)["saved"]
    assert not room.post("note", f"{room.meeting}&audience=sharing", **BY, asked="a")["saved"]


def test_the_first_meeting_says_that_it_is_the_first(room):
    assert "This is the first meeting that is noted here." in room.said(room.meeting)


@pytest.mark.parametrize("path", ["/weekly/meeting", "/weekly/meeting/2026-06-17", "/weekly/sections"])
def test_an_empty_store_says_that_nothing_was_loaded(tmp_path, path):
    store = Store.open(f"sqlite:///{tmp_path / 'e.db'}")
    site = a_site(store, None)
    with flask.Flask("test").app_context():
        answer = orjson.loads(orjson.dumps(site.view(path, "")))
    given = {"address": "/weekly/meeting", **BY, "asked": "a"}
    assert mount(site, ASSETS).server.test_client().post("/record/note", data=given, headers=HEADERS).status_code == 404
    assert "No extract has been loaded" in text_of(nodes(answer))
    store.close()


def test_a_day_that_is_none_is_no_meeting(room):
    assert "A meeting is named by its day." in room.said("/weekly/meeting/yesterday")


@pytest.mark.parametrize("section", ["last", *SECTIONS, "close"])
def test_every_step_of_a_meeting_is_light_and_leads_on(room, section):
    room.post("agree", **BY, **ACTION)
    page = room.look(f"{room.meeting}&section={section}")
    assert len(orjson.dumps(page)) < 100_000
    ways = {one[1]["rel"] for one in find(page, "a") if "rel" in one[1]}
    assert ways == {"prev", "next"} - ({"prev"} if section == "last" else {"next"} if section == "close" else set())
