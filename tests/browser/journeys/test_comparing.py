"""From a number to how it stands beside others, year by year, and from a team back to the trust's comparison."""

import re

from playwright.sync_api import expect


def test_a_number_is_read_beside_others_and_year_by_year(visit, page, assert_accessible):
    visit("/indicator/rereferrals_12m")
    section = page.get_by_role("region", name="Beside others", exact=True)
    expect(section).to_contain_text("as published: 22.7%, worse than the average of our statistical neighbours")
    expect(section.get_by_role("row", name=re.compile("^Statistical neighbours"))).to_contain_text("20.7%")
    section.get_by_text("Every published year, 2019 to 2025").click()
    expect(section.get_by_role("columnheader", name="2019")).to_be_visible()
    assert_accessible(page)


def test_a_teams_page_leads_to_the_trusts_comparison(visit, page, served):
    visit(f"/indicator/rereferrals_12m?team={served.a_team().id}")
    page.get_by_role("link", name=re.compile("of the trust beside others")).click()
    expect(page.get_by_role("region", name="Beside others", exact=True)).to_contain_text("Sandwell, published")
