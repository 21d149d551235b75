"""The section of the teams that stand out."""

from data.results import Unit, UnitKind
from indicators.apart import StandsOut
from indicators.catalogue import INDICATORS
from indicators.standing import Period, Point, Standing
from layouts.apart import SHOWN, said, standing_out
from layouts.markup import find, text_of


def stands(met, of):
    return Standing(Period.FOUR_WEEKS, Point(0, 27, 100 * met / of, 100 * met / of, met, of, 0), None, ())


def team(name, *, is_worse=True, excess=6.6):
    unit = Unit(UnitKind.TEAM, name, name)
    return StandsOut(INDICATORS["assessments_45wd"], unit, stands(11, 23), stands(202, 254), is_worse, excess)


def drawn(*found):
    return standing_out(
        {"In these four weeks": found},
        lambda each: f"/team/{each.unit.id}",
        lambda each: f"/indicator/{each.indicator.id}",
    )


def test_a_team_is_said_with_its_two_sides_the_trusts_and_the_cases_between():
    assert said(team("Four")) == (
        "47.8% (11 of 23); the trust 79.5%. 7 cases worse than the trust’s percentage would give."
    )


def test_each_says_whether_it_is_worse_or_better_and_leads_to_the_team_and_the_number():
    section = drawn(team("Four"), team("Two", is_worse=False))
    assert [text_of(one) for one in find(section, "h3")] == ["In these four weeks"]
    assert [text_of(one) for one in find(section, "span", "visually-hidden")] == ["Worse: ", "Better: "]
    assert [one[1]["href"] for one in find(section, "a")] == [
        *("/team/Four", "/indicator/assessments_45wd"),
        *("/team/Two", "/indicator/assessments_45wd"),
    ]


def test_many_are_counted_and_none_is_left_unsaid():
    words = text_of(drawn(*(team(f"T{place}") for place in range(SHOWN + 3))))
    assert "and 3 more" in words


def test_where_nobody_stands_out_it_says_so():
    assert "No team differs from the others by more than chance." in text_of(drawn())
