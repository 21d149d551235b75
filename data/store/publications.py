"""Others' published figures as the store keeps them: what was imported, and what of it one area is compared with.

They are no records: nobody here typed them, a publication brings fifty thousand at once, and what a newer one says of
the same area and year replaces what an older one said. Which import a row came from stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from data.areas import Area, Areas
from data.comparators import Comparators, Figures, Groups, compare
from data.store import schema
from data.store.bulk import bulk_write
from data.store.connect import is_sqlite, writing

#: What the store remembers of itself: which area it is.
_AREA = "area"

#: The table of each kind of publication, and the columns that tell two of its rows apart.
KINDS: dict[str, tuple[sa.Table, tuple[str, ...]]] = {
    "areas": (schema.PUBLISHED_AREA, ("area",)),
    "figures": (schema.PUBLISHED_FIGURE, ("indicator", "area", "year")),
    "neighbours": (schema.NEIGHBOUR, ("area",)),  # a newer set replaces an area's older one whole
    "inspections": (schema.INSPECTION, ("area",)),
}


@dataclass(frozen=True)
class Aside:
    """One row of a publication that was not kept, whole."""

    line: int
    reason: str
    row: str


@dataclass(frozen=True)
class Publication:
    """One file as it is imported: every row of it is in ``rows``, by column, or in ``aside``."""

    kind: str
    file: str
    sha256: str
    source: str
    rows: Mapping[str, Sequence[Any]]
    aside: Sequence[Aside]

    @property
    def kept(self) -> int:
        """How many rows are kept."""
        return len(next(iter(self.rows.values()), ()))

    @property
    def read(self) -> int:
        """How many rows the file had."""
        return self.kept + len(self.aside)


def import_publications(engine: sa.Engine, publications: Sequence[Publication], by: str, area: str | None) -> None:
    """Keep them all and, where it is given, which area we are; or, whatever happens, nothing."""
    with writing(engine) as connection:
        if not is_sqlite(connection):  # SQLite lets one write at a time anyway
            connection.execute(sa.text("lock table publication in exclusive mode"))
        for one in publications:
            _import(connection, one, by)
        if area is not None:
            fact = schema.STORE_FACT
            connection.execute(fact.delete().where(fact.c.name == _AREA))
            connection.execute(fact.insert().values(name=_AREA, value=area))


def _import(connection: sa.Connection, one: Publication, by: str) -> None:
    number = publications_version(connection) + 1
    table, key = KINDS[one.kind]
    columns = [column.name for column in table.columns]
    new = {**one.rows, "publication": [number] * one.kept}
    older = _older(connection, table, key, set(zip(*(one.rows[name] for name in key), strict=True)))
    connection.execute(table.delete())
    bulk_write(connection, table, columns, {name: [*older[name], *new[name]] for name in columns})
    aside = [(number, place, row.line, row.reason, row.row) for place, row in enumerate(one.aside, 1)]
    if aside:
        names = [column.name for column in schema.PUBLICATION_ASIDE.columns]
        connection.execute(schema.PUBLICATION_ASIDE.insert(), [dict(zip(names, row, strict=True)) for row in aside])
    connection.execute(
        schema.PUBLICATION.insert().values(
            number=number,
            kind=one.kind,
            file=one.file,
            sha256=one.sha256,
            source=one.source,
            imported_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            imported_by=by,
            read=one.read,
            kept=one.kept,
        )
    )


def _older(
    connection: sa.Connection, table: sa.Table, key: Sequence[str], told: set[tuple[Any, ...]]
) -> dict[str, list[Any]]:
    """The rows, by column, of which the new publication says nothing."""
    held = connection.execute(sa.select(table)).all()
    kept = [row for row in held if tuple(getattr(row, name) for name in key) not in told]
    return {column.name: [getattr(row, column.name) for row in kept] for column in table.columns}


def publications_version(connection: sa.Connection) -> int:
    """The number of the latest import, 0 where there was none."""
    return int(connection.execute(sa.select(sa.func.max(schema.PUBLICATION.c.number))).scalar() or 0)


def our_area(connection: sa.Connection) -> str:
    """The area an import said we are; "" where none has."""
    fact = schema.STORE_FACT
    return connection.execute(sa.select(fact.c.value).where(fact.c.name == _AREA)).scalar() or ""


def read_areas(connection: sa.Connection) -> Areas:
    """The areas that are known anyway, with those imported in their place."""
    area = schema.PUBLISHED_AREA
    rows = connection.execute(sa.select(area.c.area, area.c.code, area.c.region)).all()
    return Areas.standing().overlaid(Area(*row) for row in rows) if rows else Areas.standing()


def read_comparators(connection: sa.Connection, indicator: str, area: Area, areas: Areas) -> Comparators | None:
    """What an area's figures of one indicator are compared with; None where no figure of it was imported."""
    figure, neighbour, inspection = schema.PUBLISHED_FIGURE, schema.NEIGHBOUR, schema.INSPECTION
    rows = connection.execute(sa.select(figure).where(figure.c.indicator == indicator)).all()
    if not rows:
        return None
    closest = connection.execute(
        sa.select(neighbour).where(neighbour.c.area == area.name).order_by(neighbour.c.place)
    ).all()
    judged = connection.execute(sa.select(inspection.c.area, inspection.c.overall, inspection.c.publication)).all()
    groups = Groups.of(
        area,
        areas,
        {area.name: tuple(row.neighbour for row in closest)} if closest else {},
        {row.area: row.overall for row in judged},
    )
    figures = Figures(
        indicator=indicator,
        unit=rows[0].unit,
        values={(row.area, row.year): row.value for row in rows},
        source=_sources(connection, {row.publication for row in (*rows, *closest, *judged)}),
    )
    return compare(figures, groups)


def _sources(connection: sa.Connection, numbers: set[int]) -> str:
    """Where figures came from, each source once, in the order of import."""
    publication = schema.PUBLICATION
    asked = sa.select(publication.c.source, publication.c.imported_at, publication.c.imported_by)
    asked = asked.where(publication.c.number.in_(sorted(numbers))).order_by(publication.c.number)
    told = (f"{source} (imported {at[:10]} by {by})" for source, at, by in connection.execute(asked))
    return "; ".join(dict.fromkeys(told))
