"""Units and workers by the names people write: their ids where the latest load knows one of that name alone."""

from __future__ import annotations

from collections.abc import Collection

from data.scope import EVERYTHING
from data.store import Store
from etl.findings import Severity
from etl.records.reading import RecordFile
from indicators.catalogue import INDICATORS

#: By the table a link leads to: the column of its ids, and of the names that people write instead.
NAMED = {"department": ("team_id", "team_name"), "professionals": ("professional_id", "professional_name")}


def name_units(file: RecordFile, store: Store) -> None:
    """Ids for the names of teams and workers that people write; a finding where a link leads to nobody we know."""
    for name in file.match.columns.values():
        column = file.record.column(name)
        if column.links not in NAMED or not any(row.get(name) for row in file.rows):
            continue
        ids, by_name = _known(store, column.links)
        for place, row in enumerate(file.rows):
            said = " ".join(str(row.get(name) or "").split())
            if not said or said == "-1" or said in ids or not ids:
                continue
            row[name] = by_name.get(said.casefold(), said)
            if row[name] not in ids:
                message = f"{name} names nobody of {column.links} in the latest load: it was kept as it stands"
                where = {"line": int(file.text.lines[place]), "column": name}
                file.note("unknown_link", Severity.WARNING, message, value=said[:500], **where)


def told_of_indicators(file: RecordFile, refused: Collection[int] = ()) -> None:
    """A finding where a row is about an indicator that we do not have: it is kept, and changes nothing."""
    for place, row in enumerate(file.rows):
        if place not in refused and row.get("indicator") and row["indicator"] not in INDICATORS:
            message = "indicator names none of ours (python -m indicators list): the row is kept, and changes nothing"
            where = {"line": int(file.text.lines[place]), "column": "indicator"}
            file.note("unknown_indicator", Severity.WARNING, message, value=row["indicator"][:500], **where)


def _known(store: Store, table: str) -> tuple[frozenset[str], dict[str, str]]:
    """The ids of a table, and the id of each name that only one row has."""
    frame = store.tables(EVERYTHING, [table]).get(table)
    if frame is None:
        return frozenset(), {}
    key, name = NAMED[table]
    named = frame[[key, name]].dropna()
    folded = named[name].map(lambda text: " ".join(text.split()).casefold())
    single = ~folded.duplicated(keep=False)
    return frozenset(frame[key].dropna()), dict(zip(folded[single], named[key][single], strict=True))
