"""Cases into bytes and out again: what is asked for comes back as it was, whatever else stands beside it."""

from __future__ import annotations

import numpy as np
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st

from data.scope import EVERYTHING
from data.store import Store
from data.store.case_blocks import BLANK, DAYS, OPEN, ROWS, Asked, pack_cases, unpack_cases
from data.store.connect import writing
from data.store.migrate import FOLDER
from tests.loads import CASES, write

TEAMS = {"": ("Unknown team", "Unknown service"), "t1": ("River", "North"), "t2": ("Hill", "South")}
WORKERS = {"": "Unallocated", "w1": "Ann", "w2": "Bob"}

day = st.one_of(st.just(BLANK), st.just(OPEN), st.integers(20_000, 20_020), st.integers(-200_000, 200_000))
near = st.integers(20_000, 20_010)
text = st.one_of(st.none(), st.sampled_from(["a", "b", 'qu"ote', "é\n\t,"]))


@st.composite
def rows(draw) -> dict[str, object]:
    start = draw(st.one_of(near, day))
    return {
        "ref": draw(text),
        "person": draw(text),
        "team_id": draw(st.sampled_from(list(TEAMS))),
        "worker_id": draw(st.sampled_from(list(WORKERS))),
        "start": start,
        "end": draw(st.one_of(st.just(OPEN), near, day)),
        "opened": draw(st.one_of(st.just(start), day)),
        "due": draw(st.one_of(st.just(BLANK), near, day)),
        "done": draw(st.one_of(st.just(BLANK), day)),
        "met": draw(st.sampled_from([-1, 0, 1, 2])),
        "value": draw(st.one_of(st.just(float("nan")), st.floats(-1e6, 1e6))),
        "category": draw(text),
    }


def columns(found: list[dict[str, object]]) -> dict[str, np.ndarray]:
    kinds = dict.fromkeys(DAYS, np.int32) | {"met": np.int8, "value": np.float64}
    made: dict[str, np.ndarray] = {}
    for name in found[0]:
        cells = np.empty(len(found), object)
        cells[:] = [row[name] for row in found]
        made[name] = cells.astype(kinds.get(name, object))
    for place, name in enumerate(("team", "service")):
        made[name] = np.array([TEAMS[str(row["team_id"])][place] for row in found], dtype=object)
    made["worker"] = np.array([WORKERS[str(row["worker_id"])] for row in found], dtype=object)
    return made


def told(row: dict[str, object]) -> tuple[object, ...]:
    team, service = TEAMS[str(row["team_id"])]
    value = str(float(row["value"]))  # type: ignore[arg-type]
    return (row["ref"], row["person"], service, team, WORKERS[str(row["worker_id"])], *(row[name] for name in DAYS),
            row["met"], value, row["category"])  # fmt: skip


def unpacked(body: bytes, asked: Asked) -> list[tuple[object, ...]]:
    names = ("ref", "person", "service", "team", "worker", *DAYS, "met", "value", "category")
    return [
        tuple(str(cell) if name == "value" else cell for name, cell in zip(names, cells, strict=True))
        for chunk in unpack_cases(body, asked)
        for cells in zip(*(chunk[name].tolist() for name in names), strict=True)
    ]


def wanted(row: dict[str, object], asked: Asked) -> bool:
    """One row at a time, as a person would read it."""
    start, end = row["start"], row["end"]
    still = end in (OPEN, BLANK)
    begun = start != BLANK
    return (
        (asked.teams is None or row["team_id"] in asked.teams)
        and (asked.worker is None or row["worker_id"] == asked.worker)
        and (asked.person is None or row["person"] == asked.person)
        and (asked.on is None or (begun and start <= asked.on and (still or end > asked.on)))
        and (asked.first is None or (begun and start >= asked.first))
        and (asked.last is None or (begun and start <= asked.last))
        and (asked.after is None or still or end > asked.after)
    )


asks = st.builds(
    Asked,
    teams=st.one_of(st.none(), st.sets(st.sampled_from(list(TEAMS)))),
    worker=st.one_of(st.none(), st.sampled_from(list(WORKERS))),
    person=st.one_of(st.none(), st.sampled_from(["a", 'qu"ote', "nobody"])),
    on=st.one_of(st.none(), near),
    first=st.one_of(st.none(), near),
    last=st.one_of(st.none(), near),
    after=st.one_of(st.none(), near),
)


@given(st.lists(rows(), min_size=1, max_size=25), asks)
def test_what_is_asked_for_comes_back_as_it_was(found, asked):
    body = pack_cases(columns(found))
    expected = [told(row) for row in found if wanted(row, asked)]
    assert sorted(map(repr, unpacked(body, asked))) == sorted(map(repr, expected))


def test_a_team_comes_in_the_order_in_which_it_was_counted_whichever_chunk_it_is_in():
    plain = {"worker_id": "w1", "start": 20_000, "end": OPEN, "opened": BLANK, "due": BLANK, "done": BLANK, "met": 1,
             "value": float("nan"), "category": None}  # fmt: skip
    found = [
        plain | {"team_id": list(TEAMS)[number % 3], "ref": f"r{number}", "person": f"p{number}"}
        for number in range(3 * ROWS + 100)
    ]
    body = pack_cases(columns(found))
    for team in TEAMS:
        refs = [row[0] for row in unpacked(body, Asked(teams={team}))]
        assert refs == [row["ref"] for row in found if row["team_id"] == team]


def test_cases_that_stood_in_rows_are_packed_when_the_store_is_brought_up_to_date(store_url):
    """Lists are whole until the next load: a migration loses none of them."""
    store = Store.open(store_url)
    write(store)
    before = {name: store.cases(EVERYTHING, name) for name in CASES}
    with writing(store.engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
        _rows_of(connection)
    store.close()
    store = Store.open(store_url)
    for name, frame in before.items():
        assert store.cases(EVERYTHING, name).equals(frame)
        assert len(frame)
    store.close()


def _rows_of(connection: sa.Connection) -> None:
    """The cases of tests.loads as they stood before: a row each, those of a team together."""
    meta = sa.MetaData()
    row, span = (sa.Table(name, meta, autoload_with=connection) for name in ("case_row", "case_span"))
    number = 0
    for name, cases in CASES.items():
        for team in dict.fromkeys(cases["team_id"]):
            first = number + 1
            for at in np.flatnonzero(cases["team_id"] == team):
                number += 1
                cells = {key: cases[key][at] for key in row.columns.keys() if key != "number"}  # noqa: SIM118
                plain = {key: cell.item() if isinstance(cell, np.generic) else cell for key, cell in cells.items()}
                blank = {key: None for key, cell in plain.items() if cell in (BLANK, OPEN) or cell != cell}  # noqa: PLR0124
                connection.execute(row.insert().values(number=number, **plain | blank))
            connection.execute(span.insert().values(indicator=name, team_id=team, first=first, last=number))
