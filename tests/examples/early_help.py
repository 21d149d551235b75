"""Worked examples of early help."""

from tests.examples.example import JUNE, MET, NOT_MET, NOTHING, TODAY, UNKNOWN, count, examples, month, rows

EPISODE = rows("early_help_episodes", "person_id | episode_start_date | episode_end_date")
REFERRAL = rows("cin_episodes", "person_id | referral_date")

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
    ),
)
