"""What stands in for cases where an Annex A workbook is all there is: each child's latest row, and its own counts.

Such cases are of the day of the workbook alone. A count that repeats on every row of a child is told of the child once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.breakdowns._workbook import amount, cells
from indicators.cases import BLANK, MET, NOT_MET, UNKNOWN, Bools, Cases, Floats, Texts
from indicators.child_protection.cpp_starts import plans as plan_starts
from indicators.child_protection.s47_started import started as enquiries
from indicators.clock import add_months
from indicators.counting import stock
from indicators.front_door._referrals import referrals
from indicators.looked_after._care import after_a_year, children_in_care
from indicators.looked_after._health import checks
from indicators.looked_after.cla_annual_health import UNDER, is_assessment
from indicators.looked_after.cla_dental import is_dental
from indicators.looked_after.cla_starts import started as care_starts
from indicators.reading import Reading
from indicators.spells import last_day
from indicators.words import Children
from indicators.words import children as all_children

YEAR, HALF_YEAR = 12, 6  # months


def latest_of_each(cases: Cases) -> Cases:
    """The latest case of each child."""
    order = np.lexsort((cases.start, cases.person))
    last = np.append(cases.person[order][1:] != cases.person[order][:-1], True) if len(order) else order.astype(bool)
    return cases.where(np.sort(order[last]))


def by_person(reading: Reading, cases: Cases, list_name: str, column: str) -> Texts:
    """What the list says of the child of each case; None where it says nothing."""
    told = cells(reading, list_name, column)
    values = np.full(len(reading.people) + 1, None, dtype=object)
    values[told.person[told.person >= 0]] = told.value[told.person >= 0]
    found: Texts = values[cases.person]
    return found


def by_ref(reading: Reading, cases: Cases, list_name: str, column: str) -> Texts:
    """What the row of the list says that became the record of each case; None where it says nothing."""
    told = cells(reading, list_name, column)
    first = np.flatnonzero(~pd.Index(told.ref).duplicated())
    place = pd.Index(told.ref[first]).get_indexer(pd.Index(cases.ref))
    values = np.array([*told.value[first], None], dtype=object)
    found: Texts = values[place]
    return found


def at_least(count: Floats, least: int) -> NDArray[np.int8]:
    """Met from a count on; unknown where there is none."""
    return np.where(np.isnan(count), UNKNOWN, np.where(count >= least, MET, NOT_MET)).astype(np.int8)


def flagged(value: Texts, met: str = "Y", not_met: str = "N") -> NDArray[np.int8]:
    """Met, not met or unknown by a flag."""
    return np.select([value == met, value == not_met], [MET, NOT_MET], UNKNOWN).astype(np.int8)


def rereferred(reading: Reading) -> Cases:
    """Each child's latest referral, met where the list counts another in the twelve months before it."""
    cases = latest_of_each(referrals(reading))
    return replace(cases, met=at_least(amount(by_person(reading, cases, "list_3", "referrals_12m")), 1))


def conferenced(reading: Reading) -> Cases:
    """Every enquiry, met where a conference was not deemed unnecessary; without a decision it is unknown."""
    cases = enquiries(reading)
    return replace(cases, met=flagged(by_ref(reading, cases, "list_5", "icpc_unnecessary"), "N", "Y"))


def planned_before(reading: Reading) -> Cases:
    """Every plan that starts, met where the list counts one before it."""
    cases = plan_starts(reading)
    return replace(cases, met=at_least(amount(by_person(reading, cases, "list_7", "previous_plans")), 1))


def back_in_care(reading: Reading) -> Cases:
    """Every start of care, met where the list says that it is not the first in the twelve months."""
    cases = care_starts(reading)
    return replace(cases, met=flagged(by_person(reading, cases, "list_8", "second_period")))


def moved_often(reading: Reading) -> Cases:
    """Children looked after, met where the list counts three placements or more in the twelve months."""
    cases = children_in_care(reading)
    return replace(cases, met=at_least(amount(by_person(reading, cases, "list_8", "placements_12m")), 3))


def missing_often(reading: Reading) -> Cases:
    """Children looked after, met where the list counts an episode of being missing in the twelve months."""
    cases = children_in_care(reading)
    return replace(cases, met=at_least(amount(by_person(reading, cases, "list_8", "missing_12m")), 1))


def offered(reading: Reading) -> Cases:
    """Children looked after who were missing in the twelve months, met where they were offered an interview."""
    cases = missing_often(reading)
    cases = cases.where(cases.met == MET)
    return replace(cases, met=flagged(by_person(reading, cases, "list_8", "rhi_offered")))


def accepted(reading: Reading) -> Cases:
    """Of those to whom one was offered, met where it was accepted."""
    cases = offered(reading)
    cases = cases.where(cases.met == MET)
    return replace(cases, met=flagged(by_person(reading, cases, "list_8", "rhi_accepted")))


def _checked(reading: Reading, is_kind: Callable[[str], bool], young: int) -> Cases:
    """Children looked after for a year, met where the latest check still counts on the day of the data."""
    spells, since = after_a_year(reading)
    person, day = checks(reading, is_kind)
    today = np.full(len(spells), reading.as_of.day, np.int32)
    latest = last_day(person, day).at(spells.key, today)
    who: Children = reading.fact(all_children)
    is_young = who.reaches(spells.key, UNDER) > reading.as_of.day
    counts_from = np.where(is_young, add_months(today, -young), add_months(today, -YEAR))
    met: Bools = (latest != BLANK) & (latest >= counts_from)
    return stock(reading, spells, opened=since, met=np.where(met, MET, NOT_MET))


def health_assessed(reading: Reading) -> Cases:
    """In date where the latest assessment lies in the last twelve months; of a child under five, in the last six."""
    return _checked(reading, is_assessment, HALF_YEAR)


def teeth_checked(reading: Reading) -> Cases:
    """In date where the latest dental check lies in the last twelve months."""
    return _checked(reading, is_dental, YEAR)
