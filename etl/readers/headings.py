"""Headings as people write them, matched with the headings we know: by score, one to one, never by half a word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "\u02bc": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\ufeff": ""}
)
SPACE = re.compile(r"\s+")
TRAILING = re.compile(r"(\s*\(y/n\)|[\s?):.*]+)+$")
WORD = re.compile(r"[a-z0-9]+")

#: A heading that is not ours to the letter is taken for one of ours where so much of their distinctive words agree,
#: and so much more than with any other heading. "Age" is no part of "percentage": whole words are compared.
LIKE, AHEAD = 0.7, 0.15


@cache
def plain(heading: str) -> str:
    """A heading with case, spacing, quotes and a trailing question mark, bracket or (Y/N) folded away."""
    text = SPACE.sub(" ", heading.translate(FOLDED)).strip().lower()
    return TRAILING.sub("", text).strip()


@cache
def item_name(heading: str) -> str:
    """A heading as a database would name it: lower case, words joined by underscores."""
    return "_".join(WORD.findall(heading.translate(FOLDED).lower()))


@cache
def words(heading: str) -> frozenset[str]:
    """The words of a heading, plural and singular alike."""
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") else word for word in WORD.findall(plain(heading))
    )


@dataclass(frozen=True)
class Match:
    """Which of our columns each position of a header row holds, which by likeness only, and what was left over."""

    columns: Mapping[int, str]
    by_likeness: frozenset[int]
    unmatched: tuple[int, ...]  #: positions with a heading that is none of ours
    twice: tuple[int, ...]  #: positions with a heading that an earlier position already had
    absent: tuple[str, ...]  #: our columns that no heading matched


def match(cells: Sequence[str], known: Mapping[str, Sequence[str]], *, by_likeness: bool) -> Match:
    """Match a header row with our columns, each given with every way its heading is written.

    ``by_likeness`` where people wrote the headings; the names of a database are exact, or name something else.
    """
    exact = {plain(heading): column for column, headings in known.items() for heading in headings}
    columns: dict[int, str] = {}
    left, twice = [], []
    for position, cell in enumerate(cells):
        if not plain(cell):
            continue
        column = exact.get(plain(cell))
        if column is None:
            left.append(position)
        elif column in columns.values():
            twice.append(position)
        else:
            columns[position] = column
    free = {column: headings for column, headings in known.items() if column not in columns.values()}
    alike = _alike({p: cells[p] for p in left}, free, known) if by_likeness else {}
    columns.update(alike)
    return Match(
        columns=columns,
        by_likeness=frozenset(alike),
        unmatched=tuple(p for p in left if p not in alike),
        twice=tuple(twice),
        absent=tuple(column for column in known if column not in columns.values()),
    )


def _alike(
    cells: Mapping[int, str], open_columns: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]]
) -> dict[int, str]:
    """Positions whose heading is like one open column and no other, and that column like no other position."""
    if not cells or not open_columns:
        return {}
    weight = _weights(known)
    score = {
        (position, column): max(_likeness(words(cell), words(heading), weight) for heading in headings)
        for position, cell in cells.items()
        for column, headings in open_columns.items()
    }
    found: dict[int, str] = {}
    for (position, column), likeness in score.items():
        rival = max((s for (p, c), s in score.items() if (p == position) != (c == column)), default=0.0)
        if likeness >= LIKE and likeness >= rival + AHEAD:
            found[position] = column
    return found


def _weights(known: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Words that few of the headings share say more about which one it is."""
    counts = Counter(word for headings in known.values() for word in words(headings[0]))
    return {word: 1 / math.sqrt(count) for word, count in counts.items()}


def _likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    total = sum(weight.get(word, 1.0) for word in one | other)
    return sum(weight.get(word, 1.0) for word in one & other) / total if total else 0.0
