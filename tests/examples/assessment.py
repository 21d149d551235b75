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
LED_TO = rows("cin_assessments", "person_id | assessment_auth_date | assessment_outcome_nfa | assessment_outcome_json")
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
        (
            "referred Thu 2026-04-02, seen Mon 2026-04-20",
            "met: Good Friday and Easter Monday are no working days (boundary)",
            FIRST_SEEN("Ada | R1 | 2026-04-02 | 2026-04-20") | REFERRAL("R1 | Ada | 2026-04-02 | | |"),
            month("2026-04"),
            MET,
        ),
        (
            "the same, seen 2026-04-21",
            "not met",
            FIRST_SEEN("Ada | R1 | 2026-04-02 | 2026-04-21") | REFERRAL("R1 | Ada | 2026-04-02 | | |"),
            month("2026-04"),
            NOT_MET,
        ),
        (
            "no linked referral, assessment started 2026-06-02, seen 2026-06-16",
            "met: the clock starts with the assessment (boundary)",
            FIRST_SEEN("Ada | R9 | 2026-06-02 | 2026-06-16"),
            JUNE,
            MET,
        ),
        (
            "referred 2026-05-29, assessment started 2026-06-01",
            "counted in June, by the clock of the referral",
            FIRST_SEEN("Ada | R1 | 2026-06-01 | 2026-06-15") | REFERRAL("R1 | Ada | 2026-05-29 | | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "referred 2026-06-16, seen 2026-06-17, as-of 2026-06-30",
            "running until the limit day is over, though seen",
            FIRST_SEEN("Ada | R1 | 2026-06-16 | 2026-06-17") | REFERRAL("R1 | Ada | 2026-06-16 | | |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
        (
            "seen the day before the referral",
            "unknown",
            FIRST_SEEN("Ada | R1 | 2026-06-01 | 2026-05-31") | REFERRAL("R1 | Ada | 2026-06-01 | | |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "seen on 2026-07-01, as-of 2026-06-30",
            "not met: not seen yet",
            FIRST_SEEN("Ada | R1 | 2026-06-01 | 2026-07-01") | REFERRAL("R1 | Ada | 2026-06-01 | | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "born on the day after the assessment started",
            "left out: unborn",
            FIRST_SEEN("Ada | R1 | 2026-06-01 |")
            | REFERRAL("R1 | Ada | 2026-06-01 | | |")
            | BORN("Ada | 2026-06-02 | 2026-06-02"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "born on the day the assessment started",
            "counted (boundary)",
            FIRST_SEEN("Ada | R1 | 2026-06-01 |")
            | REFERRAL("R1 | Ada | 2026-06-01 | | |")
            | BORN("Ada | 2026-06-01 | 2026-06-02"),
            JUNE,
            NOT_MET,
        ),
    ),
    *examples(
        "assessment_outcomes",
        ("Y", "met", OUTCOME("Ada | 2026-06-10 | Y"), JUNE, MET),
        ("N", "not met", OUTCOME("Ada | 2026-06-10 | N"), JUNE, NOT_MET),
        ("blank", "unknown (boundary)", OUTCOME("Ada | 2026-06-10 |"), JUNE, UNKNOWN),
        ("authorised on 2026-07-01, as-of 2026-06-30", "not counted", OUTCOME("Ada | 2026-07-01 | Y"), JUNE, NOTHING),
        (
            "a flag for each outcome: no further action N, looked after Y, services Y",
            "not met; of those ticked, looked after counts in the mix",
            LED_TO(
                'Ada | 2026-06-10 | N | {"OUTCOME_NFA_FLAG": "N", "OUTCOME_CLA_REQUEST_FLAG": "Y",'
                ' "OUTCOME_PROV_OF_SERVICES_FLAG": "Y", "TOTAL_NO_OF_OUTCOMES": "2"}'
            ),
            JUNE,
            NOT_MET,
            {"categories": ("Looked after",)},
        ),
        (
            "no further action after section 47, ticked with early help",
            "early help counts in the mix",
            LED_TO('Ada | 2026-06-10 | Y | {"NFA_S47_END_FLAG": "Y", "EARLY_HELP_FLAG": "Y"}'),
            JUNE,
            MET,
            {"categories": ("Early help",)},
        ),
        (
            "in words: strategy discussion",
            "strategy discussion or section 47",
            LED_TO('Ada | 2026-06-10 | N | {"OUTCOME": "Strategy discussion"}'),
            JUNE,
            NOT_MET,
            {"categories": ("Strategy discussion or section 47",)},
        ),
        (
            "no outcome written, the flag says no further action",
            "no further action",
            LED_TO("Ada | 2026-06-10 | Y |"),
            JUNE,
            MET,
            {"categories": ("No further action",)},
        ),
        (
            "no outcome written, the flag says further action",
            "not recorded",
            LED_TO("Ada | 2026-06-10 | N |"),
            JUNE,
            NOT_MET,
            {"categories": ("Not recorded",)},
        ),
    ),
)
