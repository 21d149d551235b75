"""What the sector's open tools get wrong over Annex A, each with a case that would have caught it.

The errors are those that were read in the code which follows ChAT's pages.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.intake import read_source
from etl.readers.recognition import annex_a_lists
from indicators.analysis import SECTIONS
from indicators.analysis.coding import code
from indicators.analysis.figures import figure
from indicators.clock import AsOf, day_number
from indicators.reading import Reading
from tests.analysing import asked, parts, share, told
from tests.etl.extracts import workbook

AS_OF = "2026-06-22"
ANNEX_A = annex_a_lists()
WHO = {"person_id": "A", "gender": "b) Female", "ethnicity": "a) WBRI", "dob": date(2015, 1, 25), "age": 11}


def of_workbook(path: Path, section: str, name: str, **lists: list[dict[str, object]]):
    """A figure of a workbook whose lists hold these rows, read by the real reader."""
    sheets = {}
    for each, rows in lists.items():
        headings = ANNEX_A[each].headings
        known = WHO if each != "list_11" else {}
        sheets[each] = [
            [spellings[0] for spellings in headings.values()],
            *([(known | row).get(column, "") for column in headings] for row in rows),
        ]
    read = read_source([workbook(path / "book.xlsx", **sheets)], as_of=AS_OF)
    covers = {table: day_number(first) for table, (first, _) in read.windows.items()}
    reading = Reading(read.tables, read.supplied, AsOf(read.as_of), covers=covers)
    kept = {one.subject: one for one in code(reading)}
    measure = next(each for each in SECTIONS[section].measures if each.id == name)
    return figure(measure, kept, asked(reading))


REFERRED = "referral_id | person_id | referral_date\n R1 | Ada | 2026-06-01\n R2 | Ben | 2026-06-01"


def test_a_rate_divides_by_the_children_aged_0_to_17_and_not_by_those_to_21():
    found = told("referrals", "number", AS_OF, cin_episodes=REFERRED)
    assert found.rate == pytest.approx(10_000 * 2 / 88_593)


def test_an_open_assessment_is_never_scored_as_on_time():
    """Three: one done in time, one done late, one still open after a week. Two of them can be judged."""
    found = told(
        "assessments",
        "in-time",
        AS_OF,
        cin_assessments="""
            assessment_id | person_id | assessment_start_date | assessment_auth_date
            in time       | Ada       | 2026-05-01            | 2026-05-29
            late          | Ben       | 2026-01-05            | 2026-06-01
            still open    | Cleo      | 2026-06-15            |
        """,
    )
    assert share(found) == (1, 2, 0)


def test_open_assessments_are_counted_apart_by_how_long_they_have_been_open():
    rows = "assessment_id | person_id | assessment_start_date\n A1 | Ada | 2026-06-15\n A2 | Ben | 2026-03-02"
    found = told("assessments", "open-days", AS_OF, cin_assessments=rows)
    assert parts(found) == {"1 to 10": 1, "61 and over": 1}


def test_a_bank_holiday_is_no_working_day():
    """From 30 March to 5 June 2026 are 49 weekdays, four of them holidays: 45 working days, in time. To 8 June, 46."""
    rows = """
        assessment_id | person_id | assessment_start_date | assessment_auth_date
        A1            | Ada       | 2026-03-30            | 2026-06-05
        A2            | Ben       | 2026-03-30            | 2026-06-08
    """
    found = told("assessments", "in-time", AS_OF, cin_assessments=rows)
    assert share(found) == (1, 2, 0)


IN_CARE = """
    cla_episode_id | person_id | cla_episode_start_date | cla_episode_start_reason | cla_id
    E1             | Ada       | {ada}                  | S                        | L1
    E2             | Ben       | {ben}                  | S                        | L2
"""
CHILDREN = "person_id | dob\n Ada | 2015-01-01\n Ben | 2015-01-01"


def test_long_term_stability_asks_two_and_a_half_years_in_care_and_an_age_under_16():
    """Ada has been in care for three years and in her placement for two; Ben for two and no longer; Cleo is 16."""
    found = told(
        "placements",
        "settled",
        AS_OF,
        person=CHILDREN + "\n Cleo | 2010-01-01",
        cla_episodes=IN_CARE.format(ada="2023-06-01", ben="2024-05-01") + " E3 | Cleo | 2020-01-06 | S | L3",
        cla_placement="""
            cla_placement_id | person_id | cla_placement_start_date | cla_placement_type
            H1               | Ada       | 2024-06-01               | U6
            H2               | Ben       | 2024-05-01               | U6
            H3               | Cleo      | 2020-01-06               | U6
        """,
    )
    assert share(found) == (1, 1, 0)


def test_health_assessments_can_be_out_of_date():
    """Ada's is in date, Ben's is not, and a child without any is still in the denominator."""
    found = told(
        "health_and_missing",
        "health",
        AS_OF,
        person=CHILDREN + "\n Cleo | 2015-01-01",
        cla_episodes=IN_CARE.format(ada="2023-06-01", ben="2023-06-01") + " E3 | Cleo | 2023-06-01 | S | L3",
        cla_health="""
            health_check_id | person_id | health_check_type | health_check_date
            1               | Ada       | Health assessment | 2026-01-05
            2               | Ben       | Health assessment | 2025-01-05
        """,
    )
    assert share(found) == (1, 3, 0)


def test_health_of_a_workbook_is_judged_by_age_and_is_not_all_met(tmp_path):
    """Seven months ago: in date for a child of 11, out of date for one of two, who is owed two a year."""
    care = {"care_start_date": date(2023, 1, 2), "last_health_date": date(2025, 11, 20)}
    young = care | {"person_id": "B", "dob": date(2022, 12, 25), "age": 3}
    never = care | {"person_id": "C", "last_health_date": ""}
    found = of_workbook(tmp_path, "health_and_missing", "health", list_8=[care, young, never])
    assert share(found) == (1, 3, 0)


def test_absent_is_absent_and_the_flag_is_not_turned_round():
    """Ada was absent once and missing never; Ben the other way round."""
    examples = {
        "cla_episodes": IN_CARE.format(ada="2023-06-01", ben="2023-06-01"),
        "missing": """
            missing_id | person_id | missing_episode_start_date | missing_episode_type
            M1         | Ada       | 2026-05-01                 | Absent
            M2         | Ben       | 2026-05-01                 | Missing
        """,
    }
    absent = told("health_and_missing", "absent", AS_OF, **examples)
    assert parts(absent) == {"One": 1, "None": 1}
    missing = told("health_and_missing", "missing", AS_OF, **examples)
    assert share(missing) == (1, 2, 0)


LEAVERS = """
    care_leaver_id | person_id | care_leaver_eligibility | care_leaver_in_touch
    L1             | Ada       | Former relevant child   | YES
    L2             | Ben       | Former relevant child   | NO
    L3             | Cleo      | Former relevant child   | YES
