"""axe finds nothing wrong with what opens, is told or is reached by way of another page."""

import pytest
from playwright.sync_api import expect


def test_a_team_a_worker_and_a_child_are_accessible(visit, page, served, assert_accessible):
    team = served.a_team()
    visit(f"/team/{team.id}")
    assert_accessible(page)
    page.get_by_role("region", name=f"Workers of {team.name}").locator("tbody a").first.click()
    expect(page.get_by_role("region", name="Children held")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("region", name="Children held").locator("tbody a").first.click()
    expect(page.locator("#main").get_by_text("What happened")).to_be_visible()
    assert_accessible(page)


def test_what_opens_is_accessible(visit, page, assert_accessible):
    visit("/indicator/missing_now")
    page.locator("#feeds summary").click()
    assert_accessible(page)
    page.locator("#trend-table summary").click()
    page.locator("#trend-reading summary").click()
    assert_accessible(page)


def test_an_empty_store_is_accessible(page, empty, assert_accessible):
    page.goto(empty)
    expect(page.get_by_text("There is nothing to show yet")).to_be_visible()
    assert_accessible(page)
    page.goto(f"{empty}/data-quality")
    expect(page.get_by_label("Extract")).to_be_visible()
    assert_accessible(page)


def test_notices_are_accessible(visit, page, guard, assert_accessible):
    guard.expected.append("ERR_FAILED")
    visit("/definitions")
    page.route("**/version", lambda route: route.abort())
    page.evaluate("window.sightline.look()")
    expect(page.locator("#notice")).to_be_visible()
    assert_accessible(page)


def test_the_page_speaks_british_english_and_has_one_heading_of_the_first_order(visit, page):
    visit("/")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1


@pytest.mark.parametrize("width", [1440, 390])
def test_what_changed_is_accessible(page, served_twice, assert_accessible, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{served_twice.address}/changes?measure=contacts_total")
    expect(page.locator("#cases")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_cell_of_a_row_names_it_and_every_other_carries_its_header(visit, page):
    visit("/weekly")
    row = page.locator(".this-week tbody tr").first
    expect(row.locator("th")).to_have_attribute("scope", "row")
    heads = page.locator(".this-week thead th").all_inner_texts()
    assert [cell.get_attribute("data-label") for cell in row.locator("td").all()] == heads[1:]
    assert page.locator("main tbody th:not([scope])").count() == 0
