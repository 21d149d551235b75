"""The faults of real records: in what was recorded (both formats show it) and in how it was typed (the extract only).

About one row in two hundred. No fault moves a published figure by more than a fraction of what it is aimed at within.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from data.tables import TABLES, Table, Type
from etl.synthetic.days import NEVER, Days, Texts
from etl.synthetic.front_door import Rows
from etl.synthetic.setting import Setting

#: Shares of rows: what is missing, impossible, or was never closed.
NO_START, BACKWARDS, NO_BIRTH, NO_PERSON, BLANK_FLAG = 0.0008, 0.0015, 0.0015, 0.001, 0.004
#: A conference without its enquiry leaves that enquiry on the list of those waiting for one: rare, and it stays.
NO_LINK = 0.001

#: Table, the column to blank, and the share of rows.
BLANKED: tuple[tuple[str, str, float], ...] = (
    ("cin_assessments", "assessment_start_date", NO_START),
    ("s47_enquiry", "s47_start_date", NO_START / 2),
    ("cin_plans", "cin_plan_start_date", NO_START),
    ("early_help_episodes", "episode_start_date", NO_START * 2),
    ("cp_reviews", "cp_review_due", NO_START * 3),
    ("cp_visits", "cp_visit_date", NO_START / 2),
    ("cla_visits", "cla_visit_date", NO_START / 2),
    ("s47_enquiry", "strategy_discussion_date", 0.006),
    ("missing", "rhi_completed_at", 0.002),
    ("cin_episodes", "close_reason", 0.004),
    ("cp_plans", "cp_plan_latest_category", 0.006),
    ("cin_assessments", "assessment_child_seen", BLANK_FLAG),
    ("cin_assessments", "assessment_worker_id", 0.003),
    ("cin_assessments", "assessment_team", 0.001),
    ("initial_cp_conference", "s47_enquiry_id", NO_LINK),
    ("involvements", "professional_id", 0.0006),
    ("cla_placement", "cla_placement_type", 0.0006),
    ("contacts", "contact_source_code", 0.0015),
)
#: Table, start and end: the end is typed some days before the start.
TURNED_ROUND: tuple[tuple[str, str, str], ...] = (
    ("cin_assessments", "assessment_start_date", "assessment_auth_date"),
    ("s47_enquiry", "s47_start_date", "s47_end_date"),
    ("cin_plans", "cin_plan_start_date", "cin_plan_end_date"),
    ("early_help_episodes", "episode_start_date", "episode_end_date"),
    ("contacts", "contact_date", "decision_date"),
    ("involvements", "involvement_start_date", "involvement_end_date"),
)
#: Table, end and share of rows: work that was over a year ago and more, and was never closed.
LEFT_OPEN: tuple[tuple[str, str, float], ...] = (
    ("cin_assessments", "assessment_auth_date", 0.0008),
    ("cin_plans", "cin_plan_end_date", 0.0008),
    ("s47_enquiry", "s47_end_date", 0.0003),
    ("involvements", "involvement_end_date", 0.0008),
)


def _some(dice: np.random.Generator, number: int, share: float) -> Days:
    """Places of about that share of rows."""
    return np.flatnonzero(dice.random(number) < share)


def spoil(setting: Setting, tables: dict[str, Rows]) -> dict[str, Rows]:
    """The tables with faults in what was recorded; the rows given are left as they are."""
    dice = setting.dice("faults")
    found = {name: {column: each.copy() for column, each in rows.items()} for name, rows in tables.items()}
    for name, column, share in BLANKED:
        rows = found[name]
        values = rows[column]
        values[_some(dice, len(values), share)] = (
            "" if values.dtype == object else NEVER if TABLES[name].column(column).type is Type.DATE else -1
        )
    for name, start, end in TURNED_ROUND:
        rows = found[name]
        mine = _some(dice, len(rows[end]), BACKWARDS)
        mine = mine[(rows[end][mine] < setting.as_of - 60) & (rows[start][mine] < NEVER)]
        rows[end][mine] = rows[start][mine] - dice.integers(1, 40, len(mine))
    for name, end, share in LEFT_OPEN:
        rows = found[name]
        old = np.flatnonzero(rows[end] < setting.as_of - 365)
        rows[end][old[dice.random(len(old)) < share]] = NEVER
    person = found["person"]
    person["dob"][_some(dice, len(person["dob"]), NO_BIRTH)] = NEVER
    kept = dice.random(len(person["dob"])) >= NO_PERSON
    found["person"] = {column: each[kept] for column, each in person.items()}
    return found


#: Words that systems write for codes, where a code belongs.
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {"M": ("Male", "male", "m"), "F": ("Female", "FEMALE", "f"), "U": ("Unknown",)},
    "gender": {"M": ("Male", "a) Male"), "F": ("Female", "b) Female")},
    "ethnicity": {
        "WBRI": ("White British", "WBRI - White British", "a) WBRI"), "APKN": ("Pakistani",),
        "AIND": ("Indian", "AIND: Indian"),
        "MWBC": ("White and Black Caribbean",), "NOBT": ("Information not yet obtained",),
        "BAFR": ("African", "o) BAFR"),
    },
    "cla_placement_type": {
        "U6": ("U6: Foster placement - not FFA", "U6 - Foster"),
        "K2": ("K2: Children's Homes", "p) K2: Children's Homes"),
    },
    "legal_status": {
        "C2": ("C2: FCO", "C2 - Full care order"), "V2": ("V2: Single period under S20",), "C1": ("C1: ICO",),
    },
    "contact_source_code": {"6": ("6: Police", "q) 6: Police"), "2A": ("2A - Schools",), "10": ("Unknown",)},
    "cin_primary_need_code": {"N1": ("N1 - Abuse or neglect",), "N4": ("N4: Family in acute stress",)},
}  # fmt: skip
#: Codes that are in no list.
NO_CODES = {
    "cin_primary_need_code": "N11",
    "contact_source_code": "ZZ",
    "ethnicity": "XXXX",
    "cla_placement_provider": "PR9",
}
WORDED, NO_CODE, PADDED, SLASHED, TIMED = 0.006, 0.0005, 0.0005, 0.0005, 0.0006
LOWERED, SENTINEL, MINUS_ONE, DOUBLED, SAID_NULL = 0.0007, 0.01, 0.25, 0.0005, 0.02
#: Tables in which a line or two was broken by hand.
BROKEN = {"oversights": ("person_id",), "feedback": ("team_id",)}


def _change(dice: np.random.Generator, values: Texts, share: float, how: Callable[[str], str]) -> None:
    for place in _some(dice, len(values), share).tolist():
        if values[place]:
            values[place] = how(values[place])


def _date_faults(dice: np.random.Generator, values: Texts, *, sentinel: bool) -> None:
    """Other systems' ways of writing a date, and days that stand for none."""
    _change(dice, values, SLASHED, lambda day: f"{day[8:10]}/{day[5:7]}/{day[:4]}")
    _change(dice, values, TIMED, lambda day: day if "/" in day else f"{day} 00:00:00")
    if sentinel:
        blank = np.flatnonzero(values == "")
        values[blank[dice.random(len(blank)) < SENTINEL]] = "1900-01-01"


