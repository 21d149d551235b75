"""axe finds nothing wrong with any page at its own address, by day and in the dark, at a desk and on a phone.

One browser's context sees them all: no page here changes anything, and scripts are fetched and compiled once, not 40
times over.
"""

import pytest

DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def context(browser, browser_context_args):
    """A context for the whole file, in the place of one a test."""
    held = browser.new_context(**browser_context_args)
    yield held
    held.close()


@pytest.fixture(scope="module")
def page(context):
    """Its one page."""
    return context.new_page()


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
    "setting a target": "/targets?measure=assessments_45wd",
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
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
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
    page.emulate_media(color_scheme="light")
    visit(path)
    assert_accessible(page)
