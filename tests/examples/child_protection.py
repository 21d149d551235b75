"""Worked examples of section 47 enquiries, conferences and child protection plans."""

from tests.examples.example import (
    IS_RUNNING,
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Result,
    count,
    day,
    examples,
    month,
    rate,
    rows,
    share,
    year,
)

ENQUIRY = rows("s47_enquiry", "s47_enquiry_id | person_id | s47_start_date | s47_end_date | outcome | s47_nfa")
STRATEGY = rows("s47_enquiry", "s47_enquiry_id | person_id | referral_id | strategy_discussion_date")
CONFERENCE = rows(
    "initial_cp_conference",
    "icpc_id | person_id | s47_enquiry_id | icpc_date | icpc_transfer_in | icpc_outcome_cp_flag",
)
PLAN = rows("cp_plans", "person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola")
CATEGORY = rows("cp_plans", "person_id | cp_plan_start_date | cp_plan_latest_category")
NAMED_PLAN = rows("cp_plans", "cp_plan_id | person_id | icpc_id | cp_plan_start_date | cp_plan_end_date")
VISIT = rows("cp_visits", "person_id | cp_visit_date | cp_visit_seen | cp_visit_seen_alone")
PLAN_VISIT = rows("cp_visits", "person_id | cp_plan_id | cp_visit_date | cp_visit_seen | cp_visit_seen_alone")
REVIEW = rows("cp_reviews", "person_id | cp_plan_id | cp_review_due | cp_review_date")
CORE_GROUP = rows("core_groups", "cp_plan_id | person_id | core_group_date")
REFERRAL = rows("cin_episodes", "referral_id | person_id | referral_date")
BORN = rows("person", "person_id | dob | expected_dob")
APRIL = month("2026-04")

