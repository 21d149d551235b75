"""Worked examples of looked-after children."""

from tests.examples.example import (
    IS_RUNNING,
    JUNE,
    LEFT_OUT,
    MET,
    NO_NUMBER,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Ask,
    count,
    day,
    examples,
    month,
    rate,
    rows,
    share,
    year,
)

CARE = rows("cla_episodes", "person_id | cla_episode_start_date | cla_episode_ceased_date")
EVENT = rows(
    "cla_episodes",
    "person_id | cla_episode_start_date | cla_episode_start_reason | cla_episode_ceased_date"
    " | cla_episode_ceased_reason",
)
LINKED = rows(
    "cla_episodes", "person_id | cla_episode_start_date | cla_episode_start_reason | cla_placement_id | cla_id"
)
EPISODES = rows("cla_episodes", "cla_id | person_id | cla_episode_start_date | cla_episode_ceased_date")
STATUS = rows("legal_status", "person_id | legal_status | legal_status_start_date | legal_status_end_date")
BORN = rows("person", "person_id | dob | expected_dob")
PLACED = rows(
    "cla_placement",
    "cla_placement_id | person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type"
    " | cla_placement_urn",
)
DISTANCE = rows("cla_placement", "person_id | cla_placement_start_date | cla_placement_distance")
TYPE = rows("cla_placement", "person_id | cla_placement_start_date | cla_placement_type")
REGISTERED = rows(
    "cla_placement",
    "person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type | unregistered",
)
VISIT = rows("cla_visits", "person_id | cla_visit_date | cla_visit_seen")
REVIEW = rows("cla_reviews", "cla_id | cla_review_date | cla_review_cancelled | cla_review_participation")
HEALTH = rows("cla_health", "person_id | health_check_type | health_check_date | health_check_status")
IMMUNISED = rows("cla_immunisations", "person_id | immunisations_status | immunisations_status_date")
SDQ = rows("sdq_scores", "person_id | sdq_completed_date | sdq_score")
IMMIGRATION = rows("immigration_status", "person_id | immigration_status | immigration_status_start_date")
PEP = rows("peps", "person_id | pep_date")
DIED = rows("person", "person_id | dob | death_date")
TEAM = rows("department", "team_id | team_name | team_parent_id")
HELD = rows(
    "involvements",
    "person_id | professional_role_id | professional_team | involvement_start_date | involvement_end_date",
)
CARE_PLAN = rows("cla_care_plan", "person_id | cla_care_plan_start_date | cla_care_plan_json")
WORKER = rows("professionals", "professional_id | is_social_worker | end_date")
ALLOCATED = rows(
    "involvements",
    "person_id | professional_id | professional_role_id | involvement_start_date | involvement_end_date",
)

IN_CARE = CARE("Ada | 2023-01-05 |")
ON_BREAKS = IN_CARE | STATUS("Ada | V4 | 2023-01-05 |")
TRANSFERRED = TEAM("T1 | North |", "T2 | South |") | HELD(
    "Ada | CW | T1 | 2023-01-05 | 2026-06-15", "Ada | CW | T2 | 2026-06-15 |"
)
AT_SCHOOL = BORN("Ada | 2015-01-05 |")
REVIEWED = LINKED("Ada | 2026-01-05 | S | | L1")
TWICE = REVIEWED | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-06-10 | |")
THREE_WORKERS = ALLOCATED(
    "Ada | A | CW | 2025-09-01 | 2026-02-01", "Ada | B | CW | 2026-02-01 | 2026-04-01", "Ada | C | CW | 2026-04-01 |"
)

