"""An extract brought through the browser is loaded like any other; one that is none leaves everything as it was."""

import re

from playwright.sync_api import expect


def bring(page, address, path):
    page.goto(f"{address}/data-quality")
    page.get_by_label("Extract").set_input_files(path)
    page.get_by_role("button", name="Load it").click()
    return page.locator("[data-outcome]")


def test_a_real_workbook_is_loaded_and_every_row_accounted_for(page, empty, realdata):
    told = bring(page, empty, realdata / "annex-a" / "liia_Annex_A_2024_Jan.xlsx")
    expect(told).to_contain_text("Loaded: this is load 1.", timeout=120_000)
    read = sum(int(number) for number in re.findall(r"(\d+) rows read", told.inner_text()))
    assert read == 59
    expect(page.get_by_text("All 59 rows that were read were loaded.")).to_be_visible()
    expect(page.locator("[data-outcome]")).to_contain_text("Loaded: this is load 1.")  # though the page was drawn anew
    expect(page.get_by_text("Real children: shown on this computer only")).to_be_visible()
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.get_by_role("region", name="Today in one sentence")).to_be_visible()


def test_a_file_that_is_no_extract_changes_nothing_and_says_why(page, empty, guard, tmp_path):
    guard.expected.append("422")
    path = tmp_path / "notes.xlsx"
    path.write_text("Dear all,")
    told = bring(page, empty, path)
    expect(told).to_contain_text("Nothing was loaded.", timeout=120_000)
    assert len(told.inner_text()) < 500
    expect(page.get_by_text("Nothing has been loaded yet.")).to_be_visible()
