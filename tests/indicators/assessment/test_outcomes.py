"""What an assessment led to, however a case system writes it."""

import pytest

from indicators.assessment._outcomes import CARE, EARLY_HELP, ENQUIRY, NO_ACTION, OTHER, PLAN, main_outcome


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ('{"OUTCOME_NFA_FLAG": "Y", "OUTCOME_NFA_S47_END_FLAG": "N"}', NO_ACTION),
        ('{"OUTCOME_NFA_S47_END_FLAG": "Y"}', NO_ACTION),
        ('{"STRATEGY_DISCUSSION_FLAG": "Y", "PROV_OF_SERVICES_FLAG": "Y"}', ENQUIRY),
        ('{"OUTCOME_CLA_REQUEST_FLAG": "Y", "OUTCOME_STRATEGY_DISCUSSION_FLAG": "Y"}', CARE),
        ('{"OUTCOME_PROV_OF_SB_CARE_FLAG": true}', PLAN),
        ('{"OUTCOME_LEGAL_ACTION_FLAG": "Y"}', OTHER),
        ('{"OUTCOME": "Transfer to Early Support Plan"}', EARLY_HELP),
        ('[{"outcome": "Child in Need planning"}, {"outcome": "Early help"}]', PLAN),
        ("Case closure", NO_ACTION),
        ("Recommend strategy discussion", ENQUIRY),
    ],
)
def test_flags_words_and_plain_text_are_read(cell, outcome):
    assert main_outcome(cell) == outcome


@pytest.mark.parametrize(
    "cell",
    ["{}", "[]", '{"OUTCOME": ""}', '{"OUTCOME_NFA_FLAG": "N"}', '{"TOTAL_NO_OF_OUTCOMES": "2"}', "null", "N"],
)
def test_what_names_no_outcome_is_none(cell):
    assert main_outcome(cell) is None


def test_what_somebody_wrote_about_an_outcome_ticks_nothing():
    assert main_outcome('{"OUTCOME_COMMENTS": "Mother asked about early help", "OUTCOME_NFA_FLAG": "Y"}') == NO_ACTION


def test_brackets_without_end_are_read_like_any_words():
    assert main_outcome("[" * 100_000) is None
    assert main_outcome("[" * 900 + '"Early help"' + "]" * 900) == EARLY_HELP
