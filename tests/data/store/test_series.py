"""Series into bytes and out again: not a bit of any number is lost."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger import Column, Cover, Ledger, Pieces
from data.results import Block, Grain, Row, Series, Unit, UnitKind
from data.store.series import CHUNK, Packer, pack_days
from data.store.unpacking import Known, unpack, unpack_days

NUMBERS = st.one_of(
    st.integers(0, 3).map(float),
    st.integers(-40_000, 40_000).map(float),
    st.integers(0, 2**33).map(float),
    st.floats(1e-6, 1e12),  # what a median or a share of a post can be; nothing counted is 1e-308
    st.floats(-1e12, -1e-6),
    st.just(float("nan")),
    st.sampled_from([0.25, 0.5, 12.75]),
)


def unpacked(packer: Packer, rows, grain: Grain, wanted=None, category=None) -> list[Series]:
    days = {number: unpack_days(pack_days(kept)) for kept, number in packer.periods.items()}
    known = Known(dict(packer.units.values()), days)
    return [one for row in rows for one in unpack(row, known, grain, wanted, category)]


def packed(packer: Packer, series) -> list:
    return list(packer.pack(Block.of(series)))


def same(one: Series, other: Series) -> bool:
    for field in fields(Series):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, np.ndarray):
            if a.dtype != b.dtype or not np.array_equal(a, b, equal_nan=a.dtype.kind == "f"):
                return False
        elif a != b:
            return False
    return True


@st.composite
def groups(draw) -> list[Series]:
    periods, units = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    first = np.arange(20_000, 20_000 + 7 * periods, 7, dtype=np.int32)
    spread = draw(st.booleans())
    times = draw(st.sampled_from([1, 100, 10_000, None]))

    def array():
        return np.array(draw(st.lists(NUMBERS, min_size=periods, max_size=periods)))

    found = []
    for number in range(units):
        numerator, denominator = array(), array()
        value = array()
        if times:
            value = np.full(periods, np.nan)
            np.divide(numerator * times, denominator, out=value, where=denominator != 0)
        more = {}
        if spread:
            more = {name: array() for name in ("mean", "lower_quartile", "upper_quartile", "longest")}
        unknown = np.array(draw(st.lists(st.integers(0, 70_000), min_size=periods, max_size=periods)), np.int32)
        unit = Unit(UnitKind.TEAM, f"t{number}", f"Team {number}")
        found.append(
            Series(
                "an_indicator", unit, None, Grain.WEEK, first, first + 6, numerator, denominator, unknown, value, **more
            )
        )
    return found


@given(groups())
def test_every_number_comes_back_bit_for_bit(group):
    packer = Packer()
    back = unpacked(packer, packed(packer, group), Grain.WEEK)
    assert len(back) == len(group)
    assert all(same(one, other) for one, other in zip(group, back, strict=True))


def counts(unit: Unit, values, category=None) -> Series:
    values = np.asarray(values, dtype=np.float64)
    days = np.arange(20_000, 20_000 + len(values), dtype=np.int32)
    none = np.full(len(values), np.nan)
    return Series(
        "an_indicator", unit, category, Grain.DAY, days, days, values, none, np.zeros(len(values), np.int32), values
    )


def test_one_row_holds_every_unit_of_a_level_and_one_every_category_of_them():
    units = [Unit(UnitKind.TEAM, f"t{n}", f"Team {n}") for n in range(3)] + [Unit(UnitKind.TRUST, "", "Trust")]
    packer = Packer()
    rows = packed(packer, [counts(unit, [1, 2], part) for unit in units for part in (None, "police", "school")])
    assert [(row.unit_kind, row.breakdown) for row in rows] == [
        ("team", ""), ("team", "category"), ("trust", ""), ("trust", "category"),
    ]  # fmt: skip
    assert len(packer.periods) == 1
    assert [one.unit for one in unpacked(packer, rows, Grain.DAY, category="school")] == units


def test_one_wanted_unit_comes_alone_whichever_chunk_it_is_in():
    units = [Unit(UnitKind.TEAM, f"t{n}", f"Team {n}") for n in range(100)]
    packer = Packer()
    rows = packed(packer, [counts(unit, np.full(CHUNK // 10, n)) for n, unit in enumerate(units)])
    for n in (0, 9, 57, 99):
        (one,) = unpacked(packer, rows, Grain.DAY, {n})
        assert one.unit == units[n]
        assert set(one.value) == {float(n)}


def test_a_team_year_of_small_counts_takes_far_less_room_than_its_numbers():
    rng = np.random.default_rng(1)
    units = [Unit(UnitKind.TEAM, f"t{n}", f"Team {n}") for n in range(40)]
    packer = Packer()
    (row,) = packed(packer, [counts(unit, rng.poisson(0.3, 1827)) for unit in units])
    assert len(row.body) < 40 * 1827 / 2


def test_series_of_one_grain_over_different_periods_are_refused():
    unit, other = Unit(UnitKind.TEAM, "a", "A"), Unit(UnitKind.TEAM, "b", "B")
    with pytest.raises(ValueError, match="different periods"):
        Block.of([counts(unit, [1, 2]), counts(other, [1, 2, 3])])


DAYS = np.arange(20_000, 20_021, dtype=np.int32)
WEEKS = DAYS[::7], DAYS[6::7]
PIECES = Pieces.of({Grain.DAY: (DAYS, DAYS), Grain.WEEK: WEEKS})


@st.composite
def ledgers(draw) -> Ledger:
    rows, whole = draw(st.integers(1, 8)), draw(st.booleans())
    number = st.integers(0, 70_000) if whole else st.sampled_from([0.0, 0.8, 12.5, 100.0, 3.0])

    def column() -> Column:
        cells = draw(st.lists(st.lists(number, min_size=21, max_size=21), min_size=rows, max_size=rows))
        return Column(np.array(cells, np.int32 if whole else np.float64), draw(st.booleans()))

    return Ledger(
        indicator="an_indicator",
        kind=UnitKind.TEAM,
        breakdown="category",
        pieces=PIECES,
        rows=tuple(Row(Unit(UnitKind.TEAM, f"t{n // 2}", "A team"), "ab"[n % 2]) for n in range(rows)),
        stands=np.array(draw(st.lists(st.booleans(), min_size=rows, max_size=rows)), bool),
        numerator=column(),
        denominator=draw(st.one_of(st.none(), st.just(column()))),
        unknown=draw(st.one_of(st.none(), st.just(column()))),
        value=draw(st.sampled_from(["numerator", 100.0, 1.0, None])),
        cover=Cover(20_003, draw(st.sampled_from([None, 20_007])), draw(st.booleans())),
    )


@given(ledgers(), st.sampled_from([Grain.DAY, Grain.WEEK]))
def test_a_ledger_comes_back_as_what_it_says_of_each_grain(ledger, grain):
    packer = Packer()
    back = unpacked(packer, list(packer.pack([ledger])), grain)
    block = ledger.block(grain)
    told = [] if block is None else list(block.series())
    assert len(back) == len(told)
    assert all(same(one, other) for one, other in zip(told, back, strict=True))


def test_a_ledger_answers_no_grain_that_it_was_not_made_for():
    packer = Packer()
    one = Ledger(
        "an_indicator", UnitKind.TRUST, "", PIECES, (Row(Unit(UnitKind.TRUST, "", "Trust")),), np.ones(1, bool),
        Column(np.ones((1, 21), np.int32), adds=True), None, None, "numerator", Cover(0),
    )  # fmt: skip
    rows = list(packer.pack([one]))
    assert [series.numerator.tolist() for series in unpacked(packer, rows, Grain.WEEK)] == [[7, 7, 7]]
    assert unpacked(packer, rows, Grain.MONTH) == []
