"""A view is saved where somebody stands, and opens first for whoever comes in at the front door."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_view_is_saved_made_the_first_to_open_and_taken_away(visit, page, context, served):
    visit("/team?on=2026-06-29")
    page.get_by_role("button", name="Save view").click()
    expect(page.get_by_label("Its address")).to_have_value("/team?on=2026-06-29")
    page.get_by_label("What it is called").fill("Monday’s teams")
    page.get_by_label("Opens first, for everybody").check()
    page.get_by_role("form", name="Save a view").get_by_label("Your name").fill("Ann Lee")
    page.get_by_role("button", name="Save the view").click()
    expect(page.get_by_role("link", name="Monday’s teams")).to_be_visible()

    other = context.browser.new_context().new_page()
    other.goto(served.address)
    expect(other).to_have_url(re.compile(r"/team\?on=2026-06-29$"))
    other.get_by_role("link", name="Today", exact=True).click()
    expect(other.locator("#main h1")).to_have_text("Tuesday 30 June 2026")
    other.context.close()

    row = page.get_by_role("row", name=re.compile("Monday’s teams"))
    row.get_by_text("Take it away").click()
    row.get_by_label("Your name").fill("Ann Lee")
    row.get_by_role("button", name="Take away").click()
    expect(page.get_by_role("link", name="Monday’s teams")).to_have_count(0)
