"""A person who has never seen it finds the worst team, the reason and the children: under five clicks, for each role.

The invented trust has a team that is failing (etl/synthetic): nobody tells these readers which.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.journeys.conftest import Served, drawn

H1 = "#main h1"
MOST = 5


class Reader:
    """Whoever reads the page, and how often they have clicked."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.clicks = page, address, 0

    def opens(self, path: str) -> None:
        """The page their day or their meeting begins with."""
        self.page.goto(self.address + path)
        drawn(self.page)

    def clicks_on(self, what: Locator, title: str | re.Pattern[str]) -> None:
        """One click, of at most five, and the page it leads to."""
        self.clicks += 1
        assert self.clicks <= MOST, f"{self.clicks} clicks"
        what.click()
        expect(self.page.locator(H1)).to_have_text(title)

    def finds_a_child_behind_the_number(self) -> None:
        """From the list on the page to the child's own, with the days that led there."""
        child = self.page.locator("section[aria-labelledby=cases] tbody th a").first
        self.clicks_on(child, f"Child {child.inner_text()}")
        expect(self.page.locator(".timeline li").first).to_be_visible()


@pytest.fixture
def reader(page: Page, larger: Served) -> Reader:
    """Somebody in front of the first page."""
    return Reader(page, larger.address)


def test_the_chief_executive_finds_the_failing_team_why_and_its_children(reader, page):
    reader.opens("/")
    reader.clicks_on(page.get_by_role("navigation", name="Pages").get_by_role("link", name="Teams"), "Teams")
    worst = page.get_by_role("region", name="Teams that stand out").locator("li").first
    expect(worst).to_have_text(re.compile(r"[\d.]+% \(\d+ of \d+\); the trust [\d.]+%"))
    team, reason = (one.inner_text() for one in worst.locator("a").all())
    reader.clicks_on(worst.get_by_role("link", name=reason), reason)
    expect(page.get_by_label("Team", exact=True).locator("option:checked")).to_have_text(team)
    reader.finds_a_child_behind_the_number()
