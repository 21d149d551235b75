"""Distinct texts of one column as values of its type, each with what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.tables import UNREADABLE, Column, Type
from etl.conform.cells import BLANK_ALWAYS, WRITTEN_BLANKS, clean, is_blank, is_excel_error, is_tidy, repaired
from etl.conform.codes import code_table, folded
from etl.conform.dates import BRITISH, instant_text, read_date, read_month, usual_instant
from etl.findings import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell was not read as it stands: the name of the rule, how bad it is and a sentence without the value."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Values:
    """For each distinct text its value (None, NaN or NaT where blank), and its problem."""

    array: NDArray[Any]  #: one longer than the texts: the last stands for "no text at all"
    problems: dict[int, Problem]
    as_they_stand: bool = False  #: the values are the texts, every one
    blank: Sequence[int] | None = None  #: where it is known: which are blank, and no two others have one value


Read = tuple[Any, Problem | None]

#: A return home interview can be "not applicable", which is an answer; elsewhere NA says that nothing was answered.
NOT_APPLICABLE = frozenset({"missing_rhi_offered", "missing_rhi_accepted"})
#: Names of people, who may be called Null or Na.
NAMES = frozenset(
    {"forename", "surname", "professional_name", "team_name", "team_parent_name", "worker", "team", "personal_advisor"}
)
#: Text columns that name a worker: -1 is Liquidlogic's key for nobody there too.
NOBODY = frozenset({"care_leaver_personal_advisor"})

EPOCH = date(1970, 1, 1).toordinal()
NO_DATE = np.iinfo(np.int64).min  #: how numpy writes NaT

MOST_REMEMBERED = 100_000  #: dates; two hundred years have 73,000

LONGEST_CELL = 100_000
SEPARATOR = "\x1f"  #: between texts that are looked at together
FEW = 16  #: texts that are no longer told apart
NUMBER = re.compile(r"[£]?\s*(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?)")
WHOLE_FLOAT = re.compile(r"\d+\.0+")
SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")
POSTCODE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})")
MONTHS_OLD = re.compile(r"(?P<months>\d{1,2})\s*(?:months?|mths?|m)", re.IGNORECASE)
YEARS_OLD = re.compile(
    r"(?P<years>\d{1,2})\s*(?:years?|yrs?|y)(?:[ ,]+(?P<months>\d{1,2})\s*(?:months?|mths?|m))?", re.IGNORECASE
)

YES = frozenset({"y", "yes", "1", "true", "t", "1 yes", "y yes"})
NO = frozenset({"n", "no", "0", "false", "f", "0 no", "2 no", "n no"})
NEITHER = frozenset({"unknown", "not known", "u", "c", "dont know", "not stated", "not yet known", "9"})


def values_of(column: Column, texts: list[str]) -> Values:
    """The distinct texts of a column as values of its type."""
    quick = _quick_reader(column)
    if quick is None:
        return _looked_at(column, texts, tidy=is_tidy(SEPARATOR.join(texts)))
    doubtful = _doubtful(column, texts)
    read = quick(column, texts)
    if not doubtful:
        return read
    # A second look at those few, as if the others were not there.
    looked = _looked_at(column, [texts[position] for position in doubtful], tidy=False)
    at = np.array(doubtful)
    read.array[at] = looked.array[:-1]
    problems = {place: problem for place, problem in read.problems.items() if place not in set(doubtful)}
    problems |= {doubtful[place]: problem for place, problem in looked.problems.items()}
    return Values(read.array, dict(sorted(problems.items())))


def _quick_reader(column: Column) -> Callable[[Column, list[str]], Values] | None:
    """How texts in which nothing is odd are read many at once, where there is such a way."""
    if column.type is Type.DATE:
        return None if column.month else _dates
    as_text = column.type in {Type.KEY, Type.LINK, Type.TEXT} and not column.choices and not _is_postcode(column)
    return _standing if as_text else None


def _doubtful(column: Column, texts: list[str]) -> list[int]:
    """The positions of texts that need a second look, and of few others beside them: halves are looked at in turn."""
    found: list[int] = []
    waiting = [(0, len(texts))]
    while waiting:
        begin, end = waiting.pop()
        if begin == end or not _is_doubtful(column, texts[begin:end]):
            continue
        if end - begin <= FEW:
            found += range(begin, end)
        else:
            middle = (begin + end) // 2
            waiting += [(begin, middle), (middle, end)]
    return sorted(found)


def _is_doubtful(column: Column, texts: list[str]) -> bool:
    """Whether any of these texts needs a second look: odd characters, a cell too long, what Excel makes of an id."""
    joined = SEPARATOR.join(texts)
    if not is_tidy(joined) or joined.count(SEPARATOR) != len(texts) - 1:
        return True
    if len(joined) >= LONGEST_CELL and max(map(len, texts)) >= LONGEST_CELL:
        return True
    return column.type in {Type.KEY, Type.LINK} and (".0" in joined or "E+" in joined or "e+" in joined)


def _looked_at(column: Column, texts: list[str], *, tidy: bool) -> Values:
    """Each text by itself; ``tidy`` where none of them has anything to be mended."""
    read = _READERS[_kind(column)]
    found: list[Any] = []
    problems: dict[int, Problem] = {}
    answers = column.name not in NAMES
    for position, text in enumerate(texts):
        cell, problem = (text, None) if tidy else _tidied(text)
        if (problem is None and is_blank(cell, answer=answers and not _keeps_na(column, cell))) or (
            problem is not None and problem.check == "excel_error"
        ):
            value = None
        else:
            value, fault = read(column, cell)
            problem = fault or problem
        if problem is not None:
            problems[position] = problem
        found.append(value)
    found.append(None)
    return Values(_array(column, found), problems)


def _keeps_na(column: Column, cell: str) -> bool:
    return column.name in NOT_APPLICABLE and cell.lower() in {"na", "n/a", "not applicable"}


def _standing(column: Column, texts: list[str]) -> Values:
    """Texts that need no second look, but for those that are blank."""
    values = np.empty(len(texts) + 1, dtype=object)
    values[:-1] = texts
    blank = _blank(column, texts)
    values[blank] = None
    return Values(values, {}, as_they_stand=not blank, blank=blank)


def _blank(column: Column, texts: list[str]) -> list[int]:
    """The positions of those that say nothing."""
    if "".join(texts).isdecimal():  # ids, most often: nothing among digits is blank but nothing
        return list(_places(texts, ""))
    blanks = BLANK_ALWAYS if column.name in NAMES else WRITTEN_BLANKS
    if column.type is not Type.TEXT or column.name in NOBODY:
        blanks |= {"-1"}
    return [place for blank in blanks.intersection(texts) for place in _places(texts, blank)]


def _places(texts: list[str], text: str) -> Iterator[int]:
    """Where a text stands, which is once where the texts are distinct."""
    place = -1
    while True:
        try:
            place = texts.index(text, place + 1)
        except ValueError:
            return
        yield place


#: Every date read so far, in seconds: an extract says few different days, in many columns.
_SECONDS: dict[str, int] = {}
#: The days that most dates of an extract are, spelt as most spell them: known before they are read.
_USUAL = np.arange("1995-01-01", "2030-01-01", dtype="datetime64[D]")


def _usual() -> dict[str, int]:
    """What has been read, and the usual days."""
    if not _SECONDS:
        spelt = np.datetime_as_string(_USUAL).tolist()
        _SECONDS.update(zip(spelt, (_USUAL.astype(np.int64) * 86_400).tolist(), strict=True))
        _SECONDS[""] = NO_DATE
    return _SECONDS


def known_dates(column: Column, texts: NDArray[Any]) -> NDArray[np.datetime64] | None:
    """A column of dates each of which was read before, or is one of the usual days; None where any was not."""
    if column.type is not Type.DATE or column.month:
        return None
    try:
        seconds = np.fromiter(map(_usual().__getitem__, texts.tolist()), np.int64, len(texts))
    except KeyError:
        return None
    return seconds.view("datetime64[s]")


def _dates(column: Column, texts: list[str]) -> Values:
    """Tidy dates; one that was read before, in any column, is looked up."""
    problems: dict[int, Problem] = {}
    seconds = list(map(_usual().get, texts))
    for position, text in enumerate(texts) if None in seconds else ():
        if seconds[position] is None:
            day, problem = (None, None) if is_blank(text, answer=True) else _date(column, text)
            found = NO_DATE if day is None else (day.toordinal() - EPOCH) * 86_400
            seconds[position] = found
            if problem is not None:
                problems[position] = problem
            elif len(_SECONDS) < MOST_REMEMBERED:
                _SECONDS[text] = found
    array = np.array([*seconds, NO_DATE], dtype=np.int64)
    return Values(array.view("datetime64[s]"), problems)


def _array(column: Column, found: list[Any]) -> NDArray[Any]:
    if column.type is Type.DATE:
        seconds = [NO_DATE if day is None else (day.toordinal() - EPOCH) * 86_400 for day in found]
        return np.array(seconds, dtype=np.int64).view("datetime64[s]")
    if column.type in {Type.NUMBER, Type.INTEGER}:
        return np.array([np.nan if number is None else number for number in found], dtype=np.float64)
    values = np.empty(len(found), dtype=object)
    values[:] = found
    return values


def _tidied(text: str) -> Read:
    cell = clean(text)
    if is_excel_error(cell):
        return cell, Problem("excel_error", Severity.WARNING, "The cell holds an error of Excel: it was read as blank")
    mended = repaired(cell)
    if mended != cell:
        return clean(mended), Problem(
            "broken_characters",
            Severity.NOTE,
            "The cell holds characters broken by a wrong encoding: they were put right",
        )
    return cell, None


def _kind(column: Column) -> str:
    if column.name == "age":
        return "age"
    if column.name == "disability":
        return "disability"
    if _is_postcode(column):
        return "postcode"
    if column.month:
        return "month"
    if column.choices:
        return "choice"
    return column.type.value


def _is_postcode(column: Column) -> bool:
    return column.name.endswith("postcode")


def _key(column: Column, cell: str) -> Read:
    if cell == "-1":
        return None, None
    if WHOLE_FLOAT.fullmatch(cell):
        return cell.split(".", maxsplit=1)[0], None
    if SCIENTIFIC.fullmatch(cell):
        return cell, Problem(
            "damaged_id",
            Severity.ERROR,
            f"{_shown(column)} was shortened by Excel to a power of ten: export ids as text",
        )
    return cell, None


def _text(column: Column, cell: str) -> Read:
    if column.name in NOBODY and cell == "-1":
        return None, None
    if len(cell) >= LONGEST_CELL:
        return cell[:LONGEST_CELL], Problem(
            "cell_too_long",
            Severity.ERROR,
            f"{_shown(column)} is over {LONGEST_CELL:,} characters long: it was cut there",
        )
    return cell, None


def _code(column: Column, cell: str) -> Read:
    assert column.codes is not None, f"{column.name} is a CODE without a code table"
    found = code_table(column.codes).read(cell)
    if found is not None:
        return found, None
    if folded(cell) in code_table(column.codes).ambiguous:
        why = "stands for more than one code: say which in data/reference/aliases.csv"
    else:
        why = "is none of its codes: mend it, or add the wording to data/reference/aliases.csv"
    return UNREADABLE, Problem("unreadable_code", Severity.WARNING, f"{_shown(column)} {why}")


def _flag(column: Column, cell: str) -> Read:
    words = folded(cell)
    if words in YES:
        return "Y", None
    if words in NO:
        return "N", None
    if _keeps_na(column, cell):
        return "NA", None
    if words in NEITHER:
        return None, None
    return None, Problem("unreadable_flag", Severity.WARNING, f"{_shown(column)} is neither yes nor no")


def _disability(column: Column, cell: str) -> Read:
    """A yes/no column that is sent disability codes: a code is yes, NONE no, not obtained and refused neither."""
    value, problem = _flag(column, cell)
    if problem is None:
        return value, None
    code = code_table("disability").read(cell)
    if code is None:
        return None, problem
    return {"NONE": "N", "NOBT": None, "REFU": None}.get(code, "Y"), None


def _date(column: Column, cell: str) -> Read:
    read = read_date(cell)
    if read.problem is None:
        return read.day, None
    return None, _undated(column, cell, read.problem)


def _month(column: Column, cell: str) -> Read:
    read = read_month(cell)
    if read.problem is None:
        return read.day, None
    return None, _undated(column, cell, read.problem)


def _choice(column: Column, cell: str) -> Read:
    """One of a few words, in whatever case and spacing."""
    words = {folded(choice): choice for choice in column.choices}.get(folded(cell))
    if words is not None:
        return words, None
    listed = ", ".join(column.choices)
    return None, Problem("unreadable_choice", Severity.WARNING, f"{_shown(column)} is none of {listed}")


def _instant(column: Column, cell: str) -> Read:
    quick = usual_instant(cell)
    if quick is not None:
        return quick, None
    read = read_date(cell)
    if read.problem is None:
        return instant_text(read), None
    return None, _undated(column, cell, read.problem)


def _undated(column: Column, cell: str, why: str) -> Problem:
    check = "ambiguous_date" if "two digits" in why or BRITISH.fullmatch(cell) else "unreadable_date"
    return Problem(check, Severity.WARNING, f"{_shown(column)} cannot be read as a date ({why}): it was left blank")


def _number(column: Column, cell: str) -> Read:
    found = NUMBER.fullmatch(cell)
    if found and found["number"] not in {"", "+", "-"}:
        number = float(found["number"].replace(",", ""))
        if column.type is not Type.INTEGER or number.is_integer():
            return number, None
        return None, Problem(
            "unreadable_number", Severity.WARNING, f"{_shown(column)} is no whole number: it was left blank"
        )
    return None, Problem("unreadable_number", Severity.WARNING, f"{_shown(column)} is no number: it was left blank")


def _age(column: Column, cell: str) -> Read:
    """An age in completed years: decimals, "<1", "8 months" and -1 for an unborn child are ages too."""
    if cell in {"<1", "< 1", "under 1", "Under 1"}:
        return 0.0, None
    if months := MONTHS_OLD.fullmatch(cell):
        return float(int(months["months"]) // 12), None
    if years := YEARS_OLD.fullmatch(cell):
        return float(years["years"]), None
    if cell.lower() == "unborn":
        return -1.0, None
    number, problem = _number(column, cell)
    return (number, None) if problem is None and -1 <= number <= 120 else (None, problem or _no_age(column))


def _no_age(column: Column) -> Problem:
    return Problem("unreadable_number", Severity.WARNING, f"{_shown(column)} is no age: it was left blank")


def _postcode(column: Column, cell: str) -> Read:
    packed = cell.upper().replace(" ", "")
    if POSTCODE.fullmatch(packed):
        return f"{packed[:-3]} {packed[-3:]}", None
    return None, Problem("unreadable_postcode", Severity.NOTE, f"{_shown(column)} is no postcode: it was left blank")


def _shown(column: Column) -> str:
    return column.item


_READERS: dict[str, Callable[[Column, str], Read]] = {
    Type.KEY.value: _key,
    Type.LINK.value: _key,
    Type.TEXT.value: _text,
    Type.CODE.value: _code,
    Type.FLAG.value: _flag,
    Type.DATE.value: _date,
    Type.INSTANT.value: _instant,
    Type.NUMBER.value: _number,
    Type.INTEGER.value: _number,
    "age": _age,
    "month": _month,
    "choice": _choice,
    "disability": _disability,
    "postcode": _postcode,
}
