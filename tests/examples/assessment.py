"""Worked examples of assessments."""

from tests.examples.example import (
    IS_RUNNING,
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    count,
    day,
    duration,
    examples,
    month,
    rows,
)

ASSESSMENT = rows("cin_assessments", "person_id | assessment_start_date | assessment_auth_date")
ON_REFERRAL = rows("cin_assessments", "person_id | referral_id | assessment_start_date | assessment_auth_date")
SEEN = rows("cin_assessments", "person_id | assessment_auth_date | assessment_child_seen")
FIRST_SEEN = rows("cin_assessments", "person_id | referral_id | assessment_start_date | child_first_seen_date")
OUTCOME = rows("cin_assessments", "person_id | assessment_auth_date | assessment_outcome_nfa")
REFERRAL = rows("cin_episodes", "referral_id | person_id | referral_date | close_date | close_reason | referral_nfa")
BORN = rows("person", "person_id | dob | expected_dob")
MAY = month("2026-05")

EXAMPLES = (
    *examples(
        "assessments_45wd",
        (
            "Fri 2026-03-20 to 2026-05-28",
            "met (boundary: day 45)",
            ASSESSMENT("Ada | 2026-03-20 | 2026-05-28"),
            MAY,
            MET,
        ),
        ("2026-03-20 to 2026-05-29", "not met", ASSESSMENT("Ada | 2026-03-20 | 2026-05-29"), MAY, NOT_MET),
        ("same day", "met (day 0)", ASSESSMENT("Ada | 2026-06-10 | 2026-06-10"), JUNE, MET),
        ("start blank", "unknown", ASSESSMENT("Ada | | 2026-06-10"), JUNE, UNKNOWN),
        ("start after the authorisation", "unknown", ASSESSMENT("Ada | 2026-06-11 | 2026-06-10"), JUNE, UNKNOWN),
        (
            "authorised 1900-01-01",
            "not authorised: open",
            ASSESSMENT("Ada | 2026-06-01 | 1900-01-01"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "assessments_open_bands",
        (
            "start 2026-03-20, open, x 2026-05-28",
            "band 36-45 (boundary: day 45)",
            ASSESSMENT("Ada | 2026-03-20 |"),
            day("2026-05-28"),
            count(1),
            {"categories": ("36-45",), "late": 0},
        ),
        (
            "x 2026-05-29",
            "over 45",
            ASSESSMENT("Ada | 2026-03-20 |"),
            day("2026-05-29"),
            count(1),
            {"categories": ("over 45",), "late": 1},
        ),
        (
            "referral closed 2026-05-01, assessment still open, x 2026-05-28",
            "not counted, a finding (closed case with open assessment)",
            ON_REFERRAL("Ada | R1 | 2026-03-20 |") | REFERRAL("R1 | Ada | 2026-03-20 | 2026-05-01 | |"),
            day("2026-05-28"),
            count(0),
        ),
        ("authorised 1900-01-01", "open", ASSESSMENT("Ada | 2026-06-01 | 1900-01-01"), TODAY, count(1)),
        ("no linked referral", "it stays", ON_REFERRAL("Ada | R9 | 2026-03-20 |"), TODAY, count(1)),
    ),
    *examples(
        "assessments_open_overdue",
        (
            "start 2026-03-20, open, x 2026-05-28",
            "not counted (boundary: the limit day is in time)",
            ASSESSMENT("Ada | 2026-03-20 |"),
            day("2026-05-28"),
            count(0),
        ),
        ("x 2026-05-29", "counted", ASSESSMENT("Ada | 2026-03-20 |"), day("2026-05-29"), count(1)),
        (
            "day 45 is Fri 2026-05-29, x Sun 2026-05-31",
            "not counted: no working day has passed",
            ASSESSMENT("Ada | 2026-03-23 |"),
            day("2026-05-31"),
            count(0),
        ),
        ("the same, x Mon 2026-06-01", "counted", ASSESSMENT("Ada | 2026-03-23 |"), day("2026-06-01"), count(1)),
        (
            "authorised 2026-06-30, x 2026-06-30",
            "not counted",
            ASSESSMENT("Ada | 2026-03-20 | 2026-06-30"),
            TODAY,
            count(0),
        ),
    ),
    *examples(
        "assessments_median",
        (
            "durations 0, 10, 44",
            "10",
            ASSESSMENT(
                "Ada | 2026-06-01 | 2026-06-01", "Ben | 2026-06-01 | 2026-06-15", "Cleo | 2026-04-27 | 2026-06-30"
            ),
            JUNE,
            duration(54, 3, 10),
        ),
        (
            "durations 10, 20",
            "15",
            ASSESSMENT("Ada | 2026-06-01 | 2026-06-15", "Ben | 2026-06-01 | 2026-06-29"),
            JUNE,
            duration(30, 2, 15),
        ),
        (
            "one with start blank",
            "left out, 1 unknown (boundary)",
            ASSESSMENT("Ada | 2026-06-01 | 2026-06-15", "Ben | | 2026-06-15"),
            JUNE,
            duration(10, 1, 10, unknown=1),
        ),
    ),
    *examples(
        "assessments_completed_count",
        ("authorised 2026-06-30", "June", ASSESSMENT("Ada | 2026-06-01 | 2026-06-30"), JUNE, count(1)),
        ("start blank, authorised", "counted (boundary)", ASSESSMENT("Ada | | 2026-06-30"), JUNE, count(1)),
        (
            "authorised 2026-07-01, as-of 2026-06-30",
            "not counted",
            ASSESSMENT("Ada | 2026-06-01 | 2026-07-01"),
            JUNE,
            count(0),
        ),
    ),
    *examples(
        "assessments_started",
        (
            "the mirror of assessments_completed_count on this date column",
            "counted once",
            ASSESSMENT("Ada | 2026-06-30 |"),
            JUNE,
            count(1),
        ),
    ),
    *examples(
        "assessment_child_seen",
        ("Y", "met", SEEN("Ada | 2026-06-10 | Y"), JUNE, MET),
        ("N", "not met", SEEN("Ada | 2026-06-10 | N"), JUNE, NOT_MET),
        ("blank", "unknown", SEEN("Ada | 2026-06-10 |"), JUNE, UNKNOWN),
        (
            "unborn on the authorisation day",
            "left out (boundary)",
            SEEN("Ada | 2026-06-10 | N") | BORN("Ada | 2026-06-11 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "assessment_child_seen_10wd",
        (
            "referred Mon 2026-06-01, seen 2026-06-15",
            "met (boundary: day 10)",
            FIRST_SEEN("Ada | R1 | 2026-06-02 | 2026-06-15") | REFERRAL("R1 | Ada | 2026-06-01 | | |"),
            JUNE,
            MET,
        ),
        (
            "seen 2026-06-16",
            "not met",
            FIRST_SEEN("Ada | R1 | 2026-06-02 | 2026-06-16") | REFERRAL("R1 | Ada | 2026-06-01 | | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "referred 2026-06-01, never seen, as-of 2026-06-30",
            "not met",
            FIRST_SEEN("Ada | R1 | 2026-06-02 |") | REFERRAL("R1 | Ada | 2026-06-01 | | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "referred 2026-06-16, as-of 2026-06-30 (day 10)",
            "running",
            FIRST_SEEN("Ada | R1 | 2026-06-16 |") | REFERRAL("R1 | Ada | 2026-06-16 | | |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
    ),
    *examples(
        "assessment_outcomes",
        ("Y", "met", OUTCOME("Ada | 2026-06-10 | Y"), JUNE, MET),
        ("N", "not met", OUTCOME("Ada | 2026-06-10 | N"), JUNE, NOT_MET),
        ("blank", "unknown (boundary)", OUTCOME("Ada | 2026-06-10 |"), JUNE, UNKNOWN),
    ),
    *examples(
        "assessed_not_in_need",
        (
            "assessed, closed RC8",
            "met",
            ON_REFERRAL("Ada | R1 | 2026-06-01 | 2026-06-10")
            | REFERRAL("R1 | Ada | 2026-06-01 | 2026-06-20 | RC8 | N"),
            JUNE,
            MET,
        ),
        (
            "assessed, closed RC9",
            "met",
            ON_REFERRAL("Ada | R1 | 2026-06-01 | 2026-06-10")
            | REFERRAL("R1 | Ada | 2026-06-01 | 2026-06-20 | RC9 | N"),
            JUNE,
            MET,
        ),
        (
            "assessed, closed RC7",
            "not met",
            ON_REFERRAL("Ada | R1 | 2026-06-01 | 2026-06-10")
            | REFERRAL("R1 | Ada | 2026-06-01 | 2026-06-20 | RC7 | N"),
            JUNE,
            NOT_MET,
        ),
        (
            "assessed, not closed",
            "not met",
            ON_REFERRAL("Ada | R1 | 2026-06-01 | 2026-06-10") | REFERRAL("R1 | Ada | 2026-06-01 | | | N"),
            JUNE,
            NOT_MET,
        ),
        (
            "open assessment",
            "left out (boundary)",
            ON_REFERRAL("Ada | R1 | 2026-06-01 |") | REFERRAL("R1 | Ada | 2026-06-01 | | | N"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        ("no assessment", "not met", REFERRAL("R1 | Ada | 2026-06-01 | | | N"), JUNE, NOT_MET),
        (
            "assessed, closed, reason blank",
            "unknown",
            ON_REFERRAL("Ada | R1 | 2026-06-01 | 2026-06-10") | REFERRAL("R1 | Ada | 2026-06-01 | 2026-06-20 | | N"),
            JUNE,
            UNKNOWN,
        ),
    ),
)
