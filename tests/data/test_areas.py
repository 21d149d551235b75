"""An authority is found however its name is written, and one that is not there is answered with those near it."""

from __future__ import annotations

from datetime import date

import pytest

from data.areas import Area, Areas

AREAS = Areas.standing()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sandwell", "Sandwell"),
        ("Herefordshire, County of", "Herefordshire"),
        ("Bournemouth Christchurch & Poole", "Bournemouth, Christchurch and Poole"),
        ("City of Bristol", "Bristol, City of"),
        ("Kingston upon Hull", "Kingston Upon Hull, City of"),
        ("London Borough of Camden", "Camden"),
        ("City of London", "City of London"),
        ("St Helens", "St. Helens"),
        ("County Durham", "Durham"),
        ("Birmingham City Council", "Birmingham"),
        ("Bedford", "Bedford Borough"),
        ("The Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
    ],
)
def test_a_name_is_found_however_it_is_written(written, meant):
    assert AREAS.authority(written).name == meant


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Sandwel", "Sandwell"),
        ("Hull", "Kingston Upon Hull, City of"),
        ("Northampton", "West Northamptonshire"),
        ("Bournemouth", "Bournemouth, Christchurch and Poole"),
    ],
)
def test_a_name_that_is_none_is_answered_with_those_near_it(written, near):
    with pytest.raises(ValueError, match=r"^There is no authority called .*did you mean .*\?$") as told:
        AREAS.authority(written)
    assert near in str(told.value)


@pytest.mark.parametrize("written", ["West Midlands", "England", "London"])
def test_a_region_is_no_authority(written):
    with pytest.raises(ValueError, match="no authority"):
        AREAS.authority(written)


def test_no_two_authorities_are_found_by_the_same_name():
    assert [area.name for area in AREAS.rows if area.is_authority and AREAS.find(area.name) is not area] == []


@pytest.mark.parametrize(
    ("authority", "region"),
    [
        ("Sandwell", "West Midlands"),
        ("Camden", "London (Inner)"),
        ("Barnet", "London (Outer)"),
        ("York", "Yorkshire and the Humber"),
    ],
)
def test_a_region_is_found_though_the_publication_spells_it_otherwise(authority, region):
    assert AREAS.region_of(AREAS.authority(authority)).name == region


def test_there_are_153_authorities_today_and_those_they_replaced_are_not_among_them():
    today = {area.name for area in AREAS.authorities()}
    assert len(today) == 153
    assert not today & {"Cumbria", "Northamptonshire", "Poole (Pre LG)"}


def test_a_newer_list_changes_a_region_and_keeps_the_name_and_the_end():
    newer = AREAS.overlaid([Area("Cumbria, County of", "1", "North East"), Area("New Place", "2", "South West")])
    assert newer.find("Cumbria") == Area("Cumbria", "1", "North East", date(2023, 4, 1))
    assert newer.authority("new place").region == "South West"
