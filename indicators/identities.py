"""Numbers of different indicators that are the same number, or add up: what tells of one tells of the other.

Each was found by comparing every pair and triple of numbers on an invented trust, and a test holds all of them there:
they follow from the definitions where records are whole. Where the data of a trust breaks one (a child is not known, a
category is blank), nobody can rely on it there, and it is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.disclosure import Name, Output, Relation
from indicators.results import UnitKind

Part = tuple[str, str]  #: an indicator, and which of its numbers


def _parts(*said: str) -> tuple[Part, ...]:
    """``cpp_count`` for its numerator, ``cpp_2yrs_open.denominator`` for the part named."""
    found = []
    for text in said:
        indicator, _, part = text.partition(".")
        found.append((indicator, part or "numerator"))
    return tuple(found)


#: One number under several names.
SAME: tuple[tuple[Part, ...], ...] = (
    _parts("referrals_rate", "referral_nfa.denominator", "rereferrals_12m.denominator"),
    _parts("assessments_completed_count", "assessment_outcomes.denominator"),
    _parts("assessments_45wd.denominator", "assessments_median.denominator"),
    _parts("assessments_45wd.unknown", "assessments_median.unknown"),
    _parts("cpp_ends", "cpp_2yrs_ended.denominator", "cpp_under_3m_ended.denominator"),
    _parts("cpp_count", "cpp_rate", "cpp_2yrs_open.denominator"),
    _parts("cpp_starts", "cpp_second_2yr.denominator", "cpp_second_ever.denominator"),
    _parts("cin_plan_count", "cin_open_12m_plus.denominator"),
    _parts("wf_cases_by_team", "cin_rate", "wf_mgmt_oversight.denominator"),
    _parts("cla_count", "cla_rate", "cla_3plus_placements.denominator"),
    _parts("cla_foster", "cla_placement_mix"),
    _parts("cla_foster.rest", "cla_placement_mix.rest"),
    _parts("rhi_accepted.denominator", "rhi_offered"),
    _parts("cla_foster.denominator", "cla_placement_mix.denominator"),
    _parts("cla_ends", "ad_adopted_pct.denominator"),
    _parts("cl_eet.denominator", "cl_in_touch.denominator", "cl_not_in_touch.denominator"),
    _parts("fb_complaints_stage1_10wd.denominator", "fb_complaints_stage1_20wd.denominator"),
    _parts("wf_agency.rest", "wf_vacancy.rest"),
    _parts("wf_caseload_median_max.denominator", "wf_caseload_over18.denominator"),
)
#: A total, and the numbers it is the sum of.
SUMS: tuple[tuple[Part, ...], ...] = (
    _parts("contacts_total", "contact_to_referral_rate.denominator", "contact_to_referral_rate.unknown"),
    _parts("assessments_completed_count", "assessments_45wd.denominator", "assessments_45wd.unknown"),
    _parts("cpp_count", "cpp_category.denominator", "cpp_category.unknown"),
    _parts("s47_outcomes.denominator", "s47_completed_15wd.denominator", "s47_completed_15wd.unknown"),
    _parts("icpc_to_plan.denominator", "s47_to_icpc_15wd.denominator", "s47_to_icpc_15wd.unknown"),
    _parts("cla_count", "cla_20_miles.denominator", "cla_20_miles.unknown"),
    _parts("cla_count", "cla_foster.denominator", "cla_foster.unknown"),
    _parts("cla_count", "cla_sw_changes.denominator", "cla_sw_changes.unknown"),
    _parts("cla_dental.denominator", "cla_annual_health.denominator", "cla_annual_health.unknown"),
    _parts("cla_dental.denominator", "cla_immunisations.denominator", "cla_immunisations.unknown"),
    _parts("rhi_offered.denominator", "rhi_accepted.denominator", "rhi_offered.rest"),
    _parts("fb_upheld.denominator", "fb_complaints_stage1_10wd.denominator", "fb_stage2"),
)
#: What is open, and what began and ended: of the whole trust, where nobody moves in from another unit.
FLOWS: tuple[tuple[str, str, str], ...] = (
    ("cpp_count", "cpp_starts", "cpp_ends"),
    ("cla_count", "cla_starts", "cla_ends"),
)
_FIRST = {part: group[0] for group in SAME for part in group[1:]}
#: Indicator, mark, level, unit, category, part: the name of a number that is printed.
LENGTH = 6


def together(outputs: Iterable[Output], marks: Sequence[str] = ()) -> Output:
    """Several outputs as one: numbers under several names as one cell, and the sums that cross from one to another.

    ``marks`` are those of consecutive periods, oldest first, where the outputs have several.
    """
    whole = _beside_each_other(outputs)
    values = whole.values
    same: dict[Name, Name] = {}
    for name in values:
        first = _first(name)
        if first is not None and first in values and values[first] == values[name]:
            same[name] = first
    crossing = [one for one in (*_sums(whole), *_flows(whole, marks)) if abs(_off(whole, one)) < 1e-9]
    relations = (_renamed(one, same) for one in (*whole.relations, *crossing))
    return replace(
        whole,
        values={name: value for name, value in values.items() if name not in same},
        relations=[dict(one) for one in dict.fromkeys(tuple(one.items()) for one in relations if one)],
        follows={name: tuple(same.get(part, part) for part in made_of) for name, made_of in whole.follows.items()}
        | {name: (first,) for name, first in same.items()},
    )


def _beside_each_other(outputs: Iterable[Output]) -> Output:
    held = list(outputs)
    return Output(
        values={name: value for one in held for name, value in one.values.items()},
        relations=[relation for one in held for relation in one.relations],
        follows={name: made_of for one in held for name, made_of in one.follows.items()},
        dear={name: worth for one in held for name, worth in one.dear.items()},
        fixed=frozenset().union(*(one.fixed for one in held)),
        loose=frozenset().union(*(one.loose for one in held)),
    )


def _first(name: Name) -> Name | None:
    """The cell that has the same number under the name that stands first, where the number has several."""
    found = _FIRST.get((str(name[0]), str(name[-1])))
    return None if found is None or len(name) != LENGTH else (found[0], *name[1:-1], found[1])


def _renamed(relation: Relation, same: Mapping[Name, Name]) -> Relation:
    found: dict[Name, int] = {}
    for name, sign in relation.items():
        cell = same.get(name, name)
        found[cell] = found.get(cell, 0) + sign
    return {name: sign for name, sign in found.items() if sign}


def _sums(whole: Output) -> Iterator[Relation]:
    """The sums across indicators, for each unit and period of which all their numbers are there."""
    for (total, part), *parts in SUMS:
        for name in whole.values:
            if name[0] == total and name[-1] == part and len(name) == LENGTH and name[4] == "":
                cells = [(other, *name[1:-1], of) for other, of in parts]
                if all(cell in whole.values for cell in cells):
                    yield {name: -1, **dict.fromkeys(cells, 1)}


def _flows(whole: Output, marks: Sequence[str]) -> Iterator[Relation]:
    """Of the trust: what is open at the end of a period is what was open before, more what began, less what ended."""
    where = (UnitKind.TRUST.value, "", "", "numerator")
    for stock, starts, ends in FLOWS:
        for before, mark in pairwise(marks):
            relation: Relation = {
                (stock, mark, *where): -1,
                (stock, before, *where): 1,
                (starts, mark, *where): 1,
                (ends, mark, *where): -1,
            }
            if relation.keys() <= whole.values.keys():
                yield relation


def _off(whole: Output, relation: Relation) -> float:
    """By how much a sum does not hold."""
    return sum(sign * whole.values[name] for name, sign in relation.items())
