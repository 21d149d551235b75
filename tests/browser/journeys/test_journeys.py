"""Whole journeys: from the morning's sentence to one child and back, by mouse, by keyboard, on any screen."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from data.scope import EVERYTHING

H1 = "#main h1"


def test_the_day_is_told_in_one_sentence_before_anything_else(visit):
    page = visit("/")
    expect(page.locator(H1)).to_have_text("Tuesday 30 June 2026")
    expect(page.get_by_role("region", name="Today in one sentence")).to_contain_text(
        re.compile(r"need(s)? action today")
    )
    expect(page).to_have_title(re.compile("^Today – "))


def test_the_banner_tells_the_datas_time_and_whose_children_these_are(visit):
    banner = visit("/").get_by_role("complementary", name="How old the data is")
    expect(banner).to_contain_text("Data as at Tuesday 30 June 2026, 23:59.")
    expect(banner).to_contain_text("Invented trust: no real child")


def test_the_age_of_the_load_stays_true_on_a_page_that_stays_open(visit, page, served):
    loaded = served.store.latest_load(EVERYTHING).finished_at
    page.clock.install(time=loaded + timedelta(minutes=1, seconds=5))
    banner = visit("/").get_by_role("complementary", name="How old the data is")
    expect(banner).to_contain_text(", 1 minute ago.")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()  # a script on its way would time out
    page.clock.fast_forward(2 * 60 * 60 * 1000)
    expect(banner).to_contain_text(", 2 hours ago.")
    page.clock.fast_forward(72 * 60 * 60 * 1000)
    expect(banner).to_contain_text(", 3 days ago.")


def test_a_page_costs_one_question(visit, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "_dash-update-component" in request.url else None)
    visit("/")
    assert len(asked) == 1
    page.get_by_label("Service", exact=True).select_option(index=1)
    expect(page).to_have_url(re.compile(r"\?service="))
    expect(page.locator(H1)).to_contain_text("Tuesday 30 June 2026,")
    assert len(asked) == 2


def test_every_percentage_on_the_day_stands_with_its_two_sides_and_its_late_work(visit):
    page = visit("/")
    tiles = page.locator("article.tile").all()
    assert len(tiles) >= 20
    for tile in tiles:
        said = tile.inner_text()
        if re.search(r"^[\d.]+%$", said, re.MULTILINE):
            assert re.search(r"[\d,]+ of [\d,]+", said), said
            assert re.search(r"(None|[\d,]+) (late now|over the limit)", said), said


def test_from_the_tile_to_the_number_to_the_child_and_back(visit, page):
    visit("/")
    page.get_by_role("link", name="Open assessments", exact=True).click()
    expect(page.locator(H1)).to_have_text("Open assessments")
    expect(page).to_have_url(re.compile("/indicator/assessments_open_bands"))
    expect(page.get_by_text("What this number means")).to_be_visible()
    child = page.locator("section[aria-labelledby=cases] tbody th a").first
    name = child.inner_text()
    child.click()
    expect(page.locator(H1)).to_have_text(f"Child {name}")
    expect(page.locator(".timeline li").first).to_be_visible()
    page.go_back()
    expect(page.locator(H1)).to_have_text("Open assessments")
    page.go_back()
    expect(page.locator(H1)).to_have_text("Tuesday 30 June 2026")


def test_from_the_teams_to_a_worker_to_a_child(visit, page, served):
    team = served.a_team()
    visit("/team")
    page.get_by_role("link", name=team.name, exact=True).click()
    expect(page.locator(H1)).to_have_text(team.name)
    worker = page.get_by_role("region", name=f"Workers of {team.name}").locator("tbody a").first
    name = worker.inner_text()
    worker.click()
    expect(page.locator(H1)).to_have_text(name)
    page.get_by_role("region", name="Children held").locator("tbody a").first.click()
    expect(page.locator(H1)).to_contain_text("Child ")


def test_filters_stand_in_the_address_and_a_link_shows_another_person_the_same(visit, page, context, served):
    visit("/")
    service = page.get_by_label("Service", exact=True)
    service.select_option(index=1)
    named = service.locator("option:checked").inner_text()
    expect(page).to_have_url(re.compile("service="))
    expect(page.locator(H1)).to_have_text(f"Tuesday 30 June 2026, {named}")  # its teams are there when it is
    page.get_by_label("Team", exact=True).select_option(index=1)
    expect(page).to_have_url(re.compile("team="))
    chosen = page.get_by_label("Team", exact=True).locator("option:checked").inner_text()
    heading = f"Tuesday 30 June 2026, {chosen}"
    expect(page.locator(H1)).to_have_text(heading)
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(H1)).to_have_text(heading)
    assert (
        other.get_by_label("Team", exact=True).input_value()
        == page.get_by_label("Team", exact=True).input_value()
        != ""
    )
    page.get_by_role("link", name="Clear filters").click()
    expect(page.locator(H1)).to_have_text("Tuesday 30 June 2026")
    assert page.get_by_label("Service", exact=True).input_value() == ""


def test_back_takes_a_filter_away_again(visit, page):
    visit("/")
    page.get_by_label("Service", exact=True).select_option(index=1)
    expect(page.locator(H1)).to_contain_text("2026, ")
    page.go_back()
    expect(page.locator(H1)).to_have_text("Tuesday 30 June 2026")
    assert page.get_by_label("Service", exact=True).input_value() == ""


def test_an_earlier_day_is_shown_and_said_to_be_one(visit, page):
    visit("/")
    page.get_by_label("As at").select_option(index=3)
    expect(page.locator(H1)).to_have_text("Saturday 27 June 2026")
    expect(
        page.get_by_text("You are looking at Saturday 27 June 2026, as it is recorded by 30 June 2026.")
    ).to_be_visible()


def test_what_was_forged_is_left_out_and_said(visit):
    page = visit("/?team=%3Cscript%3Ealert(1)%3C/script%3E&on=1850-01-01&page=zzz")
    expect(page.get_by_text("There is no such team here, so the team filter was left out.")).to_be_visible()
    expect(
        page.get_by_text("There is no data for the day that was asked for, so the newest day is shown.")
    ).to_be_visible()


def test_the_list_is_turned_by_the_page_and_keeps_its_place_in_the_address(visit, page):
    visit("/")
    first = page.locator(".worklist tbody th").first.inner_text()
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator(".worklist tbody th").first).not_to_have_text(first)
    page.go_back()
    expect(page.locator(".worklist tbody th").first).to_have_text(first)


def test_what_folds_out_of_the_menu_folds_away(visit, page):
    visit("/")
    menu = page.get_by_role("navigation", name="Pages")
    numbers, link = menu.get_by_text("About the numbers"), menu.get_by_role("link", name="Data quality")
    expect(link).not_to_be_visible()
    numbers.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()
    expect(numbers).to_be_focused()
    numbers.click()
    link.click()
    expect(page.locator(H1)).to_have_text("Data quality")
    expect(link).not_to_be_visible()


def test_on_a_phone_the_menu_is_one_button(visit, page, assert_accessible):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/")
    button, teams = page.get_by_role("button", name="Menu"), page.get_by_role("link", name="Teams", exact=True)
    expect(teams).not_to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert_accessible(page)
    teams.click()
    expect(page.locator(H1)).to_have_text("Teams")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_by_keyboard_alone(visit, page):
    visit("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_role("link", name="Open assessments", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(H1)).to_have_text("Open assessments")
    expect(page.locator(H1)).to_be_focused()
    expect(page.locator("#said")).to_have_text("Open assessments")


def test_the_feeds_open_and_close_by_keyboard(visit, page):
    visit("/")
    page.locator("#feeds summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Feeds and their age")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Feeds and their age")).to_be_hidden()
    expect(page.locator("#feeds summary")).to_be_focused()


def test_dark_is_kept_from_page_to_page(visit, page):
    visit("/")
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    visit("/definitions")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


def test_definitions_narrow_as_one_types(visit, page):
    visit("/definitions")
    page.get_by_label("Find a definition").fill("return home")
    shown = page.locator(".define:visible")
    expect(shown.first).to_contain_text(re.compile("return home", re.IGNORECASE))
    assert 0 < shown.count() < page.locator(".define").count()


def test_a_chart_has_its_numbers_in_a_table_and_as_a_file(visit, page):
    visit("/indicator/missing_now")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    page.locator("#trend-table summary").click()
    numbers = page.get_by_role("region", name="By day, beside the year before: the numbers of the chart")
    expect(numbers.locator("tbody tr").first).to_be_visible()
    with page.expect_download() as got:
        page.locator(".chart").first.get_by_role("link", name="Download as shown").click()
    assert got.value.path().read_text(encoding="utf-8-sig").startswith("indicator,grain,period_start,period_end")


def test_from_the_icon_on_a_tile_to_the_chart_that_gave_it(visit, page):
    visit("/")
    tile = page.locator("article[data-indicator=assessments_45wd]")
    said = tile.locator(".icons .said").first.inner_text()
    tile.get_by_role("link", name="Assessments completed within 45 working days", exact=True).click()
    judgement = page.get_by_role("region", name="What it says")
    expect(judgement).to_contain_text(said)
    expect(judgement).to_contain_text("in June 2026")
    expect(page.locator("#graph-trend .tracecommon-mark .point").first).to_be_attached()
    page.locator("#trend-reading summary").click()
    expect(page.get_by_text("Round grey points are chance.")).to_be_visible()
    page.locator("#trend-table summary").click()
    expect(page.locator("#trend-table")).to_contain_text("What it says")


def test_marks_and_bands_have_the_colours_of_the_theme(visit, page):
    """Plotly's own colours would be wrong in the dark: each trace is reached by its name."""
    visit("/indicator/assessments_45wd")
    expect(page.locator("#graph-trend .traceband0 .js-fill").first).to_be_attached()
    fill = "getComputedStyle(document.querySelector('#graph-trend .traceband0 .js-fill')).fill"
    light = page.evaluate(fill)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(fill) != light


