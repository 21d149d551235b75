"""What each list of Annex A becomes, what may be counted from it, and what the lists disagree on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from etl.annex_a.mapping import FILLS, HOMELESS, LATEST_ONLY
from etl.intake import Intake, read_source
from etl.readers.recognition import annex_a_lists
from etl.synthetic import write
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_number
from indicators.measure import measure
from indicators.reading import Reading
from tests.etl.extracts import LIST_1, LIST_3, LIST_6, workbook

AS_OF = "2026-06-30"
HEADINGS = {name: [spellings[0] for spellings in annex.headings.values()] for name, annex in annex_a_lists().items()}
COLUMNS = {name: list(annex.headings) for name, annex in annex_a_lists().items()}
WHO = {"person_id": "A", "gender": "b) Female", "ethnicity": "a) WBRI", "dob": date(2015, 1, 25), "age": 11}


def rows(name: str, *given: dict[str, object]) -> list[list[object]]:
    """A sheet of a list: its headings, and a row of each dict over what every list says of child A."""
    known = WHO if name != "list_11" else {"adopter_id": "X"}
    return [HEADINGS[name], *([(known | one).get(column, "") for column in COLUMNS[name]] for one in given)]


def read(path: Path, **lists: list[list[object]]) -> Intake:
    return read_source([workbook(path / "book.xlsx", **lists)], as_of=AS_OF)


def filled(intake: Intake, table: str) -> list[dict[str, object]]:
    """The rows of a table with what is filled in them, dates as text."""
    frame = intake.tables[table]
    told = []
    for row in frame.to_dict("records"):
        known = {name: value for name, value in row.items() if value is not None and value == value}  # noqa: PLR0124
        told.append(
            {name: value.date().isoformat() if hasattr(value, "date") else value for name, value in known.items()}
        )
    return told


def test_every_one_of_the_169_columns_goes_somewhere() -> None:
    homes = {name: set(HOMELESS[name]) for name in COLUMNS}
    for source, columns in FILLS.values():
        homes[source] |= set(columns.values())
    also = {
        "list_6": {"cin_start_date", "primary_need", "closure_date", "closure_reason"},  # the episode of need
        "list_8": {"last_health_date", "last_dental_date"},  # health checks
    }
    assert sum(len(columns) for columns in COLUMNS.values()) == 169
    for name, columns in COLUMNS.items():
        people = {"person_id", "gender", "ethnicity", "dob", "disability", "adopter_id"}  # person, disability, adopters
        assert not set(columns) - homes[name] - also.get(name, set()) - people, name


def test_a_contact(tmp_path: Path) -> None:
    intake = read(tmp_path, L=rows("list_1", {"contact_date": date(2026, 6, 1), "contact_source": "q) 6: Police"}))
    assert filled(intake, "contacts") == [
        {
            "contact_id": "contact|A|2026-06-01|6",
            "person_id": "A",
            "contact_date": "2026-06-01",
            "contact_source_code": "6",
        }
    ]
    assert filled(intake, "person") == [
        {"person_id": "A", "sex": "F", "gender": "F", "ethnicity": "WBRI", "dob": "2015-01-25"}
    ]
    assert intake.supplied["contacts"] == {"contact_id", "person_id", "contact_date", "contact_source_code"}


def test_rows_with_one_natural_key_are_one_row_and_the_fuller_is_kept(tmp_path: Path) -> None:
    one = {"start_date": date(2026, 5, 1), "authorisation_date": date(2026, 6, 1)}
    intake = read(tmp_path, L=rows("list_4", one, {"start_date": date(2026, 5, 1)}, {"start_date": date(2026, 5, 2)}))
    assert [row["assessment_start_date"] for row in filled(intake, "cin_assessments")] == ["2026-05-01", "2026-05-02"]
    assert filled(intake, "cin_assessments")[0]["assessment_auth_date"] == "2026-06-01"
    (account,) = intake.account
    assert (account.read, account.loaded, account.set_aside) == (3, 2, 1)


def test_rows_without_a_date_in_their_natural_key_are_all_kept(tmp_path: Path) -> None:
    intake = read(tmp_path, L=rows("list_4", {}, {}), M=rows("list_1", {"contact_date": date(2026, 6, 1)}))
    assert len(intake.tables["cin_assessments"]) == 2
    assert intake.tables["cin_assessments"]["assessment_id"].is_unique


def test_list_6_closes_the_referral_of_list_3_that_opened_it(tmp_path: Path) -> None:
    referral = {"referral_date": date(2026, 2, 2), "referral_source": "6", "referral_nfa": "No", "team": "Kestrel"}
    need = {
        "cin_start_date": date(2026, 2, 2),
        "primary_need": "N1",
        "closure_date": date(2026, 6, 1),
        "closure_reason": "RC7",
    }
    intake = read(tmp_path, L=rows("list_3", referral), M=rows("list_6", need))
    assert filled(intake, "cin_episodes") == [
        {
            "referral_id": "referral|A|2026-02-02",
            "person_id": "A",
            "referral_date": "2026-02-02",
            "referral_source_code": "6",
            "referral_nfa": "N",
            "referral_team": "Kestrel",
            "cin_primary_need_code": "N1",
            "close_date": "2026-06-01",
            "close_reason": "RC7",
        }
    ]


def test_an_episode_older_than_the_window_is_a_row_of_its_own(tmp_path: Path) -> None:
    referral = {"referral_date": date(2026, 2, 2), "referral_nfa": "No"}
    intake = read(tmp_path, L=rows("list_3", referral), M=rows("list_6", {"cin_start_date": date(2023, 2, 2)}))
    assert [row["referral_date"] for row in filled(intake, "cin_episodes")] == ["2026-02-02", "2023-02-02"]


def test_an_episode_begun_in_the_window_some_days_after_its_referral_is_no_second_referral(tmp_path: Path) -> None:
    referrals = rows(
        "list_3",
        {"referral_date": date(2026, 2, 2), "referral_nfa": "No"},
        {"referral_date": date(2026, 2, 3), "referral_nfa": "Yes"},
    )
    intake = read(
        tmp_path, L=referrals, M=rows("list_6", {"cin_start_date": date(2026, 2, 9), "closure_date": date(2026, 6, 1)})
    )
    assert [(r["referral_date"], r.get("close_date")) for r in filled(intake, "cin_episodes")] == [
        ("2026-02-02", "2026-06-01"),
        ("2026-02-03", None),
    ]


def test_an_episode_of_list_6_may_be_counted_as_a_referral_and_its_end_may_not(tmp_path: Path) -> None:
    """List 6 has each child's latest episode only, so ends of earlier ones are not known."""
    intake = read(
        tmp_path,
        L=rows("list_3", {"referral_date": date(2026, 2, 2)}),
        M=rows("list_6", {"cin_start_date": date(2026, 2, 2)}),
    )
    assert "close_date" not in intake.supplied["cin_episodes"]
    assert "referral_date" in intake.supplied["cin_episodes"]
    without = read(tmp_path, M=rows("list_6", {"cin_start_date": date(2026, 2, 2)}))
    assert "cin_episodes" not in without.supplied
    assert len(without.tables["cin_episodes"]) == 1


