"""The board's deck: all of it in one answer, a question and an answer a slide, and nothing that gives a child away."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import orjson
import pytest

from indicators.catalogue import INDICATORS
from layouts.markup import find, text_of
from tests.dashboards.conftest import answer, nodes


@pytest.fixture(scope="module")
def read(invented):
    site = invented(0.1)
    return lambda search="", path="/board": answer(site, path + search)


def slides(answer):
    return list(find(nodes(answer), "article", "slide"))


def test_a_deck_is_a_cover_what_changed_and_a_slide_a_measure(read):
    found = slides(read())
    assert "cover" in found[0][1]["class"]
    assert len(found) > 15
    assert [one[1]["id"] for one in found] == [f"slide-{number}" for number in range(1, len(found) + 1)]


def test_all_stand_at_a_glance_first_and_each_leads_to_its_own_slide(read):
    found = slides(read())
    glances = [one for one in found if list(find(one, "ul", "glance"))]
    assert [one[1]["id"] for one in glances] == [f"slide-{2 + at}" for at in range(len(glances))]
    assert "with a target" in text_of(next(find(glances[0], "h2")))
    by_id = {one[1]["id"]: one for one in found}
    cells = [cell for one in glances for cell in find(one, "li")]
    assert len(cells) == sum("data-measure" in one[1] or bool(list(find(one, "p", "big"))) for one in found)
    for cell in cells:
        own = by_id[next(find(cell, "a"))[1]["href"].removeprefix("#")]
        assert text_of(next(find(own, "p", "ask"))).endswith(text_of(next(find(cell, "a"))))
        assert text_of(next(find(own, "p", "big"))) == text_of(next(find(cell, "b")))
        sides = [text_of(one).replace("The fortnight ", "") for one in find(own, "p", "sides-of")]
        assert [text_of(one) for one in find(cell, "small")] == sides
        assert text_of(next(find(own, "span", "pill"))).endswith(text_of(next(find(cell, "span", "pill"))))


def test_a_few_numbers_need_no_glance(read):
    assert not list(find(nodes(read("?measure=assessments_45wd,cla_rate,contacts_total")), "ul", "glance"))


def test_a_slide_asks_and_its_title_answers(read):
    (one,) = [slide for slide in slides(read("?measure=assessments_45wd")) if list(find(slide, "p", "big"))]
    assert text_of(list(find(one, "p", "ask"))).startswith("Are children assessed without drift?")
    assert "in the fortnight 15 to 28 June 2026" in text_of(list(find(one, "h2", "answer")))
    assert " of " in text_of(list(find(one, "p", "sides-of")))


@pytest.mark.parametrize("search", ["&grain=month", "&audience=sharing", "&audience=sharing&grain=fortnight"])
def test_a_deck_is_by_month_where_it_is_asked_so_and_whenever_it_is_shared(read, search):
    (one,) = [slide for slide in slides(read(f"?measure=contacts_total{search}")) if list(find(slide, "p", "big"))]
    assert "in June 2026" in text_of(list(find(one, "h2", "answer")))
    assert one[1]["data-grain"] == "month"


def test_a_slide_says_of_which_measure_and_length_of_time_its_files_are(read):
    page = read("?measure=contacts_total,rereferrals_12m&on=2026-06-29")
    told = [(one[1]["data-measure"], one[1]["data-grain"]) for one in slides(page) if "data-measure" in one[1]]
    assert told == [("contacts_total", "fortnight"), ("rereferrals_12m", "month")]
    (files,) = [one for one in find(nodes(page), "span") if one[1].get("class") == "deck-files"]
    assert files[1]["data-kept"] == "on=2026-06-29"


def test_the_length_of_time_is_kept_through_the_choice_of_slides(read):
    page = nodes(read("?measure=contacts_total,cla_rate&grain=month", path="/board/choose"))
    (field,) = [one for one in find(page, "select") if one[1]["name"] == "grain"]
    assert [text_of(one) for one in find(field, "option")] == ["By fortnight", "By month"]
    (show,) = [one for one in find(page, "a") if text_of(one) == "Show the deck"]
    assert "grain=month" in show[1]["href"]


def test_the_deck_can_be_of_chosen_measures_in_their_order(read):
    found = [text_of(list(find(one, "p", "ask"))) for one in slides(read("?measure=cla_rate,contacts_total"))]
    asked = [text for text in found if text]
    assert asked[0].endswith("Children looked after")
    assert asked[1].endswith("Contacts received")


def test_a_shared_deck_says_so_and_says_no_late_work_in_small_numbers(read):
    said = text_of(nodes(read("?audience=sharing")))
    assert "Small numbers are shown as c" in said
    assert "True counts" not in said


def test_the_whole_deck_is_light_enough_to_come_at_once(read):
    assert len(orjson.dumps(read())) < 200_000


def test_a_slide_says_what_others_published_and_of_which_year(read):
    (one,) = [slide for slide in slides(read("?measure=assessments_45wd")) if list(find(slide, "p", "big"))]
    lines = [text_of(line) for line in find(one, "li")]
    (beside,) = [line for line in lines if "England" in line]
    assert re.match(r"Statistical neighbours [\d.]+%, England [\d.]+%\. The year to 31 March \d{4}\.", beside)


def test_a_deck_of_thirty_slides_fits_its_address(read):
    unsupplied = {"qa_actions_overdue", "ad_fostering_carers", "cla_absence"}
    stocks = [name for name, one in INDICATORS.items() if one.fold.value == "stock"]
    names = [name for name in stocks if name not in unsupplied][:30]
    search = "?" + urlencode({"measure": ",".join(names)})
    assert len(search) > 400
    shown = [text_of(list(find(slide, "p", "ask"))) for slide in slides(read(search))]
    assert [name for name in names if not any(text.endswith(INDICATORS[name].title) for text in shown)] == []


def test_slides_stand_in_their_order_with_what_moves_them(read):
    answer = read("?measure=cla_rate,contacts_total", "/board/choose")
    chosen = next(find(nodes(answer), "section", "chosen"))
    assert [text_of(next(find(one, "span", "who"))) for one in find(chosen, "li")] == [
        "Children looked after",
        "Contacts received",
    ]
    assert [one[1]["value"] for one in find(chosen, "input")] == ["cla_rate", "contacts_total"]
    held = {one[1]["aria-label"]: "disabled" in one[1] for one in find(chosen, "button")}
    assert held["Earlier: Children looked after"]
    assert held["Later: Contacts received"]
    assert not held["Earlier: Contacts received"]


def test_every_number_that_is_not_in_the_deck_can_be_added(read):
    answer = read("?measure=cla_rate", "/board/choose")
    boxes = {one[1]["value"] for one in find(nodes(answer), "input") if one[1]["type"] == "checkbox"}
    assert boxes == set(INDICATORS) - {"cla_rate"}
    assert len(orjson.dumps(answer)) < 100_000
