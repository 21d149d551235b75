"""A judgement in the one sentence that somebody can act on, and the parts of it that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Grain
from indicators.clock import day_date
from indicators.comparing import Moment, shown_unit
from indicators.judge import Change, Judgement, Verdict
from indicators.kinds import Fold, Indicator, Proportion
from indicators.spc.baseline import ENOUGH, LEAST
from indicators.spc.control import Control
from indicators.spc.icons import Assurance
from indicators.spc.limits import Method
from indicators.spc.signals import Rule
from indicators.speech import MONTHS, between, count, day, number, short_day

_ONE = {
    Grain.DAY: "day",
    Grain.WEEK: "week",
    Grain.FORTNIGHT: "fortnight",
    Grain.MONTH: "month",
    Grain.QUARTER: "quarter",
    Grain.YEAR: "year",
    Grain.ROLLING12: "twelve months",
}


def sentence(judged: Judgement, flows: Sequence[Judgement] = ()) -> str:
    """What it is, what is wanted, whether it changes, what will come of it. ``flows`` are a stock's starts and ends."""
    now, title = judged.now, judged.indicator.title.replace(": ", ", ")
    if judged.withheld:
        return f"{title}: the latest number is small, and not for sharing."
    if now is None:
        return f"{title}: no whole {_ONE[judged.grain]} has a number yet."
    head = f"{title}: {value(judged.indicator, now)} {when(judged)}{_on_target(judged)}"
    rest = [_standing(judged, flows)] if judged.limitless else [changing(judged), coming(judged)]
    return "; ".join([head, *filter(None, rest)]) + "."


def value(indicator: Indicator, now: Moment) -> str:
    """78.0% (113 of 145); 22; 12 working days."""
    unit = shown_unit(indicator)
    said = number(now.shown, unit)
    if isinstance(indicator, Proportion):
        return f"{said} ({count(now.numerator)} of {count(now.denominator)})"
    return said if unit in {"count", "percent"} else f"{said} {unit}"


def when(judged: Judgement) -> str:
    """In June 2026; at the end of June 2026 for what stands on a day."""
    assert judged.now is not None
    if judged.indicator.fold is Fold.STOCK:
        return f"at the end of {day(day_date(judged.now.last))}"
    return f"{'on' if judged.grain is Grain.DAY else 'in'} {period(judged.grain, judged.now)}"


def period(grain: Grain, held: Moment) -> str:
    """A whole period as it is spoken of: June 2026, the week 22 to 28 June 2026, the year to March 2026."""
    first, last = day_date(held.first), day_date(held.last)
    if grain is Grain.MONTH:
        return f"{MONTHS[last.month - 1]} {last.year}"
    if grain is Grain.QUARTER:
        return f"the quarter {MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {last.year}"
    if grain in {Grain.YEAR, Grain.ROLLING12}:
        return f"the {_ONE[grain]} to {MONTHS[last.month - 1]} {last.year}"
    return between(first, last) if grain is Grain.DAY else f"the {_ONE[grain]} {between(first, last)}"


def label(grain: Grain, first: int, last: int, *, whole: bool = True) -> str:
    """A period as it stands on an axis or in a table: June 2026; 22 to 28 June 2026; 1 to 14 June 2026 (so far)."""
    begins, ends = day_date(first), day_date(last)
    if not whole:
        return f"{between(begins, ends)} (so far)"
    if grain is Grain.QUARTER:
        return f"{MONTHS[begins.month - 1]} to {MONTHS[ends.month - 1]} {ends.year}"
    if grain is Grain.YEAR:
        return f"Year to {MONTHS[ends.month - 1]} {ends.year}"
    if grain is Grain.MONTH:
        return f"{MONTHS[ends.month - 1]} {ends.year}"
    return short_day(ends) if first == last else between(begins, ends)


def _on_target(judged: Judgement) -> str:
    target, now = judged.target, judged.now
    if target is None or now is None or judged.rag.value == "none":
        return ""
    wanted = target.words[:1].lower() + target.words[1:]
    said = f"{'proposed ' if target.is_proposed else ''}target ({wanted})"
    if judged.rag.value == "green":
        return f", on the {said}"
    if target.reads != "value":
        return f", off the {said}"
    return f", {'below' if target.sense == 'at_least' else 'above'} the {said}"


def changing(judged: Judgement) -> str:
    """Whether it changes beyond chance, since when or for how long; why nobody can tell where nobody can."""
    chart = judged.control
    if chart is None:
        return ""
    one = _ONE[judged.grain]
    if not chart.judged:
        held = chart.segments[-1].points
        are = "is" if held == 1 else "are"
        return f"{_so_many(held, one)} {are} too few to tell a change from chance (it takes {ENOUGH})"
    if chart.rule is Rule.COMMON:
        calm = chart.calm
        whole = calm == chart.segments[-1].points
        return f"no change beyond chance {f'in any of {calm} {one}s' if whole else f'for {_so_many(calm, one)}'}"
    return f"{signal(chart, one)}{_MEANS[judged.variation.kind]}"