def test_an_assessment(tmp_path: Path) -> None:
    done = {
        "start_date": date(2026, 2, 9),
        "child_seen": "a) Yes",
        "authorisation_date": date(2026, 3, 9),
        "requires_support": "b) No",
        "team": "Kestrel",
        "worker": "Wren Lark",
        "disability": "AUT",
    }
    intake = read(tmp_path, L=rows("list_3", {"referral_date": date(2026, 2, 2)}), M=rows("list_4", done))
    assert filled(intake, "cin_assessments") == [
        {
            "assessment_id": "assessment|A|2026-02-09",
            "person_id": "A",
            "referral_id": "referral|A|2026-02-02",
            "assessment_start_date": "2026-02-09",
            "assessment_child_seen": "Y",
            "assessment_auth_date": "2026-03-09",
            "assessment_outcome_nfa": "Y",
            "assessment_team": "Kestrel",
            "assessment_worker_id": "Wren Lark",
        }
    ]
    assert "referral_id" not in intake.supplied["cin_assessments"], "the link is inferred: shown, not counted from"
    assert filled(intake, "disability") == [
        {"person_id": "A", "disability_id": "disability|A", "disability_code": "YES"}
    ]
    assert filled(intake, "department") == [{"team_id": "Kestrel", "team_name": "Kestrel"}]
    assert filled(intake, "professionals") == [
        {"professional_id": "Wren Lark", "professional_name": "Wren Lark", "team_id": "Kestrel"}
    ]


