"""From the menu to one part of the analysis, its window, its unit, its file and its definition, and back."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import expect

CONTACTS = "Contacts received"


def test_a_manager_reads_a_part_narrows_it_and_goes_back(visit, page, served):
    visit("/")
    menu = page.get_by_role("navigation", name="Pages")
    menu.get_by_text("Explore", exact=True).click()
    menu.get_by_role("link", name="Analysis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Analysis")
    page.get_by_role("link", name="Contacts", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contacts")
    expect(page.get_by_text("Events of 31 December 2025 to 30 June 2026")).to_be_visible()

    page.get_by_label("Window").select_option("12")
    expect(page.get_by_text("Events of 1 July 2025 to 30 June 2026")).to_be_visible()
    assert "window=12" in page.url
    expect(page.get_by_text("per 10,000 children aged 0 to 17")).to_be_visible()

    page.get_by_label("Service").select_option(index=1)
    expect(page.get_by_text("per 10,000 children aged 0 to 17")).to_have_count(0)
    page.get_by_role("navigation", name="Parts of the analysis").get_by_role("link", name="Placements").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Placements")
    assert "window=12" in page.url
    assert "service=" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contacts")


def test_the_file_holds_what_the_chart_shows(visit, page, tmp_path: Path):
    visit("/analysis/contacts")
    panel = page.get_by_role("region", name="Who made the contacts")
    with page.expect_download() as waiting:
        panel.get_by_role("link", name="As shown (CSV)", exact=True).click()
    waiting.value.save_as(tmp_path / "contacts.csv")
    with (tmp_path / "contacts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["part"]: row["number"] for row in csv.DictReader(file)}
    for line in panel.locator("tbody tr").all():
        name, number = line.locator("th").inner_text(), line.locator("td.n").first.inner_text()
        assert rows[name] == number.replace(",", "")
    assert len(rows) == panel.locator("tbody tr").count()


def test_a_number_of_the_analysis_is_that_of_its_own_page(visit, page):
    visit("/analysis/care_open")
    tile = page.get_by_role("article").filter(has_text="Children looked after")
    shown = tile.locator(".figure").inner_text()
    tile.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Children looked after")
    expect(page.locator(".tile .figure").first).to_have_text(shown)


def test_a_day_before_the_newest_has_no_state_of_care_leavers(visit, page):
    visit("/analysis/care_leavers?on=2026-05-31")
    expect(page.get_by_text("it is known of the newest day alone. Choose that day.").first).to_be_visible()
    expect(page.locator(".stat .figure", has_text=re.compile(r"\d"))).to_have_count(0)
