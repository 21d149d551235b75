"""Worked examples of adoption."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NO_NUMBER,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    Ask,
    Result,
    count,
    day,
    duration,
    examples,
    rolling12,
    rows,
    year,
)

ADOPTED = rows(
    "permanence",
    "person_id | permanence_order_type | permanence_order_date | placement_order_date | matched_date"
    " | placed_for_adoption_date | adopted_by_carer_flag | placed_foster_carer_date",
)
BORN = rows("person", "person_id | dob | death_date")
TEAM = rows("department", "team_id | team_name")
HELD = rows(
    "involvements",
    "person_id | professional_role_id | professional_team | involvement_start_date | involvement_end_date",
)
STATUS = rows("legal_status", "person_id | legal_status | legal_status_start_date")
REVERSED = rows("permanence", "person_id | placement_order_date | decision_reversed_date | permanence_order_date")
TYPED = rows("foster_places", "as_at | approved_places | filled_places")
CARE = rows("cla_episodes", "person_id | cla_episode_start_date | entered_care_date")
ENDED = rows("cla_episodes", "person_id | cla_episode_start_date | cla_episode_ceased_date | cla_episode_ceased_reason")

EXAMPLES = (
    *examples(
        "ad_a10",
        (
            "care 2024-01-10, placed 2025-03-01",
            "416 days",
            CARE("Ada | 2024-01-10 | 2024-01-10")
            | ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-02-03 | 2025-03-01 | N |"),
            JUNE,
            duration(416, 1, 416),
        ),
        (
            "adopted by carer: to the start of the foster placement (boundary)",
            "days to the foster placement",
            CARE("Ada | 2024-01-10 | 2024-01-10")
            | ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-02-03 | 2025-03-01 | Y | 2024-01-20"),
            JUNE,
            duration(10, 1, 10),
        ),
        (
            "adopted by carer, the foster placement not recorded",
            "unknown",
            CARE("Ada | 2024-01-10 | 2024-01-10")
            | ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-02-03 | 2025-03-01 | Y |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "placed before care began",
            "unknown",
            CARE("Ada | 2025-03-02 | 2025-03-02") | ADOPTED("Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "placed on the day care began",
            "0 days",
            CARE("Ada | 2025-03-01 | 2025-03-01") | ADOPTED("Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |"),
            JUNE,
            duration(0, 1, 0),
        ),
        (
            "entry into care blank",
            "unknown",
            CARE("Ada | 2024-01-10 |") | ADOPTED("Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "two periods of care",
            "from the final one: 100 days",
            CARE("Ada | 2024-11-21 | 2024-11-21", "Ada | 2020-01-05 | 2020-01-05")
            | ADOPTED("Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |"),
            JUNE,
            duration(100, 1, 100),
        ),
        (
            "100, 100 and 400 days",
            "the mean: 200",
            CARE("Ada | 2024-11-21 | 2024-11-21", "Ben | 2024-11-21 | 2024-11-21", "Cleo | 2024-01-26 | 2024-01-26")
            | ADOPTED(
                "Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |",
                "Ben | Adoption order | 2026-06-10 | | | 2025-03-01 | N |",
                "Cleo | ADOPTION | 2026-06-10 | | | 2025-03-01 | N |",
            ),
            JUNE,
            duration(600, 3, 200),
        ),
        (
            "special guardianship order",
            "left out",
            CARE("Ada | 2024-01-10 | 2024-01-10")
            | ADOPTED("Ada | Special guardianship order | 2026-06-10 | | | 2025-03-01 | N |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "order dated 2026-07-01, as-of 2026-06-30",
            "not counted yet",
            CARE("Ada | 2024-01-10 | 2024-01-10") | ADOPTED("Ada | Adoption order | 2026-07-01 | | | 2025-03-01 | N |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "held by North until the order",
            "North's: it held the child last",
            CARE("Ada | 2024-01-10 | 2024-01-10")
            | ADOPTED("Ada | Adoption order | 2026-06-10 | | | 2025-03-01 | N |")
            | TEAM("T1 | North")
            | HELD("Ada | CW | T1 | 2024-01-10 | 2026-06-10"),
            Ask("month", "2026-06-01", "team", "North"),
            duration(416, 1, 416),
        ),
    ),
    *examples(
        "ad_a2",
        (
            "order 2025-01-01, match 2025-05-02",
            "121 days",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-01 | 2025-05-02 | 2025-06-02 | N |"),
            JUNE,
            duration(121, 1, 121),
        ),
        (
            "match before the order",
            "0 (boundary)",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-01-02 | 2025-06-02 | N |"),
            JUNE,
            duration(0, 1, 0),
        ),
        (
            "no order",
            "left out",
            ADOPTED("Ada | Adoption order | 2026-06-10 | | 2025-01-02 | 2025-06-02 | N |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "no match",
            "unknown",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | | 2025-06-02 | N |"),
            JUNE,
            UNKNOWN,
        ),
        (
            "match on the day of the order",
            "0",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-01-06 | 2025-06-02 | N |"),
            JUNE,
            duration(0, 1, 0),
        ),
        (
            "never placed for adoption",
            "left out",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-05-02 | | Y | 2024-01-05"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "over 29 February: order 2024-02-28, match 2024-03-01",
            "2 days",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2024-02-28 | 2024-03-01 | 2024-06-02 | N |"),
            JUNE,
            duration(2, 1, 2),
        ),
    ),
    *examples(
        "ad_a20",
        (
            "adopted by carer: end is the earlier of match and foster placement",
            "not below 0 (boundary)",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-06 | 2025-05-02 | 2025-06-02 | Y | 2024-12-20"),
            JUNE,
            duration(0, 1, 0),
        ),
        (
            "order 2025-01-01, match 2025-05-02, not adopted by carer",
            "121 days",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-01 | 2025-05-02 | 2025-06-02 | N | 2024-12-20"),
            JUNE,
            duration(121, 1, 121),
        ),
        (
            "adopted by carer who took the child in after the match",
            "to the match",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-01 | 2025-05-02 | 2025-06-02 | Y | 2025-06-02"),
            JUNE,
            duration(121, 1, 121),
        ),
        (
            "adopted by carer, the foster placement not recorded",
            "to the match",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-01 | 2025-05-02 | 2025-06-02 | Y |"),
            JUNE,
            duration(121, 1, 121),
        ),
        (
            "adopted by carer, no match",
            "unknown, as A2",
            ADOPTED("Ada | Adoption order | 2026-06-10 | 2025-01-01 | | 2025-06-02 | Y | 2025-03-01"),
            JUNE,
            UNKNOWN,
        ),
        (
            "no order",
            "left out",
            ADOPTED("Ada | Adoption order | 2026-06-10 | | 2025-01-02 | 2025-06-02 | N |"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "ad_adopted_pct",
        ("E11", "met", ENDED("Ada | 2024-01-10 | 2026-06-10 | E11"), JUNE, MET),
        ("E4", "not met", ENDED("Ada | 2024-01-10 | 2026-06-10 | E4"), JUNE, NOT_MET),
        ("X1", "left out (boundary)", ENDED("Ada | 2024-01-10 | 2026-06-10 | X1"), JUNE, NOTHING, LEFT_OUT),
        ("E12", "met", ENDED("Ada | 2024-01-10 | 2026-06-10 | E12"), JUNE, MET, {"categories": ("adopted",)}),
        (
            "E45, special guardianship",
            "not met, and apart",
            ENDED("Ada | 2024-01-10 | 2026-06-10 | E45", "Ben | 2024-01-10 | 2026-06-10 | E48"),
            JUNE,
            Result(0, 2, 0, 0.0),
            {"categories": ("special guardianship", "special guardianship")},
        ),
        (
            "E17, aged 18",
            "not met: the end on the 18th birthday counts",
            ENDED("Ada | 2024-01-10 | 2026-06-10 | E17") | BORN("Ada | 2008-06-10 |"),
            JUNE,
            NOT_MET,
            {"categories": ("another reason",)},
        ),
        ("reason blank", "unknown", ENDED("Ada | 2024-01-10 | 2026-06-10 |"), JUNE, UNKNOWN),
        ("filled with no code", "unknown", ENDED("Ada | 2024-01-10 | 2026-06-10 | ?"), JUNE, UNKNOWN),
        (
            "E11 from a short break",
            "left out",
            ENDED("Ada | 2024-01-10 | 2026-06-10 | E11") | STATUS("Ada | V4 | 2024-01-10"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
        (
            "ends on 2026-07-01, as-of 2026-06-30",
            "not counted yet",
            ENDED("Ada | 2024-01-10 | 2026-07-01 | E11"),
            JUNE,
            NOTHING,
            LEFT_OUT,
        ),
    ),
    *examples(
        "ad_waiting",
        (
            "order 2026-03-01, x 2026-06-30 (121)",
            "counted, not over (boundary)",
            ADOPTED("Ada | | | 2026-03-01 | | | |"),
            TODAY,
            count(1),
            {"late": 0},
        ),
        ("placed on x", "not counted", ADOPTED("Ada | | | 2026-03-01 | | 2026-06-30 | |"), TODAY, count(0)),
        (
            "order 2026-02-28, x 2026-06-30 (122)",
            "counted, over",
            ADOPTED("Ada | | | 2026-02-28 | | | |"),
            TODAY,
            count(1),
            {"late": 1},
        ),
        ("order on x", "counted", ADOPTED("Ada | | | 2026-06-30 | | | |"), TODAY, count(1)),
        (
            "placed the day after x",
            "counted",
            ADOPTED("Ada | | | 2026-03-01 | | 2026-06-30 | |"),
            day("2026-06-29"),
            count(1),
        ),
        ("decision reversed on x", "not counted", REVERSED("Ada | 2026-03-01 | 2026-06-30 |"), TODAY, count(0)),
        (
            "another order on x",
            "not counted",
            REVERSED("Ada | 2026-03-01 | | 2026-06-30"),
            TODAY,
            count(0),
        ),
        (
            "reversed before the order",
            "never counted",
            REVERSED("Ada | 2026-03-01 | 2026-02-01 |"),
            TODAY,
            count(0),
        ),
        ("order dated 2026-07-01, as-of 2026-06-30", "not counted", REVERSED("Ada | 2026-07-01 | |"), TODAY, count(0)),
        (
            "died on x",
            "not counted",
            REVERSED("Ada | 2026-03-01 | |") | BORN("Ada | 2024-01-05 | 2026-06-30"),
            TODAY,
            count(0),
        ),
        (
            "went from North to South on 2026-06-15, x 2026-06-14",
            "North's",
            REVERSED("Ada | 2026-03-01 | |")
            | TEAM("T1 | North", "T2 | South")
            | HELD("Ada | CW | T1 | 2026-01-05 | 2026-06-15", "Ada | CW | T2 | 2026-06-15 |"),
            Ask("day", "2026-06-14", "team", "North"),
            count(1),
        ),
    ),
    *examples(
        "ad_fostering_carers",
        (
            "no carer register in the contract, nothing typed",
            '"lacks its data" (boundary)',
            {},
            year("2025"),
            NO_NUMBER,
            {"lacks": ("foster_places",)},
        ),
        (
            "typed as a record for 31 March: 130 approved, 105 filled",
            "130, shown as typed",
            TYPED("2026-03-31 | 130 | 105"),
            year("2025"),
            count(130),
        ),
        (
            "the year in progress",
            "130, carried forward until the next is typed",
            TYPED("2026-03-31 | 130 | 105"),
            year("2026"),
            count(130),
            {"categories": ("filled", "free")},
        ),
        (
            "typed for 2025-03-31 and 2026-03-31, the twelve months to 2026-02-28",
            "145: that of 2025",
            TYPED("2026-03-31 | 130 | 105", "2025-03-31 | 145 | 120"),
            rolling12("2025-03-01"),
            count(145),
        ),
        (
            "the year before the first that was typed",
            "no number, not 0",
            TYPED("2026-03-31 | 130 | 105"),
            year("2024"),
            NO_NUMBER,
        ),
        (
            "typed for 2026-07-31, as-of 2026-06-30",
            "no number: that day has not come",
            TYPED("2026-07-31 | 130 | 105"),
            year("2026"),
            NO_NUMBER,
        ),
        (
            "filled left blank",
            "130, without its parts",
            TYPED("2026-03-31 | 130 |"),
            year("2025"),
            count(130),
        ),
        (
            "approved left blank",
            "unknown",
            TYPED("2026-03-31 | | 105"),
            year("2025"),
            count(0, unknown=1),
        ),
    ),
)