def test_an_enquiry_and_the_conference_that_followed(tmp_path: Path) -> None:
    asked = {
        "s47_start_date": date(2026, 3, 20),
        "icpc_unnecessary": "b) No",
        "icpc_date": date(2026, 4, 13),
        "icpc_to_plan": "Yes",
        "team": "Kestrel",
    }
    plan = {"plan_start_date": date(2026, 4, 13), "latest_category": "Neglect"}
    intake = read(tmp_path, L=rows("list_5", asked, {"s47_start_date": date(2026, 5, 1)}), M=rows("list_7", plan))
    assert [row["s47_enquiry_id"] for row in filled(intake, "s47_enquiry")] == ["s47|A|2026-03-20", "s47|A|2026-05-01"]
    assert filled(intake, "initial_cp_conference") == [
        {
            "icpc_id": "icpc|A|2026-04-13|s47|A|2026-03-20",
            "s47_enquiry_id": "s47|A|2026-03-20",
            "person_id": "A",
            "cp_plan_id": "plan|A|2026-04-13",
            "icpc_date": "2026-04-13",
            "icpc_outcome_cp_flag": "Y",
            "icpc_team": "Kestrel",
        }
    ]
    assert "s47_end_date" not in intake.supplied["s47_enquiry"]
    assert intake.windows is not None
    assert intake.windows["s47_enquiry"][0] == date(2025, 12, 31)
    assert intake.windows["initial_cp_conference"][0] == date(2026, 3, 1), (
        "enquiries begun before the window are not listed"
    )


def test_a_plan_with_its_latest_visit_and_review(tmp_path: Path) -> None:
    plan = {
        "plan_start_date": date(2025, 4, 14),
        "initial_category": "a) Neglect",
        "latest_category": "d) Emotional abuse",
        "last_visit_date": date(2026, 6, 22),
        "seen_alone": "a) Yes",
        "last_review_date": date(2026, 5, 4),
        "previous_plans": 1,
        "police_protection": "b) No",
    }
    intake = read(tmp_path, L=rows("list_7", plan))
    assert filled(intake, "cp_plans")[0] | {"cp_plan_id": ""} == {
        "cp_plan_id": "",
        "person_id": "A",
        "cp_plan_start_date": "2025-04-14",
        "cp_plan_initial_category": "NEG",
        "cp_plan_latest_category": "EMO",
    }
    (visit,) = filled(intake, "cp_visits")
    assert (visit["cp_visit_date"], visit["cp_visit_seen"], visit["cp_visit_seen_alone"]) == ("2026-06-22", "Y", "Y")
    assert filled(intake, "cp_reviews")[0]["cp_review_date"] == "2026-05-04"
    latest = {row["column_name"]: row["value"] for row in filled(intake, "annex_a_latest")}
    assert latest == {"age": "11", "previous_plans": "1", "police_protection": "N"}
    assert not LATEST_ONLY & set(intake.supplied)