"""
AGED_18_20_24 = "person_id | dob\n Ada | 2008-01-01\n Ben | 2006-01-01\n Cleo | 2002-01-01"


def test_19_to_21_are_not_every_age():
    found = told("care_leavers", "touch-age", AS_OF, person=AGED_18_20_24, care_leavers=LEAVERS)
    assert {row.label: (row.number, row.of) for row in found.rows} == {
        "17 to 18": (1, 1),
        "19 to 21": (0, 1),
        "22 to 25": (1, 1),
    }


def test_suitable_accommodation_is_read_from_the_code_that_the_workbook_holds(tmp_path):
    """ "a) Suitable": a comparison with "a) Yes" finds nobody."""
    leaver = {"eligibility": "b) Former relevant child", "in_touch": "a) YES", "accommodation": "u) Independent living"}
    one = leaver | {"accommodation_suitable": "a) Suitable"}
    other = leaver | {"person_id": "B", "accommodation_suitable": "b) Unsuitable"}
    found = of_workbook(tmp_path, "care_leavers", "home", list_9=[one, other])
    assert share(found) == (1, 2, 0)


def test_nine_to_twelve_months_are_not_called_twelve_or_more():
    plan = "cp_plan_id | person_id | cp_plan_start_date\n P1 | Ada | 2025-01-06"
    review = "cp_review_id | person_id | cp_review_date\n V1 | Ada | 2025-09-21"
    found = told("protection_open", "review", AS_OF, cp_plans=plan, cp_reviews=review)
    assert (date(2026, 6, 22) - date(2025, 9, 21)).days == 274
    assert parts(found) == {"Over 9 months ago": 1}
    assert not any("12" in row.label for row in found.rows)


def test_children_are_counted_once_and_contacts_each():
    """Four contacts about two children: "unique" is not the number of rows."""
    rows = """
        contact_id | person_id | contact_date | contact_source_code
        C1         | Ada       | 2026-06-01   | 6
        C2         | Ada       | 2026-06-02   | 6
        C3         | Ada       | 2026-06-03   | 2A
        C4         | Ben       | 2026-06-04   | 6
    """
    number = told("contacts", "number", AS_OF, contacts=rows)
    assert (number.total, number.children) == (4, 2)
    assert parts(told("contacts", "source", AS_OF, contacts=rows)) == {"Police": 3, "Schools": 1}
    assert told("contacts", "age", AS_OF, contacts=rows).total == 2
    assert parts(told("contacts", "times", AS_OF, contacts=rows)) == {"Once": 1, "Three times": 1}


def test_the_window_ends_on_the_day_of_the_data_and_not_on_the_first_of_its_month():
    """In: the first day of the six months, and the day of the data. Out: the day before, which would be let in."""
    rows = """
        contact_id | person_id | contact_date
        before     | Ada       | 2025-12-22
        first day  | Ada       | 2025-12-23
        last day   | Ada       | 2026-06-22
    """
    assert told("contacts", "number", AS_OF, contacts=rows).total == 2


def test_age_is_that_of_the_day_of_the_data():
    """Sixteen on the 20th: on the first of the month she was not."""
    care = "cla_episode_id | person_id | cla_episode_start_date\n E1 | Ada | 2020-01-06"
    found = told("care_open", "age", AS_OF, person="person_id | dob\n Ada | 2010-06-20", cla_episodes=care)
    assert parts(found) == {"16 to 17": 1}


def test_a_child_who_was_never_seen_is_a_part_and_does_not_drop_out():
    found = told("child_in_need_open", "seen", AS_OF, cin_episodes=REFERRED)
    assert parts(found) == {"Never, as far as is recorded": 2}


def test_counts_that_a_list_repeats_on_every_row_of_a_child_are_told_once(tmp_path):
    """Two enquiries of one child, each row saying that there was one other: one child with two."""
    rows = [{"s47_start_date": day, "s47_12m": 1} for day in (date(2026, 2, 2), date(2026, 5, 1))]
    found = of_workbook(tmp_path, "section_47", "times", list_5=rows)
    assert parts(found) == {"Twice": 1}
