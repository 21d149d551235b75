"""The pages of analysis: filters, windows, downloads, and what is said where there is no number."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from data.settings import Settings, ethnicities
from indicators.analysis import SECTIONS
from layouts.markup import find, text_of
from tests.dashboards.conftest import nodes
from tests.dashboards.fake_store import NASTY


def said(answer):
    return " ".join(text_of(nodes(answer)).split())


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_is_drawn_with_every_figure(look, name):
    answer = look(f"/analysis/{name}")
    words = said(answer)
    assert "Something went wrong" not in words
    for measure in SECTIONS[name].measures:
        assert measure.title in words


def test_the_first_page_leads_to_every_section(look):
    links = {link[1]["href"] for link in find(nodes(look("/analysis", "?window=12")), "a")}
    assert {f"/analysis/{name}?window=12" for name in SECTIONS} <= links


def test_a_section_that_is_not_there_is_said_to_be_none(look):
    assert "There is no such part of the analysis" in said(look("/analysis/nowhere"))


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("", "31 December 2025 to 30 June 2026"),
        ("12", "1 July 2025 to 30 June 2026"),
        ("year", "1 April to 30 June 2026"),
        ("forged", "31 December 2025 to 30 June 2026"),
    ],
)
def test_the_window_ends_with_the_day_and_begins_as_chosen(look, window, words):
    assert f"Events of {words}" in said(look("/analysis/contacts", f"?window={window}"))


def test_adoption_looks_back_twelve_months_unless_asked(look):
    assert "Events of 1 July 2025 to 30 June 2026" in said(look("/analysis/adoption"))
    assert "Events of 31 December 2025 to 30 June 2026" in said(look("/analysis/adoption", "?window=6"))


def test_an_earlier_day_moves_the_window(look):
    words = said(look("/analysis/contacts", "?on=2026-05-31"))
    assert "Events of 1 December 2025 to 31 May 2026" in words


def test_only_the_trust_has_a_rate(look):
    assert "per 10,000 children aged 0 to 17" in said(look("/analysis/contacts"))
    assert "per 10,000" not in said(look("/analysis/contacts", "?team=T00"))


def number_of(words: str, title: str) -> str:
    return words.split(title, 1)[1].split(maxsplit=1)[0]


def test_a_team_has_its_own_numbers(look):
    whole = number_of(said(look("/analysis/contacts")), "Contacts received")
    team = number_of(said(look("/analysis/contacts", "?team=T00")), "Contacts received")
    assert int(team.replace(",", "")) < int(whole.replace(",", ""))


def test_what_the_source_lacks_is_named(look):
    words = said(look("/analysis/contacts", lacks={"contacts_total": ("contacts.contact_date",)}))
    assert "the source lacks “contact date” in contacts" in words


def test_a_load_of_an_older_program_says_so_and_is_no_nought(look):
    words = said(look("/analysis/contacts", older=True))
    assert "made by an older Sightline" in words


def test_text_of_the_extract_is_only_ever_text(look):
    answer = look("/analysis/early_help")
    assert NASTY in said(answer)
    assert not list(find(nodes(answer), "script"))


def test_the_population_stands_beside_ethnicity_where_it_was_supplied(site, look):
    assert "Of children here" not in said(look("/analysis/contacts"))
    settings = replace(Settings.standing(), ethnicities={"White": 60, "Asian": 30, "Black": 10})
    here = replace(site(), settings=settings)
    page = here.parts("/analysis/contacts", "", 7, here.now())
    assert "Of children here" in str(page)
    assert "60.0%" in str(page)


def test_the_population_file_is_read_as_it_is_documented(tmp_path):
    path = tmp_path / "population_by_ethnicity.csv"
    assert ethnicities(path) == {}
    path.write_text("group,children,source\nWhite,60000,Census 2021\nAsian,20000,Census 2021\n", encoding="utf-8-sig")
    assert ethnicities(path) == {"White": 60_000, "Asian": 20_000}


def rows(client, address):
    answer = client().get(address)
    assert answer.status_code == 200
    return answer, list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_the_download_holds_the_numbers_of_the_page(client, look):
    answer, found = rows(client, "/download/analysis.csv?measure=contacts.source")
    assert "analysis-contacts-source-2026-06-30.csv" in answer.headers["Content-Disposition"]
    words = said(look("/analysis/contacts"))
    assert {row["figure"] for row in found} == {"Who made the contacts"}
    for row in found:
        assert f"{row['part']} {int(row['number']):,}" in words
    assert sum(int(row["number"]) for row in found) == int(found[0]["of"])


def test_a_whole_section_is_one_file(client):
    _, found = rows(client, "/download/analysis.csv?measure=contacts")
    assert {row["figure"] for row in found} == {measure.title for measure in SECTIONS["contacts"].measures}


def test_a_download_of_nothing_we_know_is_empty(client):
    _, found = rows(client, "/download/analysis.csv?measure=nowhere.nothing")
    assert found == []


def test_a_figure_without_a_number_says_why_in_its_file(client):
    _, found = rows(client, "/download/analysis.csv?measure=contacts.number")
    assert found[0]["no_number_because"] == ""


def test_true_counts_of_parts_are_not_shared(client, look):
    """The pages are not, and in a file for sharing no number of one to five is left, nor what would give it back."""
    _, found = rows(client, "/download/analysis.csv?measure=contacts&audience=sharing")
    assert found
    assert all(row["number"] == "c" or not 0 < float(row["number"] or 0) < 6 for row in found)
    shared = said(look("/analysis/contacts", "?audience=sharing"))
    assert "Who made the contacts" not in shared