def test_a_child_in_care(tmp_path: Path) -> None:
    care = {
        "care_start_date": date(2024, 1, 8),
        "category_of_need": "N1",
        "legal_status_start_date": date(2024, 6, 3),
        "legal_status": "C2: FCO",
        "last_review_date": date(2026, 5, 4),
        "last_visit_date": date(2026, 6, 8),
        "permanence_plan": "f) Long-term fostering",
        "last_iro_date": date(2026, 5, 1),
        "last_health_date": date(2026, 2, 2),
        "last_dental_date": date(2026, 3, 3),
        "placements_12m": 2,
        "placement_start_date": date(2025, 9, 1),
        "placement_type": "d) U4: Foster placement - long term",
        "placement_provider": "b) PR1 - Own",
        "placement_postcode": "b70 6aa",
        "placement_la": "Home Town",
        "missing_12m": 0,
        "rhi_offered": "",
        "team": "Kestrel",
        "worker": "Wren Lark",
    }
    intake = read(tmp_path, L=rows("list_8", care))
    (episode,) = filled(intake, "cla_episodes")
    assert (episode["cla_episode_start_date"], episode["cla_episode_start_reason"], episode["entered_care_date"]) == (
        "2024-01-08",
        "S",
        "2024-01-08",
    )
    assert episode["cla_placement_id"] == filled(intake, "cla_placement")[0]["cla_placement_id"]
    assert filled(intake, "legal_status")[0]["legal_status"] == "C2"
    assert filled(intake, "cla_placement")[0]["cla_placement_postcode"] == "B70 6AA"
    assert [row["health_check_type"] for row in filled(intake, "cla_health")] == ["Health assessment", "Dental check"]
    assert json.loads(str(filled(intake, "cla_care_plan")[0]["cla_care_plan_json"])) == {"permanence_plan": "FOSTERING"}
    assert filled(intake, "cla_reviews")[0]["cla_id"] == episode["cla_id"]
    latest = {row["column_name"]: row["value"] for row in filled(intake, "annex_a_latest")}
    assert (latest["placements_12m"], latest["missing_12m"], latest["placement_la"]) == ("2", "0", "Home Town")
    assert "rhi_offered" not in latest, "a blank is not kept as something said"
    (allocated,) = filled(intake, "involvements")
    assert (allocated["professional_id"], allocated["professional_team"], allocated["involvement_start_date"]) == (
        "Wren Lark",
        "Kestrel",
        AS_OF,
    )
    assert intake.windows is not None
    assert intake.windows["cla_placement"] == (date(2026, 6, 30), date(2026, 6, 30))
    assert "cla_placement_end_date" not in intake.supplied["cla_placement"]


def test_a_child_who_left_care_has_no_open_placement_status_or_allocation(tmp_path: Path) -> None:
    care = {
        "care_start_date": date(2024, 1, 8),
        "care_end_date": date(2026, 5, 1),
        "reason_ceased": "E4A",
        "legal_status": "C2",
        "legal_status_start_date": date(2024, 1, 8),
        "placement_start_date": date(2024, 1, 8),
        "placement_type": "U6",
        "worker": "Wren Lark",
    }
    intake = read(tmp_path, L=rows("list_8", care))
    assert filled(intake, "cla_placement")[0]["cla_placement_end_date"] == "2026-05-01"
    assert filled(intake, "legal_status")[0]["legal_status_end_date"] == "2026-05-01"
    assert "involvements" not in intake.tables


def test_a_care_leaver_an_adoption_and_an_adopter(tmp_path: Path) -> None:
    leaver = {
        "eligibility": "b) Former relevant child",
        "in_touch": "a) Yes",
        "accommodation": "Z",
        "accommodation_suitable": "a) Suitable",
        "activity": "F2",
    }
    adoption = {
        "care_start_date": date(2024, 1, 8),
        "decision_date": date(2024, 9, 2),
        "adoption_order_date": date(2026, 2, 2),
        "family_id": "F1",
    }
    adopter = {
        "enquiry_date": date(2024, 1, 8),
        "leaving_reason": "1",
        "ethnicity": "WBRI",
        "gender": "c) Neither",
        "fostering_for_adoption": "Yes",
    }
    intake = read(tmp_path, L=rows("list_9", leaver), M=rows("list_10", adoption), N=rows("list_11", adopter))
    (care,) = filled(intake, "care_leavers")
    assert (care["care_leaver_eligibility"], care["care_leaver_in_touch"], care["care_leaver_accom_suitable"]) == (
        "b) Former relevant child",
        "YES",
        "1",
    )
    (order,) = filled(intake, "permanence")
    assert (order["permanence_order_date"], order["permanence_order_type"]) == ("2026-02-02", "Adoption order")
    assert {row["column_name"]: row["value"] for row in filled(intake, "annex_a_latest")}[
        "care_start_date"
    ] == "2024-01-08"
    assert filled(intake, "adopters") == [
        {
            "adopter_id": "X",
            "gender": "I",
            "ethnicity": "WBRI",
            "fostering_for_adoption": "Y",
            "enquiry_date": "2024-01-08",
            "leaving_reason": "1",
        }
    ]
    assert intake.windows is not None
    assert intake.windows["permanence"][0] == date(2025, 7, 1)


