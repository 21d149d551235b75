"""Chromium, axe, and what every journey is held to: no request leaves the machine, the console stays silent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.needs import missing

#: WCAG 2.2 AA, and what axe's makers advise beside it.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # not even a name is looked up
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine: Playwright downloads none."""
    names = [os.environ.get("SIGHTLINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        missing("no Chromium: install it, or name one in SIGHTLINE_CHROMIUM")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # whom Chromium's sandbox refuses
    return {"executable_path": path, "args": [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A desk in England; a journey sets another viewport where it needs one."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "timezone_id": "Europe/London"}


@dataclass
class Guard:
    """What a browser did that no page of ours may do. A journey that provokes it on purpose says so in `expected`."""

    left_the_machine: list[str] = field(default_factory=list)
    complained: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def request(self, url: str) -> None:
        """Note a request to anything but this machine."""
        address = urlsplit(url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"127.0.0.1", "localhost"}:
            self.left_the_machine.append(url)

    def complaint(self, text: str) -> None:
        """Note an error in the console, or one that a script did not catch."""
        if not any(part in text for part in self.expected):
            self.complained.append(text)


def watch(context: BrowserContext) -> Guard:
    """A guard on every page of the context, those open and those to come."""
    guard = Guard()
    context.on("request", lambda request: guard.request(request.url))
    context.on("console", lambda message: guard.complaint(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: guard.complaint(str(error.error)))
    return guard


@pytest.fixture(autouse=True)
def guard(context: BrowserContext) -> Iterator[Guard]:
    """Fail the test whose pages asked another machine for something, or wrote an error to the console."""
    watching = watch(context)
    yield watching
    assert not watching.left_the_machine, f"requests that leave the machine: {watching.left_the_machine}"
    assert not watching.complained, f"errors in the console: {watching.complained}"


#: Whether words can be told from what is behind them hangs on how both look: of every look the page has, axe is asked
#: about the first, which is the same as asking about all of them. Marked by what a look is made of, all the way up.
LOOKS = """() => {
  const seen = new Set();
  const look = (one) => {
    const parts = [];
    for (let at = one; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      parts.push(at.localName, style.backgroundColor, style.backgroundImage, style.opacity, style.position);
    }
    const style = getComputedStyle(one);
    return [style.color, style.fontSize, style.fontWeight, style.textDecorationLine, style.visibility, ...parts].join();
  };
  document.querySelectorAll("body *").forEach((one) => {
    const speaks = [...one.childNodes].some((child) => child.nodeType === 3 && child.nodeValue.trim());
    if (!speaks && !one.matches("input, select, textarea")) return;
    const mine = look(one);
    if (!seen.has(mine)) { seen.add(mine); one.setAttribute("data-look", ""); }
  });
  return seen.size;
}"""
FORGET = "() => document.querySelectorAll('[data-look]').forEach((one) => one.removeAttribute('data-look'))"
BY_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: rule, gravity and the elements concerned."""
    apart = {name: {"enabled": False} for name in BY_COLOUR}
    return _asked(page, {"runOnly": [*AXE_RULES], "rules": apart}) + unreadable(page)


def unreadable(page: Page) -> list[str]:
    """What of it cannot be told from what is behind it."""
    assert page.evaluate(LOOKS)
    found = _asked(page, {"runOnly": BY_COLOUR}, "[data-look]")
    page.evaluate(FORGET)
    return found


def _asked(page: Page, options: dict[str, Any], within: str | None = None) -> list[str]:
    """What axe says of the page or of a part of it; its half a megabyte of script is handed to a page once."""
    wanted = options | {"resultTypes": ["violations"]}
    if page.evaluate("() => 'axe' in window"):
        found = page.evaluate("([part, options]) => axe.run(part ?? document, options)", [within, wanted])["violations"]
    else:
        found = Axe().run(page, context=within, options=wanted).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}; " + ", ".join(str(node["target"]) for node in rule["nodes"])
        for rule in found
    ]


@pytest.fixture
def assert_accessible() -> Callable[..., None]:
    """Hold that axe finds nothing wrong with a page in the state it is in."""

    def check(page: Page) -> None:
        found = violations(page)
        assert not found, "\n".join(found)

    return check


@pytest.fixture
def assert_accessible_in_the_dark() -> Callable[..., None]:
    """Hold that the page can be read in dark colours: they are all that changes, so nothing else is asked."""

    def check(page: Page) -> None:
        page.emulate_media(color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") not in {"rgb(255, 255, 255)", ""}
        found = unreadable(page)
        assert not found, "\n".join(found)

    return check
