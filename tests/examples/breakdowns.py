"""Worked examples of breakdowns: a few rows, an indicator, a day, and the part in which each case stands on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Example:
    """Who (or which record) stands in which part on a day, by the words people read."""

    why: str
    indicator: str
    on: str
    parts: dict[str, str]
    as_of: str = "2026-06-30"
    supplied: dict[str, frozenset[str]] | None = None  #: None: everything
    tables: dict[str, str] = field(default_factory=dict)


def example(
    why: str,
    indicator: str,
    on: str,
    parts: dict[str, str],
    *,
    as_of: str = "2026-06-30",
    without: tuple[str, ...] = (),
    **tables: str,
) -> Example:
    """An example whose source brought every column but those of the tables left out."""
    found: Any = None
    if without:
        from tests.tables import everything_supplied  # noqa: PLC0415 - tests.tables reads the declarations

        found = {name: columns for name, columns in everything_supplied().items() if name not in without}
    return Example(why, indicator, on, parts, as_of, found, tables)


IN_CARE = """
    cla_episode_id | person_id | cla_episode_start_date | cla_episode_start_reason | cla_id
    E1             | Ada       | 2020-01-06             | S                        | L1
    E2             | Ben       | 2020-01-06             | S                        | L2
    E3             | Cleo      | 2020-01-06             | S                        | L3
"""
REFERRED = """
    referral_id | person_id | referral_date
    R1          | Ada       | 2026-06-01
    R2          | Ben       | 2026-06-01
    R3          | Cleo      | 2026-06-01
    R4          | Dan       | 2026-06-01
"""
ON_PLAN = """
    cp_plan_id | person_id | cp_plan_start_date
    P1         | Ada       | 2025-01-06
    P2         | Ben       | 2026-06-22
