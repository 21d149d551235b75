"""Which placement carries on which, and how many a child had in the year."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.clock import AsOf
from indicators.looked_after._placements import group, links
from indicators.looked_after.cla_longterm_stability import first_of
from indicators.measure import listed
from indicators.reading import Reading
from indicators.words import placements
from tests.tables import everything_supplied, tables

HEADING = (
    "cla_placement_id|person_id|cla_placement_start_date|cla_placement_end_date|cla_placement_type"
    "|cla_placement_urn|cla_placement_postcode"
)
EPISODES = "cla_episode_id | person_id | cla_episode_start_date | cla_episode_start_reason | cla_placement_id"
IN_CARE = "E0 | Ada | 2023-01-05 | S |"


def reading(*rows: str, episodes: tuple[str, ...] = ()) -> Reading:
    return Reading(
        tables(
            cla_placement="\n".join([HEADING, *rows]),
            cla_episodes="\n".join([EPISODES, IN_CARE, *episodes]),
            person="person_id | dob\n Ada | 2015-03-04",
        ),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )


def carried_on(read: Reading, which: str = "same_carer") -> dict[str, str | None]:
    ids = np.append(read.fact(placements).rows.text("cla_placement_id"), None)
    found = getattr(read.fact(links), which)
    return {str(name): ids[row] for name, row in zip(ids[:-1], found, strict=True)}


def moves(read: Reading) -> int:
    """How many placements of the year the child's case counts."""
    (case,) = listed(read, "cla_3plus_placements")
    return int(case["value"])


@pytest.mark.parametrize(("reason", "before"), [("T", "P1"), ("U", "P1"), ("P", None), ("B", None), ("", None)])
def test_a_move_with_the_carer_carries_the_placement_on(reason, before):
    """By the reason of the episode that names the placement."""
    read = reading(
        "P1 | Ada | 2025-09-01 | 2026-01-05 | U6 | 1 |",
        "P2 | Ada | 2026-01-05 |            | U6 | 2 |",
        episodes=(f"E1 | Ada | 2026-01-05 | {reason} | P2",),
    )
    assert carried_on(read) == {"P1": None, "P2": before}
    assert moves(read) == (1 if before else 2)


def test_the_earliest_episode_of_a_placement_says_how_it_began():
    """A change of legal status in the middle of it is a later episode."""
    read = reading(
        "P1 | Ada | 2025-09-01 | 2026-01-05 | U6 | 1 |",
        "P2 | Ada | 2026-01-05 |            | U6 | 2 |",
        episodes=("E2 | Ada | 2026-03-05 | U | P2", "E1 | Ada | 2026-01-05 | P | P2"),
    )
    assert carried_on(read)["P2"] is None


def test_a_carer_who_moves_counts_once_the_placement_before_has_left_the_year():
    """It carries on nothing that touches the window, so it stands for itself."""
    read = reading(
        "P1 | Ada | 2024-01-05 | 2025-07-01 | U6 | 1 |",
        "P2 | Ada | 2025-07-01 |            | U6 | 2 |",
        episodes=("E1 | Ada | 2025-07-01 | T | P2",),
    )
    assert moves(read) == 1


@pytest.mark.parametrize(
    ("away", "before"),
    [
        (("T1 | Ada | 2026-01-05 | 2026-01-20 | T1 | |",), "P1"),
        (("T1 | Ada | 2026-01-05 | 2026-01-12 | T1 | |", "T2 | Ada | 2026-01-12 | 2026-01-20 | T4 | |"), "P1"),
        (("T1 | Ada | 2026-01-05 | 2026-01-19 | T1 | |",), None),  # a day that nothing covers
        (("T1 | Ada | 2026-01-06 | 2026-01-20 | T1 | |",), None),
        (("K1 | Ada | 2026-01-05 | 2026-01-20 | K1 | |",), None),  # lived elsewhere between
        ((), None),
    ],
    ids=["one stay", "two stays in a row", "a day short", "a day late", "another home", "nothing"],
)
def test_back_home_after_temporary_stays_that_cover_every_day_between(away, before):
    read = reading("P1 | Ada | 2025-09-01 | 2026-01-05 | U6 | 1 |", "P2 | Ada | 2026-01-20 | | U6 | 1 |", *away)
    assert carried_on(read)["P2"] == before


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("U6 | 1 | B70 1AA", "U6 | 1 | B70 9ZZ", True),  # the URN decides where both have one
        ("U6 | 1 | B70 1AA", "U6 | 2 | B70 1AA", False),
        ("U6 |   | B70 1AA", "U6 | 2 | B70 1AA", True),  # else the postcode
        ("U6 |   | B70 1AA", "U6 |   | B70 9ZZ", False),
        ("U6 |   |        ", "U6 |   |        ", False),  # nothing says so
        ("U6 | 1 |        ", "U4 | 1 |        ", False),  # another type
    ],
)
def test_a_home_is_the_same_by_type_and_urn_else_postcode(first, second, same):
    read = reading(
        f"P1 | Ada | 2025-09-01 | 2026-01-05 | {first}",
        f"P2 | Ada | 2026-01-20 |            | {second}",
        "T1 | Ada | 2026-01-05 | 2026-01-20 | T1 | |",
    )
    assert (carried_on(read)["P2"] == "P1") is same


def test_for_adoption_whichever_placement_ended_that_day_counts_too():
    """Whatever the reason of the episode; a chain goes back as far as it reaches."""
    read = reading(
        "P1 | Ada | 2023-02-01 | 2024-01-05 | U6 | 1 |",
        "P2 | Ada | 2024-01-05 | 2025-09-01 | U6 | 2 |",
        "P3 | Ada | 2025-09-01 |            | A4 | 3 |",
        episodes=("E1 | Ada | 2024-01-05 | T | P2", "E2 | Ada | 2025-09-01 | P | P3"),
    )
    assert carried_on(read)["P3"] is None
    assert carried_on(read, "adopted") == {"P1": None, "P2": "P1", "P3": "P2"}
    assert first_of(read.fact(links).adopted).tolist() == [0, 0, 0]


def test_a_home_that_becomes_the_adoptive_one_is_no_move():
    """A3 and A5: placed for adoption with the foster carer the child lives with."""
    read = reading(
        "P1 | Ada | 2025-09-01 | 2026-01-05 | U6 | 1 |",
        "P2 | Ada | 2026-01-05 | 2026-02-05 | A3 | 1 |",
        "P3 | Ada | 2026-02-05 | 2026-02-05 | K1 | 4 |",
        "P4 | Ada | 2026-02-05 |            | K1 | 5 |",
    )
    assert moves(read) == 2


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("U4", "fostering"),
        ("K2", "children's home or secure"),
        ("K3", "supported or independent"),
        ("Z1", "other"),
        ("?", None),
        (None, None),
    ],
)
def test_homes_have_names(code, name):
    assert group(code) == name