EXAMPLES = (
    *examples(
        "cla_rate",
        (
            "ceased 2026-06-30, x 2026-06-30",
            "not counted (boundary)",
            CARE("Ada | 2026-01-05 | 2026-06-30"),
            TODAY,
            rate(0),
        ),
        (
            "only V4 in force",
            "not counted",
            CARE("Ada | 2026-01-05 |") | STATUS("Ada | V4 | 2026-01-05 |"),
            TODAY,
            rate(0),
        ),
        (
            "V4 until 2026-05-01 then C2, x 2026-04-30",
            "not counted",
            CARE("Ada | 2026-01-05 |") | STATUS("Ada | V4 | 2026-01-05 | 2026-05-01", "Ada | C2 | 2026-05-01 |"),
            day("2026-04-30"),
            rate(0),
        ),
        (
            "V4 until 2026-05-01 then C2",
            "counted from 2026-05-01",
            CARE("Ada | 2026-01-05 |") | STATUS("Ada | V4 | 2026-01-05 | 2026-05-01", "Ada | C2 | 2026-05-01 |"),
            day("2026-05-01"),
            rate(1),
        ),
        ("aged 18 on x", "not counted", CARE("Ada | 2026-01-05 |") | BORN("Ada | 2008-06-30 |"), TODAY, rate(0)),
        ("no legal status recorded", "counted", CARE("Ada | 2026-01-05 |"), TODAY, rate(1)),
    ),
    *examples(
        "cla_count",
        (
            "the numerator of cla_rate",
            "the same number",
            CARE("Ada | 2026-01-05 | 2026-06-30", "Ben | 2026-01-05 |", "Ben | 2026-03-05 |"),
            TODAY,
            count(1),
        ),
    ),
    *examples(
        "cla_starts",
        ("reason S", "counted", EVENT("Ada | 2026-06-10 | S | |"), JUNE, rate(1)),
        ("reason P or L", "not counted", EVENT("Ada | 2026-06-10 | P | |", "Ben | 2026-06-10 | L | |"), JUNE, rate(0)),
        (
            "S under V4",
            "not counted (boundary)",
            EVENT("Ada | 2026-06-10 | S | |") | STATUS("Ada | V4 | 2026-06-10 |"),
            JUNE,
            rate(0),
        ),
    ),
    *examples(
        "cla_ends",
        (
            "the mirror of cla_starts on this date column",
            "counted once",
            EVENT("Ada | 2026-01-05 | S | 2026-06-10 | E4A"),
            JUNE,
            rate(1),
        ),
        (
            "E under V4 the day before",
            "not counted (boundary)",
            EVENT("Ada | 2026-01-05 | S | 2026-06-10 | E4A") | STATUS("Ada | V4 | 2026-01-05 | 2026-06-10"),
            JUNE,
            rate(0),
        ),
        ("reason X1", "not counted", EVENT("Ada | 2026-01-05 | S | 2026-06-10 | X1"), JUNE, rate(0)),
        (
            "ceases on the 18th birthday",
            "counted",
            EVENT("Ada | 2026-01-05 | S | 2026-06-10 | E7") | BORN("Ada | 2008-06-10 |"),
            JUNE,
            rate(1),
        ),
    ),
    *examples(
        "cla_uasc",
        (
            "status open, aged 17",
            "counted",
            CARE("Ada | 2026-01-05 |") | IMMIGRATION("Ada | UASC | 2026-01-05") | BORN("Ada | 2008-07-01 |"),
            TODAY,
            count(1),
        ),
        (
            "18th birthday on x",
            "not counted (boundary)",
            CARE("Ada | 2026-01-05 |") | IMMIGRATION("Ada | UASC | 2026-01-05") | BORN("Ada | 2008-06-30 |"),
            TODAY,
            count(0),
        ),
    ),
    *examples(
        "cla_visits_timely",
        (
            "p 2026-06-22, visit 2026-06-29, x 2026-06-30",
            "met",
            IN_CARE | TYPE("Ada | 2026-06-22 | U6") | VISIT("Ada | 2026-06-29 | Y"),
            TODAY,
            MET,
        ),
        (
            "p 2026-06-23, x 2026-06-30 (7 days)",
            "left out (boundary)",
            IN_CARE | TYPE("Ada | 2026-06-23 | U6"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "p 2026-01-05, last visit 2026-05-19, x 2026-06-30 (42)",
            "met (boundary)",
            IN_CARE | TYPE("Ada | 2026-01-05 | U6") | VISIT("Ada | 2026-05-19 | Y"),
            TODAY,
            MET,
        ),
        (
            "x 2026-07-01",
            "not met",
            IN_CARE | TYPE("Ada | 2026-01-05 | U6") | VISIT("Ada | 2026-05-19 | Y"),
            day("2026-07-01"),
            NOT_MET,
            {"as_of": "2026-07-01"},
        ),
        (
            "U4 for over a year, last visit 2026-03-30, x 2026-06-30",
            "met: three months",
            IN_CARE | TYPE("Ada | 2025-01-05 | U4") | VISIT("Ada | 2026-03-30 | Y"),
            TODAY,
            MET,
        ),
        (
            "U4 for over a year, last visit 2026-03-29, x 2026-06-30",
            "not met",
            IN_CARE | TYPE("Ada | 2025-01-05 | U4") | VISIT("Ada | 2026-03-29 | Y"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_first_week_visit",
        (
            "start 2026-06-01, seen 2026-06-08",
            "met (boundary)",
            IN_CARE | TYPE("Ada | 2026-06-01 | U6") | VISIT("Ada | 2026-06-08 | Y"),
            JUNE,
            MET,
        ),
        (
            "seen 2026-06-09",
            "not met",
            IN_CARE | TYPE("Ada | 2026-06-01 | U6") | VISIT("Ada | 2026-06-09 | Y"),
            JUNE,
            NOT_MET,
        ),
        (
            "ended 2026-06-07",
            "left out",
            IN_CARE | PLACED("1 | Ada | 2026-06-01 | 2026-06-07 | U6 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "start 2026-06-23, as-of 2026-06-30",
            "running",
            IN_CARE | TYPE("Ada | 2026-06-23 | U6"),
            JUNE,
            NOTHING,
            IS_RUNNING,
        ),
    ),
    *examples(
        "cla_reviews_on_time",
        (
            "in care Mon 2026-06-01, due 2026-06-29, held that day, x 2026-06-30",
            "met (boundary)",
            LINKED("Ada | 2026-06-01 | S | | L1") | REVIEW("L1 | 2026-06-29 | |"),
            TODAY,
            MET,
        ),
        ("not held, x 2026-06-30", "not met", LINKED("Ada | 2026-06-01 | S | | L1"), TODAY, NOT_MET),
        (
            "not held, x 2026-06-29",
            "met (day 20, the limit day)",
            LINKED("Ada | 2026-06-01 | S | | L1"),
            day("2026-06-29"),
            MET,
        ),
        (
            "in care Tue 2026-06-02, x 2026-06-29",
            "left out: day 19",
            LINKED("Ada | 2026-06-02 | S | | L1"),
            day("2026-06-29"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "held 2026-06-29 but cancelled, x 2026-06-30",
            "not met",
            LINKED("Ada | 2026-06-01 | S | | L1") | REVIEW("L1 | 2026-06-29 | Y |"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_review_participation",
        (
            "PN1",
            "met",
            LINKED("Ada | 2026-01-05 | S | | L1") | REVIEW("L1 | 2026-06-10 | | PN1") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            MET,
        ),
        (
            "PN7",
            "not met",
            LINKED("Ada | 2026-01-05 | S | | L1") | REVIEW("L1 | 2026-06-10 | | PN7") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            NOT_MET,
        ),
        (
            "PN0 aged 5",
            "unknown",
            LINKED("Ada | 2026-01-05 | S | | L1") | REVIEW("L1 | 2026-06-10 | | PN0") | BORN("Ada | 2021-01-05 |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "4th birthday on the review day",
            "counted (boundary)",
            LINKED("Ada | 2026-01-05 | S | | L1") | REVIEW("L1 | 2026-06-10 | | PN1") | BORN("Ada | 2022-06-10 |"),
            JUNE,
            MET,
        ),
        (
            "PN6, sent their views",
            "met (boundary)",
            REVIEWED | REVIEW("L1 | 2026-06-10 | | PN6") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            MET,
        ),
        (
            "cancelled",
            "left out",
            REVIEWED | REVIEW("L1 | 2026-06-10 | Y | PN1") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "born 2020-02-29, review 2024-02-28",
            "left out: four from 2024-02-29",
            LINKED("Ada | 2023-01-05 | S | | L1") | REVIEW("L1 | 2024-02-28 | | PN1") | BORN("Ada | 2020-02-29 |"),
            month("2024-02"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "PN1 aged 3",
            "left out, whatever the code",
            REVIEWED | REVIEW("L1 | 2026-06-10 | | PN1") | BORN("Ada | 2022-06-11 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "code blank",
            "unknown",
            REVIEWED | REVIEW("L1 | 2026-06-10 | |") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "filled with no code",
            "unknown",
            REVIEWED | REVIEW("L1 | 2026-06-10 | | ?") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            UNKNOWN,
        ),
        ("date of birth not known", "unknown", REVIEWED | REVIEW("L1 | 2026-06-10 | | PN1"), JUNE, UNKNOWN),
        (
            "of no period of care that we know",
            "unknown: nobody knows whose it was",
            REVIEWED | REVIEW("L9 | 2026-06-10 | | PN1") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "held 2026-07-01, as-of 2026-06-30",
            "not there yet",
            REVIEWED | REVIEW("L1 | 2026-07-01 | | PN1") | BORN("Ada | 2018-01-05 |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "cla_3plus_placements",
        (
            "one open since 2023, two more",
            "met (boundary: 3)",
            IN_CARE
            | PLACED(
                "1 | Ada | 2023-01-05 | | U6 |",
                "2 | Ada | 2026-01-05 | 2026-02-05 | K2 |",
                "3 | Ada | 2026-02-05 | | U1 |",
            ),
            TODAY,
            MET,
        ),
        (
            "third is T1",
            "not met",
            IN_CARE
            | PLACED(
                "1 | Ada | 2023-01-05 | | U6 |",
                "2 | Ada | 2026-01-05 | 2026-02-05 | K2 |",
                "3 | Ada | 2026-02-05 | | T1 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "third started and ended on one day",
            "not met",
            IN_CARE
            | PLACED(
                "1 | Ada | 2023-01-05 | | U6 |",
                "2 | Ada | 2026-01-05 | 2026-02-05 | K2 |",
                "3 | Ada | 2026-02-05 | 2026-02-05 | U1 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "three, the third with start reason T",
            "not met (two)",
            LINKED("Ada | 2023-01-05 | S | |", "Ada | 2026-02-05 | T | 3 |")
            | PLACED(
                "1 | Ada | 2023-01-05 | | U6 |",
                "2 | Ada | 2026-01-05 | 2026-02-05 | K2 |",
                "3 | Ada | 2026-02-05 | | K2 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "U6, T1, back to U6 with the same URN, then K1",
            "not met (two: U6 and K1)",
            IN_CARE
            | PLACED(
                "1 | Ada | 2023-01-05 | 2026-01-05 | U6 | SC1",
                "2 | Ada | 2026-01-05 | 2026-01-12 | T1 |",
                "3 | Ada | 2026-01-12 | 2026-03-05 | U6 | SC1",
                "4 | Ada | 2026-03-05 | | K1 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "U6, T1, then U6 with another URN, then K1",
            "met",
            IN_CARE
            | PLACED(
                "1 | Ada | 2023-01-05 | 2026-01-05 | U6 | SC1",
                "2 | Ada | 2026-01-05 | 2026-01-12 | T1 |",
                "3 | Ada | 2026-01-12 | 2026-03-05 | U6 | SC2",
                "4 | Ada | 2026-03-05 | | K1 |",
            ),
            TODAY,
            MET,
        ),
        ("no placement row", "unknown", IN_CARE, TODAY, UNKNOWN),
    ),
    *examples(
        "cla_longterm_stability",
        (
            "placement 2024-06-30, x 2026-06-30",
            "met (boundary)",
            IN_CARE | TYPE("Ada | 2024-06-30 | U6") | BORN("Ada | 2015-01-05 |"),
            TODAY,
            MET,
        ),
        (
            "2024-07-01",
            "not met",
            IN_CARE | TYPE("Ada | 2024-07-01 | U6") | BORN("Ada | 2015-01-05 |"),
            TODAY,
            NOT_MET,
        ),
        (
            "16th birthday on x",
            "left out",
            IN_CARE | TYPE("Ada | 2024-06-30 | U6") | BORN("Ada | 2010-06-30 |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "U6 from 2023-01-05 to 2025-01-05, then U6 from 2025-01-05 with start reason T, x 2026-06-30",
            "met",
            LINKED("Ada | 2023-01-05 | S | 1 |", "Ada | 2025-01-05 | T | 2 |")
            | PLACED("1 | Ada | 2023-01-05 | 2025-01-05 | U6 |", "2 | Ada | 2025-01-05 | | U6 |")
            | BORN("Ada | 2015-01-05 |"),
            TODAY,
            MET,
        ),
        (
            "the same with start reason P",
            "not met",
            LINKED("Ada | 2023-01-05 | S | 1 |", "Ada | 2025-01-05 | P | 2 |")
            | PLACED("1 | Ada | 2023-01-05 | 2025-01-05 | U6 |", "2 | Ada | 2025-01-05 | | U6 |")
            | BORN("Ada | 2015-01-05 |"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_20_miles",
        ("20.1", "met", IN_CARE | DISTANCE("Ada | 2023-01-05 | 20.1"), TODAY, MET),
        ("20", "not met (boundary)", IN_CARE | DISTANCE("Ada | 2023-01-05 | 20"), TODAY, NOT_MET),
        ("999.9", "unknown", IN_CARE | DISTANCE("Ada | 2023-01-05 | 999.9"), TODAY, UNKNOWN),
        ("no placement", "unknown", IN_CARE, TODAY, UNKNOWN),
    ),
    *examples(
        "cla_placement_mix",
        ("U6", "met", IN_CARE | TYPE("Ada | 2023-01-05 | U6"), TODAY, MET),
        ("K1", "not met", IN_CARE | TYPE("Ada | 2023-01-05 | K1"), TODAY, NOT_MET),
        ("T1 beside U6", "U6 (boundary)", IN_CARE | TYPE("Ada | 2023-01-05 | U6", "Ada | 2026-06-20 | T1"), TODAY, MET),
        ("no code", "unknown", IN_CARE | TYPE("Ada | 2023-01-05 |"), TODAY, UNKNOWN),
    ),
    *examples(
        "cla_foster",
        ("type U4", "met", IN_CARE | TYPE("Ada | 2023-01-05 | U4"), TODAY, MET),
        ("type K2", "not met", IN_CARE | TYPE("Ada | 2023-01-05 | K2"), TODAY, NOT_MET),
    ),
    *examples(
        "cla_under16_unregulated",
        ("Y", "counted", IN_CARE | REGISTERED("Ada | 2026-01-05 | | K2 | Y"), TODAY, count(1)),
        ("blank", "not counted (boundary)", IN_CARE | REGISTERED("Ada | 2026-01-05 | | K2 |"), TODAY, count(0)),
        (
            "Y on a T1 beside U6",
            "counted",
            IN_CARE | REGISTERED("Ada | 2026-01-05 | | U6 |", "Ada | 2026-06-05 | | T1 | Y"),
            TODAY,
            count(1),
        ),
        (
            "Y on a placement that ended before x, none covering x",
            "not counted",
            IN_CARE | REGISTERED("Ada | 2026-01-05 | 2026-06-05 | K2 | Y"),
            TODAY,
            count(0),
        ),
    ),
    *examples(
        "cla_iha_20wd",
        (
            "in care Mon 2026-06-01, seen 2026-06-29",
            "met (boundary)",
            EVENT("Ada | 2026-06-01 | S | |") | HEALTH("Ada | Initial Health Assessment | 2026-06-29 | Completed"),
            JUNE,
            MET,
        ),
        (
            "seen 2026-06-30",
            "not met",
            EVENT("Ada | 2026-06-01 | S | |") | HEALTH("Ada | Initial Health Assessment | 2026-06-30 | Completed"),
            JUNE,
            NOT_MET,
        ),
        (
            "left 2026-06-29",
            "left out",
            EVENT("Ada | 2026-06-01 | S | 2026-06-29 | E4A"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "status Refused",
            "not done",
            EVENT("Ada | 2026-06-01 | S | |") | HEALTH("Ada | Initial Health Assessment | 2026-06-20 | Refused"),
            JUNE,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_annual_health",
        (
            "aged 6, 2025-06-30, x 2026-06-30",
            "met (boundary)",
            IN_CARE | HEALTH("Ada | Health Assessment | 2025-06-30 |") | BORN("Ada | 2020-01-05 |"),
            TODAY,
            MET,
        ),
        (
            "2025-06-29",
            "not met",
            IN_CARE | HEALTH("Ada | Health Assessment | 2025-06-29 |") | BORN("Ada | 2020-01-05 |"),
            TODAY,
            NOT_MET,
        ),
        (
            "aged 3, one",
            "not met",
            IN_CARE | HEALTH("Ada | Health Assessment | 2026-01-05 |") | BORN("Ada | 2023-01-05 |"),
            TODAY,
            NOT_MET,
        ),
        (
            "aged 6, 2025-06-30, status Refused",
            "not met",
            IN_CARE | HEALTH("Ada | Health Assessment | 2025-06-30 | Refused") | BORN("Ada | 2020-01-05 |"),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_dental",
        (
            "2025-06-30, x 2026-06-30",
            "met (boundary)",
            IN_CARE | HEALTH("Ada | Dental Check | 2025-06-30 |"),
            TODAY,
            MET,
        ),
        ("refused", "not met", IN_CARE | HEALTH("Ada | Dental Check | 2026-01-05 | Refused"), TODAY, NOT_MET),
    ),
    *examples(
        "cla_immunisations",
        ("Y", "met", IN_CARE | IMMUNISED("Ada | Y | 2026-01-05"), TODAY, MET),
        ("N", "not met", IN_CARE | IMMUNISED("Ada | N | 2026-01-05"), TODAY, NOT_MET),
        ("none", "unknown (boundary)", IN_CARE, TODAY, UNKNOWN),
        (
            "Y dated 2025-01-10, N dated 2026-06-30, x 2026-06-29",
            "met",
            IN_CARE | IMMUNISED("Ada | Y | 2025-01-10", "Ada | N | 2026-06-30"),
            day("2026-06-29"),
            MET,
        ),
        ("blank", "unknown", IN_CARE | IMMUNISED("Ada | | 2026-01-05"), TODAY, UNKNOWN),
        ("Y without a date", "met: it stands on every day", IN_CARE | IMMUNISED("Ada | Y |"), TODAY, MET),
        (
            "Y without a date, N dated 2026-06-30",
            "not met: any date is later than none",
            IN_CARE | IMMUNISED("Ada | N | 2026-06-30", "Ada | Y |"),
            TODAY,
            NOT_MET,
        ),
        (
            "N and Y of one day",
            "met: the last row",
            IN_CARE | IMMUNISED("Ada | N | 2026-01-05", "Ada | Y | 2026-01-05"),
            TODAY,
            MET,
        ),
        (
            "N dated 2026-07-01, as-of 2026-06-30",
            "met: it has not happened",
            IN_CARE | IMMUNISED("Ada | Y | 2026-01-05", "Ada | N | 2026-07-01"),
            TODAY,
            MET,
        ),
        (
            "in care since 2025-06-30",
            "counted (boundary)",
            CARE("Ada | 2025-06-30 |") | IMMUNISED("Ada | Y | 2026-01-05"),
            TODAY,
            MET,
        ),
        (
            "in care since 2025-07-01",
            "left out",
            CARE("Ada | 2025-07-01 |") | IMMUNISED("Ada | Y | 2026-01-05"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "in care since 2024-02-29, x 2025-02-28",
            "left out: a year back is 2024-02-28",
            CARE("Ada | 2024-02-29 |") | IMMUNISED("Ada | Y |"),
            day("2025-02-28"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "in care since 2024-02-29, x 2025-03-01",
            "counted",
            CARE("Ada | 2024-02-29 |") | IMMUNISED("Ada | Y |"),
            day("2025-03-01"),
            MET,
        ),
        (
            "home for a night in May",
            "left out: the year begins anew",
            CARE("Ada | 2023-01-05 | 2026-05-10", "Ada | 2026-05-11 |") | IMMUNISED("Ada | Y |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "a new episode on the day the last one ended",
            "counted: one run",
            CARE("Ada | 2023-01-05 | 2026-05-10", "Ada | 2026-05-10 |") | IMMUNISED("Ada | Y |"),
            TODAY,
            MET,
        ),
        ("short breaks only", "left out", ON_BREAKS | IMMUNISED("Ada | Y |"), TODAY, NOTHING, LEFT_OUT),
        (
            "died on x",
            "left out",
            IN_CARE | IMMUNISED("Ada | Y |") | DIED("Ada | 2015-01-05 | 2026-06-30"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "went from North to South on 2026-06-15, x 2026-06-14",
            "North's",
            IN_CARE | IMMUNISED("Ada | Y |") | TRANSFERRED,
            Ask("day", "2026-06-14", "team", "North"),
            MET,
        ),
        (
            "went from North to South on 2026-06-15, x 2026-06-15",
            "South's",
            IN_CARE | IMMUNISED("Ada | Y |") | TRANSFERRED,
            Ask("day", "2026-06-15", "team", "South"),
            MET,
        ),
    ),
    *examples(
        "cla_sdq",
        (
            "score 13 on 2025-06-30, x 2026-06-30",
            "met (boundary)",
            IN_CARE | SDQ("Ada | 2025-06-30 | 13") | BORN("Ada | 2015-01-05 |"),
            TODAY,
            MET,
        ),
        (
            "score blank",
            "not met",
            IN_CARE | SDQ("Ada | 2026-01-05 |") | BORN("Ada | 2015-01-05 |"),
            TODAY,
            NOT_MET,
        ),
        (
            "aged 17",
            "left out",
            IN_CARE | SDQ("Ada | 2026-01-05 | 13") | BORN("Ada | 2009-01-05 |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "score 13 on 2025-06-29",
            "not met: it has lapsed",
            IN_CARE | SDQ("Ada | 2025-06-29 | 13") | AT_SCHOOL,
            TODAY,
            NOT_MET,
        ),
        (
            "score on 2024-02-29, x 2025-02-28",
            "met (boundary)",
            IN_CARE | SDQ("Ada | 2024-02-29 | 13") | AT_SCHOOL,
            day("2025-02-28"),
            MET,
        ),
        (
            "score on 2024-02-29, x 2025-03-01",
            "not met",
            IN_CARE | SDQ("Ada | 2024-02-29 | 13") | AT_SCHOOL,
            day("2025-03-01"),
            NOT_MET,
        ),
        (
            "a score of 0",
            "met: 0 is a score",
            IN_CARE | SDQ("Ada | 2026-01-05 | 0") | AT_SCHOOL,
            TODAY,
            MET,
            {"categories": ("0 to 13: close to average",)},
        ),
        (
            "scored 13 in January, a form without a score in May",
            "met by the one of January",
            IN_CARE | SDQ("Ada | 2026-01-05 | 13", "Ada | 2026-05-05 |") | AT_SCHOOL,
            TODAY,
            MET,
        ),
        (
            "scored 13 in January and 17 in May",
            "cause for concern: the latest",
            IN_CARE | SDQ("Ada | 2026-05-05 | 17", "Ada | 2026-01-05 | 13") | AT_SCHOOL,
            TODAY,
            MET,
            {"categories": ("17 to 40: cause for concern",)},
        ),
        (
            "scored on 2026-07-01, as-of 2026-06-30",
            "not met: it has not happened",
            IN_CARE | SDQ("Ada | 2026-07-01 | 13") | AT_SCHOOL,
            TODAY,
            NOT_MET,
        ),
        (
            "fifth birthday on x",
            "counted (boundary)",
            IN_CARE | SDQ("Ada | 2026-01-05 | 13") | BORN("Ada | 2021-06-30 |"),
            TODAY,
            MET,
        ),
        (
            "fifth birthday the day after",
            "left out",
            IN_CARE | SDQ("Ada | 2026-01-05 | 13") | BORN("Ada | 2021-07-01 |"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "born 2008-02-29, x 2025-02-28",
            "counted: 17 from 2025-03-01",
            IN_CARE | SDQ("Ada | 2025-01-05 | 14") | BORN("Ada | 2008-02-29 |"),
            day("2025-02-28"),
            MET,
            {"categories": ("14 to 16: borderline",)},
        ),
        (
            "born 2008-02-29, x 2025-03-01",
            "left out",
            IN_CARE | SDQ("Ada | 2025-01-05 | 14") | BORN("Ada | 2008-02-29 |"),
            day("2025-03-01"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "date of birth not known",
            "left out",
            IN_CARE | SDQ("Ada | 2026-01-05 | 13"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "short breaks only",
            "left out",
            ON_BREAKS | SDQ("Ada | 2026-01-05 | 13") | AT_SCHOOL,
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "cla_pep_termly",
        (
            "PEP 2026-04-15 counts for spring",
            "met (boundary)",
            IN_CARE | PEP("Ada | 2026-04-15") | BORN("Ada | 2015-01-05 |"),
            month("2026-04"),
            MET,
        ),
        (
            "PEP 2026-04-16 counts for summer",
            "spring not met",
            IN_CARE | PEP("Ada | 2026-04-16") | BORN("Ada | 2015-01-05 |"),
            month("2026-04"),
            NOT_MET,
        ),
        (
            "no PEP, the term runs until 2026-07-31, as-of 2026-06-30",
            "in no number: running, not late",
            IN_CARE | AT_SCHOOL,
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "no PEP, as-of 2026-04-15, the last day of the term",
            "not met: the day is over",
            IN_CARE | AT_SCHOOL,
            month("2026-04"),
            NOT_MET,
            {"as_of": "2026-04-15"},
        ),
        (
            "no PEP, as-of 2026-04-14",
            "in no number",
            IN_CARE | AT_SCHOOL,
            month("2026-04"),
            NOTHING,
            {"as_of": "2026-04-14", "states": ()},
        ),
        (
            "came into care on 2026-04-10",
            "counted: in care on the last day",
            CARE("Ada | 2026-04-10 |") | AT_SCHOOL,
            month("2026-04"),
            NOT_MET,
        ),
        (
            "left care on 2026-04-15",
            "left out: the day care ends is none of it",
            CARE("Ada | 2023-01-05 | 2026-04-15") | AT_SCHOOL,
            month("2026-04"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "left care on 2026-04-16",
            "counted (boundary)",
            CARE("Ada | 2023-01-05 | 2026-04-16") | PEP("Ada | 2026-02-03") | AT_SCHOOL,
            month("2026-04"),
            MET,
        ),
        (
            "fifth birthday on 2025-08-31",
            "counted (boundary)",
            IN_CARE | BORN("Ada | 2020-08-31 |"),
            month("2026-04"),
            NOT_MET,
        ),
        (
            "fifth birthday on 2025-09-01",
            "left out",
            IN_CARE | BORN("Ada | 2020-09-01 |"),
            month("2026-04"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "16th birthday on 2025-08-31",
            "left out",
            IN_CARE | BORN("Ada | 2009-08-31 |"),
            month("2026-04"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "16th birthday on 2025-09-01",
            "counted to the end of that school year (boundary)",
            IN_CARE | BORN("Ada | 2009-09-01 |"),
            month("2026-04"),
            NOT_MET,
        ),
        ("date of birth not known", "unknown", IN_CARE | PEP("Ada | 2026-02-03"), month("2026-04"), UNKNOWN),
        ("short breaks only", "left out", ON_BREAKS | AT_SCHOOL, month("2026-04"), NOTHING, LEFT_OUT),
        (
            "two PEPs in one term",
            "met once",
            IN_CARE | PEP("Ada | 2026-02-03", "Ada | 2026-03-03") | AT_SCHOOL,
            month("2026-04"),
            MET,
        ),
        (
            "a PEP in May 2025, October 2025 and February 2026; the year from April 2025",
            "2 of 3: the spring terms of 2025 and 2026 end on 15 April",
            IN_CARE | PEP("Ada | 2025-05-06", "Ada | 2025-10-07", "Ada | 2026-02-03") | AT_SCHOOL,
            year("2025"),
            share(2, 1),
        ),
    ),
    *examples(
        "cla_permanence_plan_2nd_review",
        (
            "plan on the review day",
            "met (boundary)",
            LINKED("Ada | 2026-01-05 | S | | L1")
            | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-06-10 | |")
            | CARE_PLAN('Ada | 2026-06-10 | {"PERMANENCE_PLAN": "Long-term fostering"}'),
            JUNE,
            MET,
        ),
        (
            "no plan row",
            "not met",
            LINKED("Ada | 2026-01-05 | S | | L1") | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-06-10 | |"),
            JUNE,
            NOT_MET,
        ),
        (
            "plan the day after the review",
            "not met",
            TWICE | CARE_PLAN('Ada | 2026-06-11 | {"PERMANENCE_PLAN": "Adoption"}'),
            JUNE,
            NOT_MET,
        ),
        (
            'plan says "none"',
            "not met",
            TWICE | CARE_PLAN('Ada | 2026-01-05 | {"PERMANENCE_PLAN": "None"}'),
            JUNE,
            NOT_MET,
        ),
        (
            "every answer of the form is no",
            "not met",
            TWICE | CARE_PLAN('Ada | 2026-01-05 | {"REMAINSUP": "N", "ADOPTION": "No", "LTFOST18": ""}'),
            JUNE,
            NOT_MET,
        ),
        (
            "one answer of the form is yes",
            "met",
            TWICE | CARE_PLAN('Ada | 2026-01-05 | {"REMAINSUP": "N", "ADOPTION": "Y"}'),
            JUNE,
            MET,
        ),
        (
            'two plans in one, "none" and adoption',
            "met: parallel plans count",
            TWICE | CARE_PLAN('Ada | 2026-01-05 | {"FIRST": "none", "PARALLEL": "Adoption"}'),
            JUNE,
            MET,
        ),
        ("care plan without a word", "not met", TWICE | CARE_PLAN("Ada | 2026-01-05 |"), JUNE, NOT_MET),
        ("care plan that cannot be read", "unknown", TWICE | CARE_PLAN("Ada | 2026-01-05 | {plan"), JUNE, UNKNOWN),
        (
            "one that cannot be read, one that names adoption",
            "met",
            TWICE | CARE_PLAN("Ada | 2026-01-05 | {plan", 'Ada | 2026-05-05 | {"PLAN": "Adoption"}'),
            JUNE,
            MET,
        ),
        (
            "one review held",
            "not counted yet",
            REVIEWED | REVIEW("L1 | 2026-06-10 | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "the second was cancelled",
            "not counted yet",
            REVIEWED | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-06-10 | Y |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "the third in June",
            "counted with the second, in April",
            REVIEWED | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-04-07 | |", "L1 | 2026-06-10 | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "the first since coming back into care in May",
            "not counted: care began anew",
            EPISODES("L1 | Ada | 2025-01-05 | 2025-12-01", "L1b | Ada | 2026-05-05 |")
            | REVIEW("L1 | 2025-02-03 | |", "L1b | 2026-06-10 | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "held on the day care ended",
            "not counted: no longer looked after",
            EPISODES("L1 | Ada | 2026-01-05 | 2026-06-10") | REVIEW("L1 | 2026-02-02 | |", "L1 | 2026-06-10 | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "cla_sw_changes",
        (
            "A, B, A",
            "2, not met (boundary)",
            IN_CARE
            | WORKER("A | Y |", "B | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2025-09-01 | 2026-02-01",
                "Ada | B | CW | 2026-02-01 | 2026-04-01",
                "Ada | A | CW | 2026-04-01 |",
            ),
            TODAY,
            NOT_MET,
        ),
        ("A, B, C", "met", IN_CARE | WORKER("A | Y |", "B | Y |", "C | Y |") | THREE_WORKERS, TODAY, MET),
        (
            "A, B, C; A left on 2026-03-01 (loc_end_date), x 2026-06-30",
            "met: A was a social worker while allocated",
            IN_CARE | WORKER("A | Y | 2026-03-01", "B | Y |", "C | Y |") | THREE_WORKERS,
            TODAY,
            MET,
        ),
        (
            "A's last day 2025-07-01, then B, then C; x 2026-06-30",
            "met (boundary): the twelve months begin that day",
            IN_CARE
            | WORKER("A | Y |", "B | Y |", "C | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2024-01-05 | 2025-07-02",
                "Ada | B | CW | 2025-07-02 | 2026-04-01",
                "Ada | C | CW | 2026-04-01 |",
            ),
            TODAY,
            MET,
        ),
        (
            "A's last day 2025-06-30, then B, then C",
            "not met",
            IN_CARE
            | WORKER("A | Y |", "B | Y |", "C | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2024-01-05 | 2025-07-01",
                "Ada | B | CW | 2025-07-01 | 2026-04-01",
                "Ada | C | CW | 2026-04-01 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "B is a support worker",
            "2, not met",
            IN_CARE | WORKER("A | Y |", "B | N |", "C | Y |") | THREE_WORKERS,
            TODAY,
            NOT_MET,
        ),
        (
            "C is not among the professionals",
            "2, not met",
            IN_CARE | WORKER("A | Y |", "B | Y |") | THREE_WORKERS,
            TODAY,
            NOT_MET,
        ),
        (
            "C is a co-worker",
            "2, not met",
            IN_CARE
            | WORKER("A | Y |", "B | Y |", "C | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2025-09-01 | 2026-02-01",
                "Ada | B | CW | 2026-02-01 |",
                "Ada | C | CO | 2026-04-01 |",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "C began and ended on one day",
            "2, not met: it covers no day",
            IN_CARE
            | WORKER("A | Y |", "B | Y |", "C | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2025-09-01 | 2026-02-01",
                "Ada | B | CW | 2026-02-01 |",
                "Ada | C | CW | 2026-04-01 | 2026-04-01",
            ),
            TODAY,
            NOT_MET,
        ),
        (
            "two before care began, one since",
            "met: time before care counts",
            CARE("Ada | 2026-05-05 |") | WORKER("A | Y |", "B | Y |", "C | Y |") | THREE_WORKERS,
            TODAY,
            MET,
        ),
        ("nobody in twelve months", "unknown", IN_CARE | WORKER("A | Y |"), TODAY, UNKNOWN),
        (
            "C allocated on 2026-07-01, as-of 2026-06-30",
            "2, not met: it has not happened",
            IN_CARE
            | WORKER("A | Y |", "B | Y |", "C | Y |")
            | ALLOCATED(
                "Ada | A | CW | 2025-09-01 | 2026-02-01",
                "Ada | B | CW | 2026-02-01 |",
                "Ada | C | CW | 2026-07-01 |",
            ),
            TODAY,
            NOT_MET,
        ),
    ),
    *examples(
        "cla_placed_with_parents",
        (
            "C2 since 2025-06-30, x 2026-06-30",
            "counted (boundary)",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1") | STATUS("Ada | C2 | 2025-06-30 |"),
            TODAY,
            count(1),
        ),
        (
            "since 2025-07-01",
            "not counted",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1") | STATUS("Ada | C2 | 2025-07-01 |"),
            TODAY,
            count(0),
        ),
        (
            "C2 since 2024-02-29, x 2025-02-28",
            "not counted: a year back is 2024-02-28",
            IN_CARE | TYPE("Ada | 2024-01-05 | P1") | STATUS("Ada | C2 | 2024-02-29 |"),
            day("2025-02-28"),
            count(0),
        ),
        (
            "C2 since 2024-02-29, x 2025-03-01",
            "counted",
            IN_CARE | TYPE("Ada | 2024-01-05 | P1") | STATUS("Ada | C2 | 2024-02-29 |"),
            day("2025-03-01"),
            count(1),
        ),
        (
            "C2 ended on x",
            "not counted",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1") | STATUS("Ada | C2 | 2024-01-05 | 2026-06-30"),
            TODAY,
            count(0),
        ),
        (
            "C2 written down anew on 2026-01-05",
            "not counted: by the row that covers the day",
            IN_CARE
            | TYPE("Ada | 2026-01-05 | P1")
            | STATUS("Ada | C2 | 2024-01-05 | 2026-01-05", "Ada | C2 | 2026-01-05 |"),
            TODAY,
            count(0),
        ),
        (
            "C1, an interim order",
            "not counted",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1") | STATUS("Ada | C1 | 2024-01-05 |"),
            TODAY,
            count(0),
        ),
        (
            "away in a T1 since June",
            "counted: a temporary stay is no home",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1", "Ada | 2026-06-01 | T1") | STATUS("Ada | C2 | 2024-01-05 |"),
            TODAY,
            count(1),
        ),
        (
            "with foster carers since June",
            "not counted",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1", "Ada | 2026-06-01 | U6") | STATUS("Ada | C2 | 2024-01-05 |"),
            TODAY,
            count(0),
        ),
        (
            "18 on x",
            "not counted",
            IN_CARE | TYPE("Ada | 2026-01-05 | P1") | STATUS("Ada | C2 | 2024-01-05 |") | BORN("Ada | 2008-06-30 |"),
            TODAY,
            count(0),
        ),
    ),
    *examples(
        "cla_absence",
        (
            "no attendance in the contract",
            '"lacks its data" (boundary)',
            IN_CARE | AT_SCHOOL,
            year("2025"),
            NO_NUMBER,
            {"lacks": ("attendance",)},
        ),
    ),
)
