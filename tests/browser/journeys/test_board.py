"""The board on a projected screen: by key, by clock, for hours, through a new load; and nothing too small to read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from data.store import Store
from etl.load import load
from etl.synthetic import write
from tests.browser.journeys.conftest import AS_OF, serve

ON = ".deck .slide[data-on]"


@pytest.fixture
def board(visit, page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit("/board")
    expect(page.locator(ON)).to_be_visible()
    return page


def number(page):
    return int(page.locator(ON).get_attribute("id").removeprefix("slide-"))


def asked_of(page):
    """What is asked for from now on; the browser looks at its icon again when an address changes: that is no data."""
    asked, quiet = [], ("/version", "/assets/sightline.svg")
    page.on("request", lambda request: None if request.url.endswith(quiet) else asked.append(request.url))
    return asked


def test_keys_and_buttons_change_the_slide_and_ask_the_server_for_nothing(board):
    asked = asked_of(board)
    for key, wanted in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("Home", 1)):
        board.keyboard.press(key)
        assert number(board) == wanted
    board.keyboard.press("End")
    last = number(board)
    expect(board.locator(".deck-where")).to_have_text(f"{last} of {last}")
    board.get_by_role("button", name="Previous slide").click()
    assert number(board) == last - 1
    assert asked == []


def test_a_slide_is_an_address(board):
    board.keyboard.press("ArrowRight")
    expect(board).to_have_url(re.compile("#slide-2$"))


def test_from_a_number_at_a_glance_to_its_own_slide_by_hand_and_by_key(board):
    asked = asked_of(board)
    board.keyboard.press("ArrowRight")
    first = board.locator(f"{ON} .glance a").first
    named = first.inner_text()
    first.click()
    expect(board.locator(f"{ON} .ask")).to_contain_text(named)
    board.keyboard.press("Home")
    board.keyboard.press("ArrowRight")
    second = board.locator(f"{ON} .glance a").nth(1)
    named = second.inner_text()
    second.press("Enter")
    expect(board.locator(f"{ON} .ask")).to_contain_text(named)
    expect(board).to_have_url(re.compile(r"#slide-\d+$"))
    assert asked == []


def test_slides_rotate_by_themselves_and_stop_when_somebody_says_so(visit, page):
    page.clock.install()
    page.set_viewport_size({"width": 1920, "height": 1080})
    visit("/board?rotate=5")
    expect(page.locator(ON)).to_have_attribute("id", "slide-1")
    page.clock.run_for(5_100)
    expect(page.locator(ON)).to_have_attribute("id", "slide-2")
    page.get_by_role("button", name="Rotate the slides").click()
    page.clock.run_for(20_000)
    expect(page.locator(ON)).to_have_attribute("id", "slide-2")


def test_a_new_load_changes_the_numbers_and_not_the_slide(board, served):
    for _ in range(3):
        board.keyboard.press("ArrowRight")
    served.again()
    board.evaluate("window.sightline.look()")
    expect(board.locator("#notice")).to_contain_text("New data has arrived")
    assert number(board) == 4


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720)])
def test_no_slide_overflows_and_no_text_is_too_small_for_the_room(board, width, height):
    """24 pixels at 1920 wide, and as much in proportion at 1280."""
    board.set_viewport_size({"width": width, "height": height})
    least = 24 * width / 1920 - 0.5
    board.keyboard.press("End")
    for _ in range(number(board)):
        found = board.evaluate(READ, least)
        assert found["small"] == [], found
        assert not found["over"], found
        board.keyboard.press("ArrowLeft")


#: Of the slide on screen: texts smaller than so many pixels, and whether anything lies outside it.
READ = """least => {
  const slide = document.querySelector('.deck .slide[data-on]');
  const speaks = one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  const small = [...slide.querySelectorAll('*')].filter(one => speaks(one) && !one.closest('.visually-hidden')
    && parseFloat(getComputedStyle(one).fontSize) < least);
  return {
    id: slide.id,
    small: small.map(one => one.className + ': ' + one.textContent.slice(0, 40)),
    over: slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1
      || [...slide.querySelectorAll('.slide-body > *, .glance > li')]
        .some(one => one.scrollHeight > one.clientHeight + 1),
  };
}"""


def heap(page):
    """Bytes that scripts hold, after what nobody holds is gone."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    held = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return held