EXAMPLES = (
    *examples(
        "strategy_discussions",
        (
            "two enquiries of a child, one discussion date",
            "1 (boundary)",
            STRATEGY("E1 | Ada | | 2026-06-01", "E2 | Ada | | 2026-06-01"),
            JUNE,
            count(1),
        ),
        (
            "siblings, same day",
            "one each",
            STRATEGY("E1 | Ada | | 2026-06-01", "E2 | Ben | | 2026-06-01"),
            JUNE,
            count(2),
        ),
    ),
    *examples(
        "strategy_same_day",
        (
            "referred Fri 2026-06-05, held Mon 2026-06-08",
            "met (boundary)",
            STRATEGY("E1 | Ada | R1 | 2026-06-08") | REFERRAL("R1 | Ada | 2026-06-05"),
            JUNE,
            MET,
        ),
        (
            "held Tue 2026-06-09",
            "not met",
            STRATEGY("E1 | Ada | R1 | 2026-06-09") | REFERRAL("R1 | Ada | 2026-06-05"),
            JUNE,
            NOT_MET,
        ),
        (
            "referred 2026-01-05, held 2026-06-08",
            "unknown",
            STRATEGY("E1 | Ada | R1 | 2026-06-08") | REFERRAL("R1 | Ada | 2026-01-05"),
            JUNE,
            UNKNOWN,
        ),
    ),
    *examples(
        "s47_started",
        (
            "two in a year for one child",
            "2",
            ENQUIRY("E1 | Ada | 2025-06-01 | | |", "E2 | Ada | 2025-12-01 | | |"),
            year("2025"),
            rate(2),
        ),
        (
            "started 2026-06-30, as-of 2026-06-30",
            "counted (boundary)",
            ENQUIRY("E1 | Ada | 2026-06-30 | | |"),
            JUNE,
            rate(1),
        ),
    ),
    *examples(
        "s47_open_now",
        (
            "start Fri 2026-03-20, no end, x 2026-04-14",
            "counted, day 15, not late (boundary)",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |"),
            day("2026-04-14"),
            count(1),
            {"late": 0, "categories": ("11-15",)},
        ),
        (
            "x 2026-04-15",
            "counted, late",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |"),
            day("2026-04-15"),
            count(1),
            {"late": 1, "categories": ("over 15",)},
        ),
        (
            "ended 2026-04-01 with no further action, x 2026-03-31",
            "still there",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-01 | no further action | Y"),
            day("2026-03-31"),
            count(1),
        ),
        (
            "ended 2026-04-01 with no further action",
            "leaves on 2026-04-01",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-01 | no further action | Y"),
            day("2026-04-01"),
            count(0),
        ),
        (
            "ended 2026-04-01 with outcome icpc, no conference yet, x 2026-04-15",
            "still counted, late",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-01 | ICPC |"),
            day("2026-04-15"),
            count(1),
            {"late": 1},
        ),
        (
            "conference held 2026-04-13, x 2026-04-12",
            "still there",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-01 | icpc |") | CONFERENCE("C1 | Ada | E1 | 2026-04-13 | |"),
            day("2026-04-12"),
            count(1),
        ),
        (
            "conference held 2026-04-13",
            "leaves on 2026-04-13",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-01 | icpc |") | CONFERENCE("C1 | Ada | E1 | 2026-04-13 | |"),
            day("2026-04-13"),
            count(0),
        ),
    ),
    *examples(
        "s47_completed_15wd",
        (
            "2026-03-20 to 2026-04-14",
            "met (boundary: day 15, Easter between)",
            ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-14 | |"),
            APRIL,
            MET,
        ),
        ("2026-03-20 to 2026-04-15", "not met", ENQUIRY("E1 | Ada | 2026-03-20 | 2026-04-15 | |"), APRIL, NOT_MET),
        ("Sat 2026-03-21 to 2026-04-14", "met", ENQUIRY("E1 | Ada | 2026-03-21 | 2026-04-14 | |"), APRIL, MET),
        ("end before start", "unknown", ENQUIRY("E1 | Ada | 2026-04-15 | 2026-04-14 | |"), APRIL, UNKNOWN),
        ("start blank", "unknown", ENQUIRY("E1 | Ada | | 2026-04-14 | |"), APRIL, UNKNOWN),
    ),
    *examples(
        "s47_outcomes",
        ("icpc", "met", ENQUIRY("E1 | Ada | 2026-06-01 | 2026-06-10 | icpc |"), JUNE, MET),
        (
            "continue with cin",
            "not met",
            ENQUIRY("E1 | Ada | 2026-06-01 | 2026-06-10 | continue with cin |"),
            JUNE,
            NOT_MET,
        ),
        ("all blank", "unknown (boundary)", ENQUIRY("E1 | Ada | 2026-06-01 | 2026-06-10 | |"), JUNE, UNKNOWN),
        ("outcome blank, nfa Y", "not met", ENQUIRY("E1 | Ada | 2026-06-01 | 2026-06-10 | | Y"), JUNE, NOT_MET),
        (
            "outcome blank, nfa not Y, a conference held",
            "met",
            ENQUIRY("E1 | Ada | 2026-06-01 | 2026-06-10 | | N") | CONFERENCE("C1 | Ada | E1 | 2026-06-20 | |"),
            JUNE,
            MET,
        ),
    ),
    *examples(
        "s47_to_icpc_15wd",
        (
            "S47 2026-03-20, held 2026-04-14",
            "met (boundary)",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |") | CONFERENCE("C1 | Ada | E1 | 2026-04-14 | |"),
            APRIL,
            MET,
        ),
        (
            "held 2026-04-15",
            "not met",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |") | CONFERENCE("C1 | Ada | E1 | 2026-04-15 | |"),
            APRIL,
            NOT_MET,
        ),
        ("no linked enquiry", "unknown", CONFERENCE("C1 | Ada | | 2026-04-15 | |"), APRIL, UNKNOWN),
        (
            "transfer in",
            "left out",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |") | CONFERENCE("C1 | Ada | E1 | 2026-04-15 | Y |"),
            APRIL,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "adjourned 2026-04-14, reconvened 2026-04-21",
            "one case, met",
            ENQUIRY("E1 | Ada | 2026-03-20 | | |")
            | CONFERENCE("C1 | Ada | E1 | 2026-04-14 | |", "C2 | Ada | E1 | 2026-04-21 | |"),
            APRIL,
            MET,
        ),
        (
            "two conferences of one child, both with no enquiry id",
            "two cases, both unknown",
            CONFERENCE("C1 | Ada | | 2026-04-14 | |", "C2 | Ada | | 2026-04-21 | |"),
            APRIL,
            Result(0, 0, 2, None),
        ),
        (
            "conference before the start",
            "unknown",
            ENQUIRY("E1 | Ada | 2026-04-16 | | |") | CONFERENCE("C1 | Ada | E1 | 2026-04-15 | |"),
            APRIL,
            UNKNOWN,
        ),
    ),
    *examples(
        "icpc_rate",
        ("transfer-in", "counted", CONFERENCE("C1 | Ada | | 2026-06-15 | Y |"), JUNE, rate(1)),
        (
            "reconvened",
            "1",
            CONFERENCE("C1 | Ada | E1 | 2026-06-15 | |", "C2 | Ada | E1 | 2026-06-22 | |"),
            JUNE,
            rate(1),
        ),
        (
            "two conferences of one child, both with no enquiry id",
            "2",
            CONFERENCE("C1 | Ada | | 2026-06-15 | |", "C2 | Ada | | 2026-06-22 | |"),
            JUNE,
            rate(2),
        ),
        (
            "dated 2026-07-02, as-of 2026-06-30",
            "not held yet (boundary)",
            CONFERENCE("C1 | Ada | | 2026-07-02 | |"),
            JUNE,
            rate(0),
        ),
    ),
    *examples(
        "icpc_to_plan",
        ("Y", "met", CONFERENCE("C1 | Ada | E1 | 2026-06-15 | | Y"), JUNE, MET),
        ("N", "not met", CONFERENCE("C1 | Ada | E1 | 2026-06-15 | | N"), JUNE, NOT_MET),
        ("blank", "unknown", CONFERENCE("C1 | Ada | E1 | 2026-06-15 | |"), JUNE, UNKNOWN),
        (
            "first row blank, reconvened row Y",
            "met, on the first date (boundary)",
            CONFERENCE("C1 | Ada | E1 | 2026-05-29 | |", "C2 | Ada | E1 | 2026-06-15 | | Y"),
            month("2026-05"),
            MET,
        ),
    ),
    *examples(
        "cpp_rate",
        (
            "plan end 2026-06-30, x 2026-06-30",
            "not counted (boundary)",
            PLAN("Ada | 2026-01-05 | 2026-06-30 |"),
            TODAY,
            rate(0),
        ),
        ("plan end 2026-07-01, x 2026-06-30", "counted", PLAN("Ada | 2026-01-05 | 2026-07-01 |"), TODAY, rate(1)),
        ("cppl_cp_plan_ola = Y", "not counted", PLAN("Ada | 2026-01-05 | | Y"), TODAY, rate(0)),
        ("unborn", "counted", PLAN("Ada | 2026-01-05 | |") | BORN("Ada | | 2026-08-01"), TODAY, rate(1)),
        (
            "18th birthday on x",
            "not counted",
            PLAN("Ada | 2026-01-05 | |") | BORN("Ada | 2008-06-30 |"),
            TODAY,
            rate(0),
        ),
        (
            "18th birthday the day after x",
            "counted",
            PLAN("Ada | 2026-01-05 | |") | BORN("Ada | 2008-07-01 |"),
            TODAY,
            rate(1),
        ),
        (
            "two plans cover x",
            "one child",
            PLAN("Ada | 2026-01-05 | |", "Ada | 2026-02-05 | |"),
            TODAY,
            rate(1),
        ),
    ),
    *examples(
        "cpp_count",
        (
            "the numerator of cpp_rate",
            "the same number",
            PLAN("Ada | 2026-01-05 | 2026-06-30 |", "Ben | 2026-01-05 | |", "Cleo | 2026-01-05 | | Y"),
            TODAY,
            count(1),
        ),
    ),
    *examples(
        "cpp_starts",
        ("start 2026-06-30", "June (boundary)", PLAN("Ada | 2026-06-30 | |"), JUNE, rate(1)),
        ("OLA", "not counted", PLAN("Ada | 2026-06-30 | | Y"), JUNE, rate(0)),
    ),
    *examples(
        "cpp_ends",
        (
            "the mirror of cpp_starts on this date column",
            "counted once",
            PLAN("Ada | 2026-01-05 | 2026-06-30 |"),
            JUNE,
            rate(1),
        ),
        ("OLA", "not counted", PLAN("Ada | 2026-01-05 | 2026-06-30 | Y"), JUNE, rate(0)),
    ),
    *examples(
        "cpp_category",
        ("NEG", "met", CATEGORY("Ada | 2026-01-05 | NEG"), TODAY, MET),
        ("EMO", "not met", CATEGORY("Ada | 2026-01-05 | EMO"), TODAY, NOT_MET),
        ("blank", "unknown (boundary)", CATEGORY("Ada | 2026-01-05 |"), TODAY, UNKNOWN),
    ),
    *examples(
        "cpp_second_ever",
        (
            "earlier plan 2018",
            "met",
            PLAN("Ada | 2018-01-05 | 2018-06-01 |", "Ada | 2026-06-10 | |"),
            JUNE,
            MET,
        ),
        (
            "an OLA plan before",
            "not met (boundary)",
            PLAN("Ada | 2018-01-05 | 2018-06-01 | Y", "Ada | 2026-06-10 | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "two rows with one start date",
            "neither is second",
            PLAN("Ada | 2026-06-10 | |", "Ada | 2026-06-10 | |"),
            JUNE,
            share(0, 2),
        ),
    ),
    *examples(
        "cpp_second_2yr",
        (
            "ended 2024-06-30, starts 2026-06-30",
            "met (boundary)",
            PLAN("Ada | 2024-01-05 | 2024-06-30 |", "Ada | 2026-06-30 | |"),
            JUNE,
            MET,
        ),
        (
            "ended 2024-06-29",
            "not met",
            PLAN("Ada | 2024-01-05 | 2024-06-29 |", "Ada | 2026-06-30 | |"),
            JUNE,
            NOT_MET,
        ),
        ("no earlier plan", "not met", PLAN("Ada | 2026-06-30 | |"), JUNE, NOT_MET),
        (
            "earlier plan still open",
            "unknown",
            PLAN("Ada | 2024-01-05 | |", "Ada | 2026-06-30 | |"),
            JUNE,
            UNKNOWN,
        ),
    ),
    *examples(
        "cpp_2yrs_open",
        ("2024-06-30, x 2026-06-30 (730)", "met", PLAN("Ada | 2024-06-30 | |"), TODAY, MET),
        ("2024-07-01, x 2026-06-30 (729)", "not met (boundary)", PLAN("Ada | 2024-07-01 | |"), TODAY, NOT_MET),
    ),
    *examples(
        "cpp_2yrs_ended",
        (
            "2024-07-01 to 2026-06-30: 729 + 1 = 730",
            "met (boundary)",
            PLAN("Ada | 2024-07-01 | 2026-06-30 |"),
            JUNE,
            MET,
        ),
        ("2024-07-02 to 2026-06-30: 729", "not met", PLAN("Ada | 2024-07-02 | 2026-06-30 |"), JUNE, NOT_MET),
        ("start after the end", "unknown", PLAN("Ada | 2026-06-30 | 2026-06-29 |"), JUNE, UNKNOWN),
    ),
    *examples(
        "cpp_under_3m_ended",
        ("2026-03-30 to 2026-06-30", "met (boundary)", PLAN("Ada | 2026-03-30 | 2026-06-30 |"), JUNE, MET),
        (
            "2026-03-30 to 2026-07-01",
            "not met",
            PLAN("Ada | 2026-03-30 | 2026-07-01 |"),
            month("2026-07"),
            NOT_MET,
            {"as_of": "2026-07-31"},
        ),
    ),
    *examples(
        "cp_visits_timely",
        (
            "seen Mon 2026-06-15, x Mon 2026-06-29",
            "met (boundary: day 10)",
            PLAN("Ada | 2026-01-05 | |") | VISIT("Ada | 2026-06-15 | Y |"),
            day("2026-06-29"),
            MET,
        ),
        (
            "x Tue 2026-06-30",
            "not met",
            PLAN("Ada | 2026-01-05 | |") | VISIT("Ada | 2026-06-15 | Y |"),
            TODAY,
            NOT_MET,
        ),
        (
            "plan Tue 2026-06-16, x 2026-06-30 (day 10)",
            "left out",
            PLAN("Ada | 2026-06-16 | |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        ("plan Mon 2026-06-15, x 2026-06-30 (day 11)", "in, not met", PLAN("Ada | 2026-06-15 | |"), TODAY, NOT_MET),
        (
            "seen Fri 2026-06-12, day 10 is Fri 2026-06-26, x Sun 2026-06-28",
            "met: still day 10",
            PLAN("Ada | 2026-01-05 | |") | VISIT("Ada | 2026-06-12 | Y |"),
            day("2026-06-28"),
            MET,
        ),
        (
            "seen = N",
            "not a visit",
            PLAN("Ada | 2026-01-05 | |") | VISIT("Ada | 2026-06-29 | N |"),
            TODAY,
            NOT_MET,
        ),
        (
            "unborn on x",
            "left out",
            PLAN("Ada | 2026-01-05 | |") | BORN("Ada | | 2026-08-01"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "core_group_first_10wd",
        (
            "ICPC Mon 2026-06-01, group 2026-06-15",
            "met (boundary)",
            NAMED_PLAN("P1 | Ada | C1 | 2026-06-01 |")
            | CONFERENCE("C1 | Ada | | 2026-06-01 | |")
            | CORE_GROUP("P1 | Ada | 2026-06-15"),
            JUNE,
            MET,
        ),
        (
            "2026-06-16",
            "not met",
            NAMED_PLAN("P1 | Ada | C1 | 2026-06-01 |")
            | CONFERENCE("C1 | Ada | | 2026-06-01 | |")
            | CORE_GROUP("P1 | Ada | 2026-06-16"),
            JUNE,
            NOT_MET,
        ),
        (
            "ICPC 2026-06-16, as-of 2026-06-30 (day 10)",
            "running",
            NAMED_PLAN("P1 | Ada | C1 | 2026-06-16 |") | CONFERENCE("C1 | Ada | | 2026-06-16 | |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
    ),
    *examples(
        "core_group_ongoing",
        (
            "group 2026-05-19, x 2026-06-30",
            "met (boundary: day 42)",
            NAMED_PLAN("P1 | Ada | | 2026-01-05 |") | CORE_GROUP("P1 | Ada | 2026-05-19"),
            TODAY,
            MET,
        ),
        (
            "2026-05-18",
            "not met",
            NAMED_PLAN("P1 | Ada | | 2026-01-05 |") | CORE_GROUP("P1 | Ada | 2026-05-18"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cp_reviews_on_time",
        (
            "start 2026-03-30, due 2026-06-30, not held, x 2026-06-30",
            "met (boundary)",
            NAMED_PLAN("P1 | Ada | | 2026-03-30 |"),
            TODAY,
            MET,
        ),
        (
            "x 2026-07-01",
            "not met",
            NAMED_PLAN("P1 | Ada | | 2026-03-30 |"),
            day("2026-07-01"),
            NOT_MET,
            {"as_of": "2026-07-01"},
        ),
        (
            "start 2026-03-31, x 2026-06-29",
            "left out: no review has fallen due",
            NAMED_PLAN("P1 | Ada | | 2026-03-31 |"),
            day("2026-06-29"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "held one day late on 2025-10-01 (due 2025-09-30), x 2026-06-30",
            "not met",
            NAMED_PLAN("P1 | Ada | | 2025-06-30 |") | REVIEW("Ada | P1 | | 2025-10-01", "Ada | P1 | | 2026-03-30"),
            TODAY,
            NOT_MET,
        ),
        (
            "held one day late on 2025-10-01 (due 2025-09-30), x 2026-09-30",
            "that lateness has left the year",
            NAMED_PLAN("P1 | Ada | | 2025-06-30 |") | REVIEW("Ada | P1 | | 2025-10-01", "Ada | P1 | | 2026-03-30"),
            day("2026-09-30"),
            MET,
            {"as_of": "2026-09-30"},
        ),
    ),
    *examples(
        "cp_reviews_by_event",
        (
            "due 2026-06-30, not held, as-of 2026-06-30",
            "running (boundary)",
            NAMED_PLAN("P1 | Ada | | 2026-03-30 |") | REVIEW("Ada | P1 | 2026-06-30 |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
        (
            "due 2026-06-29, not held",
            "not met",
            NAMED_PLAN("P1 | Ada | | 2026-03-29 |") | REVIEW("Ada | P1 | 2026-06-29 |"),
            JUNE,
            NOT_MET,
        ),
        (
            "held on the due day",
            "met",
            NAMED_PLAN("P1 | Ada | | 2026-03-29 |") | REVIEW("Ada | P1 | 2026-06-29 | 2026-06-29"),
            JUNE,
            MET,
        ),
    ),
    *examples(
        "cp_child_seen_alone",
        (
            "aged 4 that day, Y",
            "met (boundary: 4th birthday counts)",
            NAMED_PLAN("P1 | Ada | | 2026-01-05 |")
            | PLAN_VISIT("Ada | P1 | 2026-06-10 | Y | Y")
            | BORN("Ada | 2022-06-10 |"),
            JUNE,
            MET,
        ),
        (
            "aged 3",
            "left out",
            NAMED_PLAN("P1 | Ada | | 2026-01-05 |")
            | PLAN_VISIT("Ada | P1 | 2026-06-10 | Y | Y")
            | BORN("Ada | 2022-06-11 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "blank",
            "unknown",
            NAMED_PLAN("P1 | Ada | | 2026-01-05 |")
            | PLAN_VISIT("Ada | P1 | 2026-06-10 | Y |")
            | BORN("Ada | 2020-06-10 |"),
            JUNE,
            UNKNOWN,
        ),
    ),
)
