"""Worked examples of care leavers."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Ask,
    day,
    examples,
    month,
    rows,
    year,
)

LEAVER = rows(
    "care_leavers",
    "person_id | care_leaver_eligibility | care_leaver_in_touch | care_leaver_accommodation"
    " | care_leaver_accom_suitable | care_leaver_activity",
)
PLAN = rows("care_leavers", "person_id | care_leaver_eligibility | pathway_plan_review_date")
ADVISER = rows("care_leavers", "person_id | care_leaver_eligibility | care_leaver_personal_advisor")
CONTACT = rows("care_leavers", "person_id | care_leaver_eligibility | care_leaver_latest_contact")
BORN = rows("person", "person_id | dob")
CARE = rows("cla_episodes", "person_id | cla_episode_start_date | cla_episode_ceased_date")
PLACED = rows("cla_placement", "person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type")

DIED = rows("person", "person_id | dob | death_date")
TEAM = rows("department", "team_id | team_name")
THEIR_TEAM = rows(
    "care_leavers", "person_id | care_leaver_eligibility | care_leaver_latest_contact | care_leaver_allocated_team"
)
INVOLVED = rows(
    "involvements",
    "person_id | professional_role_id | professional_team | involvement_start_date | involvement_end_date",
)
STATUS = rows("legal_status", "person_id | legal_status | legal_status_start_date")

TWENTY = BORN("Ada | 2006-06-30")  # 20 on 2026-06-30
UNTIL_18 = CARE("Ada | 2020-01-05 | 2024-06-30")
FOSTERED = TWENTY | UNTIL_18 | PLACED("Ada | 2020-01-05 | 2024-06-30 | U6")

EXAMPLES = (
    *examples(
        "cl_in_touch",
        (
            "20th birthday 2026-06-30, YES, as-of 2026-06-30",
            "met (boundary)",
            TWENTY | LEAVER("Ada | b) Former relevant child | YES | | |"),
            JUNE,
            MET,
        ),
        ("REFU", "not met", TWENTY | LEAVER("Ada | Former relevant | REFU | | |"), JUNE, NOT_MET),
        ("RHOM", "left out", TWENTY | LEAVER("Ada | Former relevant | RHOM | | |"), JUNE, NOTHING, LEFT_OUT),
        (
            "born 2004-02-29: turns 21 on 2025-03-01",
            "counted that day",
            BORN("Ada | 2004-02-29") | LEAVER("Ada | Former relevant | YES | | |"),
            month("2025-03"),
            MET,
        ),
        ("in touch blank", "unknown", TWENTY | LEAVER("Ada | Former relevant | | | |"), JUNE, UNKNOWN),
        ("filled with no code", "unknown", TWENTY | LEAVER("Ada | Former relevant | ? | | |"), JUNE, UNKNOWN),
    ),
    *examples(
        "cl_not_in_touch",
        ("in touch N, activity blank", "met", TWENTY | LEAVER("Ada | Former relevant | NO | | |"), JUNE, MET),
        (
            "in touch NO, activity F2",
            "not met (boundary)",
            TWENTY | LEAVER("Ada | Former relevant | NO | | | F2"),
            JUNE,
            NOT_MET,
        ),
        ("REFU", "not met", TWENTY | LEAVER("Ada | Former relevant | REFU | | |"), JUNE, NOT_MET),
        ("in touch blank", "unknown", TWENTY | LEAVER("Ada | Former relevant | | | |"), JUNE, UNKNOWN),
        ("YES, activity blank", "not met", TWENTY | LEAVER("Ada | Former relevant | YES | | |"), JUNE, NOT_MET),
        (
            "NREQ, needs no more service",
            "not met: an answer",
            TWENTY | LEAVER("Ada | Former relevant | NREQ | | |"),
            JUNE,
            NOT_MET,
        ),
        (
            'NO, activity "volunteering", no code',
            "not met: something is known",
            TWENTY | LEAVER("Ada | Former relevant | NO | | | ?"),
            JUNE,
            NOT_MET,
        ),
        ("RHOM", "left out", TWENTY | LEAVER("Ada | Former relevant | RHOM | | |"), JUNE, NOTHING, LEFT_OUT),
        ("in touch filled with no code", "unknown", TWENTY | LEAVER("Ada | Former relevant | ? | | |"), JUNE, UNKNOWN),
        (
            "relevant, not former relevant",
            "left out",
            TWENTY | LEAVER("Ada | Relevant | NO | | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "born 2004-02-29",
            "counted on 2025-03-01",
            BORN("Ada | 2004-02-29") | LEAVER("Ada | Former relevant | NO | | |"),
            month("2025-03"),
            MET,
        ),
        (
            "20th birthday the day after as-of",
            "not counted yet",
            BORN("Ada | 2006-07-01") | LEAVER("Ada | Former relevant | NO | | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "died on the birthday",
            "left out",
            DIED("Ada | 2006-06-30 | 2026-06-30") | LEAVER("Ada | Former relevant | NO | | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "cl_accommodation",
        ("1", "met", TWENTY | LEAVER("Ada | Former relevant | YES | B | 1 |"), JUNE, MET),
        ("blank", "not met (boundary)", TWENTY | LEAVER("Ada | Former relevant | YES | B | |"), JUNE, NOT_MET),
        ("code R", "left out", TWENTY | LEAVER("Ada | Former relevant | YES | R | 1 |"), JUNE, NOTHING, LEFT_OUT),
        (
            '"Residence not known", read as R',
            "left out",
            TWENTY | LEAVER("Ada | Former relevant | YES | R | |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        ('"Suitable", read as 1', "met", TWENTY | LEAVER("Ada | Former relevant | YES | | 1 |"), JUNE, MET),
        (
            'accommodation "flat share", no code',
            "unknown",
            TWENTY | LEAVER("Ada | Former relevant | YES | ? | 1 |"),
            JUNE,
            UNKNOWN,
        ),
    ),
    *examples(
        "cl_eet",
        ("P5", "met", TWENTY | LEAVER("Ada | Former relevant | YES | | | P5"), JUNE, MET),
        ("G4", "not met", TWENTY | LEAVER("Ada | Former relevant | YES | | | G4"), JUNE, NOT_MET),
        ("blank", "not met (boundary)", TWENTY | LEAVER("Ada | Former relevant | YES | | |"), JUNE, NOT_MET),
        ("0 (no information)", "not met", TWENTY | LEAVER("Ada | Former relevant | YES | | | 0"), JUNE, NOT_MET),
        (
            '"Full time in higher education", read as F1',
            "met: F1",
            TWENTY | LEAVER("Ada | Former relevant | YES | | | F1"),
            JUNE,
            MET,
        ),
        ('"volunteering", no code', "unknown", TWENTY | LEAVER("Ada | Former relevant | YES | | | ?"), JUNE, UNKNOWN),
    ),
    *examples(
        "cl_pathway_plan",
        (
            "2025-12-30, as-of 2026-06-30",
            "met (boundary)",
            TWENTY | PLAN("Ada | Former relevant | 2025-12-30"),
            TODAY,
            MET,
        ),
        ("2025-12-29", "not met", TWENTY | PLAN("Ada | Former relevant | 2025-12-29"), TODAY, NOT_MET),
        ("blank", "not met", TWENTY | PLAN("Ada | Former relevant |"), TODAY, NOT_MET),
        (
            "reviewed 2025-08-31, as-of 2026-02-28",
            "met (boundary: six months end with the month)",
            TWENTY | PLAN("Ada | Former relevant | 2025-08-31"),
            day("2026-02-28"),
            MET,
            {"as_of": "2026-02-28"},
        ),
        (
            "reviewed 2025-08-31, as-of 2026-03-01",
            "not met",
            TWENTY | PLAN("Ada | Former relevant | 2025-08-31"),
            day("2026-03-01"),
            NOT_MET,
            {"as_of": "2026-03-01"},
        ),
        (
            "reviewed 2026-07-01, as-of 2026-06-30",
            "not met: it has not happened",
            TWENTY | PLAN("Ada | Former relevant | 2026-07-01"),
            TODAY,
            NOT_MET,
        ),
        ("date of birth not known", "unknown", PLAN("Ada | Former relevant | 2026-06-01"), TODAY, UNKNOWN),
        (
            "16th birthday on as-of",
            "counted (boundary)",
            BORN("Ada | 2010-06-30") | PLAN("Ada | Relevant | 2026-06-01"),
            TODAY,
            MET,
        ),
        (
            "16th birthday the day after",
            "left out",
            BORN("Ada | 2010-07-01") | PLAN("Ada | Relevant | 2026-06-01"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "21st birthday on as-of",
            "left out",
            BORN("Ada | 2005-06-30") | PLAN("Ada | Former relevant | 2026-06-01"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "born 2004-02-29, as-of 2025-02-28",
            "counted: 21 from 2025-03-01",
            BORN("Ada | 2004-02-29") | PLAN("Ada | Former relevant | 2025-01-05"),
            day("2025-02-28"),
            MET,
            {"as_of": "2025-02-28"},
        ),
        (
            "b) FORMER RELEVANT child",
            "counted: whatever its case and its letter",
            TWENTY | PLAN("Ada | b) FORMER RELEVANT child | 2026-06-01"),
            TODAY,
            MET,
        ),
        ("qualifying", "left out", TWENTY | PLAN("Ada | Qualifying | 2026-06-01"), TODAY, NOTHING, LEFT_OUT),
        ("eligibility blank", "left out", TWENTY | PLAN("Ada | | 2026-06-01"), TODAY, NOTHING, LEFT_OUT),
        (
            "died on as-of",
            "left out",
            DIED("Ada | 2006-06-30 | 2026-06-30") | PLAN("Ada | Former relevant | 2026-06-01"),
            TODAY,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "cl_pa_allocated",
        ("name given", "met", TWENTY | ADVISER("Ada | Relevant | Pat Example"), TODAY, MET),
        (
            '"Vacant"',
            "not met (boundary)",
            TWENTY | ADVISER("Ada | Relevant | Vacant"),
            TODAY,
            NOT_MET,
        ),
        ('"-1"', "not met (boundary)", TWENTY | ADVISER("Ada | Relevant | -1"), TODAY, NOT_MET),
        ("blank", "not met", TWENTY | ADVISER("Ada | Relevant |"), TODAY, NOT_MET),
        ('"VACANT post 3"', "not met", TWENTY | ADVISER("Ada | Former relevant | VACANT post 3"), TODAY, NOT_MET),
        (
            '"Vacanti, Mo"',
            "met: a name",
            TWENTY | ADVISER("Ada | Former relevant | Vacanti, Mo"),
            TODAY,
            MET,
        ),
        (
            "blank, involved as 16PLUS",
            "met",
            TWENTY | ADVISER("Ada | Relevant |") | INVOLVED("Ada | 16PLUS | | 2026-01-05 |"),
            TODAY,
            MET,
        ),
        (
            "blank, involved as 16PLUS until as-of",
            "not met: the last day does not count",
            TWENTY | ADVISER("Ada | Relevant |") | INVOLVED("Ada | 16PLUS | | 2026-01-05 | 2026-06-30"),
            TODAY,
            NOT_MET,
        ),
        (
            "blank, involved as CW",
            "not met: a social worker is no adviser",
            TWENTY | ADVISER("Ada | Relevant |") | INVOLVED("Ada | CW | | 2026-01-05 |"),
            TODAY,
            NOT_MET,
        ),
        ("date of birth not known", "left out", ADVISER("Ada | Relevant | Pat Example"), TODAY, NOTHING, LEFT_OUT),
    ),
    *examples(
        "cl_contact_8wk",
        (
            "2026-05-05, as-of 2026-06-30 (56)",
            "met (boundary)",
            TWENTY | CONTACT("Ada | Former relevant | 2026-05-05"),
            TODAY,
            MET,
        ),
        ("2026-05-04", "not met", TWENTY | CONTACT("Ada | Former relevant | 2026-05-04"), TODAY, NOT_MET),
        ("blank", "not met", TWENTY | CONTACT("Ada | Former relevant |"), TODAY, NOT_MET),
        (
            "2026-07-01, as-of 2026-06-30",
            "not met: it has not happened",
            TWENTY | CONTACT("Ada | Former relevant | 2026-07-01"),
            TODAY,
            NOT_MET,
        ),
        (
            "on as-of",
            "met",
            TWENTY | CONTACT("Ada | Former relevant | 2026-06-30"),
            TODAY,
            MET,
        ),
        ("date of birth not known", "left out", CONTACT("Ada | Relevant | 2026-06-30"), TODAY, NOTHING, LEFT_OUT),
        (
            "allocated to the leaving care team, held by North",
            "the leaving care team's",
            TWENTY
            | TEAM("T1 | North", "T2 | Leaving care")
            | INVOLVED("Ada | CW | T1 | 2026-01-05 |")
            | THEIR_TEAM("Ada | Former relevant | 2026-06-01 | T2"),
            Ask("day", "2026-06-30", "team", "Leaving care"),
            MET,
        ),
        (
            "no allocated team, held by North",
            "North's",
            TWENTY
            | TEAM("T1 | North", "T2 | Leaving care")
            | INVOLVED("Ada | CW | T1 | 2026-01-05 |")
            | THEIR_TEAM("Ada | Former relevant | 2026-06-01 |"),
            Ask("day", "2026-06-30", "team", "North"),
            MET,
        ),
    ),
    *examples(
        "cl_staying_put",
        (
            "Z",
            "met",
            TWENTY
            | UNTIL_18
            | PLACED("Ada | 2020-01-05 | 2024-06-30 | U6")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            MET,
        ),
        (
            '"With former foster carers", read as Z',
            "met: Z",
            TWENTY
            | UNTIL_18
            | PLACED("Ada | 2020-01-05 | 2024-06-30 | U6")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            MET,
        ),
        (
            "U",
            "not met",
            TWENTY
            | UNTIL_18
            | PLACED("Ada | 2020-01-05 | 2024-06-30 | U6")
            | LEAVER("Ada | Former relevant | | U | |"),
            year("2026"),
            NOT_MET,
        ),
        (
            "last placement K1",
            "left out (boundary)",
            TWENTY
            | UNTIL_18
            | PLACED("Ada | 2020-01-05 | 2024-06-30 | K1")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "left U6 at 17",
            "left out: not in care until 18",
            TWENTY
            | CARE("Ada | 2020-01-05 | 2024-06-29")
            | PLACED("Ada | 2020-01-05 | 2024-06-29 | U6")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "home not recorded",
            "unknown",
            FOSTERED | LEAVER("Ada | Former relevant | | | |"),
            year("2026"),
            UNKNOWN,
        ),
        (
            '"flat share", no code',
            "unknown",
            FOSTERED | LEAVER("Ada | Former relevant | | ? | |"),
            year("2026"),
            UNKNOWN,
        ),
        (
            "19 in one year, 20 in the next",
            "counted in both",
            FOSTERED | LEAVER("Ada | Former relevant | | Z | |"),
            year("2025"),
            MET,
        ),
        (
            "18 and not yet 19",
            "left out",
            BORN("Ada | 2007-07-01")
            | CARE("Ada | 2020-01-05 | 2025-07-01")
            | PLACED("Ada | 2020-01-05 | 2025-07-01 | U6")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "away in a T1 on the eve",
            "counted: a temporary stay is no home",
            TWENTY
            | UNTIL_18
            | PLACED("Ada | 2020-01-05 | 2024-06-30 | U6", "Ada | 2024-06-28 | 2024-06-30 | T1")
            | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            MET,
        ),
        (
            "fostered on short breaks only",
            "left out: not looked after",
            FOSTERED | STATUS("Ada | V4 | 2020-01-05") | LEAVER("Ada | Former relevant | | Z | |"),
            year("2026"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "RHOM",
            "left out",
            FOSTERED | LEAVER("Ada | Former relevant | RHOM | Z | |"),
            year("2026"),
            NOTHING,
            LEFT_OUT,
        ),
        (
            "care recorded as going on after the birthday",
            "counted: it ended that day",
            TWENTY
            | CARE("Ada | 2020-01-05 |")
            | PLACED("Ada | 2020-01-05 | | U6")
            | LEAVER("Ada | Former relevant | | U | |"),
            year("2026"),
            NOT_MET,
        ),
    ),
)