def test_an_unborn_child_has_an_expected_date_of_birth(tmp_path: Path) -> None:
    unborn = {"dob": date(2026, 9, 1), "age": -1, "gender": "c) Not stated/recorded", "contact_date": date(2026, 6, 1)}
    intake = read(tmp_path, L=rows("list_1", unborn))
    (child,) = filled(intake, "person")
    assert child == {"person_id": "A", "sex": "U", "gender": "U", "ethnicity": "WBRI", "expected_dob": "2026-09-01"}


def test_lists_that_disagree_are_found_and_the_nearest_is_believed(tmp_path: Path) -> None:
    contact = {"contact_date": date(2026, 6, 1), "dob": date(2014, 1, 25), "ethnicity": "b) WIRI"}
    plan = {"plan_start_date": date(2026, 4, 13), "ethnicity": "nonsense"}
    intake = read(tmp_path, L=rows("list_1", contact), M=rows("list_7", plan))
    (child,) = filled(intake, "person")
    assert child["dob"] == "2015-01-25", "List 7 stands nearer to the child than List 1"
    assert child["ethnicity"] == "WIRI", "what can be read comes before what cannot"
    assert [(f.column, f.person, f.value) for f in intake.findings if f.check == "lists_disagree"] == [
        ("dob", "A", "list_7: 2015-01-25; list_1: 2014-01-25")
    ]


def test_an_age_that_is_not_that_of_the_date_of_birth_is_found(tmp_path: Path) -> None:
    intake = read(
        tmp_path, L=rows("list_1", {"age": 16, "contact_date": date(2026, 6, 1)}, {"contact_date": date(2026, 6, 2)})
    )
    assert [(f.line, f.value) for f in intake.findings if f.check == "age_differs"] == [(2, "16")]


def test_of_lists_that_name_different_workers_the_nearest_open_one_has_the_child(tmp_path: Path) -> None:
    need = {"cin_start_date": date(2024, 1, 8), "worker": "Robin Finch", "team": "Merlin"}
    plan = {
        "plan_start_date": date(2025, 1, 6),
        "plan_end_date": date(2026, 5, 1),
        "worker": "Wren Lark",
        "team": "Kestrel",
    }
    intake = read(tmp_path, L=rows("list_6", need), M=rows("list_7", plan))
    assert [row["professional_id"] for row in filled(intake, "involvements")] == ["Robin Finch"]


def test_a_list_with_headings_alone_supplies_nothing_and_says_so(tmp_path: Path) -> None:
    intake = read(
        tmp_path, L=[LIST_1, ("A", "M", "WBRI", date(2015, 1, 25), 11, date(2026, 6, 1), "6")], M=[LIST_3], N=[LIST_6]
    )
    assert "cin_episodes" not in intake.tables
    assert {f.table for f in intake.findings if f.check == "no_rows"} == {"list_3", "list_6"}
    assert {f.table for f in intake.findings if f.check == "list_absent"} == {f"list_{n}" for n in range(1, 12)} - {
        "list_1",
        "list_3",
        "list_6",
    }


def test_the_same_workbook_twice_gives_the_same_keys(tmp_path: Path) -> None:
    care = {"care_start_date": date(2024, 1, 8), "legal_status": "C2", "placement_start_date": date(2024, 1, 8)}
    one = read(tmp_path, L=rows("list_8", care), M=rows("list_1", {"contact_date": date(2026, 6, 1)}))
    other = read(tmp_path, M=rows("list_1", {"contact_date": date(2026, 6, 1)}), L=rows("list_8", care))
    assert {n: f.astype(str).to_dict("list") for n, f in one.tables.items()} == {
        n: f.astype(str).to_dict("list") for n, f in other.tables.items()
    }