def test_a_stock_leads_to_what_starts_it(visit, page):
    visit("/indicator/cla_count")
    judgement = page.get_by_role("region", name="What it says")
    judgement.get_by_role("link", name="Children starting to be looked after").click()
    expect(page.locator(H1)).to_have_text("Children starting to be looked after")
    expect(page.get_by_role("heading", name="By month, with control limits")).to_be_visible()


def test_the_whole_list_of_who_needs_action_can_be_taken_away(visit, page):
    visit("/")
    with page.expect_download() as got:
        page.get_by_role("link", name="Download the whole list (CSV)").click()
    rows = got.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "child,reason,state,days,since,due,service,team,worker,long_overdue"
    assert len(rows) > 5


@pytest.mark.parametrize("width", [390, 768, 1440, 1920])
@pytest.mark.parametrize("path", ["/", "/team", "/indicator/s47_completed_15wd", "/data-quality", "/definitions"])
def test_no_page_is_wider_than_the_screen(visit, page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_twice_the_size_nothing_is_lost(visit, page):
    page.set_viewport_size({"width": 720, "height": 450})  # 1440 by 900 at 200%
    visit("/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    expect(page.get_by_role("link", name="See who they are")).to_be_visible()


def test_on_a_phone_the_missing_come_first(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/")
    expect(page.locator("article.tile h3").first).to_have_text("Children missing now")
    lefts = {round(tile.bounding_box()["x"]) for tile in page.locator("article.tile").all()[:6]}
    assert len(lefts) == 1


def test_on_paper_the_buttons_go_and_the_numbers_stay(visit, page):
    visit("/")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("article.tile").first).to_be_visible()


def test_an_empty_store_is_not_called_good_news(page, empty):
    page.goto(empty)
    expect(page.get_by_text("No extract has been loaded, so there are no numbers")).to_be_visible()
    page.get_by_role("link", name="data quality page").click()
    expect(page.get_by_label("Extract")).to_be_visible()


def test_an_address_that_leads_nowhere_says_so(visit):
    expect(visit("/nowhere").get_by_text("There is no page at this address.")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "said"),
    [("/child/nobody", "Child not found"), ("/team/none", "Team not found"), ("/indicator/none", "Number not found")],
)
def test_what_is_not_there_is_said_not_to_be(visit, path, said):
    expect(visit(path).locator(H1)).to_have_text(said)


def test_a_new_load_is_told_and_shown_without_losing_the_readers_place(visit, page, served):
    visit("/")
    page.locator(".worklist tbody a").nth(6).scroll_into_view_if_needed()
    link = page.locator("#action-next")
    link.focus()
    before = page.evaluate("window.scrollY")
    number = served.store.version(EVERYTHING)
    served.again()
    assert served.store.version(EVERYTHING) == number + 1
    page.evaluate("window.sightline.look()")
    expect(page.locator("#notice")).to_have_text("New data has arrived: this page now shows it.")
    expect(page.locator("#action-next")).to_be_focused()
    assert abs(page.evaluate("window.scrollY") - before) < 5


def test_a_server_that_is_gone_is_told(visit, page, guard):
    guard.expected.append("ERR_FAILED")
    visit("/definitions")
    page.route("**/version", lambda route: route.abort())
    page.evaluate("window.sightline.look()")
    expect(page.locator("#notice")).to_contain_text("Sightline does not answer")
    page.unroute("**/version")
    page.evaluate("window.sightline.look()")
    expect(page.locator("#notice")).to_be_hidden()


def test_from_the_weeks_ahead_to_a_team_to_the_child_whose_visit_is_due(visit, page):
    visit("/ahead")
    duties = page.get_by_role("region", name="Falling late by week")
    line = duties.get_by_role("row").filter(has_text="Child protection visits")
    cell = line.locator("td a").first
    number = int(cell.inner_text())
    cell.click()
    expect(page).to_have_url(re.compile(r"measure=cp_visits_timely.*week="))
    expect(page.locator("#who")).to_contain_text("Child protection visits")
    expect(page.locator("section[aria-labelledby=who]")).to_contain_text(f"{number} date")
    page.locator("section[aria-labelledby=who] tbody th a").first.click()
    expect(page.locator(H1)).to_contain_text("Child")
    page.go_back()
    expect(page.locator("#who")).to_contain_text("Child protection visits")
    page.get_by_role("link", name="Demand and caseload").click()
    expect(page.locator(H1)).to_have_text("Demand and caseload ahead")
    expect(page.locator("article.outlook").first).to_contain_text("on average over the last six months")


def test_from_the_list_of_definitions_to_one_to_its_number(visit, page):
    visit("/definitions")
    page.get_by_role("link", name="Initial conferences within 15 working days", exact=True).click()
    expect(page.locator(H1)).to_have_text("Initial conferences within 15 working days")
    expect(page.locator(".examples > li").first).to_be_visible()
    page.get_by_role("link", name="See the number").click()
    expect(page).to_have_url(re.compile("/indicator/s47_to_icpc_15wd"))


def test_a_definition_fits_a_phone(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit("/definitions/cla_3plus_placements")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_book_prints_page_numbers_and_every_definition(visit, page):
    visit("/definitions/book")
    assert page.locator("article.entry").count() == page.locator(".contents li").count() > 60
    assert len(page.pdf(prefer_css_page_size=True)) > 100_000


def test_numbers_for_sharing_are_marked_on_the_page_and_in_the_file(visit, page):
    visit("/indicator/cp_visits_timely?by=team&audience=sharing")
    expect(page.get_by_role("complementary", name="Small numbers are hidden")).to_be_visible()
    with page.expect_download() as got:
        page.locator(".chart").first.get_by_role("link", name="Download for sharing").click()
    assert "for-sharing" in got.value.suggested_filename
    page.get_by_role("link", name="Show true counts").click()
    expect(page.get_by_role("complementary", name="Small numbers are hidden")).to_be_hidden()


def test_a_pack_is_made_from_its_page(visit, page):
    visit("/packs")
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("link", name="PDF of Daily brief").click()
    made = waiting.value
    assert made.suggested_filename == "daily-brief-2026-06-30.pdf"
    with open(made.path(), "rb") as file:  # noqa: PTH123 - Playwright gives the path as text
        assert file.read(5) == b"%PDF-"


def test_from_the_morning_to_what_changed_to_the_cases_recorded_late(page, served_twice):
    page.goto(served_twice.address)
    page.get_by_role("link", name="Everything that changed").click()
    expect(page.locator(H1)).to_have_text("What changed")
    figures = page.get_by_role("region", name="Figures of periods that were over")
    row = figures.locator("tr", has_text="Contacts received")
    row.get_by_role("link", name="recorded late").first.click()
    expect(page).to_have_url(re.compile("/changes.*measure=contacts_total"))
    cases = page.get_by_role("region", name="Cases that two loads tell differently")
    expect(cases.locator("tbody tr").first).to_contain_text("Recorded late")
    page.get_by_label("Team", exact=True).select_option(index=1)
    expect(page).to_have_url(re.compile("team="))
    page.go_back()
    expect(cases.locator("tbody tr").first).to_be_visible()
