"""What the scheduler is told: where extracts come from, when to look, and into which store they go.

A TOML file named by SIGHTLINE_JOBS (else instance/jobs.toml, where it is there):

    store = "postgresql+psycopg://sightline@db/sightline"  # else SIGHTLINE_STORE, else instance/sightline.db
    extracts = ["/srv/extracts", "mssql+mssqlpython://reader@cms/ssd"]  # folders to look in, databases to read
    look = "*/10 * * * *"      # when to look for new extracts in folders (cron, Europe/London)
    daily = "30 5 * * *"       # when databases come due; one that does not answer is tried again at each look
    settled_seconds = 20       # a file that has not changed for so long has been written to its end

or the environment, which comes before the file: SIGHTLINE_EXTRACTS (several with a semicolon between), SIGHTLINE_LOOK,
SIGHTLINE_DAILY and SIGHTLINE_SETTLED_SECONDS. Times between 01:00 and 02:00 do not exist on one Sunday a year.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apscheduler.triggers.cron import CronTrigger

ZONE = "Europe/London"
DEFAULT_FILE = "instance/jobs.toml"


class BadTimetable(Exception):
    """The timetable cannot be used; the text is one sentence saying what to write instead."""


@dataclass(frozen=True)
class Timetable:
    """Where extracts come from and when."""

    folders: tuple[Path, ...]
    databases: tuple[str, ...]
    store: str | None = None
    look: str = "*/10 * * * *"
    daily: str = "30 5 * * *"
    settled_seconds: float = 20.0

    def trigger(self, text: str) -> CronTrigger:
        """When a line of the timetable comes due."""
        try:
            return CronTrigger.from_crontab(text, timezone=ZONE)
        except ValueError:
            raise BadTimetable(f"A time is five fields of cron, such as 30 5 * * *, not: {text}") from None


def timetable(environment: Mapping[str, str] | None = None) -> Timetable:
    """The timetable of the file and the environment; BadTimetable where it cannot be used."""
    said = os.environ if environment is None else environment
    written = _file(said.get("SIGHTLINE_JOBS"))
    extracts = said["SIGHTLINE_EXTRACTS"].split(";") if said.get("SIGHTLINE_EXTRACTS") else written.get("extracts", [])
    if not isinstance(extracts, list) or not all(isinstance(one, str) for one in extracts):
        raise BadTimetable('Extracts are a list of folders and database URLs: extracts = ["/srv/extracts"].')
    sources = [one.strip() for one in extracts if one.strip()]
    if not sources:
        raise BadTimetable(
            "Nothing says where extracts come from: set SIGHTLINE_EXTRACTS to a folder or a database URL, or write "
            f"extracts = [...] in {DEFAULT_FILE}."
        )
    found = Timetable(
        folders=tuple(Path(one) for one in sources if "://" not in one),
        databases=tuple(one for one in sources if "://" in one),
        store=written.get("store"),
        look=said.get("SIGHTLINE_LOOK") or written.get("look", Timetable.look),
        daily=said.get("SIGHTLINE_DAILY") or written.get("daily", Timetable.daily),
        settled_seconds=_seconds(said.get("SIGHTLINE_SETTLED_SECONDS") or written.get("settled_seconds", 20.0)),
    )
    for text in (found.look, found.daily):
        found.trigger(text)
    return found


def _file(named: str | None) -> dict[str, Any]:
    path = Path(named or DEFAULT_FILE)
    if named is None and not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise BadTimetable(f"{path} cannot be read: see that SIGHTLINE_JOBS names a TOML file.") from None
    except tomllib.TOMLDecodeError as problem:
        raise BadTimetable(f"{path} is no TOML ({problem}).") from None
    known = {"store", "extracts", "look", "daily", "settled_seconds"}
    if strangers := sorted(set(found) - known):
        raise BadTimetable(
            f"{path} says {', '.join(strangers)}, which means nothing here: write {', '.join(sorted(known))}."
        )
    return found


def _seconds(text: object) -> float:
    try:
        seconds = float(str(text))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise BadTimetable("settled_seconds is a number of seconds from 0 to 3600.")
    return seconds
