"""Definitions: all of them in a list that loads at once, each of them whole, as a book and as a file."""

import csv
import io
from dataclasses import replace
from datetime import date

import orjson
import pytest

from data.examples import examples_of
from data.history import Edition
from data.targets import Targets
from data.wording import Owner, owners, wordings
from indicators.catalogue import INDICATORS
from layouts.definition import Told, facts, history_table
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes
from tests.examples.__main__ import written
from tests.examples.catalogue import examples_of as asked_by_tests

ONE = INDICATORS["assessments_45wd"]


def told(**changes) -> Told:
    plain = Told(
        indicator=ONE,
        wording=wordings()[ONE.id],
        owner=Owner("Head of Service, Assessment", "agreed"),
        on=date(2026, 11, 30),
        targets=[],
        published=None,
        examples=(),
        history=(),
        lacks=(),
    )
    return replace(plain, **changes)


def said(known: Told) -> dict[str, str]:
    return dict(facts(known))


def test_a_definition_says_its_two_sides_its_clock_and_what_is_not_known():
    words = said(told())
    assert words["Numerator"] == "Those authorised by the 45th working day."
    assert words["Denominator"] == "Assessments authorised in the period."
    assert words["Clock"].endswith("45 working days.")
    assert words["Not known"].startswith("No start, or a start after the authorisation.")


def test_what_does_not_apply_is_left_out():
    assert "Denominator" not in said(told(indicator=INDICATORS["contacts_total"], wording=wordings()["contacts_total"]))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2027, 11, 30), "again in November 2027"),
        (date(2027, 12, 1), "overdue since November 2027"),
    ],
)
def test_a_review_is_overdue_when_its_month_has_passed(on, words):
    known = told(indicator=ONE, on=on)
    assert words in said(known)["Reviewed"]
    assert known.is_overdue == ("overdue" in words)


def test_an_owner_nobody_has_agreed_is_a_proposal():
    assert said(told(owner=Owner("Head of Service", "proposed")))["Owner"] == (
        "Head of Service (proposed, not yet agreed)."
    )
    assert said(told(owner=None))["Owner"] == "Nobody has been named."


def test_every_target_is_told_with_its_status():
    held = [row for row in Targets.standing().rows if row.indicator == ONE.id]
    assert "Proposed, not yet agreed" in said(told(targets=held))["Target"]
    assert said(told())["Target"] == "None has been set."


def test_what_changed_is_told_with_the_numbers_before_and_after():
    first = Edition("2026-11", "", "First recorded.", "", "", "65 of 83", "abc", "65 of 83")
    now = "60 of 83"
    second = Edition("2027-02-01", "Board", "From the referral.", "Guidance.", "65 of 83", now, "def", now)
    words = text_of(history_table([first, second]))
    for part in ("2027-02-01", "Board", "From the referral.", "Guidance.", "65 of 83", "60 of 83"):
        assert part in words
    assert "Unchanged since it was first recorded, November 2026" in text_of(history_table([first]))


@pytest.mark.parametrize("name", INDICATORS)
def test_every_definition_has_its_words(name):
    """In data/reference/definition_words.csv: what is counted and, where the kind has one, out of what."""
    words = wordings().get(name)
    assert words, f"add a line for {name} to data/reference/definition_words.csv"
    assert words.numerator.endswith(".")
    assert bool(words.denominator) == (INDICATORS[name].kind != "count"), name


def test_every_area_has_an_owner():
    assert {one.area for one in INDICATORS.values()} <= set(owners())


@pytest.mark.parametrize("name", INDICATORS)
def test_the_examples_on_the_page_are_those_of_the_tests(name):
    """`python -m tests.examples` writes them."""
    held = examples_of(name)
    assert [(one.given, one.expect) for one in held] == [(one.given, one.expect) for one in asked_by_tests(name)]
    assert [one.result["numerator"] for one in held] == [one.result.numerator for one in asked_by_tests(name)]


def test_the_examples_carried_as_data_are_up_to_date():
    """To the letter: an example that was changed and not written again would tell another truth."""
    from data.examples import FOLDER  # noqa: PLC0415

    stale = [name for name, text in written().items() if (FOLDER / f"{name}.json").read_text("utf-8") != text]
    assert stale == [], "run `python -m tests.examples` and commit what it writes"
    assert {path.stem for path in FOLDER.glob("*.json")} == set(written())


def test_the_list_is_light_enough_to_load_at_once(look):
    assert len(orjson.dumps(look("/definitions"))) < 150_000


def test_the_list_leads_to_every_definition(look):
    links = {a[1]["href"] for a in find(nodes(look("/definitions")), "a")}
    assert {f"/definitions/{name}" for name in INDICATORS} <= links


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_every_definition_is_drawn_whole(look, name):
    answer = look(f"/definitions/{name}")
    words = " ".join(text_of(nodes(answer)).split())
    assert "Something went wrong" not in words
    assert len(list(find(nodes(answer), "h1"))) == 1
    assert INDICATORS[name].question in words
    for example in asked_by_tests(name)[:1]:
        assert example.given[1:] in words


def test_the_book_holds_every_definition_once(look):
    entries = [one[1]["id"] for one in find(nodes(look("/definitions/book")), "article", "entry")]
    assert sorted(entries) == sorted(INDICATORS)


def test_a_definition_that_is_not_there_says_so(look):
    assert "There is no definition of this name" in text_of(nodes(look("/definitions/no_such_number")))


@pytest.mark.parametrize("empty", [False, True], ids=["loaded", "empty"])
def test_the_file_has_a_row_for_each_definition_also_where_nothing_was_loaded(client, empty):
    answer = client(empty=empty).get("/download/definitions.csv")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(INDICATORS)
    assert all(row["definition"] and row["owner"] and row["reviewed"] for row in rows)
