"""Headings: folded as people write them, matched one to one, by whole words; lists known by their headings alone."""

from __future__ import annotations

import pytest

from etl.readers.headings import match, plain
from etl.readers.raw import Grid
from etl.readers.recognition import annex_a_list, annex_a_lists, ssd_table
from tests.etl.extracts import LIST_1, LIST_3


@pytest.mark.parametrize(
    "heading",
    [
        "Was the Child Seen Alone?",
        " was  the child\u00a0seen alone ",
        "Was the Child Seen Alone (Y/N)",
        "WAS THE CHILD SEEN ALONE",
        "Was the Child Seen Alone (Y/N)?",
        "Was the Child Seen Alone?)",
    ],
)
def test_one_heading_in_many_spellings(heading: str) -> None:
    assert plain(heading) == "was the child seen alone"


def test_quotes_are_folded() -> None:
    assert plain("‘Missing’ from") == plain("'Missing' from")


KNOWN = {name: annex.headings for name, annex in annex_a_lists().items()}


def test_age_is_no_part_of_another_word() -> None:
    found = match(["Child Unique ID", "Percentage", "Agency", "Placement stage"], KNOWN["list_1"], by_likeness=True)
    assert found.columns == {0: "person_id"}
    assert found.unmatched == (1, 2, 3)


def test_a_heading_that_is_like_one_column_and_no_other_is_taken_for_it_and_marked() -> None:
    row = [*LIST_1[:5], "Contact Date", "Contact Source"]
    found = match(row, KNOWN["list_1"], by_likeness=True)
    assert found.columns[5] == "contact_date"
    assert found.by_likeness == {5}


def test_a_name_of_a_database_is_exact_or_another() -> None:
    row = ["cont_contact_id", "cont_person_id", "cont_date_of_contact", "cont_contact_source_code"]
    found = ssd_table(Grid("x", [row], [1]), "ssd_contacts")
    assert found is not None
    assert found.match.unmatched == (2,)


def test_missing_and_absent_are_not_taken_for_one_another() -> None:
    found = match(
        ["Number of Episodes the Child has been Away from their Placement in the last 12 months"],
        KNOWN["list_8"],
        by_likeness=True,
    )
    assert not found.columns


def test_of_two_columns_with_one_heading_the_first_is_read() -> None:
    found = match([*LIST_1, "Gender"], KNOWN["list_1"], by_likeness=True)
    assert found.twice == (7,)
    assert found.columns[1] == "gender"


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_list_is_known_by_its_headings_wherever_their_row_is(name: str) -> None:
    headings = [spellings[0] for spellings in KNOWN[name].values()]
    rows = [["List of something"], [""], headings, ["1"] * len(headings)]
    found = annex_a_list(Grid("x / Anything", rows, range(1, 5)))
    assert found is not None
    assert (found.table.name, found.position, found.match.absent) == (name, 2, ())


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_one_renamed_column_never_loses_a_list(name: str) -> None:
    headings = [spellings[0] for spellings in KNOWN[name].values()]
    for position in range(len(headings)):
        renamed = [*headings[:position], "Zebra crossing", *headings[position + 1 :]]
        found = annex_a_list(Grid("x", [renamed], [1]))
        assert found is not None, f"{headings[position]} renamed loses the list"
        assert found.table.name == name
        assert found.match.unmatched == (position,)
        assert len(found.match.columns) == len(headings) - 1


def test_a_sheet_about_the_codes_of_every_list_is_no_list() -> None:
    row = [
        "Gender",
        "Ethnicity",
        "Contact / Referral Source",
        "Referral NFA?",
        "Primary Need Code",
        "Reason for Closure",
        "Case status",
    ]
    assert annex_a_list(Grid("x / Codes_used", [row, ["a) Male"]], [1, 2])) is None


def test_the_list_of_2019_with_fewer_columns_is_still_that_list() -> None:
    older = [
        s[0]
        for c, s in KNOWN["list_9"].items()
        if c not in {"uasc", "personal_advisor", "pathway_review_date", "latest_contact_date"}
    ]
    found = annex_a_list(Grid("x", [older], [1]))
    assert found is not None
    assert (found.table.name, len(found.match.columns), len(found.match.absent)) == ("list_9", 13, 4)


def test_list_1_and_list_3_are_told_apart() -> None:
    assert annex_a_list(Grid("List 3", [list(LIST_1)], [1])).table.name == "list_1"  # type: ignore[union-attr]
    assert annex_a_list(Grid("List 1", [list(LIST_3)], [1])).table.name == "list_3"  # type: ignore[union-attr]


@pytest.mark.parametrize("stem", ["ssd_contacts", "export 7", "ssd_person"])
def test_an_ssd_table_is_known_by_its_items_whatever_the_file_is_called(stem: str) -> None:
    row = ["CONT_CONTACT_ID", "cont person id", "cont_contact_date", "cont_contact_source_code", "loc_outcome"]
    found = ssd_table(Grid("x", [row], [1]), stem)
    assert found is not None
    assert found.table.name == "contacts"
    assert len(found.match.columns) == 5


def test_a_file_with_none_of_our_headings_is_nothing() -> None:
    grid = Grid("x", [["date", "amount", "supplier"], ["2026-01-01", "5", "Stationer"]], [1, 2])
    assert ssd_table(grid, "spending") is None
    assert annex_a_list(grid) is None
