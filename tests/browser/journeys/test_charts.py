"""Charts as people use them: taken away as pictures, and with what happened drawn on them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import expect

from data.scope import EVERYTHING

MARKS = ".js-plotly-plot [class*=traceevent-marks] .point"


@pytest.fixture
def number(visit, page):
    visit("/indicator/contacts_total?grain=month")
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    return page


def taken(page, kind: str, tmp_path: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Picture ({kind})").first.click()
    assert download.value.suggested_filename == f"contacts-received-by-month-with-control-limits.{kind.lower()}"
    path = tmp_path / f"picture.{kind.lower()}"
    download.value.save_as(path)
    return path


def test_a_chart_as_svg_holds_its_words_and_asks_nobody_for_anything(number, tmp_path):
    text = taken(number, "SVG", tmp_path).read_text(encoding="utf-8")
    drawn = ET.fromstring(text)
    words = " ".join(drawn.itertext())
    assert "Contacts received: By month, with control limits" in words
    assert "Data as at Tuesday 30 June 2026" in words
    assert "invented trust: no real child" in words
    assert not re.search(r"(href|src|url\()\s*=?\s*[\"']?(https?:|//)", text.replace("http://www.w3.org/", ""))
    assert "<script" not in text
    assert " style=" not in text


def test_a_chart_as_png_is_drawn_in_the_colours_of_the_page(number, tmp_path):
    with Image.open(taken(number, "PNG", tmp_path)) as picture:
        assert picture.width > 1500
        seen = {colour for _, colour in picture.convert("RGB").getcolors(10_000_000)}
    assert (255, 255, 255) in seen
    assert (26, 90, 150) in seen  # the line, as on screen
    assert (230, 238, 246) in seen  # the band


PARTS = {
    "the tiles of the day": ("/", ".tiled", "First things first", "Children missing now"),
    "the week": ("/weekly", "section:has(> #numbers)", "This week", "Contacts received"),
    "services beside each other": ("/weekly", "section:has(> #teams)", "Services beside each other", "Safeguarding"),
    "the priorities of the month": ("/monthly", "section:has(> #priorities)", "Priority indicators", "Referrals"),
    "a bar chart": ("/analysis/care_open", "section.part >> nth=0", "", "Not known"),
    "a forecast": ("/demand", ".outlook >> nth=0", "", "June 2026"),
    "beside others": ("/indicator/rereferrals_12m", ".comparison", "Beside others", "England"),
}


@pytest.mark.parametrize("asked", PARTS.values(), ids=PARTS.keys())
def test_marks_of_the_page_itself_are_a_picture_too(visit, page, tmp_path, asked):
    path, part, title, says = asked
    visit(path)
    figure = page.locator(part)
    with page.expect_download() as download:
        figure.locator("[data-picture=svg]").last.click()
    download.value.save_as(tmp_path / "picture.svg")
    text = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    drawn = ET.fromstring(text)
    words = " ".join(" ".join(drawn.itertext()).split())
    assert title in words
    assert says in words
    assert "invented trust: no real child" in words
    assert " style=" not in text
    assert not {"CSV", "PNG", "How to read this"} & {one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")}
    wide, high = float(drawn.get("width")), float(drawn.get("height"))
    places = [(float(one.get("x")), float(one.get("y"))) for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert len(places) > 10
    assert all(-1 <= x <= wide and y <= high for x, y in places)
    lines = [one.get("d") for one in drawn.iter("{http://www.w3.org/2000/svg}path")]
    bars = list(drawn.iter("{http://www.w3.org/2000/svg}rect"))
    assert lines or len(bars) > 1


def test_the_picture_of_the_tiles_has_the_colours_of_their_status(visit, page, tmp_path):
    visit("/")
    with page.expect_download() as download:
        page.locator(".tiled [data-picture=png]").click()
    download.value.save_as(tmp_path / "tiles.png")
    with Image.open(tmp_path / "tiles.png") as picture:
        seen = {colour for _, colour in picture.convert("RGB").getcolors(10_000_000)}
    asked = "name => getComputedStyle(document.querySelector(name)).borderTopColor"
    for name in {f".tile.rag-{rag}" for rag in ("red", "amber", "green") if page.locator(f".tile.rag-{rag}").count()}:
        assert tuple(map(int, re.findall(r"\d+", page.evaluate(asked, name))[:3])) in seen


def test_the_files_of_a_deck_are_those_of_the_slide_on_screen(visit, page, tmp_path):
    visit("/board?measure=contacts_total,assessments_45wd#slide-2")
    files = page.locator(".deck-files")
    while not page.locator(".slide[data-on]").get_attribute("data-measure"):
        page.keyboard.press("ArrowRight")
    seen = page.locator(".slide[data-on] .ask").inner_text()
    assert "Contacts received" in seen
    with page.expect_download() as numbers:
        files.get_by_text("CSV").click()
    assert numbers.value.suggested_filename == "contacts_total-fortnight.csv"
    page.keyboard.press("ArrowRight")
    with page.expect_download() as picture:
        files.get_by_role("button", name="PNG").click()
    assert picture.value.suggested_filename.startswith("assessments-completed-within-45-working-days")
    assert picture.value.suggested_filename.endswith(".png")
    page.keyboard.press("Home")
    expect(files).to_be_hidden()


def test_what_happened_is_written_once_and_stands_on_the_charts_it_concerns(number, visit, served, assert_accessible):
    before = number.locator(MARKS).count()
    page = visit("/annotations")
    assert_accessible(page)
    page.get_by_label("When", exact=True).fill("2026-05-04")
    page.get_by_role("textbox", name="What happened").fill("<i>A new form</i> for contacts")
    page.get_by_role("form", name="Add what happened").get_by_label("Your name").fill("Ann Lee")
    page.get_by_role("button", name="Add it to the charts").click()
    expect(page.locator("#notice")).to_have_text("It stands on the charts now.")
    expect(page.get_by_role("cell", name="<i>A new form</i> for contacts")).to_be_visible()
    for path in ("/indicator/contacts_total?grain=month", "/indicator/cla_starts?grain=month"):
        visit(path)
        expect(page.locator(".events li").last).to_contain_text("<i>A new form</i> for contacts")
        expect(page.locator(MARKS).first).to_be_visible()
    assert page.locator(MARKS).count() >= 1
    visit("/indicator/contacts_total?grain=month")
    expect(page.locator(MARKS)).to_have_count(before + 1)
    assert_accessible(page)
    visit("/annotations")
    row = page.get_by_role("row", name=re.compile("A new form"))
    row.get_by_text("Take it away").click()
    row.get_by_label("Your name").fill("Ann Lee")
    row.get_by_role("button", name="Take away").click()
    expect(page.get_by_role("cell", name="<i>A new form</i> for contacts")).to_have_count(0)
    assert "A new form" not in " ".join(served.store.records(EVERYTHING, "annotation")["what"])


def test_the_cases_behind_a_point_are_one_click_away(visit, page):
    visit("/indicator/assessments_45wd?grain=month")
    point = page.locator("#graph-trend .tracecommon-mark .point").last
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(middle[0] - 40, middle[1] + 10)
    page.mouse.move(*middle, steps=4)
    expect(page.locator(".hoverlayer .hovertext").first).to_be_visible()  # as quickly as plotly knows where it is
    page.mouse.click(*middle)
    expect(page).to_have_url(re.compile(r"period=\d{4}-\d{2}-01"))
    expect(page.locator("section[aria-labelledby=cases] tbody tr").first).to_be_visible()
    page.go_back()
    expect(page).not_to_have_url(re.compile("period="))


def test_the_cases_behind_a_point_are_reached_by_keyboard_from_its_row(visit, page, assert_accessible):
    visit("/indicator/assessments_45wd?grain=month")
    page.get_by_text("Show these numbers as a table").first.click()
    row = page.locator("figure.chart tbody th a").nth(1)
    row.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("period="))
    expect(page.locator("section[aria-labelledby=cases] tbody tr").first).to_be_visible()
    assert_accessible(page)


FOLDS = {
    "the tiles of the day": ("/", "#tiles-table", "Children missing now"),
    "the week": ("/weekly", "#numbers-table", "Contacts received"),
    "services beside each other": ("/weekly", "#teams-table", "Safeguarding East"),
    "the priorities of the month": ("/monthly", "#priorities-table", "Assessments completed"),
    "a number of the book": ("/monthly/looked_after", "#cla_rate-table", "Jun 2026"),
}


@pytest.mark.parametrize("asked", FOLDS.values(), ids=FOLDS)
def test_the_numbers_of_lines_come_when_they_are_folded_out(visit, page, asked, assert_accessible):
    path, fold, row = asked
    visit(path)
    box = page.locator(fold)
    expect(box.locator("table")).to_have_count(0)
    box.locator("summary").press("Enter")
    expect(box.get_by_role("rowheader", name=row, exact=False).first).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_numbers_that_fold_out_scroll_in_their_own_frame(visit, page, width):
    page.set_viewport_size({"width": width, "height": 844})
    visit("/weekly")
    page.locator("#numbers-table summary").click()
    frame = page.locator("#numbers-table .scroll").first
    expect(frame).to_be_visible()
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first = frame.get_by_role("rowheader").first
    before = first.bounding_box()["x"]
    frame.evaluate("one => { one.scrollLeft = 300; }")
    assert first.bounding_box()["x"] == before  # the name of a row stays while its numbers pass


def test_numbers_that_did_not_arrive_are_asked_for_again(visit, page, guard):
    guard.expected.append("500")
    visit("/")
    page.route("**/part/tiles*", lambda route: route.fulfill(status=500, body="no"))
    fold = page.locator("#tiles-table")
    fold.locator("summary").click()
    expect(fold.get_by_text("The numbers did not arrive")).to_be_visible()
    page.unroute("**/part/tiles*")
    fold.locator("summary").click()
    fold.locator("summary").click()
    expect(fold.get_by_role("rowheader", name="Children missing now")).to_be_visible()


def test_what_is_folded_out_follows_a_new_load(visit, page, served):
    visit("/?team=" + served.a_team().id)
    fold = page.locator("#tiles-table")
    fold.locator("summary").click()
    expect(fold.get_by_role("rowheader").first).to_be_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/part/" in request.url else None)
    served.again()
    page.evaluate("sightline.look()")
    expect(page.get_by_text("New data has arrived")).to_be_visible()
    expect(fold.get_by_role("rowheader").first).to_be_visible()
    assert len(asked) == 1