def smudge(setting: Setting, name: str, text: dict[str, Texts]) -> dict[str, Texts]:
    """One table of the extract with faults in how it was typed."""
    table: Table = TABLES[name]
    dice = setting.dice(f"typing {name}")
    found = {column: each.copy() for column, each in text.items()}
    for column in table.columns:
        values = found[column.name]
        if column.type is Type.DATE:
            _date_faults(dice, values, sentinel="end" in column.name or "auth" in column.name or "close" in column.name)
        if column.type is Type.LINK and column.links in {"professionals", "department", "s47_enquiry"}:
            blank = np.flatnonzero(values == "")
            values[blank[dice.random(len(blank)) < MINUS_ONE]] = "-1"
        if column.type is Type.FLAG:
            _change(dice, values, LOWERED, str.lower)
        if column.type in {Type.CODE, Type.TEXT} and len(values) > 1000:
            _change(dice, values, PADDED, lambda word: f" {word}  ")
        if column.name in NO_CODES:
            _change(dice, values, NO_CODE, lambda _code, no_code=NO_CODES[column.name]: no_code)  # type: ignore[misc]
        if column.name in WORDS:
            _word(dice, values, WORDS[column.name])
        if column.type is Type.TEXT and name in {"early_help_episodes", "cp_reviews"}:
            blank = np.flatnonzero(values == "")
            values[blank[dice.random(len(blank)) < SAID_NULL]] = "NULL"
    _break_lines(dice, name, found)
    return _double(dice, table, found)


def _word(dice: np.random.Generator, values: Texts, words: dict[str, tuple[str, ...]]) -> None:
    for place in _some(dice, len(values), WORDED).tolist():
        told = words.get(values[place])
        if told:
            values[place] = told[int(dice.integers(len(told)))]


def _break_lines(dice: np.random.Generator, name: str, text: dict[str, Texts]) -> None:
    """A stray comma in a cell that is not quoted makes a line too long: the loader sets it aside."""
    for column in BROKEN.get(name, ()):
        values = text[column]
        if len(values) > 200:
            for place in dice.integers(0, len(values), 2).tolist():
                values[place] = f"{values[place]},see note"


def _double(dice: np.random.Generator, table: Table, text: dict[str, Texts]) -> dict[str, Texts]:
    """Some rows twice under one key, the second with a cell less; and a row or two with no key at all."""
    if table.key is None or len(text[table.key]) < 1000:
        return text
    twice = _some(dice, len(text[table.key]), DOUBLED)
    last = [column.name for column in table.columns if column.name not in {table.key, table.child, "person_id"}][-1]
    found = {}
    for name, values in text.items():
        again = values[twice].copy()
        if name == last:
            again[: len(again) // 2] = ""
        if name == table.key and len(again) > 2:
            again[-1] = ""
        found[name] = np.concatenate([values, again])
    return found
