"""Worked examples of who holds which children, and of the posts there are for it."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    Ask,
    Result,
    count,
    day,
    duration,
    examples,
    month,
    rolling12,
    rows,
)

WORKER = rows(
    "professionals",
    "professional_id | professional_name | professional_job_title | full_time_equivalency | is_social_worker"
    " | end_date",
)
LEAVER = rows(
    "professionals",
    "professional_id | full_time_equivalency | is_social_worker | agency_worker_flag | start_date | end_date",
)
ALLOCATED = rows(
    "involvements",
    "person_id | professional_id | professional_role_id | involvement_start_date | involvement_end_date",
)
EPISODE = rows("cin_episodes", "referral_id | person_id | referral_date | close_date | referral_nfa")
ENQUIRY = rows("s47_enquiry", "person_id | s47_start_date")
CARE = rows("cla_episodes", "person_id | cla_episode_start_date")
CP_PLAN = rows("cp_plans", "person_id | cp_plan_start_date")
BORN = rows("person", "person_id | dob")
SUPERVISED = rows("supervisions", "person_id | supervision_date")
OVERSEEN = rows("oversights", "person_id | oversight_date")
POSTS = rows("posts", "team_id | as_at_date | established_fte | vacant_fte | agency_fte")
ABSENT = rows("absences", "professional_id | start_date | days_lost")
TITLED = rows(
    "professionals",
    "professional_id | professional_job_title | full_time_equivalency | is_social_worker | start_date | end_date",
)
IN_TEAM = rows("professionals", "professional_id | full_time_equivalency | is_social_worker | team_id | end_date")
TEAMS = rows("department", "team_id | team_name")

SAM = WORKER("W1 | Sam Example | Social worker | 1 | Y |")
OPEN = EPISODE("R1 | Ada | 2026-01-05 | | N")


def cases_of(worker: str, number: int) -> tuple[list[str], list[str]]:
    """Rows of as many open children as said, and of their allocation to that worker since they were referred."""
    children = [f"{worker}-{child:02}" for child in range(1, number + 1)]
    return (
        [f"R-{child} | {child} | 2026-01-05 | | N" for child in children],
        [f"{child} | {worker} | CW | 2026-01-05 |" for child in children],
    )


def caseloads(**numbers: int) -> dict[str, str]:
    """So many open children of each worker."""
    episodes, allocations = [], []
    for worker, number in numbers.items():
        opened, allocated = cases_of(worker, number)
        episodes += opened
        allocations += allocated
    return EPISODE(*episodes) | ALLOCATED(*allocations)


EXAMPLES = (
    *examples(
        "wf_caseload_avg",
        (
            "12 children, FTE 0.5",
            "24",
            WORKER("W1 | Sam Example | Social worker | 0.5 | Y |") | caseloads(W1=12),
            TODAY,
            Result(12, 0.5, 0, 24),
        ),
        (
            "12 children, FTE 0.5, asked of the worker",
            "24",
            WORKER("W1 | Sam Example | Social worker | 0.5 | Y |") | caseloads(W1=12),
            Ask("day", "2026-06-30", "worker", "Sam Example"),
            Result(12, 0.5, 0, 24),
        ),
        (
            "FTE 0",
            "in neither (boundary)",
            WORKER("W1 | Sam Example | Social worker | 0 | Y |") | caseloads(W1=2),
            TODAY,
            Result(0, 0, 2, None),
        ),
        (
            "lead is a manager",
            "in neither",
            WORKER("W1 | Sam Example | Team Manager | 1 | Y |") | caseloads(W1=2),
            TODAY,
            NOTHING,
        ),
        (
            "lead is a family support worker",
            "in neither",
            WORKER("W1 | Sam Example | Family support worker | 1 | N |") | caseloads(W1=2),
            TODAY,
            NOTHING,
        ),
        (
            "co-worker (role CO)",
            "not counted",
            SAM | OPEN | ALLOCATED("Ada | W1 | CO | 2026-01-05 |"),
            TODAY,
            NOTHING,
        ),
    ),
    *examples(
        "wf_caseload_over18",
        (
            "9 children at 0.5",
            "18.0, not met (boundary)",
            WORKER("W1 | Sam Example | Social worker | 0.5 | Y |") | caseloads(W1=9),
            TODAY,
            NOT_MET,
        ),
        (
            "10 at 0.5",
            "20, met",
            WORKER("W1 | Sam Example | Social worker | 0.5 | Y |") | caseloads(W1=10),
            TODAY,
            MET,
        ),
    ),
    *examples(
        "wf_caseload_median_max",
        (
            "24, 10, 16",
            "median 16, max 24",
            WORKER(
                "W1 | Sam Example | Social worker | 1 | Y |",
                "W2 | Kit Example | Social worker | 1 | Y |",
                "W3 | Lou Example | Social worker | 1 | Y |",
            )
            | caseloads(W1=24, W2=10, W3=16),
            TODAY,
            duration(50, 3, 16),
        ),
        (
            "8, 10",
            "9 (boundary)",
            WORKER("W1 | Sam Example | Social worker | 1 | Y |", "W2 | Kit Example | Social worker | 1 | Y |")
            | caseloads(W1=8, W2=10),
            TODAY,
            duration(18, 2, 9),
        ),
        (
            "9 children at 0.4",
            "22.5: not rounded",
            WORKER("W1 | Sam Example | Social worker | 0.4 | Y |") | caseloads(W1=9),
            TODAY,
            duration(22.5, 1, 22.5),
        ),
    ),
    *examples(
        "wf_unallocated",
        (
            "worker A ends 2026-06-10, B starts 2026-06-10",
            "never counted",
            WORKER("A | Sam Example | Social worker | 1 | Y |", "B | Kit Example | Social worker | 1 | Y |")
            | OPEN
            | ALLOCATED("Ada | A | CW | 2026-01-05 | 2026-06-10", "Ada | B | CW | 2026-06-10 |"),
            day("2026-06-10"),
            count(0),
        ),
        (
            "B starts 2026-06-11",
            "counted on 2026-06-10 (boundary)",
            WORKER("A | Sam Example | Social worker | 1 | Y |", "B | Kit Example | Social worker | 1 | Y |")
            | OPEN
            | ALLOCATED("Ada | A | CW | 2026-01-05 | 2026-06-10", "Ada | B | CW | 2026-06-11 |"),
            day("2026-06-10"),
            count(1),
        ),
        (
            "lead is a family support worker, no other",
            "counted",
            WORKER("W1 | Sam Example | Family support worker | 1 | N |")
            | OPEN
            | ALLOCATED("Ada | W1 | CW | 2026-01-05 |"),
            TODAY,
            count(1),
        ),
        (
            "social worker left 2026-06-01 (loc_end_date), allocation still open, x 2026-05-31",
            "not yet counted",
            WORKER("W1 | Sam Example | Social worker | 1 | Y | 2026-06-01")
            | OPEN
            | ALLOCATED("Ada | W1 | CW | 2026-01-05 |"),
            day("2026-05-31"),
            count(0),
        ),
        (
            "social worker left 2026-06-01 (loc_end_date), allocation still open",
            "counted from 2026-06-01",
            WORKER("W1 | Sam Example | Social worker | 1 | Y | 2026-06-01")
            | OPEN
            | ALLOCATED("Ada | W1 | CW | 2026-01-05 |"),
            day("2026-06-01"),
            count(1),
        ),
        (
            "referral accepted 2026-06-24, no assessment, no worker, x 2026-06-26",
            "counted, not a breach (boundary: day 2)",
            EPISODE("R1 | Ada | 2026-06-24 | | N"),
            day("2026-06-26"),
            count(1),
            {"late": 0},
        ),
        (
            "the same, x 2026-06-29",
            "counted, a breach",
            EPISODE("R1 | Ada | 2026-06-24 | | N"),
            day("2026-06-29"),
            count(1),
            {"late": 1},
        ),
        (
            "allocation ended 2025-03-01, referred again 2026-06-29, x 2026-06-30",
            "counted, not a breach: the clock starts at the new referral",
            SAM
            | EPISODE("R1 | Ada | 2025-01-05 | 2025-03-01 | N", "R2 | Ada | 2026-06-29 | | N")
            | ALLOCATED("Ada | W1 | CW | 2025-01-05 | 2025-03-01"),
            TODAY,
            count(1),
            {"late": 0},
        ),
        (
            "enquiry open (s47_open_now), nothing else, no worker",
            "counted",
            ENQUIRY("Ada | 2026-06-24"),
            TODAY,
            count(1),
        ),
        (
            "cine_referral_nfa = Y and nothing else",
            "not counted",
            EPISODE("R1 | Ada | 2026-06-24 | | Y"),
            TODAY,
            count(0),
        ),
        (
            "18th birthday on x, episode still open",
            "not counted",
            OPEN | BORN("Ada | 2008-06-30"),
            TODAY,
            count(0),
        ),
        (
            "looked after without a social worker",
            "a breach at once",
            CARE("Ada | 2026-06-30"),
            TODAY,
            count(1),
            {"late": 1},
        ),
    ),
    *examples(
        "wf_cases_by_team",
        (
            "looked after and on a CP plan",
            "1, looked after, with a CP mark",
            CARE("Ada | 2026-01-05") | CP_PLAN("Ada | 2026-02-05"),
            TODAY,
            count(1),
            {"categories": ("looked after",)},
        ),
        ("closed on x", "not counted (boundary)", EPISODE("R1 | Ada | 2026-01-05 | 2026-06-30 | N"), TODAY, count(0)),
    ),
    *examples(
        "wf_supervision",
        (
            "s 2026-06-02, x 2026-06-30",
            "met (boundary)",
            SAM | OPEN | ALLOCATED("Ada | W1 | CW | 2026-01-05 |") | SUPERVISED("Ada | 2026-06-02"),
            TODAY,
            MET,
        ),
        (
            "2026-06-01",
            "not met",
            SAM | OPEN | ALLOCATED("Ada | W1 | CW | 2026-01-05 |") | SUPERVISED("Ada | 2026-06-01"),
            TODAY,
            NOT_MET,
        ),
        (
            "allocated 2026-06-02",
            "left out",
            SAM | OPEN | ALLOCATED("Ada | W1 | CW | 2026-06-02 |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        ("unallocated", "left out (it is in wf_unallocated)", OPEN, TODAY, NOTHING, LEFT_OUT),
    ),
    *examples(
        "wf_mgmt_oversight",
        ("2026-06-02, x 2026-06-30", "met (boundary)", OPEN | OVERSEEN("Ada | 2026-06-02"), TODAY, MET),
        ("2026-06-01", "not met", OPEN | OVERSEEN("Ada | 2026-06-01"), TODAY, NOT_MET),
    ),
    *examples(
        "wf_allocation_time",
        (
            "referred Fri 2026-06-05, social worker from Mon 2026-06-08",
            "1 (boundary)",
            SAM | EPISODE("R1 | Ada | 2026-06-05 | | N") | ALLOCATED("Ada | W1 | CW | 2026-06-08 |"),
            JUNE,
            duration(1, 1, 1),
        ),
        (
            "already held by a social worker that day",
            "0",
            SAM | EPISODE("R1 | Ada | 2026-06-05 | | N") | ALLOCATED("Ada | W1 | CW | 2026-01-05 |"),
            JUNE,
            duration(0, 1, 0),
        ),
        (
            "nobody yet, as-of 2026-06-30",
            "wd(referral, as_of)",
            EPISODE("R1 | Ada | 2026-06-05 | | N"),
            JUNE,
            duration(17, 1, 17),
        ),
        (
            "family support worker only",
            "nobody yet",
            WORKER("W1 | Sam Example | Family support worker | 1 | N |")
            | EPISODE("R1 | Ada | 2026-06-05 | | N")
            | ALLOCATED("Ada | W1 | CW | 2026-06-05 |"),
            JUNE,
            duration(17, 1, 17),
        ),
        (
            "referred 2026-06-05, social worker from 2026-06-08 who left on 2026-06-20 (loc_end_date)",
            "1: judged on 2026-06-08",
            WORKER("W1 | Sam Example | Social worker | 1 | Y | 2026-06-20")
            | EPISODE("R1 | Ada | 2026-06-05 | | N")
            | ALLOCATED("Ada | W1 | CW | 2026-06-08 |"),
            JUNE,
            duration(1, 1, 1),
        ),
        (
            "closed before anybody had the child",
            "left out",
            EPISODE("R1 | Ada | 2026-06-05 | 2026-06-09 | N"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        ("nfa = Y", "left out", EPISODE("R1 | Ada | 2026-06-05 | | Y"), JUNE, NOTHING, LEFT_OUT),
    ),
    *examples(
        "wf_vacancy",
        ("10 established, 2 vacant", "20", POSTS("T1 | 2026-06-01 | 10 | 2 | 0"), JUNE, Result(2, 10, 0, 20)),
        (
            "row dated after x",
            "not used (boundary)",
            POSTS("T1 | 2026-05-01 | 10 | 2 | 0", "T1 | 2026-06-01 | 10 | 5 | 0"),
            month("2026-05"),
            Result(2, 10, 0, 20),
        ),
    ),
    *examples(
        "wf_agency",
        (
            "10 established, 2 vacant, 2 agency",
            "2 / 10 = 20 (boundary: the sum is agency + in post)",
            POSTS("T1 | 2026-06-01 | 10 | 2 | 2"),
            JUNE,
            Result(2, 10, 0, 20),
        ),
        (
            "0 established, 0 agency",
            "value null",
            POSTS("T1 | 2026-06-01 | 0 | 0 | 0"),
            JUNE,
            NOTHING,
        ),
    ),
    *examples(
        "wf_turnover",
        (
            "left 2025-06-30, x 2026-06-30",
            "not in it (boundary)",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2025-06-30", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(0, 1, 0, 0),
        ),
        (
            "left 2025-07-01",
            "in it",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2025-07-01", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(1, 1, 0, 100),
        ),
        (
            "social worker, loc_end_date 2026-03-31, x 2026-06-30",
            "in the numerator, not in the denominator",
            LEAVER("W1 | 0.5 | Y | N | 2020-01-06 | 2026-03-31", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(0.5, 1, 0, 50),
        ),
        (
            "left 2026-06-30, x 2026-06-30",
            "in the numerator alone (boundary: the last day counts)",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2026-06-30", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(1, 1, 0, 100),
        ),
        (
            "will leave on 2026-07-01, as-of 2026-06-30",
            "still in post",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2026-07-01", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(0, 2, 0, 0),
        ),
        (
            "an agency worker who left, and one who stays",
            "in neither part",
            LEAVER(
                "W1 | 1 | Y | Y | 2020-01-06 | 2026-03-31",
                "W2 | 1 | Y | Y | 2020-01-06 |",
                "W3 | 1 | Y | N | 2020-01-06 |",
            ),
            rolling12("2025-07-01"),
            Result(0, 1, 0, 0),
        ),
        (
            "a team manager who left",
            "not in it",
            TITLED("W1 | Team Manager | 1 | Y | 2020-01-06 | 2026-03-31", "W2 | Social Worker | 1 | Y | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(0, 1, 0, 0),
        ),
        (
            "came and left within the twelve months",
            "in the numerator",
            LEAVER("W1 | 1 | Y | N | 2025-09-01 | 2026-03-31", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2025-07-01"),
            Result(1, 1, 0, 100),
        ),
        (
            "one who left and one in post without hours",
            "2 unknown, in neither part",
            LEAVER(
                "W1 | | Y | N | 2020-01-06 | 2026-03-31",
                "W2 | 0 | Y | N | 2020-01-06 |",
                "W3 | 1 | Y | N | 2020-01-06 |",
            ),
            rolling12("2025-07-01"),
            Result(0, 1, 2, 0),
        ),
        (
            "nobody wrote when they came",
            "in post",
            LEAVER("W1 | 1 | Y | N | |"),
            rolling12("2025-07-01"),
            Result(0, 1, 0, 0),
        ),
        (
            "left 2024-02-29, x 2025-02-28",
            "in it (boundary: twelve months back is 2024-02-28)",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2024-02-29", "W2 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2024-03-01"),
            Result(1, 1, 0, 100),
        ),
        (
            "one left North, one of two stays in South",
            "North has nobody left to divide by",
            IN_TEAM("W1 | 1 | Y | T1 | 2026-03-31", "W2 | 1 | Y | T2 | 2026-03-31", "W3 | 1 | Y | T2 |")
            | TEAMS("T1 | North", "T2 | South"),
            Ask("rolling12", "2025-07-01", "team", "North"),
            Result(1, 0, 0, None),
        ),
        (
            "the same, asked of South",
            "100%",
            IN_TEAM("W1 | 1 | Y | T1 | 2026-03-31", "W2 | 1 | Y | T2 | 2026-03-31", "W3 | 1 | Y | T2 |")
            | TEAMS("T1 | North", "T2 | South"),
            Ask("rolling12", "2025-07-01", "team", "South"),
            Result(1, 1, 0, 100),
        ),
    ),
    *examples(
        "wf_sickness",
        (
            "3,342 days on 269.9 FTE",
            "4.9",
            LEAVER("W1 | 269.9 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2026-01-05 | 3342"),
            rolling12("2025-07-01"),
            Result(3342, 269.9 * 253, 0, 100 * 3342 / (269.9 * 253)),
        ),
        (
            "starts on add_months(x, -12)",
            "not in it (boundary)",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2025-06-30 | 10"),
            rolling12("2025-07-01"),
            Result(0, 253, 0, 0),
        ),
        (
            "starts on x",
            "in it (boundary)",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2026-06-30 | 1"),
            rolling12("2025-07-01"),
            Result(1, 253, 0, 100 / 253),
        ),
        (
            "twelve months that hold 2024-02-29",
            "254 working days",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2024-05-01 | 10"),
            rolling12("2023-07-01"),
            Result(10, 254, 0, 1000 / 254),
        ),
        (
            "x 2024-02-29 itself",
            "254 working days (boundary)",
            LEAVER("W1 | 0.5 | Y | N | 2020-01-06 |"),
            rolling12("2023-03-01"),
            Result(0, 127, 0, 0),
        ),
        (
            "x 2025-03-31",
            "253 again: the twelve months from 2024-04-01 hold no 29 February",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 |"),
            rolling12("2024-04-01"),
            Result(0, 253, 0, 0),
        ),
        (
            "the days of somebody who left since",
            "not in it",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 | 2026-03-31", "W2 | 1 | Y | N | 2020-01-06 |")
            | ABSENT("W1 | 2026-01-05 | 30", "W2 | 2026-01-05 | 5"),
            rolling12("2025-07-01"),
            Result(5, 253, 0, 500 / 253),
        ),
        (
            "the days of an agency worker",
            "not in it",
            LEAVER("W1 | 1 | Y | Y | 2020-01-06 |", "W2 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2026-01-05 | 30"),
            rolling12("2025-07-01"),
            Result(0, 253, 0, 0),
        ),
        (
            "an absence without days",
            "unknown",
            LEAVER("W1 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2026-01-05 |", "W1 | 2026-02-02 | 2.5"),
            rolling12("2025-07-01"),
            Result(2.5, 253, 1, 250 / 253),
        ),
        (
            "10 days of a worker without hours",
            "the days count, the worker is unknown",
            LEAVER("W1 | | Y | N | 2020-01-06 |", "W2 | 1 | Y | N | 2020-01-06 |") | ABSENT("W1 | 2026-01-05 | 10"),
            rolling12("2025-07-01"),
            Result(10, 253, 1, 1000 / 253),
        ),
    ),
)
