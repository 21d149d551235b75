"""What an assessment led to, from the outcome as case systems write it.

The Standard Safeguarding Dataset leaves the content open. Extracts in use hold a flag for each outcome
(``{"OUTCOME_NFA_FLAG": "N", "OUTCOME_CLA_REQUEST_FLAG": "Y"}``), its words (``{"OUTCOME": "Early help"}``) or plain
text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from indicators.cases import Texts
from indicators.reading import Rows

CARE, ENQUIRY, PLAN, EARLY_HELP, NO_ACTION, OTHER = (
    "Looked after",
    "Strategy discussion or section 47",
    "Child in need plan",
    "Early help",
    "No further action",
    "Other",
)
NOT_RECORDED = "Not recorded"
#: Of several that are ticked, the first of these counts.
HIERARCHY = (CARE, ENQUIRY, PLAN, EARLY_HELP, NO_ACTION, OTHER)

#: How each is written. "No further action after section 47" is no enquiry, so no action is asked about first.
_WRITTEN = {
    NO_ACTION: re.compile(r"\bnfa\b|no further action|no action|case clos|closure"),
    CARE: re.compile(r"\bcla\b|\blac\b|looked after|into care|in care"),
    ENQUIRY: re.compile(r"strategy|section 47|\bs ?47\b|child protection"),
    PLAN: re.compile(r"\bcin\b|in need|prov(ision)? of|section 17|\bs ?17\b|short break"),
    EARLY_HELP: re.compile(r"early (help|support|intervention)|family help|step(ped)? down"),
}
_YES, _NO = {"y", "yes", "true", "1"}, {"", "n", "no", "false", "0", "none", "null"}
#: Keys that tick nothing: how many outcomes there are, and what somebody wrote about them.
_BESIDE = re.compile(r"total|comment|note")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def _ticked(said: Any, name: str = "") -> Iterator[str]:
    """The outcomes named by a flag that is set, or in words."""
    if isinstance(said, dict):
        for key, value in said.items():
            if not _BESIDE.search(_plain(str(key))):
                yield from _ticked(value, str(key))
    elif isinstance(said, list):
        for value in said:
            yield from _ticked(value, name)
    elif (words := _plain(str(said))) in _YES:
        yield _plain(name)
    elif words not in _NO:
        yield words


def _outcome(words: str) -> str:
    return next((name for name, written in _WRITTEN.items() if written.search(words)), OTHER)


def main_outcome(text: str) -> str | None:
    """The first outcome of the hierarchy that a cell names; None where it names none."""
    try:
        told = list(_ticked(json.loads(text)))
    except (ValueError, RecursionError):  # brackets without end are words like any other
        told = list(_ticked(text))
    named = {_outcome(words) for words in told if words}
    return next((name for name in HIERARCHY if name in named), None)


def outcomes(rows: Rows) -> Texts:
    """The outcome of each assessment; where the cell names none, no further action by its flag, else not recorded."""
    codes, found = pd.factorize(rows.text("assessment_outcome_json"))
    named = np.array([*(main_outcome(str(text)) for text in found), None], dtype=object)[codes]
    plain = np.where(rows.is_("assessment_outcome_nfa", "Y"), NO_ACTION, NOT_RECORDED)
    told: Texts = np.where(pd.isna(named), plain, named).astype(object)
    return told
