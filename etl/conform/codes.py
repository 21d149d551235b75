"""Codes: the DfE's code where the cell holds it, else its description, else the trust's own words; never a guess."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "data" / "reference"

ORDER = re.compile(
    r"^[A-Za-z]{1,2}\d?\)\s*"
)  #: the letter by which Ofsted's lists are sorted: "a) Male", "zz) T4: ..."
TOKEN = re.compile(r"[A-Z0-9]+")
BRACKETED = re.compile(r"[\[(]\s*([A-Z0-9]+)\s*[\])]")
NOT_WORD = re.compile(r"[^a-z0-9&]+")


def folded(text: str) -> str:
    """A description without its order letter, case, quotes and punctuation."""
    return NOT_WORD.sub(" ", ORDER.sub("", text).lower().replace("'", "").replace("’", "")).strip()


@dataclass(frozen=True)
class CodeTable:
    """One list of codes, and every way its entries are written."""

    name: str
    codes: frozenset[str]
    described: Mapping[str, str]  #: folded description or alias -> code
    ambiguous: frozenset[str]  #: folded descriptions that lead to more than one code
    written: Mapping[str, str]  #: aliases that are themselves short codes, to the letter: "A1", "1", "Y"

    def read(self, text: str) -> str | None:
        """The code that a clean cell holds; None where it holds none of ours, or more than one."""
        upper = text.upper()
        if upper in self.codes:
            return upper
        alias = self.written.get(upper)
        if alias is not None:
            return alias
        rest = ORDER.sub("", text)
        if rest.upper() in self.codes:
            return rest.upper()
        words = folded(text)
        # Before codes in the midst of words: a description may hold another's code ("B&B" is no B).
        if words in self.described and words not in self.ambiguous:
            return self.described[words]
        return self._token(rest.upper())

    def _token(self, upper: str) -> str | None:
        found: set[str] = {token for token in TOKEN.findall(upper) if self._is_strong(token)}
        if len(found) > 1:
            return None
        if found:
            return found.pop()
        bracketed: set[str] = {token for token in BRACKETED.findall(upper) if token in self.codes}
        if len(bracketed) == 1:
            return bracketed.pop()
        return self._leading(upper)

    def _is_strong(self, token: str) -> bool:
        """A code that no word and no number in a sentence could be: a letter and a digit, or four capitals."""
        if token not in self.codes:
            return False
        return (any(map(str.isdigit, token)) and not token.isdigit()) or (len(token) >= 4 and token not in ENGLISH)

    def _leading(self, upper: str) -> str | None:
        """A short code at the beginning, set off by a digit, space or punctuation: "Z1", "Z: With ...", "6: Police"."""
        first = TOKEN.match(upper)
        if first is None:
            return None
        token, after = first.group(), upper[first.end() :]
        if token in self.codes and _set_off(token, after):
            return token
        if len(token) == 2 and token[0] in self.codes and token[0].isalpha() and token[1] in "12":
            return token[0]  # OC3 writes accommodation as a letter and a digit for its suitability
        return None


#: Codes that are also words: taken as codes where they stand alone or before a colon or dash, never within a sentence.
ENGLISH = frozenset(
    {
        "ADOPTION",
        "ASSESSMENT",
        "BOTH",
        "CLOSED",
        "DIED",
        "ELIGIBLE",
        "FAMILY",
        "FORMER",
        "FOSTERING",
        "HAND",
        "HEAR",
        "IN",
    }
    | {"NO", "NONE", "OTHER", "OUT", "QUALIFYING", "RELEVANT", "RESIDENTIAL", "SUPPORTED", "UNKNOWN", "YES"}
)


def _set_off(token: str, after: str) -> bool:
    if not after:
        return True
    if token in ENGLISH:
        return re.match(r"\s*[:;)\]–—]|\s+-\s|-\s", after) is not None
    if len(token) > 1 or token.isdigit():
        return not after[0].isalnum()
    # A single letter is an abbreviation more often than a code: "B&B" and "T.B." are none, "Z: With" and "Z with" are.
    return re.match(r"\s*[:;)\]–—-]|,\s|\s(?=[^\s&/.])", after) is not None


@cache
def code_table(name: str) -> CodeTable:
    """The table data/reference/codes/<name>.csv with the aliases that data/reference/aliases.csv gives it."""
    entries = _rows(REFERENCE / "codes" / f"{name}.csv")
    codes = frozenset(row["code"].upper() for row in entries)
    leads: dict[str, set[str]] = {}
    for row in entries:
        if row["label"]:
            leads.setdefault(folded(row["label"]), set()).add(row["code"].upper())
    ambiguous = frozenset(words for words, to in leads.items() if len(to) > 1)
    described = {words: next(iter(to)) for words, to in leads.items() if words and len(to) == 1}
    written: dict[str, str] = {}
    for row in _rows(REFERENCE / "aliases.csv"):
        if row["codes"] != name:
            continue
        if row["code"].upper() not in codes:
            raise ValueError(
                f"data/reference/aliases.csv gives {name} the code {row['code']}, which is not in codes/{name}.csv"
            )
        written[row["written"].upper()] = row["code"].upper()
        described[folded(row["written"])] = row["code"].upper()
    return CodeTable(name, codes, described, ambiguous - frozenset(described), written)


@cache
def _rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
