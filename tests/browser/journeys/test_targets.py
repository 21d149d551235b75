"""A performance analyst sets a target, and every page follows."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_a_target_is_set_by_keyboard_stands_on_the_number_and_is_taken_away(visit, page, guard, assert_accessible):
    guard.expected.append("422")
    visit("/definitions/contact_decision_1wd")
    page.get_by_role("link", name="Its targets").click()
    form = page.get_by_role("form", name="Set the target of Contacts decided within one working day")
    expect(form.get_by_label("Green: at least (%)")).to_have_value("95")
    form.get_by_label("Green: at least (%)").fill("101")
    form.get_by_label("Who set it").fill("The board")
    form.get_by_label("Your name").fill("Ann")
    form.get_by_role("button", name="Set the target").press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("Green is above 100")
    assert_accessible(page)
    form.get_by_label("Green: at least (%)").fill("97")
    form.get_by_label("From").fill("2026-06-01")
    form.get_by_role("button", name="Set the target").press("Enter")
    expect(page.locator("#notice")).to_have_text("The target of Contacts decided within one working day is set.")
    expect(page).to_have_url(re.compile(r"/targets#front_door$"))
    row = page.get_by_role("row", name="Contacts decided within one working day")
    expect(row).to_contain_text("At least 97%")
    expect(row).to_contain_text("Agreed")
    visit("/indicator/contact_decision_1wd")
    expect(page.locator("article.tile")).to_contain_text("at least 97%")
    visit("/targets")
    row = page.get_by_role("row", name="Contacts decided within one working day")
    row.get_by_text("Take it away").click()
    row.get_by_label("Your name").fill("Ann")
    row.get_by_role("button", name="Take away").click()
    expect(row).to_contain_text("Proposed, not yet agreed")


def test_the_targets_fit_a_phone(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/targets?measure=assessments_45wd")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_label("Green: at least (%)")).to_be_visible()
