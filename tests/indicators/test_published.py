"""Sandwell's published figures of 2025 that reproduce by arithmetic: as many cases as were published, counted here.

Each trust is made of as many rows as the publication counts, some on each side of its rule, and counted by the
indicator itself. Numerator and denominator are those of the publication, and the number is the one that was printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from data.benchmarks import shipped
from indicators.clock import AsOf, day_date, day_number, working_day_after
from indicators.measure import measure
from indicators.reading import Reading
from indicators.results import Grain
from tests.tables import everything_supplied, tables

Rows = dict[str, list[dict[str, Any]]]

APRIL, MARCH, SEPTEMBER = date(2024, 4, 1), date(2025, 3, 31), date(2025, 9, 30)
#: Nobody of the figures: the source covers the years before them.
LONG_AGO = {"early_help_episodes": [{"person_id": "nobody", "episode_start_date": "2015-01-05",
                                     "episode_end_date": "2015-02-05"}]}  # fmt: skip


def day(number: int) -> date:
    """A day of the year, over and over."""
    return APRIL + timedelta(days=number % 365)


def referrals() -> Rows:
    """3,723 in the year, of which 844 within twelve months of another of the child, itself in the year before."""
    made = [(f"C{n}", day(n)) for n in range(3_723)]
    earlier = [(f"C{n}", APRIL - timedelta(days=1 + n % 60)) for n in range(3_723) if day(n) < date(2025, 1, 31)][:844]
    return {"cin_episodes": [{"person_id": who, "referral_date": when} for who, when in made + earlier]}


def conferences() -> Rows:
    """466 held, 384 of them on day 15 of the enquiry and the others a working day later."""
    enquiries, held = [], []
    for n in range(466):
        began = day(n % 300)
        on = day_date(working_day_after(day_number(began), 15 if n < 384 else 16))
        enquiries.append({"s47_enquiry_id": f"E{n}", "person_id": f"C{n}", "s47_start_date": began})
        held.append({"person_id": f"C{n}", "s47_enquiry_id": f"E{n}", "icpc_date": on, "icpc_transfer_in": "N"})
    return {"s47_enquiry": enquiries, "initial_cp_conference": held}


def plans_started() -> Rows:
    """418 started in the year, 129 of them of a child who had one years before."""
    started = [{"person_id": f"C{n}", "cp_plan_start_date": day(n)} for n in range(418)]
    before = [
        {"person_id": f"C{n}", "cp_plan_start_date": "2019-05-01", "cp_plan_end_date": "2019-12-01"} for n in range(129)
    ]
    return {"cp_plans": before + started}


def plans_reviewed() -> Rows:
    """217 open at the end of March for three months or more; of 175 every review was held on its last day."""
    plans = [
        {"cp_plan_id": f"P{n}", "person_id": f"C{n}", "cp_plan_start_date": "2024-06-10"} for n in range(217)
    ]  # due on 10 September and, where that was held, on 10 March
    reviews = [
        {"person_id": f"C{n}", "cp_plan_id": f"P{n}", "cp_review_date": when}
        for n in range(217)
        for when in ("2024-09-10", "2025-03-10" if n < 175 else "2025-03-11")
    ]
    young = [{"cp_plan_id": "P-new", "person_id": "C-new", "cp_plan_start_date": "2025-01-10"}]  # not three months yet
    return {"cp_plans": plans + young, "cp_reviews": reviews}


def caseloads() -> Rows:
    """2,505 children of 165 social workers, one of whom works half the week."""
    workers = [
        {"professional_id": f"W{n}", "professional_job_title": "Social worker", "is_social_worker": "Y",
         "full_time_equivalency": 0.5 if n == 0 else 1.0, "start_date": "2020-01-06"}
        for n in range(165)
    ]  # fmt: skip
    manager = {"professional_id": "M", "professional_job_title": "Team Manager", "is_social_worker": "Y",
               "full_time_equivalency": 1.0, "start_date": "2020-01-06"}  # fmt: skip
    children = [
        {"referral_id": f"R{n}", "person_id": f"C{n}", "referral_date": "2025-01-06", "referral_nfa": "N"}
        for n in range(2_506)
    ]
    allocated = [
        {"person_id": f"C{n}", "professional_id": f"W{n % 165}" if n < 2_505 else "M", "professional_role_id": "CW",
         "involvement_start_date": "2025-01-06"}
        for n in range(2_506)
    ]  # fmt: skip
    return {"professionals": [*workers, manager], "cin_episodes": children, "involvements": allocated}


def sickness() -> Rows:
    """3,342 days in 334 absences of ten and one of two, of 270 social workers, one of whom works nine tenths."""
    workers = [
        {"professional_id": f"W{n}", "full_time_equivalency": 0.9 if n == 0 else 1.0, "is_social_worker": "Y",
         "agency_worker_flag": "N", "start_date": "2020-01-06"}
        for n in range(270)
    ]  # fmt: skip
    absences = [
        {"absence_id": f"A{n}", "professional_id": f"W{n % 270}", "days_lost": 10 if n < 334 else 2,
         "start_date": date(2024, 10, 1) + timedelta(days=n)}
        for n in range(335)
    ]  # fmt: skip
    before = [{"absence_id": "A-before", "professional_id": "W1", "days_lost": 50, "start_date": "2024-09-30"}]
    return {"professionals": workers, "absences": absences + before}


def care_leavers() -> Rows:
    """231 who turned 20 in the year, 98 in education, employment or training, 20 of whom nothing is known."""
    people = [{"person_id": f"C{n}", "dob": day(n).replace(year=day(n).year - 20)} for n in range(231)]
    states = [
        {"person_id": f"C{n}", "care_leaver_eligibility": "Former relevant", "care_leaver_in_touch": "YES",
         "care_leaver_activity": ("F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5")[n % 8] if n < 98
         else None if n < 118 else "G4"}
        for n in range(231)
    ]  # fmt: skip
    return {"person": people, "care_leavers": states}


@dataclass(frozen=True)
class Figure:
    """One published figure: what it was made of, and over which period."""

    indicator: str
    numerator: float
    denominator: float
    rows: Callable[[], Rows]
    grain: Grain = Grain.YEAR
    first: date = APRIL
    as_of: date = MARCH

    def result(self) -> Mapping[str, Any]:
        """The row of the trust, as the command line gives it."""
        reading = Reading(tables(**(LONG_AGO | self.rows())), everything_supplied(), AsOf.parse(self.as_of.isoformat()))
        day_ = day_number(self.first)
        (row,) = measure(reading, [self.indicator], grain=self.grain, first=day_, last=day_)
        return row


FIGURES = [
    Figure("referrals_rate", 3_723, 88_593, referrals),
    Figure("rereferrals_12m", 844, 3_723, referrals),
    Figure("s47_to_icpc_15wd", 384, 466, conferences),
    Figure("cpp_second_ever", 129, 418, plans_started),
    Figure("cp_reviews_on_time", 175, 217, plans_reviewed),
    Figure("wf_caseload_avg", 2_505, 164.5, caseloads, Grain.DAY, SEPTEMBER, SEPTEMBER),
    Figure("wf_sickness", 3_342, 269.9 * 253, sickness, Grain.ROLLING12, date(2024, 10, 1), SEPTEMBER),
    Figure("cl_eet", 98, 231, care_leavers),
]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.indicator)
def test_a_published_figure_is_reproduced_from_as_many_cases(figure):
    row = figure.result()
    assert (row["numerator"], row["denominator"]) == (figure.numerator, pytest.approx(figure.denominator))
    printed = shipped()[figure.indicator].own()[2025]
    places = 0 if figure.indicator == "cl_eet" else 1  # figures of care leavers are printed whole
    assert round(row["value"], places) == printed
