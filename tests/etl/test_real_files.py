"""The two published Annex A workbooks: every row accounted for, every oddity a finding or a right value."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from etl.findings import Finding
from etl.intake import Intake, check_tables, read_source


@pytest.fixture(scope="module")
def liia(request: pytest.FixtureRequest) -> Intake:
    return _read(request.getfixturevalue("realdata") / "annex-a" / "liia_Annex_A_2024_Jan.xlsx")


@pytest.fixture(scope="module")
def template(request: pytest.FixtureRequest) -> Intake:
    return _read(request.getfixturevalue("realdata") / "annex-a" / "cscdp_2015-01-sample.xlsx")


def _read(path: Path) -> Intake:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read_source([path])


def found(intake: Intake, check: str, table: str | None = None, column: str | None = None) -> list[Finding]:
    return [f for f in intake.findings if f.check == check and table in {None, f.table} and column in {None, f.column}]


def test_all_eleven_lists_load_and_all_59_rows_are_accounted_for(liia: Intake) -> None:
    assert liia.kind == "annex-a"
    assert {a.table: a.read for a in liia.account} == {
        f"list_{number}": rows for number, rows in enumerate((5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5), start=1)
    }
    assert sum(a.read for a in liia.account) == sum(a.loaded for a in liia.account) == 59
    assert not liia.set_aside


def test_the_workbook_stands_at_its_latest_event(liia: Intake) -> None:
    assert liia.as_of.date().isoformat() == "2021-03-15"
    assert liia.windows is not None
    assert [day.isoformat() for day in liia.windows["contacts"]] == ["2020-09-16", "2021-03-15"]


def test_no_heading_is_lost_to_another_spelling(liia: Intake) -> None:
    """`Age` for `Age of Child (Years)`, `Date of Referral` with a capital R, a doubled `))`, curly quotes."""
    for check in ("absent_column", "unmapped_column", "heading_by_likeness", "list_absent"):
        assert not found(liia, check)
    latest = liia.tables["annex_a_latest"]
    assert {"age", "uasc", "missing_12m", "absent_12m"} <= set(latest["column_name"])
    assert liia.tables["cin_episodes"]["referral_date"].notna().all()


def test_decimal_ages_are_kept_as_they_stand(liia: Intake) -> None:
    latest = liia.tables["annex_a_latest"]
    ages = latest[(latest["column_name"] == "age") & (latest["person_id"] == "9212044")]
    assert ages["value"].tolist() == ["6.13826"]


def test_gender_is_read_with_and_without_its_letter(liia: Intake) -> None:
    people = liia.tables["person"].set_index("person_id")["gender"]
    assert (people["9212044"], people["11973218"]) == ("F", "F")
    assert not found(liia, "unreadable_code", column="gender")


def test_ids_that_excel_holds_as_numbers_are_text_without_a_point(liia: Intake) -> None:
    assert "9212044" in set(liia.tables["contacts"]["person_id"])
    assert not any("." in person for person in liia.tables["person"]["person_id"])


def test_empty_text_and_true_null_are_both_blank(liia: Intake) -> None:
    leavers = liia.tables["care_leavers"]
    assert leavers["care_leaver_accommodation"].isna().sum() == 1
    assert liia.tables["cla_episodes"]["cla_episode_ceased_date"].isna().sum() == 4


def test_a_blank_date_of_birth_stays_blank(liia: Intake) -> None:
    people = liia.tables["person"].set_index("person_id")
    assert people.loc[["11973218"], "dob"].isna().all()


def test_a_non_breaking_space_in_a_name_is_a_space(liia: Intake) -> None:
    names = set(liia.tables["professionals"]["professional_name"])
    assert {"Dustin Hazlett", "Mathilde Cutsforth"} <= names
    assert not any("\u00a0" in name for name in names)


def test_an_error_of_excel_for_team_or_worker_is_blank_and_found(liia: Intake) -> None:
    errors = found(liia, "excel_error", "list_6")
    assert sorted((f.column, f.line) for f in errors) == [(c, n) for c in ("team", "worker") for n in range(2, 7)]
    assert {f.value for f in errors} == {"#N/A"}


def test_a_yes_or_no_column_with_other_words_is_missing_and_found(liia: Intake) -> None:
    flags = found(liia, "unreadable_flag", "list_4", "requires_support")
    assert [f.value for f in flags] == ["CS Assessment Updated"] * 5
    assert liia.tables["cin_assessments"]["assessment_outcome_nfa"].isna().all()


def test_an_adult_care_need_is_unreadable_and_found(liia: Intake) -> None:
    (need,) = found(liia, "unreadable_code", "list_6", "primary_need")
    assert str(need.value).startswith("PSRMEM")
    assert sorted(liia.tables["cin_episodes"]["cin_primary_need_code"].dropna()) == ["?", "N1", "N1", "N1", "N1"]


def test_a_category_of_abuse_without_its_letter_is_read(liia: Intake) -> None:
    assert sorted(liia.tables["cp_plans"]["cp_plan_latest_category"]) == ["EMO"] * 4 + ["PHY"] * 3


def test_a_provider_with_a_dash_is_read(liia: Intake) -> None:
    assert sorted(liia.tables["cla_placement"]["cla_placement_provider"]) == ["PR1", "PR4", "PR4", "PR4", "PR5"]


def test_a_postcode_that_is_none_is_blank_and_found(liia: Intake) -> None:
    (postcode,) = found(liia, "unreadable_postcode")
    assert postcode.value == "nope"
    assert sorted(liia.tables["cla_placement"]["cla_placement_postcode"].dropna()) == ["C25 1YT", "P13 2TR", "T28 2WB"]


def test_a_blank_ethnicity_stays_blank(liia: Intake) -> None:
    people = liia.tables["person"].set_index("person_id")["ethnicity"]
    assert people["14065184"] is None


def test_a_19_year_old_still_open_on_list_8_is_loaded_and_found(liia: Intake) -> None:
    assert "1761444" in set(liia.tables["cla_episodes"]["person_id"])
    checked = check_tables(liia.tables, liia.supplied, liia.as_of)
    assert [f.person for f in checked if f.check == "looked_after_past_18"] == ["1761444"]


def test_columns_of_list_9_that_are_wholly_empty_are_empty(liia: Intake) -> None:
    leavers = liia.tables["care_leavers"]
    for column in ("pathway_plan_review_date", "care_leaver_latest_contact", "care_leaver_personal_advisor"):
        assert leavers[column].isna().all()
        assert column in liia.supplied["care_leavers"]


def test_bare_codes_are_read(liia: Intake) -> None:
    assert liia.tables["permanence"]["decision_reversed_reason"].dropna().tolist() == ["RD2"]
    assert liia.tables["adopters"]["leaving_reason"].dropna().tolist() == ["1"]


def test_ids_of_list_10_that_repeat_list_9s_with_other_dates_of_birth_are_found(liia: Intake) -> None:
    births = found(liia, "lists_disagree", "person", "dob")
    assert len(births) == 5
    assert all("list_9: " in str(f.value) and "list_10: " in str(f.value) for f in births)
    people = liia.tables["person"].set_index("person_id")["dob"].dt.date.astype(str)
    assert people["7961370"] == "2002-08-07", "List 9 stands nearer to the young person than List 10"
    assert len(found(liia, "lists_disagree", "person", "ethnicity")) == 5


def test_a_plan_that_ends_on_the_day_of_its_review_is_no_finding(liia: Intake) -> None:
    plans = liia.tables["cp_plans"].set_index("cp_plan_id")["cp_plan_end_date"]
    reviews = liia.tables["cp_reviews"]
    same = [plans[plan] == day for plan, day in zip(reviews["cp_plan_id"], reviews["cp_review_date"], strict=True)]
    assert sum(same) >= 1
    checked = check_tables(liia.tables, liia.supplied, liia.as_of)
    assert not [f for f in checked if f.check == "review_after_plan_ended"]


def test_nobody_is_merged_away(liia: Intake) -> None:
    people = liia.tables["person"]["person_id"]
    assert people.is_unique
    for name, frame in liia.tables.items():
        if "person_id" in frame:
            assert set(frame["person_id"]) <= set(people), name


def test_the_template_loads_its_five_referrals_and_says_which_lists_are_empty(template: Intake) -> None:
    assert {a.table: (a.read, a.loaded) for a in template.account if a.read} == {"list_3": (5, 5)}
    assert len(template.tables["cin_episodes"]) == 5
    assert {f.table for f in found(template, "no_rows")} == {f"list_{number}" for number in range(1, 12)} - {"list_3"}
    assert set(template.supplied) == {"cin_episodes", "person", "department", "professionals"}


def test_the_template_has_its_headings_in_the_second_row_and_sheets_that_are_no_lists(template: Intake) -> None:
    assert sorted(a.file for a in template.account) == sorted(
        f"cscdp_2015-01-sample.xlsx / List_{n}" for n in range(1, 12)
    )
    assert template.tables["cin_episodes"]["referral_nfa"].tolist() == ["Y", "N", "Y", "N", "N"]


def test_sources_in_words_are_read_where_they_mean_one_code(template: Intake) -> None:
    assert template.tables["cin_episodes"]["referral_source_code"].tolist() == ["2A", "?", "6", "2A", "2A"]
    assert [f.value for f in found(template, "unreadable_code")] == ["Health"]


def test_the_older_list_9_says_which_columns_it_lacks(template: Intake) -> None:
    assert {f.column for f in found(template, "absent_column", "list_9")} == {
        "uasc",
        "personal_advisor",
        "pathway_review_date",
        "latest_contact_date",
    }
