"""A team manager runs the weekly meeting by keyboard, comes back next week, and sees what the actions did."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from werkzeug.serving import make_server

from app import a_site
from dashboards.site import mount
from data.results import UnitKind
from data.scope import EVERYTHING
from data.store import Store
from etl.load import load
from etl.synthetic import write
from tests.browser.journeys.conftest import AS_OF, ROOT, drawn

NASTY = "<script>document.title = 'owned'</script>"


@dataclass
class Room:
    """A trust whose data stands at 16 June, its day, and a team of it that assesses."""

    store: Store
    extract: str
    today: datetime = datetime(2026, 6, 17, 9, tzinfo=UTC)
    address: str = ""
    team: str = ""
    service: str = ""

    def next_week(self) -> None:
        load([self.extract], self.store, as_of=AS_OF.isoformat())
        self.today = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.fixture
def room(tmp_path) -> Iterator[Room]:
    write(tmp_path / "extract", scale=0.05, as_of=AS_OF)
    url = f"sqlite:///{tmp_path / 'room.sqlite'}"
    store = Store.open(url)
    load([tmp_path / "extract"], store, as_of="2026-06-16")
    held = Room(store, tmp_path / "extract")
    open_now = store.cases(EVERYTHING, "assessments_open_bands", on=datetime(2026, 6, 16, tzinfo=UTC).date())
    name = open_now["team"].mode()[0]
    team = next(one for one in store.units(EVERYTHING) if one.kind is UnitKind.TEAM and one.name == name)
    held.team, held.service = team.id, team.parent
    site = replace(a_site(store, url), now=lambda: held.today)
    server = make_server("127.0.0.1", 0, mount(site, ROOT / "assets").server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    held.address = f"http://127.0.0.1:{server.port}"
    yield held
    server.shutdown()
    thread.join()
    store.close()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def at(page: Page, title: str) -> None:
    """Wait until the meeting stands at a step."""
    expect(page.locator(".walk [aria-current=step]")).to_have_text(title)


def test_a_team_manager_runs_the_meeting_by_keyboard_and_sees_next_week_what_it_did(page, room, assert_accessible):
    begins(page, room)
    assert_accessible(page)
    notes_and_goes_on(page)
    agrees(page)
    assert_accessible(page)
    reads_out(page)
    assert_accessible(page)
    room.next_week()
    last = comes_back(page, room)
    assert_accessible(page)
    press(page, "Control+Enter")
    expect(last).to_contain_text("Done 1 Jul 2026, late")
    last.get_by_role("link", name="17 June 2026").first.click()
    expect(page.locator("#main")).to_contain_text(f"Why are they late? {NASTY}")
    expect(page).to_have_url(f"{room.address}/weekly/meeting/2026-06-17?team={room.team}")
    assert "owned" not in page.title()
    assert_accessible(page)


def begins(page: Page, room: Room) -> None:
    page.goto(f"{room.address}/weekly?team={room.team}")
    drawn(page)
    page.get_by_role("link", name="Run the meeting").focus()
    press(page, "Enter")
    at(page, "What was agreed before")
    expect(page.get_by_text("This is the first meeting that is noted here.")).to_be_visible()


def notes_and_goes_on(page: Page) -> None:
    press(page, "ArrowRight")
    at(page, "This week")
    page.get_by_role("link", name="Write a note or agree an action").focus()
    press(page, "Enter", "Tab")
    page.keyboard.type(f"Why are they late? {NASTY}")
    press(page, "Tab")
    page.keyboard.type("Duty looks at the oldest each morning")
    press(page, "Tab")
    page.keyboard.type("Tara Manager")
    page.get_by_role("heading", level=1).focus()
    press(page, "ArrowRight")
    at(page, "Beside each other ")
    expect(page.locator(".walk a", has_text="This week").first).to_contain_text("noted")


def agrees(page: Page) -> None:
    page.locator("#agree-what").focus()
    page.keyboard.type("Close the oldest first")
    page.get_by_role("heading", level=1).focus()
    press(page, "ArrowRight")  # what is half written stops the meeting
    expect(page.get_by_text("This is not saved yet")).to_be_visible()
    press(page, "Tab")
    page.keyboard.type(NASTY)
    page.locator("#agree-indicator").select_option("assessments_45wd")
    page.locator("#agree-what").focus()
    press(page, "Control+Enter")
    expect(page.get_by_role("heading", name="Agreed here today")).to_be_visible()


def reads_out(page: Page) -> None:
    page.locator(".walk ol a").last.focus()
    press(page, "Enter")
    at(page, "What was agreed today")
    expect(page.locator("#main")).to_contain_text("Duty looks at the oldest each morning")
    expect(page.locator("#main")).to_contain_text("Close the oldest first")


def comes_back(page: Page, room: Room) -> Locator:
    """To what was agreed, with what shows that it is done written and not saved yet."""
    page.goto(f"{room.address}/weekly/meeting?team={room.team}")
    drawn(page)
    last = page.locator("section[aria-labelledby=last]")
    for words in ("1 action, 1 late", NASTY, "When agreed", "Latest"):
        expect(last).to_contain_text(words)
    last.locator("summary").focus()
    press(page, "Enter", "Tab")
    page.keyboard.type("Eleven closed: the list is on file")
    return last


def test_managers_put_the_sections_in_order_by_keyboard_for_everybody(page, room, assert_accessible):
    page.goto(f"{room.address}/weekly/sections?service={room.service}")
    drawn(page)
    assert_accessible(page)
    page.get_by_role("button", name="Move Late work by age up").focus()
    press(page, "Enter", "Enter", "Enter", "Enter", "Enter")
    expect(page.locator(".order li .what").first).to_have_text("Late work by age")
    expect(page.locator("#up-late")).to_be_focused()
    page.locator("#section_order-shown-data").focus()
    press(page, "Space")
    page.locator("#section_order-by").focus()
    page.keyboard.type("Hope Service")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The week")
    names = page.locator("nav[aria-label='Sections of the meeting'] li")
    expect(names.first).to_have_text("Late work by age")
    expect(names).to_have_count(6)
    expect(page.get_by_text("set by Hope Service")).to_be_visible()


@pytest.mark.parametrize("step", ["last", "numbers", "teams", "late"])
def test_no_step_is_wider_than_a_phone(page, room, step, assert_accessible):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{room.address}/weekly/meeting?team={room.team}&section={step}")
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)


def test_a_projector_shows_a_meeting_larger_than_a_desk(page, room):
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{room.address}/weekly/meeting?team={room.team}&section=late")
    drawn(page)
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 20