_MEANS = {"improvement": ", a change for the better", "concern": ", a change for the worse", "neutral": ""}


def signal(chart: Control, one: str) -> str:
    """What sets the latest point apart, in words."""
    up = chart.toward > 0
    if chart.rule is Rule.OUTSIDE:
        return f"{'above' if up else 'below'} what chance gives"
    if chart.rule is Rule.TREND:
        return f"{'rising' if up else 'falling'} for {_so_many(chart.in_a_row, one)} in a row, more than chance gives"
    if chart.rule is Rule.NEAR:
        return f"near the {'upper' if up else 'lower'} limit in two of three {one}s, more than chance gives"
    side = "above" if up else "below"
    return f"{side} the mean for {_so_many(chart.in_a_row, one)} in a row, more than chance gives"


def mark(rule: int, toward: int) -> str:
    """What one point of a chart says; nothing where it is of chance."""
    up = toward > 0
    return {
        Rule.COMMON: "",
        Rule.OUTSIDE: f"{'Above' if up else 'Below'} the limits",
        Rule.TREND: f"One of seven in a row that {'rise' if up else 'fall'}",
        Rule.NEAR: f"One of two in three near the {'upper' if up else 'lower'} limit",
        Rule.SHIFT: f"In a row on one side: {'above' if up else 'below'}",
    }[Rule(rule)]


def coming(judged: Judgement) -> str:
    """What the process as it is will do to its target."""
    if judged.assurance is Assurance.MEETS:
        return "the process as it is will go on meeting the target"
    if judged.assurance is Assurance.MISSES:
        return "the process as it is will not reach the target"
    if judged.assurance is Assurance.EITHER:
        one = _ONE[judged.grain]
        return f"the process as it is meets the target in one {one} and misses it in another, by chance"
    return ""


def _standing(judged: Judgement, flows: Sequence[Judgement]) -> str:
    said = [against(judged.on_year, shown_unit(judged.indicator), "a year before")]
    said += [f"{one.indicator.title[:1].lower()}{one.indicator.title[1:]}: {changing(one)}" for one in flows]
    return "; ".join(filter(None, said))


def against(found: Change | None, unit: str, then: str) -> str:
    """12 more than a year before; 2.0 points better than the month before; nothing where there is no earlier figure."""
    if found is None:
        return ""
    if found.verdict is Verdict.SAME:
        return f"the same as {then}"
    size = f"{abs(found.by):.1f} points" if unit == "percent" else number(abs(found.by), unit)
    way = "more" if found.by > 0 else "fewer" if unit == "count" else "less"
    meaning = {Verdict.BETTER: ", which is better", Verdict.WORSE: ", which is worse"}.get(found.verdict, "")
    return f"{size} {way} than {then}{meaning}"


def method(chart: Control, grain: Grain) -> str:
    """How the limits were found and why so, for the label of the chart."""
    one = _ONE[grain]
    if chart.method is Method.RUN:
        return (
            f"Run chart: {_so_many(len(chart.points), one)} so far, and limits need {ENOUGH}. The line is the median; "
            f"six or more in a row on one side of it would be a shift."
        )
    last = chart.segments[-1]
    made = f"the mean of {_so_many(last.baseline, one)}"
    if chart.method is Method.P_PRIME:
        assert chart.points.denominator is not None
        low, high = chart.points.denominator.min(), chart.points.denominator.max()
        return (
            f"p′ chart (Laney): each {one} has limits of its own, because the percentages rest on from {count(low)} to "
            f"{count(high)} cases. Centre: {made}{_baseline(chart)}."
        )
    return f"XmR chart: {made}, and 2.66 times the mean change from one {one} to the next{_baseline(chart)}."


def _baseline(chart: Control) -> str:
    last, said = chart.segments[-1], ""
    for made in (one.decision for one in chart.segments if one.decision is not None):
        said += f"; baseline from {day(made.since)}: {made.reason} (decided by {made.by}, {day(made.decided_on)})"
    if last.points < LEAST:
        said += f"; no limits until it has {LEAST} points"
    elif last.trial:
        said += f"; trial limits until it has {ENOUGH} points"
    return said


def rebase_hint(chart: Control, grain: Grain) -> str:
    """The words that suggest a new baseline where a shift has lasted; nobody makes one but by decision."""
    start = chart.long_shift
    if start is None:
        return ""
    lasted = len(chart.points) - start
    held = Moment(int(chart.points.first[start]), int(chart.points.last[start]), float(chart.points.value[start]))
    return (
        f"The last {_so_many(lasted, _ONE[grain])} lie on one side of the mean. If something known changed in "
        f"{period(grain, held)}, a new baseline from there would show what is usual now: that takes a recorded "
        f"decision with its date and reason."
    )


def _so_many(number_of: int, one: str) -> str:
    return f"{number_of} {one}{'' if number_of == 1 else 's'}"
