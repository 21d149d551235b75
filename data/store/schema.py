"""The tables of the store: those of the extract, as declared, and those that loads, results and leases are kept in.

Why each thing is kept as it is:

- Tables of the extract have no keys, no indexes and no foreign keys. Loads rewrite them whole, the row account stands
  for uniqueness, and a child without a person row is still a child. One page reads one child, by a scan.
- A moment is ISO text with its offset, so that "23:59:59 in London" is told as it was told to us, on every database.
- A result row holds one indicator, grain, level and category for every unit of the level, packed (series.py): a row a
  number would be tens of millions of rows, a row a unit hundreds of thousands, and results of a year are kept.
- Each kind of record has a table of its own, with its rows typed; ``record_key`` is its key's cells as JSON, so that a
  key of several columns, some of them blank, is one text on every database. Every change to any of them is a row of
  ``record_change``.
- Cases are packed too, those of an indicator in one row by team: hundreds of thousands of rows would take a fifth of
  the load to write, and a list of one team's cases undoes one small part of a row.
"""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa

from data.tables import RECORDS, TABLES, Record, Table, Type

METADATA = sa.MetaData()

_KINDS: dict[Type, type[sa.types.TypeEngine[Any]]] = {
    Type.KEY: sa.Text,
    Type.LINK: sa.Text,
    Type.TEXT: sa.Text,
    Type.CODE: sa.Text,
    Type.FLAG: sa.Text,
    Type.DATE: sa.Date,
    Type.INSTANT: sa.Text,
    Type.NUMBER: sa.Double,
    Type.INTEGER: sa.Double,  # blank is NaN in a frame, and a whole number in a float64 is exact
}


def _declared(table: Table) -> sa.Table:
    columns = (sa.Column(column.name, _KINDS[column.type]()) for column in table.columns)
    return sa.Table(table.name, METADATA, *columns)


#: The tables of the extract, by our name for them.
EXTRACT: dict[str, sa.Table] = {name: _declared(table) for name, table in TABLES.items()}


def _text(name: str, *, key: bool = False, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=null and not key)


def _whole(name: str, *, key: bool = False, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=null and not key, autoincrement=False)


#: One load: what it read, as of when, and how long each stage took. Its row is written last, so an id is a whole load.
LOAD = sa.Table(
    "load",
    METADATA,
    _whole("id", key=True),
    _text("kind"),
    _text("as_of"),
    _text("as_of_from"),
    _text("covers_from"),
    _text("started_at"),
    _text("finished_at"),
    sa.Column("invented", sa.Boolean, nullable=False),
    _text("seconds"),
    _text("notes"),
    _whole("findings"),
    _whole("set_aside"),
)

LOAD_FILE = sa.Table(
    "load_file",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("name"),
    _text("sha256"),
    sa.Column("bytes", sa.BigInteger, nullable=False),
)

LOAD_ACCOUNT = sa.Table(
    "load_account",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("table_name"),
    _text("file"),
    _whole("read"),
    _whole("loaded"),
    _whole("set_aside"),
)

#: Findings row by row, for the loads whose lists can still be opened.
FINDING = sa.Table(
    "finding",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("check_name"),
    _text("severity"),
    _text("table_name"),
    _text("message"),
    _text("file"),
    _whole("line", null=True),
    _text("column_name"),
    _text("value", null=True),
    _text("person", null=True),
    _text("team", null=True),
    _text("service", null=True),
)

#: Findings counted, for every load whose results are kept: the trend of data quality.
FINDING_COUNT = sa.Table(
    "finding_count",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("check_name"),
    _text("severity"),
    _text("table_name"),
    _text("team", null=True),
    _text("service", null=True),
    _whole("findings"),
)

SET_ASIDE = sa.Table(
    "set_aside",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("table_name"),
    _text("file"),
    _whole("line", null=True),
    _text("reason"),
    _text("row"),
)

#: What each table of the extract holds now, and which load brought it. ``covers_from`` is blank where the table is as
#: old as the source; what came through a window is known from that day on.
FEED = sa.Table(
    "feed",
    METADATA,
    _text("table_name", key=True),
    _whole("load_id"),
    _text("kind"),
    _text("covers_from", null=True),
    _text("as_of"),
    _whole("rows"),
    _text("latest_event", null=True),
)

SUPPLIED = sa.Table("supplied", METADATA, _text("table_name", key=True), _text("column_name", key=True))

LACKING = sa.Table(
    "lacking", METADATA, _whole("load_id", key=True), _text("indicator", key=True), _text("need", key=True)
)

UNIT = sa.Table(
    "unit",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    _text("kind"),
    _text("id"),
    _text("name"),
    _text("parent"),
)

#: First and last days of consecutive periods, which thousands of series share.
PERIODS = sa.Table(
    "periods",
    METADATA,
    _whole("load_id", key=True),
    _whole("number", key=True),
    sa.Column("days", sa.LargeBinary, nullable=False),
)

