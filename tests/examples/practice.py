"""Worked examples of practice reviews, observations, themes and actions, as people recorded them."""

from tests.examples.example import (
    IS_RUNNING,
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Ask,
    Result,
    count,
    day,
    examples,
    month,
    rows,
    share,
    year,
)

PLANNED = rows("practice_review", "month_allocated | completed_on | exempt_reason")
SHARED_OUT = rows("practice_review", "manager_id | month_allocated | completed_on | exempt_reason")
OF_TEAM = rows("practice_review", "manager_id | team_id | month_allocated | completed_on")
GRADED = rows("practice_review", "month_allocated | completed_on | first_grade | moderated_grade")
MODERATED = rows("practice_review", "moderated_on | first_grade | moderated_grade")
FAMILY = rows("practice_review", "month_allocated | completed_on | family_feedback")
VOICE = rows("practice_review", "month_allocated | completed_on | voice_grade")
SHARE = rows("practice_review", "month_allocated | completed_on | moderated_on")
INADEQUATE = rows("practice_review", "first_grade | moderated_grade | first_grade_on | safety_followup_on")
OBSERVED = rows("observation", "manager_id | month_allocated | is_asye | completed_on | exempt_reason")
THEME = rows("thematic", "planned_month | report_received_on")
ACTION = rows("action", "first_due_on | due_on | completed_on | evidence")
DONE = rows("action", "completed_on | impact | impact_checked_on")
TEAMS = rows("department", "team_id | team_name")("T1 | River", "T2 | Hill")

NOT_COVERED = Result(None, None, 0, None)


def per_manager(done: float, managers: float) -> Result:
    """What a ratio says."""
    return Result(done, managers, 0, done / managers)