#: What a workbook cannot say, and the column or table that says so.
LACKED = {
    "contacts.decision_date",
    "cin_episodes.close_date",
    "cin_assessments.referral_id",
    "cin_assessments.child_first_seen_date",
    "s47_enquiry.s47_end_date",
    "cin_plans",
    "cp_visits.cp_visit_date",
    "cp_reviews.cp_review_date",
    "cla_visits.cla_visit_date",
    "cla_reviews.cla_review_date",
    "cla_health",
    "cla_placement.cla_placement_end_date",
    "missing",
    "involvements",
    "immigration_status",
    "initial_cp_conference.icpc_transfer_in",
    "permanence.adopted_by_carer_flag",
    "professionals.full_time_equivalency",
    "cla_episodes.cla_last_iro_contact_date",
}


@pytest.mark.parametrize("need", sorted(LACKED))
def test_what_a_workbook_cannot_say_is_lacking(tmp_path: Path, need: str) -> None:
    every = {
        f"L{name}": rows(name, {c: date(2026, 3, 2) for c in COLUMNS[name] if c.endswith("_date")}) for name in COLUMNS
    }
    intake = read(tmp_path, **every)
    assert Reading(intake.tables, intake.supplied, AsOf(intake.as_of)).lacks([need]) == (need,)


#: What a workbook feeds truly: in its window, over the trust, the number that the population's SSD extract gives.
FED = (
    "contacts_total",
    "referrals_rate",
    "referral_nfa",
    "eh_open",
    "assessments_45wd",
    "assessments_completed_count",
    "assessments_median",
    "assessments_open_bands",
    "assessments_open_overdue",
    "assessments_started",
    "assessment_child_seen",
    "assessment_outcomes",
    "s47_started",
    "s47_to_icpc_15wd",
    "icpc_to_plan",
    "cpp_count",
    "cpp_rate",
    "cpp_starts",
    "cpp_ends",
    "cpp_category",
    "cpp_2yrs_open",
    "cpp_2yrs_ended",
    "cpp_under_3m_ended",
    "cla_count",
    "cla_rate",
    "cla_starts",
    "cla_ends",
    "cla_foster",
    "cla_placement_mix",
    "cl_in_touch",
    "cl_accommodation",
    "cl_eet",
    "cl_not_in_touch",
    "cl_pathway_plan",
    "cl_pa_allocated",
    "cl_contact_8wk",
    "cla_placed_with_parents",
    "ad_a2",
    "ad_adopted_pct",
    "ad_waiting",
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Intake, Intake]:
    """One invented population as an SSD extract and as a workbook."""
    place = tmp_path_factory.mktemp("population")
    for kind in ("ssd", "annex-a"):
        write(place / kind, scale=0.1, as_of=date(2026, 6, 30), seed=1, format=kind)  # type: ignore[arg-type]
    return read_source([place / "ssd"]), read_source([place / "annex-a"])


def told(intake: Intake, name: str, first: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """Every result of an indicator over the trust for periods wholly in the window; of stocks, their last day."""
    windows = {table: day_number(window[0]) for table, window in (intake.windows or {}).items()}
    reading = Reading(intake.tables, intake.supplied, AsOf(intake.as_of), covers=windows)
    assert not reading.lacks(INDICATORS[name].needs)
    since = "period_end" if INDICATORS[name].fold == "stock" else "period_start"
    return {
        (str(grain), row["period_start"]): (row["numerator"], row["denominator"], row["unknown"], row["value"])
        for grain in INDICATORS[name].offered
        for row in measure(reading, [name], grain=grain)
        if row[since] >= first
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", FED)
def test_a_workbook_and_an_extract_of_one_population_give_the_same_number(
    both: tuple[Intake, Intake], name: str
) -> None:
    extract, book = both
    assert book.windows is not None
    tables = {need.partition(".")[0] for need in INDICATORS[name].needs}
    first = max(book.windows[table][0] for table in tables).isoformat()
    expected = told(extract, name, first)
    assert expected, "no period to compare"
    assert told(book, name, first) == expected
