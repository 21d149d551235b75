"""The page of a number sets the trust beside others, and never shows another authority's figures as its own."""

from __future__ import annotations

import pytest

from layouts.markup import find, text_of


def beside(page):
    """The text of the section that compares."""
    sections = (section for part in nodes(page) for section in find(part, "section"))
    return next((text_of(one) for one in sections if "Beside others" in text_of(one)[:20]), "")


def nodes(part):
    if isinstance(part, dict):
        props = part.get("props", {})
        if "nodes" in props:
            yield props["nodes"]
        yield from nodes(props.get("children"))
    elif isinstance(part, list):
        for child in part:
            yield from nodes(child)


def test_the_invented_trust_is_set_beside_the_figures_that_come_with_sightline(look):
    told = beside(look("/indicator/rereferrals_12m"))
    assert "Sandwell, published year to 31 March 2025" in told
    assert "Nobody in this trust exists" in told


def test_a_real_trust_that_has_not_said_which_it_is_sees_nobodys_figures(look):
    told = beside(look("/indicator/rereferrals_12m", invented=False))
    assert "say which authority this is" in told
    assert "22.7%" not in told


def test_another_authority_never_sees_the_shipped_figures_as_its_own(look):
    told = beside(look("/indicator/rereferrals_12m", invented=False, said_area="Dudley"))
    assert told == "Beside others No published figure of Dudley has been imported."


def test_an_area_that_is_none_is_one_sentence(look):
    assert "did you mean Sandwell" in beside(look("/indicator/rereferrals_12m", said_area="Sandwel"))


def test_a_team_is_not_set_beside_whole_authorities(look):
    told = beside(look("/indicator/rereferrals_12m", "?team=T01"))
    assert "Published figures are of whole authorities" in told


def test_what_nobody_publishes_is_set_beside_nobody(look):
    assert not beside(look("/indicator/contacts_waiting_now"))


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("rereferrals_12m", "twelve months to 30 June 2026"),  # events: the last twelve whole months
        ("cla_3plus_placements", "30 June 2026"),  # a stock: the day asked
        ("missing_cla_pct", "twelve months to 30 June 2026"),  # children in a period
    ],
)
def test_our_own_figure_is_on_the_published_basis(look, name, span):
    assert f"Ours now {span}" in beside(look(f"/indicator/{name}"))


def test_a_day_in_the_past_is_set_beside_what_had_ended_by_then(look):
    assert "year to 31 March 2024" in beside(look("/indicator/rereferrals_12m", "?on=2025-03-30"))


def test_every_line_can_be_taken_away(client):
    answer = client().get("/download/comparators.csv?measure=rereferrals_12m", headers={"Host": "127.0.0.1"})
    lines = answer.get_data().decode("utf-8-sig").splitlines()
    assert lines[0] == "indicator,unit,year,comparator,value,authorities,how"
    assert "rereferrals_12m,percent,2025,Sandwell,22.7,,published" in lines
    assert len(lines) == 64


def test_persistent_absence_has_no_number_of_ours_and_is_shown_as_published_with_its_year(look):
    """No extract holds attendance: what is published of the authority stands there, and says which year it is of."""
    page = look("/indicator/cla_absence", lacks={"cla_absence": ("attendance",)})
    told = beside(page)
    assert "14.1%" in told
    assert "2025" in told
    assert "no extract holds attendance" in told
