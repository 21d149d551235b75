"""The subjects that several pages count, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indicators.analysis import _listed
from indicators.analysis.declaration import Subject, of
from indicators.assessment._assessments import open_cases
from indicators.cases import Cases
from indicators.catalogue import INDICATORS
from indicators.kinds import Fold
from indicators.reading import Reading
from indicators.words import open_assessment_spells

LATEST = "As the workbook lists it: each child once, as they stand on the day of the workbook."
COUNTED = "As the workbook counts it, for each child once: the events themselves are not all in it."


def with_listed(
    subject: Subject,
    name: str,
    cases: Callable[[Reading], Cases],
    *needs: str,
    note: str = COUNTED,
    fold: Fold | None = None,
) -> Subject:
    """The subject with what stands in for it where a workbook is all there is."""
    listed = replace(
        subject,
        name=name,
        cases=cases,
        needs=needs,
        newest=True,
        note=note,
        looks_back=0,
        fold=subject.fold if fold is None else fold,
    )
    return replace(subject, instead=listed)


CELLS = "annex_a_latest"

CONTACTS = of("contacts_total", "contact", "contacts")
HELPED = of("eh_open", "child", "children")
REFERRALS = of("referrals_rate", "referral", "referrals")
REREFERRED = with_listed(
    of("rereferrals_12m", "referral", "referrals"),
    "rereferrals_listed",
    _listed.rereferred,
    CELLS,
    "cin_episodes.referral_date",
)
NO_ACTION = of("referral_nfa", "referral", "referrals")
ASSESSED = of("assessments_45wd", "assessment", "assessments")
#: Not cut where their age leaves a band of the indicator's own: they are broken down by bands of their own.
ASSESSING = replace(
    of("assessments_open_bands", "open assessment", "open assessments"),
    name="assessments_open",
    cases=lambda reading: open_cases(reading, reading.fact(open_assessment_spells)),
)
ENQUIRIES = of("s47_started", "enquiry", "enquiries")
CONFERENCED = with_listed(
    of("s47_outcomes", "enquiry", "enquiries"),
    "s47_outcomes_listed",
    _listed.conferenced,
    CELLS,
    "s47_enquiry.s47_start_date",
    note="By the workbook's word that a conference was not necessary; enquiries without a decision are not known.",
)
FROM_LIST_5 = "Those of enquiries that began in the workbook's window: of its first two months some are missing."
CONFERENCES = with_listed(
    of("s47_to_icpc_15wd", "conference", "conferences"),
    "conferences_listed",
    INDICATORS["s47_to_icpc_15wd"].cases,
    "initial_cp_conference.icpc_date",
    note=FROM_LIST_5,
)
TO_PLAN = with_listed(
    of("icpc_to_plan", "conference", "conferences"),
    "icpc_to_plan_listed",
    INDICATORS["icpc_to_plan"].cases,
    "initial_cp_conference.icpc_date",
    note=FROM_LIST_5,
)
NEED = with_listed(
    of("cin_rate", "child", "children"),
    "cin_listed",
    INDICATORS["cin_rate"].cases,
    "cin_episodes.referral_date",
    note=LATEST,
)
TAKEN_ON = replace(NO_ACTION, one="episode of need", many="episodes of need")
CLOSED = with_listed(
    of("cin_closed_3m", "episode", "episodes"),
    "cin_closed_listed",
    INDICATORS["cin_closed_3m"].cases,
    "cin_episodes.referral_date",
    note="As the workbook lists it: the latest episode of each child, where it closed.",
)
PLANS_STARTED = of("cpp_starts", "plan", "plans")
PLANNED_BEFORE = with_listed(
    of("cpp_second_ever", "plan", "plans"),
    "cpp_second_listed",
    _listed.planned_before,
    CELLS,
    "cp_plans.cp_plan_start_date",
)
PLANS_ENDED = of("cpp_2yrs_ended", "plan", "plans")
ON_PLAN = of("cpp_rate", "child", "children")
OPEN_PLANS = of("cpp_2yrs_open", "plan", "plans")
CARE_STARTED = of("cla_starts", "start of care", "starts of care")
CARE_ENDED = of("cla_ends", "end of care", "ends of care")
IN_CARE = of("cla_rate", "child", "children")
