"""Worked examples of complaints and compliments."""

from tests.examples.example import JUNE, MET, NOT_MET, UNKNOWN, count, examples, month, rows

FEEDBACK = rows("feedback", "kind | stage | received_date | responded_date | outcome")

EXAMPLES = (
    *examples(
        "fb_complaints_stage1_10wd",
        (
            "Tue 2026-12-22 to 2027-01-08",
            "met (boundary)",
            FEEDBACK("complaint | 1 | 2026-12-22 | 2027-01-08 |"),
            month("2027-01"),
            MET,
            {"as_of": "2027-01-31"},
        ),
        (
            "2027-01-11",
            "not met",
            FEEDBACK("complaint | 1 | 2026-12-22 | 2027-01-11 |"),
            month("2027-01"),
            NOT_MET,
            {"as_of": "2027-01-31"},
        ),
    ),
    *examples(
        "fb_complaints_stage1_20wd",
        (
            "Mon 2026-06-01 to 2026-06-29",
            "met (boundary)",
            FEEDBACK("complaint | 1 | 2026-06-01 | 2026-06-29 |"),
            JUNE,
            MET,
        ),
        ("2026-06-30", "not met", FEEDBACK("complaint | 1 | 2026-06-01 | 2026-06-30 |"), JUNE, NOT_MET),
    ),
    *examples(
        "fb_compliments",
        (
            "kind Compliment in capitals",
            "counted (boundary)",
            FEEDBACK("COMPLIMENT | | 2026-06-10 | |"),
            JUNE,
            count(1),
        ),
        ("kind comment", "not counted", FEEDBACK("comment | | 2026-06-10 | |"), JUNE, count(0)),
    ),
    *examples(
        "fb_stage2",
        (
            "65 working days",
            "within 65 (boundary)",
            FEEDBACK("complaint | 2 | 2026-03-26 | 2026-06-30 |"),
            JUNE,
            count(1),
        ),
        ("stage 1", "not counted", FEEDBACK("complaint | 1 | 2026-03-26 | 2026-06-30 |"), JUNE, count(0)),
    ),
    *examples(
        "fb_upheld",
        (
            "partly upheld",
            "met (boundary)",
            FEEDBACK("complaint | 2 | 2026-03-26 | 2026-06-30 | Partly upheld"),
            JUNE,
            MET,
        ),
        ("blank", "unknown", FEEDBACK("complaint | 2 | 2026-03-26 | 2026-06-30 |"), JUNE, UNKNOWN),
    ),
)
