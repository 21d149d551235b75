"""A head of service begins the fortnight's report, writes it, signs it off; from then on it can only be read."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.journeys.conftest import drawn

NASTY = "<script>document.title = 'owned'</script> late visits"
WELL, WORRIES = "What is going well, and how do we know?", "What worries us, and for which children?"
CHILDREN = "What did children and families say, and what changed because of it?"


def begin(page: Page, service: str) -> None:
    """From the list of reports to one that is begun."""
    row = page.get_by_role("row", name=re.compile(service))
    row.locator("summary").click()
    row.get_by_label("Your name").fill("Ann Lee")
    row.get_by_role("button", name="Take the figures and begin").click()
    expect(page.locator("#main h1")).to_have_text(f"{service}, the fortnight to 28 June 2026")
    drawn(page)


def keep(page: Page) -> None:
    form = page.get_by_role("form", name="Write the report")
    form.get_by_label("Your name").fill("Ann Lee")
    form.get_by_role("button", name="Keep the draft").click()


def test_a_report_is_begun_written_signed_off_and_can_only_be_read(
    visit, page, assert_accessible, assert_accessible_in_the_dark
):
    visit("/head-of-service")
    begin(page, "Safeguarding East")
    assert_accessible(page)
    assert_accessible_in_the_dark(page)
    page.emulate_media(color_scheme="light")
    expect(page.locator("#sign ~ form")).to_have_count(0)
    expect(page.get_by_text("Before it can be signed off, answer:")).to_be_visible()
    page.get_by_label(WELL).fill("Nine of ten visits are made")
    page.get_by_label(WORRIES).fill(NASTY)
    page.get_by_label(CHILDREN).fill("We are told too late\nwhen a worker leaves")
    keep(page)
    expect(page.locator("#notice")).to_have_text("The draft is kept.")
    form = page.get_by_role("form", name="Sign it off")
    form.get_by_label("Your name").fill("Ann Lee")
    form.get_by_role("button", name="Sign it off").click()
    expect(page.get_by_text(re.compile(r"Signed off by Ann Lee on"))).to_be_visible()
    expect(page.locator("form.record")).to_have_count(0)
    expect(page.get_by_text(NASTY)).to_be_visible()
    expect(page).to_have_title(re.compile("Safeguarding East"))
    assert_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)
    with page.expect_download() as got:
        page.get_by_role("link", name=re.compile(r"^PDF of")).click()
    assert got.value.suggested_filename == "head-of-service-report-safeguarding-east-2026-06-28.pdf"
    page.get_by_role("link", name="Head of service reports").last.click()
    expect(page.get_by_role("row", name=re.compile("Safeguarding East"))).to_contain_text("✓ Signed off by Ann Lee")


def test_of_two_who_write_at_once_the_second_keeps_what_they_typed_and_is_told(visit, page, context, guard):
    guard.expected.append("422")
    visit("/head-of-service")
    begin(page, "Safeguarding West")
    other = context.new_page()
    other.goto(page.url)
    drawn(other)
    other.get_by_label(WORRIES).fill("Half a sentence of Bob")
    page.get_by_label(WORRIES).fill("Of Ann")
    keep(page)
    expect(page.locator("#notice")).to_have_text("The draft is kept.")
    other.evaluate("window.sightline.look()")  # the page is drawn anew under Bob's hands
    expect(other.get_by_text("last written on by Ann Lee")).to_be_visible()
    expect(other.get_by_label(WORRIES)).to_have_value("Half a sentence of Bob")
    keep(other)
    told = other.get_by_role("form", name="Write the report").get_by_role("alert")
    expect(told).to_contain_text("Somebody else changed this after you opened the page")
    expect(other.get_by_label(WORRIES)).to_have_value("Half a sentence of Bob")
    other.reload()
    drawn(other)
    expect(other.get_by_label(WORRIES)).to_have_value("Of Ann")
    other.close()


def test_what_is_being_saved_is_told_as_saved_and_not_as_new_data(visit, page):
    """The version that a save makes may be seen before its answer is back."""
    visit("/head-of-service")
    begin(page, "Children in Care")
    page.get_by_label(WORRIES).fill("Of Ann")

    def slowly(route):
        answer = route.fetch()
        page.evaluate("sightline.look()")
        page.wait_for_timeout(1500)
        route.fulfill(response=answer)

    page.route("**/record/**", slowly)
    keep(page)
    page.wait_for_timeout(800)
    assert "New data" not in (page.locator("#notice").text_content() or "")
    expect(page.locator("#notice")).to_have_text("The draft is kept.")