EXAMPLES = (
    *examples(
        "qa_reviews_done",
        ("allocated 2026-06, done 2026-06-30", "met", PLANNED("2026-06-01 | 2026-06-30 |"), JUNE, MET),
        (
            "done 2026-07-01",
            "not met (boundary)",
            PLANNED("2026-06-01 | 2026-07-01 |"),
            JUNE,
            NOT_MET,
            {"as_of": "2026-07-31"},
        ),
        (
            "August",
            "null, not 0",
            PLANNED("2025-08-01 | 2025-08-20 |", "2025-08-01 | |"),
            month("2025-08"),
            NOTHING,
        ),
        ("December", "null, not 0", PLANNED("2025-12-01 | 2025-12-20 |"), month("2025-12"), NOTHING),
        (
            "not done, on the last day of the month",
            "running: the month is not over",
            PLANNED("2026-06-01 | |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
        (
            "not done, the month over",
            "not met",
            PLANNED("2026-05-01 | |"),
            month("2026-05"),
            NOT_MET,
        ),
        (
            "the manager has left",
            "left out, with the reason recorded",
            PLANNED("2026-05-01 | | left in April", "2026-05-01 | 2026-05-20 |"),
            month("2026-05"),
            MET,
        ),
        (
            "done before its month begins",
            "met",
            PLANNED("2026-06-01 | 2026-05-29 |"),
            JUNE,
            MET,
        ),
        (
            "the month before the first record",
            "no number: nobody recorded anything yet",
            PLANNED("2026-05-01 | 2026-05-20 |"),
            month("2026-04"),
            NOT_COVERED,
        ),
    ),
    *examples(
        "qa_per_manager",
        (
            "3 managers, 3 done",
            "1",
            SHARED_OUT(
                "M1 | 2026-06-01 | 2026-06-12 |", "M2 | 2026-06-01 | 2026-06-30 |", "M3 | 2026-06-01 | 2026-06-02 |"
            ),
            JUNE,
            per_manager(3, 3),
        ),
        ("December", "null (boundary)", SHARED_OUT("M1 | 2025-12-01 | 2025-12-12 |"), month("2025-12"), NOTHING),
        (
            "a manager with two reviews",
            "counts once",
            SHARED_OUT("M1 | 2026-06-01 | 2026-06-12 |", "M1 | 2026-06-01 | 2026-06-13 |", "M2 | 2026-06-01 | |"),
            JUNE,
            per_manager(2, 2),
        ),
        (
            "one of two done a day late",
            "0.5",
            SHARED_OUT("M1 | 2026-05-01 | 2026-06-01 |", "M2 | 2026-05-01 | 2026-05-31 |"),
            month("2026-05"),
            per_manager(1, 2),
        ),
        (
            "an exempt manager",
            "in neither part",
            SHARED_OUT("M1 | 2026-06-01 | 2026-06-12 |", "M2 | 2026-06-01 | | on leave"),
            JUNE,
            per_manager(1, 1),
        ),
        (
            "one manager, four months of the year so far",
            "a manager counts in each month with a review: 3 of 3, August aside",
            SHARED_OUT(
                "M1 | 2025-07-01 | 2025-07-12 |",
                "M1 | 2025-08-01 | 2025-08-12 |",
                "M1 | 2025-09-01 | 2025-09-12 |",
                "M1 | 2025-10-01 | 2025-10-12 |",
            ),
            year("2025"),
            per_manager(3, 3),
        ),
        (
            "a manager who reviews two teams in one month",
            "one manager of each team",
            OF_TEAM("M1 | T1 | 2026-06-01 | 2026-06-12", "M1 | T2 | 2026-06-01 |") | TEAMS,
            Ask("month", "2026-06-01", "team", "River"),
            per_manager(1, 1),
        ),
        (
            "the same of the trust",
            "one manager",
            OF_TEAM("M1 | T1 | 2026-06-01 | 2026-06-12", "M1 | T2 | 2026-06-01 |") | TEAMS,
            JUNE,
            per_manager(1, 1),
        ),
        (
            "a review that names no manager",
            "in neither part",
            SHARED_OUT("| 2026-06-01 | 2026-06-12 |", "M2 | 2026-06-01 | 2026-06-12 |"),
            JUNE,
            per_manager(1, 1),
        ),
    ),
    *examples(
        "qa_grades",
        (
            "first good, moderated requires improvement",
            "not met (boundary)",
            GRADED("2026-06-01 | 2026-06-12 | good | requires improvement"),
            JUNE,
            NOT_MET,
        ),
        ("moderated good", "met", GRADED("2026-06-01 | 2026-06-12 | inadequate | good"), JUNE, MET),
        (
            "completed, not moderated",
            "unknown: not counted, shown",
            GRADED("2026-06-01 | 2026-06-12 | good |"),
            JUNE,
            UNKNOWN,
        ),
        ("not done", "left out", GRADED("2026-06-01 | | |"), JUNE, NOTHING, LEFT_OUT),
        (
            "moderated outstanding, one inadequate, one waiting",
            "1 of 2, and 1 unknown",
            GRADED(
                "2026-05-01 | 2026-06-12 | good | outstanding",
                "2026-05-01 | 2026-05-12 | good | inadequate",
                "2026-05-01 | 2026-05-12 | good |",
            ),
            month("2026-05"),
            share(1, 1, 1),
        ),
    ),
    *examples(
        "qa_moderation_agreement",
        ("good, good", "met", MODERATED("2026-06-12 | good | good"), JUNE, MET),
        ("good, outstanding", "not met (boundary)", MODERATED("2026-06-12 | good | outstanding"), JUNE, NOT_MET),
        ("no first grade", "unknown", MODERATED("2026-06-12 | | good"), JUNE, UNKNOWN),
        (
            "moderated after the day of the data",
            "not there yet",
            MODERATED("2026-07-01 | good | good"),
            JUNE,
            NOT_COVERED,
        ),
    ),
    *examples(
        "qa_actions_on_time",
        (
            "due 2026-06-30, done that day with evidence",
            "met (boundary)",
            ACTION("2026-06-30 | 2026-06-30 | 2026-06-30 | a note on file"),
            JUNE,
            MET,
        ),
        (
            "due moved to 2026-07-31, done 2026-07-10",
            "not met",
            ACTION("2026-06-30 | 2026-07-31 | 2026-07-10 | a note on file"),
            JUNE,
            NOT_MET,
            {"as_of": "2026-07-31"},
        ),
        (
            "due 2026-06-30, open, as-of 2026-06-30",
            "running",
            ACTION("2026-06-30 | 2026-06-30 | |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
        (
            "the same a day later",
            "not met",
            ACTION("2026-06-30 | 2026-06-30 | |"),
            JUNE,
            NOT_MET,
            {"as_of": "2026-07-01"},
        ),
        (
            "done in time, without evidence",
            "not met: closed without evidence is not closed",
            ACTION("2026-06-30 | 2026-06-30 | 2026-06-12 |"),
            JUNE,
            NOT_MET,
        ),
    ),
    *examples(
        "qa_family_feedback",
        (
            "tried and declined",
            "not met (boundary)",
            FAMILY("2026-06-01 | 2026-06-12 | tried and declined"),
            JUNE,
            NOT_MET,
        ),
        ("obtained", "met", FAMILY("2026-06-01 | 2026-06-12 | obtained"), JUNE, MET),
        ("nothing recorded", "unknown", FAMILY("2026-06-01 | 2026-06-12 |"), JUNE, UNKNOWN),
        ("not done", "left out", FAMILY("2026-06-01 | | obtained"), JUNE, NOTHING, LEFT_OUT),
    ),
    *examples(
        "qa_observations",
        (
            "newly qualified observation",
            "not counted (boundary)",
            OBSERVED("M1 | 2026-06-01 | Y | 2026-06-12 |"),
            JUNE,
            NOTHING,
        ),
        (
            "3 managers in scope, 2 done in the month",
            "0.667",
            OBSERVED(
                "M1 | 2026-06-01 | N | 2026-06-12 |", "M2 | 2026-06-01 | N | 2026-06-30 |", "M3 | 2026-06-01 | N | |"
            ),
            JUNE,
            per_manager(2, 3),
        ),
        ("August", "null, not 0", OBSERVED("M1 | 2025-08-01 | N | 2025-08-12 |"), month("2025-08"), NOTHING),
    ),
    *examples(
        "qa_thematic",
        ("fieldwork done, report not received", "not counted (boundary)", THEME("2026-06-01 |"), JUNE, count(0)),
        (
            "planned 2026-05, report received 2026-06-10",
            "counted in May",
            THEME("2026-05-01 | 2026-06-10"),
            month("2026-05"),
            count(1),
        ),
    ),
    *examples(
        "qa_moderated_share",
        (
            "moderated next month",
            "met (boundary)",
            SHARE("2026-05-01 | 2026-05-12 | 2026-06-12"),
            month("2026-05"),
            MET,
        ),
        ("completed, not moderated", "not met", SHARE("2026-06-01 | 2026-06-12 |"), JUNE, NOT_MET),
        ("not done", "left out", SHARE("2026-06-01 | |"), JUNE, NOTHING, LEFT_OUT),
    ),
    *examples(
        "qa_inadequate_rectified",
        (
            "Mon 2026-06-01, Mon 2026-06-08",
            "met (boundary: day 5)",
            INADEQUATE("inadequate | | 2026-06-01 | 2026-06-08"),
            JUNE,
            MET,
        ),
        ("2026-06-09", "not met", INADEQUATE("inadequate | | 2026-06-01 | 2026-06-09"), JUNE, NOT_MET),
        (
            "not discussed, day 5",
            "running",
            INADEQUATE("inadequate | | 2026-06-23 |"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
        ("not discussed, day 6", "not met", INADEQUATE("inadequate | | 2026-06-22 |"), JUNE, NOT_MET),
        (
            "discussed before the grade",
            "unknown",
            INADEQUATE("inadequate | | 2026-06-10 | 2026-06-09"),
            JUNE,
            UNKNOWN,
        ),
        (
            "first inadequate, moderated requires improvement",
            "left out",
            INADEQUATE("inadequate | requires improvement | 2026-06-01 | 2026-06-08"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "first good, moderated inadequate",
            "counted from the first grade",
            INADEQUATE("good | inadequate | 2026-06-01 | 2026-06-08"),
            JUNE,
            MET,
        ),
    ),
    *examples(
        "qa_actions_overdue",
        (
            "due on x",
            "not counted (boundary)",
            ACTION("2026-06-30 | 2026-06-30 | |"),
            TODAY,
            count(0),
            LEFT_OUT,
        ),
        (
            "due the day before",
            "counted, 1 day",
            ACTION("2026-06-29 | 2026-07-29 | |"),
            TODAY,
            count(1),
            {"categories": ("1 to 14 days",)},
        ),
        (
            "due 14, 15, 30 and 31 days before",
            "in three bands",
            ACTION("2026-06-16 | | |", "2026-06-15 | | |", "2026-05-31 | | |", "2026-05-30 | | |"),
            TODAY,
            count(4),
            {"categories": ("1 to 14 days", "15 to 30 days", "15 to 30 days", "over 30 days")},
        ),
        (
            "done on the day asked",
            "not counted from that day on",
            ACTION("2026-06-10 | | 2026-06-30 |"),
            TODAY,
            count(0),
            LEFT_OUT,
        ),
        (
            "the day before it was done",
            "counted",
            ACTION("2026-06-10 | | 2026-06-30 |"),
            day("2026-06-29"),
            count(1),
        ),
    ),
    *examples(
        "qa_loop_closed",
        ("not checked", "not met", DONE("2026-03-30 | Y |"), JUNE, NOT_MET),
        ("checked on the last day", "met (boundary)", DONE("2026-03-30 | Y | 2026-06-30"), JUNE, MET),
        ("checked, nothing changed", "not met", DONE("2026-03-30 | N | 2026-06-12"), JUNE, NOT_MET),
        (
            "checked a day late",
            "not met",
            DONE("2026-03-29 | Y | 2026-06-30"),
            JUNE,
            NOT_MET,
        ),
        (
            "completed on 30 November",
            "counts on 28 February",
            DONE("2025-11-30 | Y | 2026-02-28"),
            month("2026-02"),
            MET,
        ),
        ("three months are not over", "not counted yet", DONE("2026-04-01 | Y | 2026-06-01"), JUNE, NOTHING),
    ),
    *examples(
        "qa_child_seen_voice",
        (
            "requires improvement",
            "not met (boundary)",
            VOICE("2026-06-01 | 2026-06-12 | requires improvement"),
            JUNE,
            NOT_MET,
        ),
        ("good", "met", VOICE("2026-06-01 | 2026-06-12 | good"), JUNE, MET),
        ("no grade for it", "unknown", VOICE("2026-06-01 | 2026-06-12 |"), JUNE, UNKNOWN),
    ),
)
