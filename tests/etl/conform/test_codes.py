"""The DfE's code first, where it stands by itself; then its description; then the trust's own words; never a guess."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.conform.codes import REFERENCE, code_table

READ = [
    ("gender", "M", "M"),
    ("gender", "a) Male", "M"),
    ("gender", "Female", "F"),
    ("gender", "b) Female", "F"),
    ("gender", "c) Not stated/recorded", "U"),
    ("gender", "d) Neither", "I"),
    ("gender", "c) Neither", "I"),  # adopters' c and d are the other way round: the words count, not the letter
    ("gender", "1", "M"),
    ("gender", "Mother", None),
    ("gender", "Family", None),
    ("contact_or_referral_source", "q) 6: Police", "6"),
    ("contact_or_referral_source", "6", "6"),
    ("contact_or_referral_source", "Police", "6"),
    ("contact_or_referral_source", "b) 1B: Individual", "1B"),
    ("contact_or_referral_source", "p1) 5D: LA services", "5D"),
    ("contact_or_referral_source", "u) 10: Unknown", "10"),
    ("contact_or_referral_source", "School", "2A"),
    ("contact_or_referral_source", "Individual", None),  # four codes are individuals
    ("contact_or_referral_source", "Health", None),  # six codes are health
    ("contact_or_referral_source", "16 year old friend", None),
    ("ethnicity", "a) WBRI", "WBRI"),
    ("ethnicity", "WBRI - White British", "WBRI"),
    ("ethnicity", "White British", "WBRI"),
    ("ethnicity", "s) NOBT", "NOBT"),
    ("ethnicity", "s) REFU", "REFU"),
    ("ethnicity", "Both parents", None),
    ("ethnicity", "A1", "WBRI"),
    ("legal_status", "C2", "C2"),
    ("legal_status", "C2: FCO", "C2"),
    ("legal_status", "Full care order [C2]", "C2"),
    ("legal_status", "(C2) Full care order", "C2"),
    ("legal_status", "V4 - short breaks", "V4"),
    ("legal_status", "C2 with E1", None),  # two codes
    ("legal_status", "Section 20", "V2"),
    ("placement_type", "f) U6: Foster placement - not FFA", "U6"),
    ("placement_type", "zz) T4: Temporary placement - seven days or less", "T4"),
    ("placement_type", "Z1", "Z1"),
    ("placement_provider", "e) PR4 - Private provision", "PR4"),
    ("primary_need", "N1 - Abuse or Neglect", "N1"),
    ("primary_need", "PSRMEM - Support with memory and cognition", None),
    ("category_of_abuse", "Physical abuse", "PHY"),
    ("category_of_abuse", "d) Emotional abuse", "EMO"),
    ("category_of_abuse", "Negligible", None),
    ("reason_ceased_looked_after", "k) E47: Special Guardianship Orders - relative/friend", "E47"),
    ("reason_ceased_looked_after", "E4A", "E4A"),
    ("reason_ceased_looked_after", "E4", "E4"),  # as older returns have it
    ("reason_ceased_looked_after", "E43", "E43"),
    ("adoption_decision_reversed_reason", "RD2", "RD2"),
    ("adopter_leaving_reason", "1", "1"),
    ("la_in_touch", "a) Yes", "YES"),
    ("la_in_touch", "Y", "YES"),
    ("la_in_touch", "d) Refu", "REFU"),
    ("la_in_touch", "f) Rhom", "RHOM"),
    ("la_in_touch", "No longer requires services", "NREQ"),
    ("la_in_touch", "No idea", None),
    ("care_leaver_accommodation", "Z", "Z"),
    ("care_leaver_accommodation", "Z1", "Z"),
    ("care_leaver_accommodation", "T2", "T"),
    ("care_leaver_accommodation", "Z: With former foster carers", "Z"),
    ("care_leaver_accommodation", "With former foster carers", "Z"),
    ("care_leaver_accommodation", "Residence not known", "R"),
    ("care_leaver_accommodation", "B&B", "W"),
    ("care_leaver_accommodation", "B & B", None),
    ("care_leaver_accommodation", "flat share", None),
    ("care_leaver_accommodation", "Staying with a friend", None),
    ("accommodation_suitability", "Suitable", "1"),
    ("accommodation_suitability", "b) Unsuitable", "2"),
    ("activity_status", "0", "0"),
    ("activity_status", "Full time in higher education", "F1"),
    ("activity_status", "volunteering", None),
    ("case_status", "CLA&CP", "CLA"),
    ("case_status", "CP/CLA", "CLA"),
    ("case_status", "Care leaver", "CLOSED"),
    ("case_status", "c) Child in need plan", "CIN"),
    ("disability", "AUT", "AUT"),
    ("disability", "LEARNING", "LD"),
    ("disability", "NONE", "NONE"),
    ("reason_new_episode", "S", "S"),
    ("reason_new_episode", "Started to be looked after", "S"),
    ("reason_new_episode", "Siblings placed", None),
    ("review_participation", "PN4", "PN4"),
]


@pytest.mark.parametrize(("codes", "written", "code"), READ)
def test_a_cell_is_read_as_its_code_or_not_at_all(codes: str, written: str, code: str | None) -> None:
    assert code_table(codes).read(written) == code


@pytest.mark.parametrize("path", sorted((REFERENCE / "codes").glob("*.csv")), ids=lambda path: path.stem)
def test_every_code_and_every_description_of_one_code_alone_is_read_as_it(path) -> None:
    table = code_table(path.stem)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({row["code"] for row in rows}) == len(rows), "a code stands twice"
    for row in rows:
        assert table.read(row["code"]) == row["code"]
        assert table.read(row["code"].lower()) == row["code"]
        labels = [other["label"] for other in rows]
        if row["label"] and labels.count(row["label"]) == 1:
            assert table.read(row["label"]) == row["code"]
            assert table.read(f"a) {row['label']}") == row["code"]


def test_every_alias_leads_to_a_code_of_its_table() -> None:
    with (REFERENCE / "aliases.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            assert code_table(row["codes"]).read(row["written"]) == row["code"], row


@given(st.sampled_from(["gender", "legal_status", "care_leaver_accommodation", "placement_type"]), st.text(max_size=40))
def test_no_text_makes_reading_fail_and_every_answer_is_a_code(codes: str, text: str) -> None:
    table = code_table(codes)
    assert table.read(text) in {None, *table.codes}
