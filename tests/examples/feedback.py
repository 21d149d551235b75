"""Worked examples of complaints and compliments."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    UNKNOWN,
    Ask,
    count,
    examples,
    month,
    rows,
    share,
)

FEEDBACK = rows("feedback", "kind | stage | received_date | responded_date | outcome")
THEMED = rows("feedback", "kind | responded_date | outcome | theme")
OF_TEAM = rows("feedback", "kind | received_date | team_id")
ANSWER = rows("feedback_response", "asked_on | responded_on | positive")
TEAMS = rows("department", "team_id | team_name")("T1 | River")

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
        (
            "stage 2",
            "left out: it has a clock of its own",
            FEEDBACK("complaint | 2 | 2026-06-01 | 2026-06-10 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "written Stage 1",
            "read as stage 1",
            FEEDBACK("Complaint | Stage 1 | 2026-06-01 | 2026-06-10 |"),
            JUNE,
            MET,
        ),
        (
            "answered before it was received",
            "unknown",
            FEEDBACK("complaint | 1 | 2026-06-11 | 2026-06-10 |"),
            JUNE,
            UNKNOWN,
        ),
        ("not answered", "in no number", FEEDBACK("complaint | 1 | 2026-06-01 | |"), JUNE, NOTHING, LEFT_OUT),
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
        ("no day received", "unknown", FEEDBACK("complaint | 1 | | 2026-06-30 |"), JUNE, UNKNOWN),
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
        ("no day received", "in no month", FEEDBACK("compliment | | | |"), JUNE, count(0), LEFT_OUT),
        (
            "about a team",
            "the team's",
            OF_TEAM("compliment | 2026-06-10 | T1", "compliment | 2026-06-10 |") | TEAMS,
            Ask("month", "2026-06-01", "team", "River"),
            count(1),
        ),
    ),
    *examples(
        "fb_stage2",
        (
            "65 working days",
            "within 65 (boundary)",
            FEEDBACK("complaint | 2 | 2026-03-25 | 2026-06-30 |"),
            JUNE,
            count(1),
            {"categories": ("26 to 65 working days",)},
        ),
        (
            "25 and 66 working days",
            "within 25, and over 65",
            FEEDBACK("complaint | 2 | 2026-05-22 | 2026-06-29 |", "complaint | 2 | 2026-03-24 | 2026-06-30 |"),
            JUNE,
            count(2),
            {"categories": ("over 65 working days", "within 25 working days")},
        ),
        (
            "received_date blank",
            "counted, duration unknown",
            FEEDBACK("complaint | 2 | | 2026-06-30 |"),
            JUNE,
            count(1),
            {"categories": ("not known",)},
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
        (
            "not upheld, and upheld, of one theme",
            "1 of 2",
            THEMED("complaint | 2026-06-10 | Not upheld | delay", "complaint | 2026-06-11 | upheld | Delay"),
            JUNE,
            share(1, 1),
            {"categories": ("Delay", "Delay")},
        ),
        (
            "a compliment",
            "left out",
            THEMED("compliment | 2026-06-10 | upheld |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "fb_child_feedback",
        (
            "asked, no answer",
            "not counted; it is in the response rate (boundary)",
            ANSWER("2026-06-01 | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        ("positive = N", "not met", ANSWER("2026-06-01 | 2026-06-10 | N"), JUNE, NOT_MET),
        ("positive = Y", "met", ANSWER("| 2026-06-10 | Y"), JUNE, MET),
        ("positive blank", "unknown", ANSWER("2026-06-01 | 2026-06-10 |"), JUNE, UNKNOWN),
    ),
)
