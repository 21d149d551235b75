"""Teams that stand out: beyond what chance gives about the trust's percentage, said in cases, in nobody's rank."""

import pytest

from data.results import Unit, UnitKind
from indicators.apart import in_order, stand_out
from indicators.catalogue import INDICATORS
from indicators.standing import Period, Point, Standing

TRUST = Unit(UnitKind.TRUST, "", "Trust")
ASSESSMENTS = INDICATORS["assessments_45wd"]
LAPSING = next(one for one in INDICATORS.values() if one.kind == "proportion" and one.direction.value == "lower")


def stands(met, of):
    now = Point(0, 27, 100 * met / of if of else None, 100 * met / of if of else None, met, of, 0)
    return Standing(Period.FOUR_WEEKS, now, None, ())


def trust(**teams):
    """A trust of the teams' own sums."""
    stood = {Unit(UnitKind.TEAM, name, name): stands(met, of) for name, (met, of) in teams.items()}
    met, of = (sum(side[place] for side in teams.values()) for place in range(2))
    return {TRUST: stands(met, of)} | stood


def test_a_team_beyond_chance_is_named_with_the_cases_that_put_it_there():
    """Four teams of 50; three do 45, one does 25: the trust's 80% would have given the fourth 40."""
    (found,) = stand_out(ASSESSMENTS, trust(A=(45, 50), B=(45, 50), C=(45, 50), D=(25, 50)))
    assert (found.unit.id, found.is_worse, found.excess) == ("D", True, 15)


def test_teams_that_differ_by_chance_are_not_named():
    assert stand_out(ASSESSMENTS, trust(A=(8, 10), B=(7, 10), C=(9, 10), D=(5, 10))) == []


def test_one_case_of_one_says_nothing():
    assert stand_out(ASSESSMENTS, trust(A=(80, 100), B=(80, 100), C=(80, 100), D=(0, 1))) == []


def test_whoever_does_better_is_named_as_such():
    found = stand_out(ASSESSMENTS, trust(A=(100, 100), B=(70, 100), C=(70, 100), D=(72, 100)))
    assert [(each.unit.id, each.is_worse) for each in found] == [("A", False)]


def test_more_is_worse_where_less_is_wanted():
    found = stand_out(LAPSING, trust(A=(60, 100), B=(20, 100), C=(20, 100), D=(20, 100)))
    assert [(each.unit.id, each.is_worse) for each in found] == [("A", True)]


@pytest.mark.parametrize(
    "stood",
    [
        {},
        {TRUST: stands(8, 10)},
        trust(A=(0, 100), B=(100, 100)),
        trust(A=(100, 100), B=(100, 100), C=(100, 100)),
        trust(A=(0, 0), B=(0, 0), C=(0, 0)),
        {unit: held for unit, held in trust(A=(0, 100), B=(99, 100), C=(99, 100)).items() if unit != TRUST},
    ],
    ids=["nothing", "no team", "two teams", "all the same", "nothing counted", "no trust"],
)
def test_where_nothing_can_be_said_nothing_is(stood):
    assert stand_out(ASSESSMENTS, stood) == []


def test_hidden_numbers_stand_out_from_nothing():
    hidden = float("-inf")
    stood = trust(A=(45, 50), B=(45, 50), C=(45, 50))
    assert stand_out(ASSESSMENTS, stood | {Unit(UnitKind.TEAM, "D", "D"): stands(hidden, 50)}) == []


def test_what_is_wanted_neither_way_is_never_worse():
    mix = next(one for one in INDICATORS.values() if one.kind == "proportion" and one.direction.value == "neither")
    assert stand_out(mix, trust(A=(45, 50), B=(45, 50), C=(45, 50), D=(5, 50))) == []


def test_most_cases_come_first_and_worse_before_better():
    teams = {"A": (95, 100), "B": (100, 100), "C": (20, 60), "D": (30, 100), "E": (95, 100), "F": (96, 100)}
    found = list(in_order(stand_out(ASSESSMENTS, trust(**teams))))
    assert [each.unit.id for each in found if each.is_worse] == ["D", "C"]
    assert [each.is_worse for each in found] == sorted([each.is_worse for each in found], reverse=True)
