"""The whole catalogue beside the sources that decide it: every indicator is there, and is what they say it is.

``../shared/reference/indicator-sources.yaml`` decides; ``indicators.yaml`` beside it says what is wanted of each, and
in which unit. Where ours differs, the difference stands here with its reason.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from data.tables import BY_SOURCE, NOT_HELD, RECORDS
from indicators.catalogue import INDICATORS
from indicators.kinds import Direction, Fold
from indicators.results import Grain
from tests.examples.catalogue import EXAMPLES
from tests.needs import SHARED, missing

SOURCES, CATALOGUE = (SHARED / "reference" / f"{name}.yaml" for name in ("indicator-sources", "indicators"))

#: What the catalogue wants of an indicator that we neither want nor colour by itself, and why.
DIRECTIONS = {
    "s47_open_now": "lower, of those past 15 days: its target reads the late ones. Fewer enquiries are no aim of ours.",
}
#: The catalogue's words for what is wanted that are none of the three.
SPOKEN = {
    "context": "neither",
    "higher for completion; lower for score": "higher",  # ours is the completion; the score is its value
    "higher (% good or better)": "higher",
}
#: What the catalogue calls the unit of each kind, and what ours may be called. A count is of things, by their name.
UNITS = {
    "percent": {"percent"},
    "rate per 10,000": {"per 10,000"},
    "days mean": {"days"},
    "days median": {"days", "working days"},
    "hours median": {"hours"},
}
#: Rates of the sources that the catalogue calls counts: its numerator is the same.
RATES = {"cpp_starts", "cla_starts"}
#: What we call the files that the sources name and nobody has defined: one is a record, the other nowhere.
UNDEFINED = {"attendance file (none defined)": "attendance", "carer register (none defined)": "foster_places"}
#: Running twins that the sources do not name.
TWINS = {
    "assessments_median": "as assessments_45wd, whose assessments it times",
    "ad_a10": "the catalogue asks for the children who wait beside it",
    "ad_a2": "the catalogue asks for the children who wait beside it",
    "ad_a20": "the catalogue asks for the children who wait beside it",
    "wf_allocation_time": "those who still wait for a worker",
    "eh_assessment_timely": "the sources name open episodes past the limit, which are the late ones of eh_open",
    "rhi_offered": "the sources name its own rows; those without an interview are on one list",
    "rhi_72h": "the sources name its own rows",
}
#: Worked examples of the sources that ours word otherwise: several in one, and one about what is published.
REWORDED = {
    ("cla_absence", "published value loaded as a benchmark"): "tests/dashboards/test_comparing.py",
    ("cl_pa_allocated", '"Vacant" or "-1"'): "two: one each",
    ("cin_rate", "unborn or aged 19 with an open episode"): "two: one each",
    ("cin_visits_timely", "seen blank or N"): "two: one each",
    ("cin_reviews_timely", "plan 2026-03-30, x 2026-06-30 => left out; x 2026-07-01"): "two: a day each",
    ("cp_reviews_on_time", "held one day late on 2025-10-01 (due 2025-09-30), x 2026-06-30 => not met; x 2026-09-30"): (
        "two: a day each"
    ),
    ("wf_caseload_avg", "lead is a manager or a family support worker"): "two: one each",
    ("cin_open_12m_plus", "ended 2026-01-10 and restarted 2026-01-10 => one plan; restarted 2026-01-11"): (
        "two: a day each"
    ),
}


@cache
def read() -> tuple[dict[str, Any], dict[str, Any]]:
    """The entries of the sources and of the catalogue, by id. Empty where ../shared is not there."""
    if not SOURCES.is_file() or not CATALOGUE.is_file():
        return {}, {}
    sources = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))["indicators"]
    catalogue = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    both = [*catalogue["indicators"], *catalogue["supplementary_indicators"]]
    return {entry["id"]: entry for entry in sources}, {entry["id"]: entry for entry in both}


@pytest.fixture
def sources() -> dict[str, Any]:
    found = read()[0]
    return found or missing(f"{SOURCES.relative_to(SHARED.parent)} is not there")


@pytest.fixture
def catalogue() -> dict[str, Any]:
    found = read()[1]
    return found or missing(f"{CATALOGUE.relative_to(SHARED.parent)} is not there")


def test_every_indicator_is_there_and_no_other(sources):
    assert set(INDICATORS) == set(sources)
    assert len(sources) == 135


def differing(sources: dict[str, Any], field: str, ours: Any) -> dict[str, tuple[Any, Any]]:
    """Where a field of the sources is not what ours is, both of them."""
    return {
        name: (ours(INDICATORS[name]), entry.get(field))
        for name, entry in sources.items()
        if ours(INDICATORS[name]) != entry.get(field)
    }


def test_every_kind_is_that_of_the_sources(sources):
    assert differing(sources, "kind", lambda one: one.kind) == {}


def test_every_fold_is_that_of_the_sources(sources):
    assert differing(sources, "fold", lambda one: str(one.fold)) == {}


def test_every_indicator_has_the_grains_of_the_sources_in_their_order(sources):
    assert differing(sources, "grains", lambda one: [str(grain) for grain in one.grains]) == {}


def test_what_is_daily_is_what_the_sources_call_daily(sources):
    assert differing(sources, "daily", lambda one: one.daily) == {}


def test_the_chief_executives_row_is_that_of_the_sources(sources):
    marked = {name for name, entry in sources.items() if entry.get("chief_executive")}
    assert {name for name, one in INDICATORS.items() if one.chief_executive} == marked


def test_durations_whose_definition_says_mean_are_shown_as_the_mean(sources):
    """The scorecards publish means, so the value of the result is one; the median stands beside it."""
    says_mean = {name for name, entry in sources.items() if entry["kind"] == "duration" and "MEAN" in entry["value"]}
    says_mean |= {name for name, entry in sources.items() if "MEAN" in str(entry.get("met", ""))}
    assert {name for name, one in INDICATORS.items() if getattr(one, "show", "") == "mean"} == says_mean


def test_only_the_four_that_the_sources_name_are_stocks_of_twelve_months(sources):
    """Workforce rates of a year, and the two that no extract can give."""
    stocks = {name for name, one in INDICATORS.items() if one.fold is Fold.STOCK and Grain.ROLLING12 in one.grains}
    assert stocks <= {"wf_turnover", "wf_sickness", "cla_absence", "ad_fostering_carers"}


def test_each_is_wanted_as_the_catalogue_wants_it(catalogue):
    wanted = {name: SPOKEN.get(entry["good_direction"], entry["good_direction"]) for name, entry in catalogue.items()}
    assert set(wanted.values()) == {one.value for one in Direction}
    others = {name for name, word in wanted.items() if INDICATORS[name].direction.value != word}
    assert others == set(DIRECTIONS)


def test_each_is_in_the_unit_of_the_catalogue(catalogue):
    for name, entry in catalogue.items():
        ours, theirs = INDICATORS[name].unit, entry["unit"]
        if name in RATES:
            assert ours == "per 10,000", name
        elif theirs in UNITS:
            assert ours in UNITS[theirs], name
        else:
            assert theirs in {"count", "ratio"}, name
            assert ours not in set().union(*UNITS.values()), name


def test_each_needs_the_local_columns_that_the_sources_say_it_needs(sources):
    """An extract that lacks one is told so, rather than shown a number without it."""
    for name, entry in sources.items():
        for need in entry["needs_loc"]:
            assert INDICATORS[name].needs, name
            asked = UNDEFINED.get(need) or ours(need)
            found = set(INDICATORS[name].needs) | {one.partition(".")[0] for one in INDICATORS[name].needs}
            assert asked in found, f"{name} does not say that it needs {need}"


def ours(need: str) -> str:
    """``ssd_contacts.loc_outcome`` as we call it: contacts.outcome; a record as it is."""
    source, _, item = need.partition(".")
    if source in RECORDS:
        return source
    table = BY_SOURCE[source]
    return (
        f"{table.name}.{next(column.name for column in table.columns if column.item == item)}" if item else table.name
    )


def test_what_nobody_has_defined_is_asked_for_by_a_name_of_its_own():
    assert set(UNDEFINED.values()) <= set(NOT_HELD) | set(RECORDS)


def test_a_running_twin_that_the_sources_name_is_the_one_we_show(sources):
    """Where they name an indicator; where they say in words which rows are late, its own list shows them."""
    named = {name: entry["open_work"] for name, entry in sources.items() if entry["open_work"] in INDICATORS}
    assert {name: INDICATORS[name].open_work for name in named} == named
    more = {name for name, one in INDICATORS.items() if one.open_work} - set(named)
    assert more == set(TWINS)


def test_every_worked_example_of_the_sources_is_one_of_ours(sources):
    """In the same words, so that whoever reads the one finds the other."""
    told: dict[str, list[str]] = {}
    for example in EXAMPLES:
        told.setdefault(example.indicator, []).append(example.given)
    absent = {
        (name, str(example["given"]))
        for name, entry in sources.items()
        for example in entry["examples"]
        if not any(given.startswith(str(example["given"])) for given in told[name])
    }
    assert absent == set(REWORDED)
