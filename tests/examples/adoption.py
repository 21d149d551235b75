"""Worked examples of adoption."""

from tests.examples.example import (
    JUNE,
    LEFT_OUT,
    MET,
    NOT_MET,
    NOTHING,
    TODAY,
    UNKNOWN,
    count,
    duration,
    examples,
    rows,
)

ADOPTED = rows(
    "permanence",
    "person_id | permanence_order_type | permanence_order_date | placement_order_date | matched_date"
    " | placed_for_adoption_date | adopted_by_carer_flag | placed_foster_carer_date",
)
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
    ),
    *examples(
        "ad_adopted_pct",
        ("E11", "met", ENDED("Ada | 2024-01-10 | 2026-06-10 | E11"), JUNE, MET),
        ("E4", "not met", ENDED("Ada | 2024-01-10 | 2026-06-10 | E4"), JUNE, NOT_MET),
        ("X1", "left out (boundary)", ENDED("Ada | 2024-01-10 | 2026-06-10 | X1"), JUNE, NOTHING, LEFT_OUT),
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
    ),
)
