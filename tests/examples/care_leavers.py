"""Worked examples of care leavers."""

from tests.examples.example import JUNE, LEFT_OUT, MET, NOT_MET, NOTHING, TODAY, UNKNOWN, examples, month, rows, year

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

TWENTY = BORN("Ada | 2006-06-30")  # 20 on 2026-06-30
UNTIL_18 = CARE("Ada | 2020-01-05 | 2024-06-30")

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
    ),
)