#: ``category`` is "" for the whole.
RESULT = sa.Table(
    "result",
    METADATA,
    _whole("load_id", key=True),
    _text("indicator", key=True),
    _text("grain", key=True),
    _text("unit_kind", key=True),
    _text("category", key=True),
    _whole("periods"),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

#: Cases that are open or ended in the months kept, of the latest load alone, packed (case_blocks.py).
CASE_BLOCK = sa.Table(
    "case_block", METADATA, _text("indicator", key=True), sa.Column("body", sa.LargeBinary, nullable=False)
)

#: The coded cases of the latest load, for pages of analysis: a row a subject, packed (coded.py).
CODED_CASES = sa.Table(
    "coded_cases",
    METADATA,
    _text("subject", key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

#: The same of the load before it: what came late, and what is gone, is seen by laying the two side by side.
CASE_BLOCK_BEFORE = sa.Table(
    "case_block_before",
    METADATA,
    _text("indicator", key=True),
    _whole("load_id"),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

#: Which teams have a case of a child: who may open that child's timeline.
CHILD_TEAM = sa.Table("child_team", METADATA, _text("person", key=True), _text("team_id", key=True))

#: What tables of latest states said, load by load: the source holds one row a person and overwrites it.
STATE = sa.Table(
    "state",
    METADATA,
    _text("loaded_as_of", key=True),
    _text("table_name", key=True),
    _whole("number", key=True),
    _whole("load_id"),
    _text("person", null=True),
    _text("row"),
)

#: Files and databases that the scheduler has dealt with, by content: loaded once, or set aside with the reason.
PICKED_UP = sa.Table(
    "picked_up",
    METADATA,
    _text("sha256", key=True),
    _text("name"),
    _text("at"),
    _text("outcome"),
    _text("reason"),
    _whole("load_id", null=True),
)

LEASE = sa.Table(
    "lease",
    METADATA,
    _text("name", key=True),
    _text("owner"),
    _text("since"),
    sa.Column("until", sa.Double, nullable=False),
)

#: What the store says of itself: the declaration its tables of the extract were last made from.
STORE_FACT = sa.Table("store_fact", METADATA, _text("name", key=True), _text("value"))

#: What was imported of others' published figures, judgements and neighbours: from which file, when and by whom.
PUBLICATION = sa.Table(
    "publication",
    METADATA,
    _whole("number", key=True),
    _text("kind"),
    _text("file"),
    _text("sha256"),
    _text("source"),
    _text("imported_at"),
    _text("imported_by"),
    _whole("read"),
    _whole("kept"),
)

#: Rows of a publication that were not kept, whole.
PUBLICATION_ASIDE = sa.Table(
    "publication_aside",
    METADATA,
    _whole("publication", key=True),
    _whole("number", key=True),
    _whole("line"),
    _text("reason"),
    _text("row"),
)

#: Published figures: a blank ``value`` was not published, and ``symbol`` is what stood there instead.
PUBLISHED_FIGURE = sa.Table(
    "published_figure",
    METADATA,
    _text("indicator", key=True),
    _text("area", key=True),
    _whole("year", key=True),
    _text("unit"),
    sa.Column("value", sa.Double),
    _text("symbol"),
    _whole("publication"),
)

PUBLISHED_AREA = sa.Table(
    "published_area",
    METADATA,
    _text("area", key=True),
    _text("code"),
    _text("region"),
    _whole("publication"),
)

#: ``place`` 1 is the closest.
NEIGHBOUR = sa.Table(
    "neighbour",
    METADATA,
    _text("area", key=True),
    _whole("place", key=True),
    _text("neighbour"),
    _text("closeness"),
    _whole("publication"),
)

#: The latest judgements of each area, as the inspectorate words them.
INSPECTION = sa.Table(
    "inspection",
    METADATA,
    _text("area", key=True),
    _text("inspected"),
    _text("published"),
    _text("overall"),
    _text("leaders"),
    _text("help_and_protection"),
    _text("in_care"),
    _text("care_leavers"),
    _whole("publication"),
)


def _recorded(record: Record) -> sa.Table:
    return sa.Table(
        f"record_{record.name}",
        METADATA,
        sa.Column("invented", sa.Boolean, primary_key=True, nullable=False),
        _text("record_key", key=True),
        *(sa.Column(column.name, _KINDS[column.type]()) for column in record.columns),
        _text("changed_at"),
        _text("changed_by"),
    )


#: What people here typed, by kind of record. Loads never touch these.
RECORDED: dict[str, sa.Table] = {name: _recorded(record) for name, record in RECORDS.items()}

#: Every change to a record: what it was and what it is, as JSON; blank ``was`` is a new one, blank ``now`` one removed.
RECORD_CHANGE = sa.Table(
    "record_change",
    METADATA,
    _whole("change", key=True),
    _whole("number", key=True),
    _text("record"),
    sa.Column("invented", sa.Boolean, nullable=False),
    _text("record_key"),
    _text("changed_at"),
    _text("changed_by"),
    _text("source"),
    _text("was", null=True),
    _text("now", null=True),
    sa.Index("record_change_of", "record", "record_key"),
)

#: Everything that Alembic owns. The tables of the extract follow their declaration instead: loads rewrite them.
MIGRATED: tuple[sa.Table, ...] = tuple(table for name, table in METADATA.tables.items() if name not in EXTRACT)

#: The newest migration, so that opening a store that is up to date costs one query and no Alembic.
HEAD = "0012"


def declaration_mark() -> str:
    """A short text that changes whenever a declared table or column does."""
    lines = [f"{name}.{column.name}:{column.type}" for name, table in EXTRACT.items() for column in table.columns]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
