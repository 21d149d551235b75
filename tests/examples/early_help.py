"""Worked examples of early help."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Ask,
    count,
    examples,
    month,
    rows,
)

EPISODE = rows("early_help_episodes", "person_id | episode_start_date | episode_end_date")
HELPED_BY = rows("early_help_episodes", "person_id | episode_start_date | episode_end_date | episode_worker_id")
WORKER = rows("professionals", "professional_id | professional_name | team_id")
TEAMS = rows("department", "team_id | team_name")
ALLOCATED = rows(
    "involvements",
    "person_id | professional_id | professional_role_id | professional_team | involvement_start_date"
    " | involvement_end_date",
)
REFERRAL = rows("cin_episodes", "person_id | referral_date")
REFUSED = rows("cin_episodes", "person_id | referral_date | referral_nfa")

EXAMPLES = (
    *examples(
        "eh_open",
        ("open 2026-01-05, no end, x 2026-06-30", "counted", EPISODE("Ada | 2026-01-05 |"), TODAY, count(1)),
        (
            "ended 2026-06-30, x 2026-06-30",
            "not counted (boundary)",
            EPISODE("Ada | 2026-01-05 | 2026-06-30"),
            TODAY,
            count(0),
        ),
        (
            "two open episodes, one child",
            "1",
            EPISODE("Ada | 2026-01-05 |", "Ada | 2026-02-05 |"),
            TODAY,
            count(1),
        ),
    ),
    *examples(
        "eh_assessment_timely",
        (
            "2026-03-20 to 2026-05-28 (day 45)",
            "met (boundary)",
            EPISODE("Ada | 2026-03-20 | 2026-05-28"),
            month("2026-05"),
            MET,
        ),
        ("2026-03-20 to 2026-05-29", "not met", EPISODE("Ada | 2026-03-20 | 2026-05-29"), month("2026-05"), NOT_MET),
        ("start blank", "unknown", EPISODE("Ada | | 2026-06-10"), JUNE, UNKNOWN),
    ),
    *examples(
        "eh_stepup",
        (
            "closed 2025-03-10, referred 2026-03-10",
            "met, counted on 2026-03-10 (boundary)",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFERRAL("Ada | 2026-03-10"),
            month("2026-03"),
            MET,
        ),
        (
            "closed 2025-03-10, referred 2026-03-11",
            "not met",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFERRAL("Ada | 2026-03-11"),
            month("2026-03"),
            NOT_MET,
        ),
        (
            "closed 2026-01-05",
            "not counted until 2027-01-05",
            EPISODE("Ada | 2025-10-06 | 2026-01-05"),
            month("2026-01"),
            NOTHING,
        ),
        (
            "closed 2026-01-05, asked in January 2027",
            "counted",
            EPISODE("Ada | 2025-10-06 | 2026-01-05"),
            month("2027-01"),
            NOT_MET,
            {"as_of": "2027-01-31"},
        ),
        (
            "closed 2025-03-10, referred that day",
            "met (boundary)",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFERRAL("Ada | 2025-03-10"),
            month("2026-03"),
            MET,
        ),
        (
            "referred the day before the closure",
            "not met",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFERRAL("Ada | 2025-03-09"),
            month("2026-03"),
            NOT_MET,
        ),
        (
            "referred, and no further action taken",
            "met",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFUSED("Ada | 2025-06-02 | Y"),
            month("2026-03"),
            MET,
        ),
        (
            "another child of the family referred",
            "not met",
            EPISODE("Ada | 2025-01-06 | 2025-03-10") | REFERRAL("Ben | 2025-06-02"),
            month("2026-03"),
            NOT_MET,
        ),
        (
            "ended before it started",
            "unknown",
            EPISODE("Ada | 2025-04-07 | 2025-03-10") | REFERRAL("Ada | 2025-06-02"),
            month("2026-03"),
            UNKNOWN,
        ),
        (
            "closed 2024-02-29, twelve months end on 2025-02-28, referred on 2025-03-01",
            "not met, counted in February (boundary)",
            EPISODE("Ada | 2023-11-06 | 2024-02-29") | REFERRAL("Ada | 2025-03-01"),
            month("2025-02"),
            NOT_MET,
        ),
        (
            "closed 2025-06-30, as-of 2026-06-30",
            "counted (boundary)",
            EPISODE("Ada | 2025-01-06 | 2025-06-30"),
            JUNE,
            NOT_MET,
        ),
        (
            "closed 2025-07-01, as-of 2026-06-30",
            "not counted",
            EPISODE("Ada | 2025-01-06 | 2025-07-01"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "helped by a worker of North, since the referral held by South",
            "counted for North, who gave the help",
            HELPED_BY("Ada | 2025-01-06 | 2025-03-10 | W1")
            | WORKER("W1 | Pat Example | T1", "W2 | Sam Example | T2")
            | TEAMS("T1 | North", "T2 | South")
            | REFERRAL("Ada | 2025-06-02")
            | ALLOCATED("Ada | W2 | CW | T2 | 2025-06-02 |"),
            Ask("month", "2026-03-01", "team", "North"),
            MET,
        ),
    ),
)
