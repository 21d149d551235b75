"""axe finds nothing wrong with any page, in any state it can be in."""

import pytest
from playwright.sync_api import expect

WAYS = {
    "today": "/",
    "teams": "/team",
    "number": "/indicator/s47_completed_15wd",
    "stock": "/indicator/missing_now?grain=month",
    "control limits and a funnel": "/indicator/assessments_45wd?by=team",
    "a run chart": "/indicator/contacts_total?grain=year",
    "beside others": "/indicator/rereferrals_12m",
    "ahead": "/ahead",
    "ahead, one week": "/ahead?measure=cp_visits_timely&week=2",
    "demand": "/demand",
    "analysis": "/analysis",
    "analysis, one part": "/analysis/care_open",
    "analysis, of a day that is not known": "/analysis/care_leavers?on=2026-05-31",
    "packs": "/packs",
    "weekly": "/weekly",
    "a meeting": "/weekly/meeting?section=teams",
    "sections of the meeting": "/weekly/sections",
    "monthly": "/monthly",
    "a chapter of the book": "/monthly/assessment?measure=assessments_45wd",
    "what happened": "/annotations",
    "views": "/views?address=/team",
    "reports of heads of service": "/head-of-service",
    "choosing slides": "/board/choose",
    "a number in its parts": "/indicator/cpp_rate?parts=age_band",
    "board": "/board",
    "a slide": "/board#slide-5",
    "definitions": "/definitions",
    "a definition": "/definitions/cla_3plus_placements",
    "the book of definitions": "/definitions/book",
    "for sharing": "/indicator/cp_visits_timely?by=team&audience=sharing",
    "quality": "/data-quality",
    "nowhere": "/nowhere",
    "forged": "/?team=nobody",
    "earlier day": "/?on=2026-06-24",
    "long overdue": "/?measure=long-overdue",
}


@pytest.mark.parametrize("path", WAYS.values(), ids=WAYS.keys())
def test_a_page_is_accessible(visit, page, assert_accessible, assert_accessible_in_the_dark, path):
    visit(path)
    assert_accessible(page)
    assert_accessible_in_the_dark(page)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/team",
        "/ahead",
        "/demand",
        "/packs",
        "/weekly",
        "/data-quality",
        "/indicator/rereferrals_12m",
        "/definitions/rhi_72h",
    ],
)
def test_a_phone_is_accessible(visit, page, assert_accessible, path):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(path)
    assert_accessible(page)


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
