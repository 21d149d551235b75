"""A person who has never seen it finds the worst team, the reason and the children: under five clicks, for each role.

The invented trust has a team that is failing (etl/synthetic): nobody tells these readers which.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from data.results import UnitKind
from data.scope import EVERYTHING
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


def test_a_head_of_service_finds_in_the_week_which_team_is_late_and_with_whom(reader, page, larger):
    service = next(u for u in larger.store.units(EVERYTHING) if u.kind is UnitKind.SERVICE and u.name == "Assessment")
    reader.opens(f"/weekly?service={service.id}")
    beside = page.get_by_role("region", name=re.compile("^Teams beside each other"))
    reader.clicks_on(beside.get_by_role("link", name="Assessment Team 4").first, re.compile("Assessment Team 4"))
    expect(page.locator("[data-indicator=assessments_45wd]")).to_contain_text("Off target")
    late = page.locator('a[href^="/child/"]').first
    reader.clicks_on(late, f"Child {late.inner_text()}")
    expect(page.locator(".timeline li").first).to_be_visible()


def test_a_team_manager_finds_the_worker_with_most_late_and_their_children(reader, page):
    reader.opens("/team")
    reader.clicks_on(page.get_by_role("link", name="Assessment Team 4").first, "Assessment Team 4")
    rows = page.get_by_role("region", name="Workers of Assessment Team 4").locator("tbody tr").all()
    most = max(rows, key=lambda row: int(row.locator("td").last.inner_text()))
    name = most.locator("th a").inner_text()
    reader.clicks_on(most.locator("th a"), name)
    child = page.locator('a[href^="/child/"]').first
    reader.clicks_on(child, f"Child {child.inner_text()}")
    expect(page.locator(".timeline li").first).to_be_visible()


def test_a_board_member_comes_from_the_slide_to_the_team_that_is_apart_and_its_cases(reader, page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    reader.opens("/board?measure=assessments_45wd")
    page.keyboard.press("End")
    title = "Assessments completed within 45 working days"
    reader.clicks_on(page.locator(".slide[data-on] .ask a"), title)
    apart = page.locator("figure:has(#graph-funnel)")
    apart.get_by_text("Show these numbers as a table").click()
    team = apart.get_by_role("row", name=re.compile("Lower: more than chance")).get_by_role("link").first
    name = team.inner_text()
    reader.clicks_on(team, title)
    expect(page.get_by_label("Team", exact=True).locator("option:checked")).to_have_text(name)
    reader.finds_a_child_behind_the_number()