"""

EXAMPLES: dict[str, tuple[Example, ...]] = {
    "age_band": (
        example(
            "the day before the fifth birthday",
            "cla_count",
            "2026-03-09",
            {"Ada": "1 to 4", "Ben": "16 to 17", "Cleo": "Not known"},
            cla_episodes=IN_CARE,
            person="person_id | dob\n Ada | 2021-03-10\n Ben | 2009-06-30\n Cleo |",
        ),
        example(
            "on the birthday; history keeps its age",
            "cla_count",
            "2026-03-10",
            {"Ada": "5 to 9", "Ben": "16 to 17", "Cleo": "Not known"},
            cla_episodes=IN_CARE,
            person="person_id | dob\n Ada | 2021-03-10\n Ben | 2009-06-30\n Cleo |",
        ),
        example(
            "a referral of a child to be born, one expected without a date of birth, one just born, one who is grown",
            "referrals_rate",
            "2026-06-01",
            {"R1": "Unborn", "R2": "Unborn", "R3": "Under 1", "R4": "18 and over", "R5": "Not known"},
            person="""
                person_id | dob        | expected_dob
                Ada       | 2026-06-02 |
                Ben       |            | 2026-05-01
                Cleo      | 2026-06-01 |
                Dan       | 2008-06-01 |
            """,
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-06-01
                R2          | Ben       | 2026-06-01
                R3          | Cleo      | 2026-06-01
                R4          | Dan       | 2026-06-01
                R5          | nobody    | 2026-06-01
            """,
        ),
        example(
            "born on 29 February: a year older on 1 March",
            "referrals_rate",
            "2025-02-28",
            {"R1": "Under 1"},
            person="person_id | dob\n Ada | 2024-02-29",
            cin_episodes="referral_id | person_id | referral_date\n R1 | Ada | 2025-02-28",
        ),
    ),
    "age": (
        example(
            "completed years, and everybody past 25 together",
            "referrals_rate",
            "2026-06-01",
            {"R1": "16", "R2": "25 and over", "R3": "0"},
            person="person_id | dob\n Ada | 2009-06-02\n Ben | 2000-01-01\n Cleo | 2025-06-02",
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-06-01
                R2          | Ben       | 2026-06-01
                R3          | Cleo      | 2026-06-01
            """,
        ),
    ),
    "gender": (
        example(
            "gender first, then sex; not stated is not known",
            "referrals_rate",
            "2026-06-01",
            {"R1": "Female", "R2": "Male", "R3": "Not known", "R4": "Neither"},
            person="person_id | gender | sex\n Ada | F | M\n Ben | U | M\n Cleo | |\n Dan | I |",
            cin_episodes=REFERRED,
        ),
    ),
    "ethnicity": (
        example(
            "by group; Chinese with Asian; refused and what is no code are not known",
            "referrals_rate",
            "2026-06-01",
            {"R1": "White", "R2": "Asian", "R3": "Not known", "R4": "Not known", "R5": "Mixed"},
            person="person_id | ethnicity\n Ada | WROM\n Ben | CHNE\n Cleo | REFU\n Dan | ?\n Eve | MWBC",
            cin_episodes=REFERRED + " R5 | Eve | 2026-06-01",
        ),
    ),
    "ethnic_background": (
        example(
            "by code",
            "referrals_rate",
            "2026-06-01",
            {"R1": "Gypsy/Roma", "R2": "Not known"},
            person="person_id | ethnicity\n Ada | WROM\n Ben | NOBT",
            cin_episodes="referral_id | person_id | referral_date\n R1 | Ada | 2026-06-01\n R2 | Ben | 2026-06-01",
        ),
    ),
    "disability": (
        example(
            "any code is one, whatever another row says; 'none' is none; refused, and no row, say nothing",
            "referrals_rate",
            "2026-06-01",
            {"R1": "Disability", "R2": "No disability", "R3": "Not recorded", "R4": "Not recorded"},
            disability="""
                person_id | disability_code
                Ada       | NONE
                Ada       | aut
                Ben       | NONE
                Cleo      | REFU
            """,
            cin_episodes=REFERRED,
        ),
    ),
    "source": (
        example(
            "as DfE groups them, of contacts",
            "contacts_total",
            "2026-06-01",
            {"C1": "Health services", "C2": "Police", "C3": "Anonymous", "C4": "Not known", "C5": "Not known"},
            contacts="""
                contact_id | person_id | contact_date | contact_source_code
                C1         | Ada       | 2026-06-01   | 3E
                C2         | Ada       | 2026-06-01   | 6
                C3         | Ada       | 2026-06-01   | 9
                C4         | Ada       | 2026-06-01   | 10
                C5         | Ada       | 2026-06-01   |
            """,
        ),
        example(
            "and of referrals",
            "referral_nfa",
            "2026-06-01",
            {"R1": "Schools"},
            cin_episodes="""
                referral_id | person_id | referral_date | referral_source_code
                R1          | Ada       | 2026-06-01    | 2A
            """,
        ),
    ),
    "source_code": (
        example(
            "by code",
            "contacts_total",
            "2026-06-01",
            {"C1": "HEALTH SERVICES - health visitor", "C2": "Not known"},
            contacts="""
                contact_id | person_id | contact_date | contact_source_code
                C1         | Ada       | 2026-06-01   | 3B
                C2         | Ada       | 2026-06-01   | ?
            """,
        ),
    ),
    "reason_closed": (
        example(
            "why the episode closed",
            "cin_closed_3m",
            "2026-06-01",
            {"R1": "Special guardianship order", "R2": "Not recorded"},
            cin_episodes="""
                referral_id | person_id | referral_date | close_date | close_reason
                R1          | Ada       | 2026-05-01    | 2026-06-01 | RC4
                R2          | Ben       | 2026-05-01    | 2026-06-01 |
            """,
        ),
    ),
    "reason_ceased": (
        example(
            "why care ended",
            "cla_ends",
            "2026-06-01",
            {"E1": "Died", "E2": "Not recorded"},
            cla_episodes="""
                cla_episode_id | person_id | cla_episode_ceased_date | cla_episode_ceased_reason
                E1             | Ada       | 2026-06-01              | E2
                E2             | Ben       | 2026-06-01              |
            """,
        ),
    ),
    "category_of_abuse": (
        example(
            "of the plan a case is about: its latest category",
            "cpp_ends",
            "2026-06-01",
            {"P1": "Neglect", "P2": "Not known"},
            cp_plans="""
                cp_plan_id | person_id | cp_plan_end_date | cp_plan_initial_category | cp_plan_latest_category
                P1         | Ada       | 2026-06-01       | EMO                      | NEG
                P2         | Ben       | 2026-06-01       | EMO                      |
            """,
        ),
        example(
            "of a child: the category of the plan that covers the day and began last, until it ends",
            "cpp_count",
            "2026-03-01",
            {"Ada": "Sexual abuse"},
            cp_plans="""
                cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_latest_category
                P1         | Ada       | 2025-01-05         |                  | NEG
                P2         | Ada       | 2026-02-01         | 2026-04-01       | SAB
            """,
        ),
        example(
            "and afterwards that of the plan that remains",
            "cpp_count",
            "2026-04-01",
            {"Ada": "Neglect"},
            cp_plans="""
                cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_latest_category
                P1         | Ada       | 2025-01-05         |                  | NEG
                P2         | Ada       | 2026-02-01         | 2026-04-01       | SAB
            """,
        ),
    ),
    "initial_category": (
        example(
            "the category with which it began",
            "cpp_starts",
            "2026-06-01",
            {"P1": "Emotional abuse"},
            cp_plans="""
                cp_plan_id | person_id | cp_plan_start_date | cp_plan_initial_category | cp_plan_latest_category
                P1         | Ada       | 2026-06-01         | EMO                      | NEG
            """,
        ),
    ),
    "primary_need": (
        example(
            "of an open child: that of the open episode; a referral with no further action is none",
            "cin_rate",
            "2026-06-10",
            {"Ada": "Family dysfunction", "Ben": "Not known"},
            cin_episodes="""
                referral_id | person_id | referral_date | close_date | referral_nfa | cin_primary_need_code
                R1          | Ada       | 2026-01-05    |            | N            | N5
                R2          | Ada       | 2026-06-01    |            | Y            | N2
                R3          | Ben       | 2026-01-05    |            | N            | N0
            """,
        ),
        example(
            "of a referral: its own",
            "rereferrals_12m",
            "2026-06-01",
            {"R2": "Child's disability"},
            cin_episodes="""
                referral_id | person_id | referral_date | close_date | referral_nfa | cin_primary_need_code
                R1          | Ada       | 2026-01-05    |            | N            | N5
                R2          | Ada       | 2026-06-01    |            | Y            | N2
            """,
        ),
    ),
    "category_of_need": (
        example(
            "of the episode of care that covers the day",
            "cla_count",
            "2026-03-01",
            {"Ada": "Absent parenting"},
            cla_episodes="""
                cla_episode_id | person_id | cla_episode_start_date | cla_episode_ceased_date | cla_primary_need_code
                E1             | Ada       | 2026-01-05             | 2026-02-01              | N1
                E2             | Ada       | 2026-02-01             |                         | N8
            """,
        ),
    ),
    "legal_status": (
        example(
            "the latest begun of those that cover the day",
            "cla_count",
            "2026-03-01",
            {"Ada": "Interim care order", "Ben": "Not known", "Cleo": "Accommodated under section 20"},
            cla_episodes=IN_CARE,
            legal_status="""
                person_id | legal_status | legal_status_start_date | legal_status_end_date
                Ada       | V2           | 2026-01-05              |
                Ada       | C1           | 2026-02-01              |
                Cleo      | V2           | 2026-01-05              | 2026-03-02
                Cleo      | C2           | 2026-03-02              |
            """,
        ),
    ),
    "placement": (
        example(
            "by kind of home; a temporary stay leaves the child where the usual placement is",
            "cla_count",
            "2026-03-01",
            {"Ada": "Fostering", "Ben": "Not known", "Cleo": "Other"},
            cla_episodes=IN_CARE,
            cla_placement="""
                cla_placement_id | person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
                H1               | Ada       | 2026-01-05               | 2026-02-20             | U6
                H2               | Ada       | 2026-02-20               |                        | T1
                H3               | Ben       | 2026-01-05               |                        | ?
                H4               | Cleo      | 2026-01-05               |                        | Z1
            """,
        ),
    ),
    "placement_type": (
        example(
            "by code",
            "cla_count",
            "2026-03-01",
            {"Ada": "Children's Homes", "Ben": "Not known", "Cleo": "Not known"},
            cla_episodes=IN_CARE,
            cla_placement="""
                cla_placement_id | person_id | cla_placement_start_date | cla_placement_type
                H1               | Ada       | 2026-01-05               | K2
            """,
        ),
    ),
    "placement_provider": (
        example(
            "who provides the usual placement",
            "cla_count",
            "2026-03-01",
            {"Ada": "Private provision", "Ben": "Not known", "Cleo": "Not known"},
            cla_episodes=IN_CARE,
            cla_placement="""
                cla_placement_id | person_id | cla_placement_start_date | cla_placement_type | cla_placement_provider
                H1               | Ada       | 2026-01-05               | K2                 | PR4
            """,
        ),
    ),
    "uasc": (
        example(
            "by the status of the day",
            "cla_count",
            "2026-03-01",
            {"Ada": "Unaccompanied", "Ben": "Other children", "Cleo": "Other children"},
            cla_episodes=IN_CARE,
            immigration_status="""
                person_id | immigration_status | immigration_status_start_date | immigration_status_end_date
                Ada       | UASC               | 2025-01-05                    |
                Ben       | UASC               | 2025-01-05                    | 2026-03-01
            """,
        ),
        example(
            "by the workbook, where there is no list of statuses; it says nothing of Cleo",
            "cla_count",
            "2026-06-30",
            {"Ada": "Unaccompanied", "Ben": "Other children", "Cleo": "Not known"},
            without=("immigration_status",),
            cla_episodes=IN_CARE,
            annex_a_latest="""
                annex_a_latest_id | person_id | list_name | column_name | value | as_of_date
                1                 | Ada       | list_8    | uasc        | N     | 2026-05-31
                2                 | Ada       | list_8    | uasc        | Y     | 2026-06-30
                3                 | Ben       | list_8    | uasc        | N     | 2026-06-30
                4                 | Cleo      | list_9    | uasc        | Y     | 2026-06-30
            """,
        ),
    ),
    "assessment_days": (
        example(
            "the limit day is in its band; a start after the end is not known",
            "assessments_45wd",
            "2026-06-30",
            {"A1": "Same day", "A2": "1 to 10", "A3": "11 to 20", "A4": "Not known", "A5": "Not known"},
            cin_assessments="""
                assessment_id | person_id | assessment_start_date | assessment_auth_date
                A1            | Ada       | 2026-06-30            | 2026-06-30
                A2            | Ada       | 2026-06-16            | 2026-06-30
                A3            | Ada       | 2026-06-15            | 2026-06-30
                A4            | Ada       |                       | 2026-06-30
                A5            | Ada       | 2026-07-01            | 2026-06-30
            """,
            as_of="2026-07-10",
        ),
        example(
            "Easter's holidays are no working days: the 45th is 8 April with them, the 46th without",
            "assessments_45wd",
            "2026-04-08",
            {"A1": "41 to 45", "A2": "46 to 50"},
            cin_assessments="""
                assessment_id | person_id | assessment_start_date | assessment_auth_date
                A1            | Ada       | 2026-02-02            | 2026-04-08
                A2            | Ada       | 2026-01-30            | 2026-04-08
            """,
        ),
    ),
    "conference_days": (
        example(
            "from the strategy discussion",
            "s47_to_icpc_15wd",
            "2026-06-30",
            {"I1": "11 to 15", "I2": "16 to 20", "I3": "Not known"},
            s47_enquiry="""
                s47_enquiry_id | person_id | s47_start_date
                S1             | Ada       | 2026-06-09
                S2             | Ben       | 2026-06-08
            """,
            initial_cp_conference="""
                icpc_id | person_id | s47_enquiry_id | icpc_date
                I1      | Ada       | S1             | 2026-06-30
                I2      | Ben       | S2             | 2026-06-30
                I3      | Cleo      |                | 2026-06-30
            """,
        ),
    ),
    "grade": (
        example(
            "the grade of moderation, not the first one",
            "qa_grades",
            "2026-06-01",
            {"R1": "requires improvement", "R2": "Not moderated"},
            practice_review="""
                review_id | month_allocated | completed_on | first_grade | moderated_grade
                R1        | 2026-06-01      | 2026-06-12   | good        | requires improvement
                R2        | 2026-06-01      | 2026-06-12   | good        |
            """,
        ),
    ),
    "length": (
        example(
            "calendar months since the child opened; the last day of three months is three months",
            "cin_rate",
            "2026-06-15",
            {"Ada": "3 months or less", "Ben": "Over 3 to 6 months", "Cleo": "Over 2 years"},
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-03-15
                R2          | Ben       | 2026-03-14
                R3          | Cleo      | 2024-06-14
            """,
        ),
    ),
    "plan_length": (
        example(
            "730 days, the day of ending counted, are two years",
            "cpp_2yrs_ended",
            "2026-06-15",
            {
                "P1": "2 years and over",
                "P2": "Over a year to under 2 years",
                "P3": "3 months or less",
                "P4": "Not known",
            },
            cp_plans="""
                cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
                P1         | Ada       | 2024-06-16         | 2026-06-15
                P2         | Ben       | 2024-06-17         | 2026-06-15
                P3         | Cleo      | 2026-03-15         | 2026-06-15
                P4         | Dan       |                    | 2026-06-15
            """,
        ),
    ),
    "plan_length_so_far": (
        example(
            "730 days since it began are two years",
            "cpp_2yrs_open",
            "2026-06-15",
            {"P1": "2 years and over", "P2": "Over a year to under 2 years"},
            cp_plans="""
                cp_plan_id | person_id | cp_plan_start_date
                P1         | Ada       | 2024-06-15
                P2         | Ben       | 2024-06-16
            """,
        ),
    ),
    "placement_length": (
        example(
            "of children looked after for two and a half years, in the placement of the day",
            "cla_longterm_stability",
            "2026-06-30",
            {"Ada": "2 years and over", "Ben": "Under 6 months", "Cleo": "No placement recorded"},
            person="person_id | dob\n Ada | 2015-01-01\n Ben | 2015-01-01\n Cleo | 2015-01-01",
            cla_episodes=IN_CARE,
            cla_placement="""
                cla_placement_id | person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
                H1               | Ada       | 2024-06-30               |                        | U6
                H2               | Ben       | 2020-01-06               | 2026-01-05             | U6
                H3               | Ben       | 2026-01-05               |                        | U4
            """,
        ),
    ),
    "placements_in_year": (
        example(
            "counted by the rule of three or more placements",
            "cla_3plus_placements",
            "2026-06-30",
            {"Ada": "One", "Ben": "Two", "Cleo": "Not known"},
            cla_episodes=IN_CARE,
            cla_placement="""
                cla_placement_id | person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
                H1               | Ada       | 2024-06-30               |                        | U6
                H2               | Ben       | 2020-01-06               | 2026-01-05             | U6
                H3               | Ben       | 2026-01-05               |                        | U4
            """,
        ),
        example(
            "as the workbook says, where placements before the latest are not known",
            "cla_count",
            "2026-06-30",
            {"Ada": "Three", "Ben": "Four or more", "Cleo": "Not known"},
            without=("cla_placement",),
            cla_episodes=IN_CARE,
            annex_a_latest="""
                annex_a_latest_id | person_id | list_name | column_name    | value | as_of_date
                1                 | Ada       | list_8    | placements_12m | 3     | 2026-06-30
                2                 | Ben       | list_8    | placements_12m | 7     | 2026-06-30
                3                 | Cleo      | list_8    | placements_12m | many  | 2026-06-30
            """,
        ),
    ),
    "last_seen": (
        example(
            "on a visit of any kind at which the child was seen; never seen is a part of its own",
            "cin_rate",
            "2026-06-30",
            {"Ada": "Within 6 weeks", "Ben": "Over 6 to 12 weeks", "Cleo": "Never, as far as is recorded"},
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-01-05
                R2          | Ben       | 2026-01-05
                R3          | Cleo      | 2026-01-05
            """,
            cin_visits="""
                cin_visit_id | person_id | cin_visit_date | cin_visit_seen
                V1           | Ada       | 2026-05-19     | Y
                V2           | Ben       | 2026-06-29     | N
                V3           | Cleo      | 2026-06-29     | N
            """,
            cp_visits="""
                cp_visit_id | person_id | cp_visit_date | cp_visit_seen
                V4          | Ben       | 2026-05-18    | Y
            """,
        ),
        example(
            "by the day in the workbook",
            "cin_rate",
            "2026-06-30",
            {"Ada": "Over 18 weeks ago", "Ben": "Never, as far as is recorded"},
            without=("cin_visits",),
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-01-05
                R2          | Ben       | 2026-01-05
            """,
            annex_a_latest="""
                annex_a_latest_id | person_id | list_name | column_name    | value      | as_of_date
                1                 | Ada       | list_6    | last_seen_date | 2026-02-20 | 2026-06-30
            """,
        ),
    ),
    "plan_visited": (
        example(
            "since the plan began: a visit on an earlier plan is none on this one",
            "cpp_count",
            "2026-06-30",
            {"Ada": "Over 12 to 18 weeks", "Ben": "No visit since it began"},
            cp_plans=ON_PLAN,
            cp_visits="""
                cp_visit_id | person_id | cp_visit_date | cp_visit_seen
                V1          | Ada       | 2026-04-01    | Y
                V2          | Ada       | 2026-06-25    | N
                V3          | Ben       | 2026-06-21    | Y
            """,
        ),
        example(
            "as the workbook lists it, whether the child was seen or not",
            "cpp_count",
            "2026-06-30",
            {"Ada": "Within 6 weeks", "Ben": "No visit since it began"},
            without=("cp_visits",),
            cp_plans=ON_PLAN,
            cp_visits="cp_visit_id | person_id | cp_visit_date\n V1 | Ada | 2026-06-25",
        ),
    ),
    "plan_reviewed": (
        example(
            "274 days are over nine months, and not yet twelve",
            "cpp_count",
            "2026-06-30",
            {"Ada": "Over 9 months ago", "Ben": "No review since it began"},
            cp_plans=ON_PLAN,
            cp_reviews="cp_review_id | person_id | cp_review_date\n V1 | Ada | 2025-09-29",
        ),
        example(
            "and 273 are not",
            "cpp_count",
            "2026-06-30",
            {"Ada": "Over 6 to 9 months", "Ben": "No review since it began"},
            cp_plans=ON_PLAN,
            cp_reviews="cp_review_id | person_id | cp_review_date\n V1 | Ada | 2025-09-30",
        ),
    ),
    "seen_alone": (
        example(
            "the answer of the latest visit",
            "cpp_count",
            "2026-06-30",
            {"Ada": "Not seen alone", "Ben": "Not recorded"},
            cp_plans=ON_PLAN,
            cp_visits="""
                cp_visit_id | person_id | cp_visit_date | cp_visit_seen_alone
                V1          | Ada       | 2026-04-01    | Y
                V2          | Ada       | 2026-06-25    | N
                V3          | Ben       | 2026-06-25    |
            """,
        ),
    ),
    "care_visited": (
        example(
            "on a visit at which the child was seen",
            "cla_count",
            "2026-06-30",
            {"Ada": "Within 6 weeks", "Ben": "Over 18 weeks ago", "Cleo": "No visit since care began"},
            cla_episodes=IN_CARE,
            cla_visits="""
                cla_visit_id | person_id | cla_visit_date | cla_visit_seen
                V1           | Ada       | 2026-06-25     | Y
                V2           | Ben       | 2026-02-01     | Y
                V3           | Ben       | 2026-06-25     | N
                V4           | Cleo      | 2020-01-05     | Y
            """,
        ),
    ),
    "care_reviewed": (
        example(
            "a review of the child's own care; a cancelled one was not held",
            "cla_count",
            "2026-06-30",
            {"Ada": "Within 3 months", "Ben": "No review since care began", "Cleo": "No review since care began"},
            cla_episodes=IN_CARE,
            cla_reviews="""
                cla_review_id | cla_id | cla_review_date | cla_review_cancelled
                V1            | L1     | 2026-04-01      |
                V2            | L2     | 2026-06-01      | Y
            """,
        ),
    ),
    "permanence_plan": (
        example(
            "one answer of the form, words, or a code; two answers, and none, are no plan",
            "cla_count",
            "2026-06-30",
            {"Ada": "Long-term fostering", "Ben": "Return to family", "Cleo": "No plan recorded"},
            cla_episodes=IN_CARE,
            cla_care_plan="""
                cla_care_plan_id | person_id | cla_care_plan_start_date | cla_care_plan_json
                1                | Ada       | 2025-01-05               | {"permanence": "Adoption"}
                2                | Ada       | 2026-01-05               | {"RETURN1M": "N", "LTFOST18": "Y"}
                3                | Ben       |                          | {"permanence_plan": "FAMILY"}
                4                | Cleo      | 2026-01-05               | {"ADOPTION": "Y", "RESPLMT": "Y"}
            """,
        ),
    ),
    "participation": (),
    "missing_in_year": (
        example(
            "starts in the twelve months; absent is not missing",
            "cla_count",
            "2026-06-30",
            {"Ada": "Two", "Ben": "None", "Cleo": "None"},
            cla_episodes=IN_CARE,
            missing="""
                missing_id | person_id | missing_episode_start_date | missing_episode_type
                M1         | Ada       | 2026-06-30                 | Missing
                M2         | Ada       | 2025-07-01                 |
                M3         | Ada       | 2025-06-29                 | Missing
                M4         | Ben       | 2026-06-01                 | Absent
            """,
        ),
        example(
            "as the workbook says; blank is not none",
            "cla_count",
            "2026-06-30",
            {"Ada": "Three or more", "Ben": "None", "Cleo": "Not recorded"},
            without=("missing",),
            cla_episodes=IN_CARE,
            annex_a_latest="""
                annex_a_latest_id | person_id | list_name | column_name | value | as_of_date
                1                 | Ada       | list_8    | missing_12m | 5     | 2026-06-30
                2                 | Ben       | list_8    | missing_12m | 0     | 2026-06-30
            """,
        ),
    ),
    "absent_in_year": (
        example(
            "absent and away, and not missing",
            "cla_count",
            "2026-06-30",
            {"Ada": "None", "Ben": "Two", "Cleo": "None"},
            cla_episodes=IN_CARE,
            missing="""
                missing_id | person_id | missing_episode_start_date | missing_episode_type
                M1         | Ada       | 2026-06-30                 | Missing
                M2         | Ben       | 2026-06-01                 | Absent
                M3         | Ben       | 2026-06-02                 | Away from placement
            """,
        ),
    ),
    "assessment_outcome": (
        example(
            "by flag or in words; the first that is ticked counts",
            "assessment_outcomes",
            "2026-06-10",
            {"A1": "Child in need plan", "A2": "No further action", "A3": "Looked after", "A4": "Not recorded"},
            cin_assessments="""
                assessment_id | person_id | assessment_auth_date | assessment_outcome_nfa | assessment_outcome_json
                A1 | Ada  | 2026-06-10 | N | {"OUTCOME_NFA_FLAG": "N", "OUTCOME_PROV_OF_SERVICES_FLAG": "Y"}
                A2 | Ben  | 2026-06-10 | Y | {"OUTCOME": "Case closure"}
                A3 | Cleo | 2026-06-10 | N | {"OUTCOME": ["Early help", "Accommodated: looked after"]}
                A4 | Dan  | 2026-06-10 | N |
            """,
        ),
    ),
    "exploitation_kind": (
        example(
            "one kind, two at once, one in other words, one that nobody wrote",
            "exploitation_risk",
            "2026-06-30",
            {"Ada": "Sexual exploitation", "Ben": "More than one kind", "Cleo": "Another", "Dan": "Not recorded"},
            exploitation="""
                exploitation_id | person_id | kind                  | level | start_date | end_date
                X1              | Ada       | CSE                   | Low   | 2026-01-05 |
                X2              | Ada       | Criminal exploitation | High  | 2026-01-05 | 2026-06-30
                X3              | Ben       | Sexual exploitation   | Low   | 2026-01-05 |
                X4              | Ben       | County lines          | Low   | 2026-02-02 |
                X5              | Cleo      | Forced marriage       | Low   | 2026-01-05 |
                X6              | Dan       |                       | Low   | 2026-01-05 |
            """,
        ),
        example(
            "the day before a second kind is known",
            "exploitation_risk",
            "2026-02-01",
            {"Ben": "Sexual exploitation"},
            exploitation="""
                exploitation_id | person_id | kind                | level | start_date | end_date
                X3              | Ben       | Sexual exploitation | Low   | 2026-01-05 |
                X4              | Ben       | County lines        | Low   | 2026-02-02 |
            """,
        ),
    ),
    "exploitation_level": (
        example(
            "the highest of the day, by the words that partnerships use",
            "exploitation_risk",
            "2026-06-30",
            {"Ada": "High", "Ben": "Medium", "Cleo": "Low", "Dan": "Not recorded, or in other words"},
            exploitation="""
                exploitation_id | person_id | kind | level       | start_date | end_date
                X1              | Ada       | CSE  | Low         | 2026-01-05 |
                X2              | Ada       | CCE  | Significant | 2026-02-02 |
                X3              | Ben       | CSE  | High        | 2026-01-05 | 2026-06-30
                X4              | Ben       | CSE  | Moderate    | 2026-06-30 |
                X5              | Cleo      | CSE  | Emerging    | 2026-01-05 |
                X6              | Dan       | CSE  | Amber       | 2026-01-05 |
            """,
        ),
    ),
    "organisation": (
        example(
            "as it is written",
            "eh_assessment_timely",
            "2026-06-30",
            {"H1": "Health visiting", "H2": "Not recorded"},
            early_help_episodes="""
                episode_id | person_id | episode_end_date | episode_organisation
                H1         | Ada       | 2026-06-30       | Health visiting
                H2         | Ada       | 2026-06-30       |
            """,
        ),
    ),
    "referrals_in_year": (
        example(
            "itself and those of the twelve months before it",
            "referrals_rate",
            "2026-06-30",
            {"R3": "Twice"},
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2025-06-30
                R2          | Ada       | 2025-07-01
                R3          | Ada       | 2026-06-30
            """,
        ),
    ),
    "enquiries_in_year": (
        example(
            "as the workbook counts the others, where its window does not hold them",
            "s47_started",
            "2026-06-30",
            {"S1": "Three times or more", "S2": "Not recorded"},
            without=("s47_enquiry",),
            s47_enquiry="""
                s47_enquiry_id | person_id | s47_start_date
                S1             | Ada       | 2026-06-30
                S2             | Ben       | 2026-06-30
            """,
            annex_a_latest="""
                annex_a_latest_id | person_id | list_name | column_name | value | as_of_date
                1                 | Ada       | list_5    | s47_12m     | 2     | 2026-06-30
            """,
        ),
    ),
    "conferences_in_year": (
        example(
            "one that was reconvened is one",
            "icpc_rate",
            "2026-06-23",
            {"I3": "Twice"},
            initial_cp_conference="""
                icpc_id | person_id | s47_enquiry_id | icpc_date
                I1      | Ada       | S1             | 2026-01-05
                I2      | Ada       | S1             | 2026-01-12
                I3      | Ada       | S2             | 2026-06-23
            """,
        ),
    ),
    "case_status": (
        example(
            "care before a plan, a plan before an assessment",
            "cin_rate",
            "2026-06-30",
            {"Ada": "Looked after", "Ben": "Assessment", "Cleo": "Open without any of these"},
            cin_episodes="""
                referral_id | person_id | referral_date
                R1          | Ada       | 2026-01-05
                R2          | Ben       | 2026-06-01
                R3          | Cleo      | 2026-06-01
            """,
            cla_episodes="cla_episode_id | person_id | cla_episode_start_date\n E1 | Ada | 2026-01-06",
            cp_plans="cp_plan_id | person_id | cp_plan_start_date\n P1 | Ada | 2026-01-06",
            cin_assessments="assessment_id | person_id | assessment_start_date\n A1 | Ben | 2026-06-02",
        ),
    ),
    "leaver_age": (
        example(
            "19 to 21 are those of 19, 20 and 21, and nobody else",
            "leavers",
            "2026-06-30",
            {"L1": "17 to 18", "L2": "19 to 21", "L3": "19 to 21", "L4": "22 to 25", "L5": "Not known"},
            person="""
                person_id | dob
                Ada       | 2007-07-01
                Ben       | 2007-06-30
                Cleo      | 2004-07-01
                Dan       | 2004-06-30
            """,
            care_leavers="""
                care_leaver_id | person_id | care_leaver_eligibility
                L1             | Ada       | Former relevant child
                L2             | Ben       | Former relevant child
                L3             | Cleo      | Former relevant child
                L4             | Dan       | Former relevant child
                L5             | Eve       | Former relevant child
            """,
        ),
    ),
    "leaver_eligibility": (
        example(
            "in words, with the letter of the workbook or without it",
            "leavers",
            "2026-06-30",
            {"L1": "Former relevant child", "L2": "Relevant child", "L3": "Not recorded"},
            care_leavers="""
                care_leaver_id | person_id | care_leaver_eligibility
                L1             | Ada       | b) Former relevant child
                L2             | Ben       | RELEVANT
                L3             | Cleo      |
            """,
        ),
    ),
    "leaver_contact": (
        example(
            "by code",
            "leavers",
            "2026-06-30",
            {"L1": "Refused contact", "L2": "Not recorded"},
            care_leavers="""
                care_leaver_id | person_id | care_leaver_in_touch
                L1             | Ada       | REFU
                L2             | Ben       | ?
            """,
        ),
    ),
    "leaver_home": (
        example(
            "no information is not known",
            "leavers",
            "2026-06-30",
            {"L1": "With former foster carers", "L2": "Not recorded"},
            care_leavers="""
                care_leaver_id | person_id | care_leaver_accommodation
                L1             | Ada       | Z
                L2             | Ben       | 0
            """,
        ),
    ),
    "leaver_activity": (
        example(
            "by code",
            "leavers",
            "2026-06-30",
            {"L1": "Full time in higher education", "L2": "Not recorded"},
            care_leavers="""
                care_leaver_id | person_id | care_leaver_activity
                L1             | Ada       | F1
                L2             | Ben       |
            """,
        ),
    ),
    "reversed_reason": (
        example(
            "by code",
            "adoption_reversed",
            "2026-06-30",
            {"D1": "The Court did not make a placement order", "D2": "Not recorded"},
            permanence="""
                permanence_id | person_id | decision_reversed_date | decision_reversed_reason
                D1            | Ada       | 2026-06-30             | RD2
                D2            | Ben       | 2026-06-30             |
            """,
        ),
    ),
    "adopter_leaving": (
        example(
            "by code",
            "adopters_left",
            "2026-06-30",
            {"A1": "Process put on hold"},
            adopters="adopter_id | leaving_date | leaving_reason\n A1 | 2026-06-30 | 2",
        ),
    ),
}