def change(page, times):
    """So many changes of the slide, by key, forwards through the deck and back."""
    page.evaluate(
        """times => { for (let n = 0; n < times; n += 1) document.dispatchEvent(new KeyboardEvent('keydown',
           { key: n % 40 < 20 ? 'ArrowRight' : 'ArrowLeft', bubbles: true })); }""",
        times,
    )


@pytest.mark.slow
def test_two_thousand_slide_changes_leave_the_heap_as_it_was(board):
    change(board, 200)
    before = heap(board)
    change(board, 2000)
    assert heap(board) - before < 300_000


@pytest.fixture
def wall(page, tmp_path, guard):
    """A screen on a wall, over a small trust of its own, whose server can be stopped and started."""
    guard.expected += ["ERR_CONNECTION_REFUSED", "Failed to fetch"]
    write(tmp_path / "extract", scale=0.05, as_of=AS_OF)
    url = f"sqlite:///{tmp_path / 'wall.sqlite'}"
    store = Store.open(url)
    load([tmp_path / "extract"], store)
    running = serve(store, url)
    address = next(running)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{address}/board?rotate=3")
    expect(page.locator(ON)).to_be_visible()

    def stop():
        next(running, None)

    def start():
        nonlocal running
        running = serve(store, url, int(address.rpartition(":")[2]))
        next(running)

    def again():
        load([tmp_path / "extract"], store)

    yield page, stop, start, again
    stop()
    store.close()


@pytest.mark.slow
def test_a_wall_screen_lives_through_a_restart_and_new_loads_without_growing(wall):
    """2,000 changes with the server gone in their midst, and a new load every 200 of them: the graphs of the numbers
    before are let go, slides go on while nobody answers, and the screen says that its numbers may be old."""
    page, stop, start, again = wall

    def renewed():
        again()
        version = page.evaluate("fetch('/version').then(answer => answer.json()).then(said => said.version)")
        page.evaluate("window.sightline.look()")
        page.wait_for_function("version => window.sightline.version() === version", arg=version)

    for _ in range(2):  # what is made once, such as the cache of texts drawn, is made
        change(page, 100)
        renewed()
    before = heap(page)
    for turn in range(10):
        change(page, 200)
        if turn == 4:
            stop()
            page.evaluate("window.sightline.look()")
            expect(page.locator("#notice")).to_contain_text("may be old")
            at = number(page)
            change(page, 7)
            assert number(page) != at
            start()
        renewed()
    expect(page.locator("#notice")).not_to_contain_text("may be old")
    assert heap(page) - before < 1_000_000


def test_a_deck_is_chosen_by_ticking_and_moving(visit, page, assert_accessible):
    visit("/board/choose?measure=cla_rate,contacts_total")
    assert_accessible(page)
    page.get_by_label("Referrals", exact=True).check()
    page.get_by_role("button", name="Add what is ticked").click()
    expect(page.get_by_role("heading", name="The deck: 3 slides")).to_be_visible()
    page.get_by_role("button", name="Earlier: Referrals").click()
    expect(page.locator(".chosen .who")).to_have_text(["Children looked after", "Referrals", "Contacts received"])
    page.get_by_role("button", name="Remove: Contacts received").press("Enter")
    expect(page.locator(".chosen .who")).to_have_count(2)
    page.get_by_role("link", name="Show the deck").click()
    expect(page).to_have_url(re.compile("measure=cla_rate%2Creferrals_rate$"))
    expect(page.locator(".slide .ask")).to_have_count(2)
