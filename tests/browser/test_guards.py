"""The guards of the browser tests see what they are there to see: a guard that cannot fail proves nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from werkzeug import Request, Response
from werkzeug.serving import make_server

from tests.browser.conftest import Guard, violations, watch

SOUND = "<!doctype html><html lang=en-GB><title>Sound</title><main><h1>Sound</h1><p>{}</p></main>"
PAGES = {
    "/sound": SOUND.format("Nothing wrong here."),
    "/leaves": SOUND.format("<script>fetch('http://elsewhere.example/font').catch(() => 0)</script>"),
    "/throws": SOUND.format("<script>throw new Error('thrown')</script>"),
    "/complains": SOUND.format("<script>console.error('complained')</script>"),
    "/inaccessible": SOUND.format("<input><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
    "/faint": SOUND.format("A.</p>" + "<p>Sound.</p>" * 9 + "<p style='color:#999'>Faint.</p><p>"),
    "/in the dark": SOUND.format(
        "A.</p><div style='background:#fff'><p>Light.</p></div><div style='background:#222'><p>Black.</p></div><p>"
    ),
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A little server of pages, sound and faulty."""

    @Request.application
    def answer(request: Request) -> Response:
        return Response(PAGES.get(request.path, ""), mimetype="text/html")

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[[str], tuple[Page, Guard]]]:
    """Open a page in a context of its own, so that the guard of every other test does not see it."""
    context = browser.new_context()
    watching = watch(context)

    def go(path: str) -> tuple[Page, Guard]:
        page = context.new_page()
        page.goto(address + path, wait_until="networkidle")
        return page, watching

    yield go
    context.close()


def test_a_sound_page_passes(visit: Callable[[str], tuple[Page, Guard]]) -> None:
    page, guard = visit("/sound")
    assert (guard.left_the_machine, guard.complained, violations(page)) == ([], [], [])


def test_a_request_to_another_machine_is_seen(visit: Callable[[str], tuple[Page, Guard]]) -> None:
    _, guard = visit("/leaves")
    assert guard.left_the_machine == ["http://elsewhere.example/font"]


@pytest.mark.parametrize(("path", "words"), [("/throws", "thrown"), ("/complains", "complained")])
def test_an_error_in_the_console_is_seen(visit: Callable[[str], tuple[Page, Guard]], path: str, words: str) -> None:
    _, guard = visit(path)
    assert any(words in text for text in guard.complained)


def test_axe_sees_a_field_and_a_picture_without_a_name(visit: Callable[[str], tuple[Page, Guard]]) -> None:
    page, _ = visit("/inaccessible")
    assert {line.split()[0] for line in violations(page)} >= {"label", "image-alt"}


@pytest.mark.parametrize("path", ["/faint", "/in the dark"])
def test_a_look_that_cannot_be_read_is_seen_among_many_that_can(
    visit: Callable[[str], tuple[Page, Guard]], path: str
) -> None:
    page, _ = visit(path)
    assert [line.split()[0] for line in violations(page)] == ["color-contrast"]
    assert page.locator("[data-look]").count() == 0
