"""The files keep the contract: every table and column, links that lead somewhere, one trust for one throw."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.tables import TABLES, Type
from etl import synthetic
from tests.etl.synthetic.plainly import Extract

AS_OF = date(2026, 6, 30)
#: What only a workbook fills.
NOT_AN_EXTRACT = {"annex_a_latest"}
RECORDED = (
    "action", "annotation", "commentary", "feedback_response", "observation", "practice_review", "saved_view",
    "thematic",
)  # fmt: skip


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


@pytest.mark.parametrize("name", sorted(set(TABLES) - NOT_AN_EXTRACT))
def test_every_table_is_a_file_with_the_declared_columns(invented: Callable[..., Path], name):
    table = TABLES[name]
    assert header(invented() / f"{table.source}.csv") == [column.item for column in table.columns]


def test_the_folder_says_that_it_is_invented(invented):
    mark = json.loads((invented() / synthetic.MARK).read_text(encoding="utf-8"))
    assert mark["invented"] is True
    assert mark["as_of"] == "2026-06-30"
    assert mark["seed"] == synthetic.DEFAULT_SEED


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("kind", ["ssd", "annex-a"])
def test_the_same_throw_is_the_same_trust_byte_for_byte(tmp_path, kind):
    for name in ("one", "two"):
        synthetic.write(tmp_path / name, scale=0.02, as_of=AS_OF, seed=5, format=kind)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_another_seed_is_another_trust(tmp_path):
    for seed in (5, 6):
        synthetic.write(tmp_path / str(seed), scale=0.02, as_of=AS_OF, seed=seed)
    one, two = (bytes_of(tmp_path / str(seed)) for seed in (5, 6))
    assert one["ssd_cin_episodes.csv"] != two["ssd_cin_episodes.csv"]


@pytest.mark.parametrize("scale", [0.002, 0.01, 0.3])
@pytest.mark.parametrize("as_of", [date(2024, 2, 29), date(2026, 3, 31), date(2026, 12, 25)])
def test_any_scale_and_day_make_a_trust(tmp_path, scale, as_of):
    paths = synthetic.write(tmp_path, scale=scale, as_of=as_of, seed=3)
    assert len(paths) == len(set(TABLES) - NOT_AN_EXTRACT) + 1 + len(RECORDED)


@pytest.mark.parametrize("scale", [0, -1, 1000])
def test_a_scale_that_makes_no_trust_is_refused_in_words(tmp_path, scale):
    with pytest.raises(ValueError, match="use a number above 0"):
        synthetic.write(tmp_path, scale=scale, as_of=AS_OF)


def test_progress_goes_from_nothing_to_everything(tmp_path):
    told: list[tuple[str, float]] = []
    synthetic.write(tmp_path, scale=0.01, as_of=AS_OF, progress=lambda words, share: told.append((words, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(words for words, _ in told)


def test_nothing_has_happened_after_as_of(small: Extract):
    for table in TABLES.values():
        if table.name in NOT_AN_EXTRACT:
            continue
        dates = [column.item for column in table.columns if column.type is Type.DATE and not column.future]
        dates = [item for item in dates if "due" not in item and "target" not in item]
        for row in small.rows(table.source):
            assert all(row[item][:10] <= "2026-06-30" or "/" in row[item] for item in dates if row[item]), table.name


@pytest.mark.parametrize(
    ("table", "column", "to", "key"),
    [
        ("ssd_cin_assessments", "cina_referral_id", "ssd_cin_episodes", "cine_referral_id"),
        ("ssd_cp_visits", "cppv_cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
        ("ssd_cla_episodes", "clae_cla_placement_id", "ssd_cla_placement", "clap_cla_placement_id"),
        ("ssd_involvements", "invo_professional_id", "ssd_professionals", "prof_professional_id"),
        ("ssd_cin_episodes", "cine_referral_team", "ssd_department", "dept_team_id"),
        ("ssd_initial_cp_conference", "icpc_s47_enquiry_id", "ssd_s47_enquiry", "s47e_s47_enquiry_id"),
        ("loc_core_groups", "cp_plan_id", "ssd_cp_plans", "cppl_cp_plan_id"),
    ],
)
def test_links_lead_to_rows(small: Extract, table, column, to, key):
    known = {row[key] for row in small.rows(to)}
    links = [row[column] for row in small.rows(table) if row[column]]
    lost = [link for link in links if link not in known]
    assert links
    assert len(lost) <= 0.03 * len(links), "a few are lost, as in every system; no more"


def test_every_child_of_a_plan_came_by_a_conference_or_before_the_extract_begins(small: Extract):
    conferences = {row["icpc_icpc_id"] for row in small.rows("ssd_initial_cp_conference")}
    for row in small.plans():
        start = small.day(row, "cppl_cp_plan_start_date")
        if start and start > date(2021, 7, 1):
            assert row["cppl_icpc_id"] in conferences


def test_names_of_children_are_words_and_not_names(small: Extract):
    words = {row["pers_surname"] for row in small.rows("ssd_person")}
    assert words <= set(synthetic.people.SURNAMES)


def test_faults_are_there_and_few(invented: Callable[..., Path]):
    folder = invented(0.3)
    text = "".join((folder / name).read_text(encoding="utf-8") for name in ("ssd_contacts.csv", "ssd_involvements.csv"))
    assert "1900-01-01" in text
    lines = text.splitlines()
    slashed = sum("/20" in line for line in lines)
    assert 0 < slashed < 0.01 * len(lines)
