"""Worked examples of children in need and their plans."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    count,
    day,
    examples,
    rate,
    rows,
)

EPISODE = rows("cin_episodes", "person_id | referral_date | close_date | referral_nfa")
PLAN = rows("cin_plans", "person_id | cin_plan_start_date | cin_plan_end_date")
VISIT = rows("cin_visits", "person_id | cin_visit_date | cin_visit_seen")
REVIEW = rows("cin_reviews", "person_id | review_date")
CP_PLAN = rows("cp_plans", "person_id | cp_plan_start_date")
CARE = rows("cla_episodes", "person_id | cla_episode_start_date | cla_episode_ceased_date")
STATUS = rows("legal_status", "person_id | legal_status | legal_status_start_date | legal_status_end_date")
ASSESSMENT = rows(
    "cin_assessments", "person_id | assessment_start_date | assessment_auth_date | assessment_outcome_nfa"
)
BORN = rows("person", "person_id | dob | expected_dob")

EXAMPLES = (
    *examples(
        "cin_rate",
        ("referral 2026-01-05, not closed", "counted", EPISODE("Ada | 2026-01-05 | | N"), TODAY, rate(1)),
        (
            "closed 2026-06-30, x 2026-06-30",
            "not counted (boundary)",
            EPISODE("Ada | 2026-01-05 | 2026-06-30 | N"),
            TODAY,
            rate(0),
        ),
        ("cine_referral_nfa = Y and nothing else", "not counted", EPISODE("Ada | 2026-01-05 | | Y"), TODAY, rate(0)),
        (
            "unborn with an open episode",
            "counted",
            EPISODE("Ada | 2026-01-05 | | N") | BORN("Ada | | 2026-08-01"),
            TODAY,
            rate(1),
        ),
        (
            "aged 19 with an open episode",
            "counted",
            EPISODE("Ada | 2026-01-05 | | N") | BORN("Ada | 2007-01-05 |"),
            TODAY,
            rate(1),
        ),
    ),
    *examples(
        "cin_plan_count",
        (
            "CIN plan and CP plan both open",
            "not counted",
            PLAN("Ada | 2026-01-05 |") | CP_PLAN("Ada | 2026-03-05"),
            TODAY,
            count(0),
        ),
        (
            "CIN plan and short breaks (V4) only",
            "counted",
            PLAN("Ada | 2026-01-05 |") | CARE("Ada | 2026-03-05 |") | STATUS("Ada | V4 | 2026-03-05 |"),
            TODAY,
            count(1),
        ),
        (
            "CIN plan and looked after",
            "not counted",
            PLAN("Ada | 2026-01-05 |") | CARE("Ada | 2026-03-05 |"),
            TODAY,
            count(0),
        ),
        (
            "plan ends 2026-06-30, x 2026-06-30",
            "not counted (boundary)",
            PLAN("Ada | 2026-01-05 | 2026-06-30"),
            TODAY,
            count(0),
        ),
    ),
    *examples(
        "cin_visits_timely",
        (
            "plan 2026-01-05, seen 2026-06-02, x 2026-06-30",
            "met (boundary: day 28)",
            PLAN("Ada | 2026-01-05 |") | VISIT("Ada | 2026-06-02 | Y"),
            TODAY,
            MET,
        ),
        (
            "seen 2026-06-01",
            "not met",
            PLAN("Ada | 2026-01-05 |") | VISIT("Ada | 2026-06-01 | Y"),
            TODAY,
            NOT_MET,
        ),
        (
            "plan 2026-06-02, x 2026-06-30 (day 28)",
            "left out",
            PLAN("Ada | 2026-06-02 |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        ("seen blank", "not a visit", PLAN("Ada | 2026-01-05 |") | VISIT("Ada | 2026-06-29 |"), TODAY, NOT_MET),
        ("seen N", "not a visit", PLAN("Ada | 2026-01-05 |") | VISIT("Ada | 2026-06-29 | N"), TODAY, NOT_MET),
        (
            "plan to 2026-06-10, the next from that day",
            "one continuous plan: in",
            PLAN("Ada | 2026-01-05 | 2026-06-10", "Ada | 2026-06-10 |"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cin_reviews_timely",
        (
            "review 2026-03-30, x 2026-06-30",
            "met (boundary)",
            PLAN("Ada | 2026-01-05 |") | REVIEW("Ada | 2026-03-30"),
            TODAY,
            MET,
        ),
        ("review 2026-03-29", "not met", PLAN("Ada | 2026-01-05 |") | REVIEW("Ada | 2026-03-29"), TODAY, NOT_MET),
        ("plan 2026-03-30, x 2026-06-30", "left out", PLAN("Ada | 2026-03-30 |"), TODAY, NOTHING, LEFT_OUT),
        (
            "plan 2026-03-30, x 2026-07-01",
            "in",
            PLAN("Ada | 2026-03-30 |"),
            day("2026-07-01"),
            NOT_MET,
            {"as_of": "2026-07-01"},
        ),
    ),
    *examples(
        "cin_no_plan",
        (
            "authorised Mon 2026-06-01, no plan, x 2026-06-15",
            "not counted (boundary: day 10)",
            EPISODE("Ada | 2026-04-20 | | N") | ASSESSMENT("Ada | 2026-04-20 | 2026-06-01 | N"),
            day("2026-06-15"),
            count(0),
        ),
        (
            "x 2026-06-16",
            "counted",
            EPISODE("Ada | 2026-04-20 | | N") | ASSESSMENT("Ada | 2026-04-20 | 2026-06-01 | N"),
            day("2026-06-16"),
            count(1),
        ),
    ),
    *examples(
        "cin_open_12m_plus",
        ("start 2025-06-30, x 2026-06-30", "not met (boundary)", PLAN("Ada | 2025-06-30 |"), TODAY, NOT_MET),
        ("start 2025-06-29", "met", PLAN("Ada | 2025-06-29 |"), TODAY, MET),
        (
            "ended 2026-01-10 and restarted 2026-01-10",
            "one plan",
            PLAN("Ada | 2025-06-01 | 2026-01-10", "Ada | 2026-01-10 |"),
            TODAY,
            MET,
        ),
        (
            "ended 2026-01-10, restarted 2026-01-11",
            "a new one",
            PLAN("Ada | 2025-06-01 | 2026-01-10", "Ada | 2026-01-11 |"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cin_closed_3m",
        ("2026-03-30 to 2026-06-30", "met (boundary)", EPISODE("Ada | 2026-03-30 | 2026-06-30 | N"), JUNE, MET),
        ("2026-03-29 to 2026-06-30", "not met", EPISODE("Ada | 2026-03-29 | 2026-06-30 | N"), JUNE, NOT_MET),
        ("close before referral", "unknown", EPISODE("Ada | 2026-06-30 | 2026-06-29 | N"), JUNE, UNKNOWN),
    ),
)
