"""What the eleven lists of an Annex A workbook look things up in, and how Ofsted writes their cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from etl.synthetic.days import NEVER, Days, Flags, Texts, add_months, age_on
from etl.synthetic.population import Trust

#: Columns of one list in order: days as whole numbers, texts and numbers as objects. A blank cell is "" or NEVER.
List = dict[str, np.ndarray]
CELLS = Path(__file__).with_name("ofsted_cells.csv")


@cache
def _cells(codes: str) -> dict[str, str]:
    """How Ofsted writes each code of a code list, such as 6 as 'q) 6: Police'."""
    with CELLS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["cell"] for row in csv.DictReader(file) if row["codes"] == codes}


def cell(codes: str, values: np.ndarray) -> Texts:
    """Codes as Ofsted's cells; what is no code of the list stays as it is."""
    told = _cells(codes)
    return np.array([told.get(each, each) for each in values], dtype=object)


def yes_no(flags: np.ndarray) -> Texts:
    """True and 'Y' as 'a) Yes', False and 'N' as 'b) No'; a blank stays blank."""
    words = {True: "a) Yes", False: "b) No", "Y": "a) Yes", "N": "b) No"}
    return np.array([words.get(each, "") for each in flags.tolist()], dtype=object)


@dataclass
class Sheets:
    """What all the lists look things up in."""

    trust: Trust

    def __post_init__(self) -> None:
        self.as_of = self.trust.setting.as_of
        self.tables = self.trust.tables
        self.six_months = int(add_months(np.array([self.as_of]), -6)[0])
        self.twelve_months = int(add_months(np.array([self.as_of]), -12)[0])
        person = self.tables["person"]
        self._place = _index(person["person_id"])
        self._disabled = frozenset(self.tables["disability"]["person_id"].tolist())
        involved = self.tables["involvements"]
        mine = np.flatnonzero(
            (involved["professional_role_id"] == "CW") & (involved["involvement_end_date"] > self.as_of)
        )
        self._lead = dict(zip(involved["person_id"][mine].tolist(), mine.tolist(), strict=True))
        self._names = np.append(self.trust.staff.names, "").astype(object)
        self._teams = np.append(np.array(self.trust.organisation.names, dtype=object), "").astype(object)

    def row(self, child: Days) -> Days:
        """Row of each child in the person table; -1 where it has none."""
        return np.array([self._place.get(each, -1) for each in child.tolist()], dtype=np.int64)

    def born(self, child: Days) -> Days:
        """Date of birth, or the expected one of a child not born yet."""
        person, row = self.tables["person"], self.row(child)
        dates = np.where(person["dob"] >= NEVER, person["expected_dob"], person["dob"])
        return np.where(row >= 0, dates[row], NEVER)

    def about(self, child: Days) -> List:
        """The first columns of nearly every list."""
        person, row = self.tables["person"], self.row(child)

        def told(name: str, blank: str) -> Texts:
            return np.where(row >= 0, person[name][row], blank).astype(object)

        born = self.born(child)
        age = np.where(born >= NEVER, -1, np.maximum(age_on(np.minimum(born, self.as_of + 400), self.as_of), -1))
        ages = np.where(
            (row < 0) | ((born >= NEVER) & (np.where(row >= 0, person["forename"][row], "") != "Unborn")), "", age
        )
        return {
            "person_id": child, "gender": cell("gender", told("gender", "U")),
            "ethnicity": cell("ethnicity", told("ethnicity", "NOBT")),
            "dob": born, "age": np.array([int(each) if each != "" else "" for each in ages.tolist()], dtype=object),
        }  # fmt: skip

    def disability(self, child: Days) -> Texts:
        """Whether the child has a disability."""
        return yes_no(np.array([each in self._disabled for each in child.tolist()]))

    def by(self, team: Days, worker: Days) -> List:
        """Names of the team and worker of a record."""
        return {"team": self._teams[team], "worker": self._names[worker]}

    def holding(self, child: Days) -> List:
        """Names of the team and worker who hold each child now."""
        involved = self.tables["involvements"]
        row = np.array([self._lead.get(each, -1) for each in child.tolist()], dtype=np.int64)
        team = np.where(row >= 0, involved["professional_team"][row], -1)
        worker = np.where(row >= 0, involved["professional_id"][row], -1)
        return self.by(team, worker)

    def in_window(self, days: Days, *, months: int = 6) -> Flags:
        """Days that lie in the months up to as_of."""
        first = self.six_months if months == 6 else self.twelve_months
        return (days > first) & (days <= self.as_of)


def _index(values: Days) -> dict[int, int]:
    return {each: place for place, each in enumerate(values.tolist())}


def latest(child: Days, day: Days) -> Days:
    """The row of each child with the latest day, in order of child."""
    order = np.lexsort((np.arange(len(day)), day, child))
    last = np.append(child[order][1:] != child[order][:-1], True) if len(order) else np.zeros(0, dtype=np.bool_)
    return np.asarray(order[last], dtype=np.int64)


def seen_last(child: Days, of: Days, day: Days) -> tuple[Days, Days]:
    """For each child the latest day among rows of its own, and that row (-1 for none)."""
    known = day < NEVER
    rows = np.flatnonzero(known)[latest(of[known], day[known])]
    place = _index(of[rows])
    found = np.array([place.get(each, -1) for each in child.tolist()], dtype=np.int64)
    row = np.where(found >= 0, rows[found] if len(rows) else 0, -1)
    return np.where(row >= 0, day[row] if len(day) else 0, NEVER), row


def before_latest(child: Days, of: Days, day: Days, anchor: dict[int, int]) -> Texts:
    """How many rows of each child lie in the twelve months before its anchor day, that one left out."""
    counted: dict[int, int] = {}
    year = {each: int(add_months(np.array([when]), -12)[0]) for each, when in anchor.items()}
    for each, when in zip(of.tolist(), day.tolist(), strict=True):
        if each in anchor and year[each] <= when < anchor[each]:
            counted[each] = counted.get(each, 0) + 1
    return np.array([counted.get(each, 0) for each in child.tolist()], dtype=object)
