"""The month: the priorities, the Performance Book, and what people write beside its numbers."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import orjson
import pytest

from dashboards.monthly import month_ends
from dashboards.pictures import made
from dashboards.site import mount
from dashboards.weekly import gathering_of
from data.results import Grain
from data.scope import EVERYTHING
from indicators.catalogue import AREAS, INDICATORS
from layouts.markup import find, text_of
from reports.building import put_together
from reports.choices import chapter
from reports.drawing import svg
from reports.packs import discover
from tests.dashboards.conftest import answer, nodes, part

ASSETS = Path(__file__).parents[2] / "assets"
BOOK = "/monthly/looked_after"
WRITTEN = {
    "address": f"{BOOK}?measure=cla_rate",
    "indicator": "cla_rate",
    "says": "Fewer <b>babies</b> came into care.",
    "doing": "Keep the pre-birth team.",
    "by": "Ann Lee",
}


@pytest.fixture(scope="module")
def site(invented):
    return invented(0.1)


@pytest.fixture
def read(site):
    return partial(answer, site)


@pytest.fixture
def save(site):
    client = mount(site, ASSETS).server.test_client()

    def post(**fields):
        return client.post("/record/comment", data=WRITTEN | fields, headers={"X-Sightline": "record"})

    yield post
    keys = site.store.records(EVERYTHING, "commentary")[["indicator", "unit_kind", "month"]]
    site.records.remove("commentary", keys.to_dict("records"), by="Test", source="test")


def words(answer):
    return " ".join(text_of(nodes(answer)).split())


def test_the_priorities_of_the_month_stand_against_the_month_and_the_year_before(read):
    answer = read("/monthly")
    rows = [text_of(next(find(row, "th"))) for row in find(nodes(answer), "tr")][1:]
    assert "Assessments completed within 45 working days" in rows
    assert "The last whole month, to 30 June 2026" in words(answer)
    assert "than the month before" in words(answer)


def test_in_the_middle_of_a_month_the_month_before_is_the_last_whole_one(read):
    assert "The last whole month, to 31 May 2026" in words(read("/monthly?on=2026-06-15"))


@pytest.mark.parametrize("area", AREAS)
def test_every_chapter_has_its_numbers_and_weighs_less_than_a_hundred_kilobytes(read, area):
    answer = read(f"/monthly/{area}")
    assert "Something went wrong" not in words(answer)
    assert len(orjson.dumps(answer)) < 100_000


def test_a_number_of_the_book_has_its_sentence_its_drawing_and_its_table(site, read):
    (entry,) = [one for one in find(nodes(read(BOOK)), "section", "book") if one[1]["aria-labelledby"] == "cla_rate"]
    assert "at the end of 30 June 2026" in text_of(list(find(entry, "p", "definition")))
    assert list(find(entry, "div", "d-plot"))
    (fold,) = find(entry, "details", "later")
    rows = list(find(part(site, next(find(fold, "div"))[1]["data-part"]), "tr"))
    assert len(rows) == 26
    heads = [text_of(cell) for cell in rows[0][2:]]
    assert heads == ["Period", "This number", "A year before"]
    newest, a_year_ago, oldest = ([text_of(cell) for cell in rows[at][2:]] for at in (1, 13, 25))
    assert newest[2] == a_year_ago[1]
    assert oldest[2] != "–"  # the year before the first month drawn is in no other row


@pytest.mark.parametrize("name", ["contacts_total", "assessments_45wd"])
def test_whatever_is_lacking_of_a_number_the_rest_is_said(read, name):
    """One has a target and one has none: neither loses what chance and the year before say."""
    (entry,) = [
        one
        for one in find(nodes(read(f"/monthly/{INDICATORS[name].area}")), "section", "book")
        if one[1]["aria-labelledby"] == name
    ]
    lines = [text_of(line) for line in find(next(find(entry, "ul", "plain")), "li")]
    assert any("month before" in line for line in lines)
    assert any("year before" in line for line in lines)
    assert any("chance" in line for line in lines)
    assert any(line.startswith("Target: ") for line in lines) is (name == "assessments_45wd")


def test_there_is_no_other_chapter(read):
    assert "no such chapter" in words(read("/monthly/%3Cscript%3E"))


def test_a_comment_is_kept_beside_its_number_of_its_month(read, save):
    assert save().json == {"saved": True, "says": "The comment is kept.", "go": f"{BOOK}#cla_rate"}
    answer = read(BOOK)
    (comment,) = find(nodes(answer), "blockquote")
    assert text_of(comment).startswith("Fewer <b>babies</b> came into care. What we are doing:")
    assert not list(find(nodes(read(f"{BOOK}?on=2026-05-31")), "blockquote"))


def test_a_comment_stands_on_the_page_of_its_number(read, save):
    save()
    (comment,) = find(nodes(read("/indicator/cla_rate")), "blockquote")
    assert "Keep the pre-birth team." in text_of(comment)
    assert not list(find(nodes(read("/indicator/cla_rate?audience=sharing")), "blockquote"))
    (way,) = [one for one in find(nodes(read("/indicator/cla_count")), "a") if text_of(one) == "Write a comment"]
    assert way[1]["href"] == "/monthly/looked_after?measure=cla_count#says"


def test_a_comment_stands_on_the_slide_of_its_number(read, save):
    save(address="/monthly/looked_after?measure=cla_rate")
    (said,) = find(nodes(read("/board?measure=cla_rate")), "p", "slide-comment")
    assert text_of(said).endswith("What we are doing: Keep the pre-birth team. (Ann Lee)")
    assert not list(find(nodes(read("/board?measure=cla_rate&audience=sharing")), "p", "slide-comment"))


def test_a_comment_can_be_changed_and_its_history_stays(site, read, save):
    save()
    (form,) = find(nodes(read(f"{BOOK}?measure=cla_rate")), "form", "record")
    assert [one[1]["value"] for one in find(form, "textarea")] == [WRITTEN["says"], WRITTEN["doing"]]
    (seen,) = site.store.records(EVERYTHING, "commentary")["changed_at"]
    assert not save(says="Written beside it.").json["saved"]
    assert save(says="It was the summer.", seen=seen).json["saved"]
    assert site.store.records(EVERYTHING, "commentary")["says"].tolist() == ["It was the summer."]
    assert len(site.store.record_history(EVERYTHING, "commentary")) >= 2


def test_a_comment_stands_in_the_packs_of_those_who_see_true_counts_alone(site, save):
    save()
    for kind in (discover()[name] for name in ("pib", "council_board")):
        pack = put_together(site.store, kind, on=None, unit=None, scope=EVERYTHING, indicators=INDICATORS)
        found = [one.comment for one in pack.measures if one.id == "cla_rate"]
        assert found == [] or any(found) is not kind.suppressed, kind.name


def test_what_is_shared_has_no_comment(read, save):
    save()
    assert "babies" not in words(read(f"{BOOK}?audience=sharing"))
    assert not list(find(nodes(read(f"{BOOK}?measure=cla_rate&audience=sharing")), "form", "record"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"says": " "}, "Write what is behind the number"),
        ({"indicator": "nothing"}, "There is no such number."),
        ({"by": ""}, "Write your name"),
    ],
)
def test_what_cannot_be_kept_is_said(site, save, fields, says):
    answer = save(**fields)
    assert answer.status_code == 422
    assert answer.json["says"].startswith(says)
    assert site.store.records(EVERYTHING, "commentary").empty


def test_the_months_to_choose_are_whole_and_before_the_latest():
    assert month_ends(date(2026, 6, 30))[:2] == [date(2026, 5, 31), date(2026, 4, 30)]
    assert month_ends(date(2026, 6, 15))[:2] == [date(2026, 5, 31), date(2026, 4, 30)]


def test_every_drawing_of_the_book_can_be_taken_along_as_it_is_shown(site, read, save):
    save()
    client = mount(site, ASSETS).server.test_client()
    (entry,) = [one for one in find(nodes(read(BOOK)), "section", "book") if one[1]["aria-labelledby"] == "cla_rate"]
    links = {text_of(one): one[1]["href"] for one in find(entry, "a") if one[1].get("download") == ""}
    (picture,) = (href for words_, href in links.items() if words_ == "SVG")
    answer = client.get(picture)
    assert answer.mimetype == "image/svg+xml"
    drawn = answer.get_data(as_text=True)
    shown = ET.fromstring(drawn)
    said = " ".join(one.text or "" for one in shown.iter("{http://www.w3.org/2000/svg}text"))
    assert said.startswith("Children looked after, The whole trust")
    assert "Data as at the end of 30 June 2026" in said
    assert "Invented trust: no real child" in said
    (table,) = (href for words_, href in links.items() if "for sharing" in words_ or "haring" in words_)
    assert client.get(table).mimetype == "text/csv"


def test_a_picture_for_sharing_says_so_and_has_no_small_number(site, read):
    client = mount(site, ASSETS).server.test_client()
    asked = "/picture/contacts_total.svg?grain=month"
    true, shared = (client.get(asked + more).get_data(as_text=True) for more in ("", "&audience=sharing"))
    assert true != shared
    assert "shown as c" in shared
    assert "shown as c" not in true


def test_there_is_no_picture_of_what_is_not_there_nor_of_what_may_not_be_shared(site):
    client = mount(site, ASSETS).server.test_client()
    assert client.get("/picture/nothing.svg").status_code == 404
    assert client.get("/picture/missing_episodes.svg?grain=month&audience=sharing").status_code == 404
    assert client.get("/picture/..%2F..%2Fapp.svg").mimetype == "text/html"  # the page that says that nothing is there


def test_a_picture_for_sharing_shows_what_its_chapter_shows_and_no_more(site):
    """Numbers that tell of each other are hidden together: one that is drawn alone must not be worked out alone."""
    request = site.request("/monthly/child_protection", "?audience=sharing", "child_protection")
    gathering = gathering_of(request)
    held = gathering.measures(chapter(gathering, "child_protection"), grains=[Grain.MONTH], units=False)
    drawn = {one.id: one for one in held if one.chart is not None}
    assert len(drawn) > 3
    for one in [*drawn.values()][:2]:
        lines = re.findall(r'<path d="[^"]*"', svg(one.chart))
        assert re.findall(r'<path d="[^"]*"', made(request, one.id)[1]) == lines
    assert made(request, next(one.id for one in held if one.chart is None)) is None
