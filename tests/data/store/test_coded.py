"""Coded cases: kept in few bytes and given back as they were, to whoever may see numbers of those teams."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coded import CodedCases, Known, Part, nothing
from data.scope import EVERYTHING, Depth, Scope
from data.store import Store
from data.store.coded import COLUMNS, pack, unpack
from tests.loads import new_load, write

OPEN = 2**31 - 1
#: Person, team, first day, day after the last, answer, code.
row = st.tuples(
    st.integers(-1, 70_000),
    st.integers(0, 2),
    st.integers(-5, 40_000),
    st.sampled_from([1, 40_001, OPEN]),
    st.integers(-1, 1),
    st.integers(0, 300),
)


def coded(rows: list[tuple[int, ...]], subject: str = "contacts_total") -> CodedCases:
    table = np.array(rows, np.int32).reshape(len(rows), 6)
    parts = {"source": Part(Known.NEWEST, ("Police – “quoted”", "Not known"), table[:, 5])}
    return CodedCases(subject, Known.ALWAYS, (), 17_000, ("t1", "t2", ""), *table[:, :5].T, parts)


def lines(held: CodedCases) -> list[tuple[int, ...]]:
    return sorted(
        zip(*(getattr(held, name).tolist() for name in COLUMNS), held.parts["source"].code.tolist(), strict=True)
    )


@given(rows=st.lists(row, max_size=30))
def test_what_is_unpacked_is_what_was_packed(rows):
    held = coded(rows)
    found = unpack(pack(held))
    assert lines(found) == lines(held)
    assert (found.subject, found.known, found.since, found.teams) == (held.subject, held.known, held.since, held.teams)
    assert found.parts["source"].words == held.parts["source"].words
    assert found.parts["source"].known is Known.NEWEST


def test_what_is_lacking_is_kept_too():
    found = unpack(pack(nothing("cla_rate", ("cla_episodes",))))
    assert (found.known, found.lacks, len(found)) == (Known.NEVER, ("cla_episodes",), 0)


ROWS = [(1, 0, 20_000, OPEN, 1, 0), (2, 1, 20_000, OPEN, 1, 1), (3, 2, 20_000, OPEN, 1, 0)]


@pytest.fixture
def store(store_url):
    store = Store.open(store_url)
    write(store, new_load(coded=[coded(ROWS), nothing("cla_rate", ("cla_episodes",))]))
    yield store
    store.close()


def test_the_store_gives_the_subjects_that_are_asked_for(store):
    found = store.coded(EVERYTHING, ["contacts_total", "cla_rate", "no_such_subject"])
    assert set(found) == {"contacts_total", "cla_rate"}
    assert lines(found["contacts_total"]) == ROWS


def test_a_load_replaces_those_of_the_load_before(store):
    write(store, new_load(coded=[coded(ROWS[:1], "referrals_rate")]))
    assert set(store.coded(EVERYTHING, ["contacts_total", "referrals_rate"])) == {"referrals_rate"}


@pytest.mark.parametrize(
    ("scope", "people"),
    [
        (Scope(frozenset({"North"}), None, Depth.AGGREGATE), {1}),
        (Scope(None, frozenset({"Hill"}), Depth.CHILD), {2}),
        (Scope(frozenset(), None, Depth.CHILD), set()),
        (Scope(None, None, Depth.AGGREGATE), {1, 2, 3}),
    ],
)
def test_cases_are_cut_to_the_teams_of_the_scope(store, scope, people):
    assert set(store.coded(scope, ["contacts_total"])["contacts_total"].person.tolist()) == people
