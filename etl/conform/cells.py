"""What one cell says before its type is known: whitespace, broken characters, Excel errors, blanks."""

from __future__ import annotations

import re

SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BROKEN = re.compile("[ÃÂâð][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122€]")
EXCEL_ERROR = re.compile(
    r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|MULTIVALUE|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE
)

#: Blank in any column. "0" is not blank: it is a number, a code or an answer.
BLANK_ALWAYS = frozenset({"", "-", "--", ".", "..", "...", "NULL", "<NULL>", "nan", "NaN", "NAN", "NaT", "<NA>"})
#: Blank where an answer is looked for, in any case. In a name they may be somebody: "Null" and "Na" are surnames.
BLANK_ANSWERS = frozenset(
    {
        "n/a",
        "na",
        "n.a.",
        "null",
        "not recorded",
        "not record",
        "not applicable",
        "not entered",
        "blank",
        "(blank)",
        "#n/a",
    }
)
#: The same in the cases in which people and systems write them, for looking up many at once.
WRITTEN_BLANKS = BLANK_ALWAYS | {
    write(blank) for blank in BLANK_ANSWERS for write in (str, str.upper, str.capitalize, str.title)
}


def clean(text: str) -> str:
    """A cell with control characters dropped and runs of space of any kind folded into one."""
    return SPACES.sub(" ", CONTROL.sub("", text)).strip()


def repaired(text: str) -> str:
    """Text that was UTF-8 read as Windows-1252 ("Childâ€™s"), put right where that can be done without loss."""
    if not BROKEN.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def is_excel_error(text: str) -> bool:
    """Whether a formula's error was exported as text, such as #N/A or #MULTIVALUE."""
    return text.startswith("#") and EXCEL_ERROR.fullmatch(text) is not None


def is_blank(text: str, *, answer: bool) -> bool:
    """Whether a clean cell is blank; ``answer`` where the column holds answers and not names or ids."""
    return text in BLANK_ALWAYS or (answer and text.lower() in BLANK_ANSWERS)


def is_tidy(joined: str) -> bool:
    """Whether cells, joined by unit separators, hold nothing that needs mending; never wrongly yes."""
    return (
        joined.isascii()
        and "  " not in joined
        and " \x1f" not in joined
        and "\x1f " not in joined
        and not joined.startswith(" ")
        and not joined.endswith(" ")
        and "#" not in joined
        and joined.replace("\x1f", "").isprintable()
    )
