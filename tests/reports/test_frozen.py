"""What is frozen is read back as it was, whatever the program has become since."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import orjson
import pytest

from reports.building import gathered
from reports.choices import PRIORITY
from reports.content import Event, Measure, Number, Table
from reports.frozen import freeze, thaw
from tests.reports.conftest import chart, measure


def test_every_part_of_a_measure_comes_back_as_it_was():
    held = replace(
        measure(),
        chart=replace(chart(), events=(Event(1, 2, "A <b>new</b> team"),)),
        units=Table("By service", ("Service", "Value"), (("North", Number(90.0, "percent")), ("South", Number(None)))),
        number=Number(90.0, "percent"),
        last=date(2026, 6, 30),
    )
    assert thaw(freeze([held])) == [held]


def test_the_measures_of_a_trust_come_back_as_they_were(trust):
    held = gathered(trust).measures(PRIORITY)
    assert len(held) > 15
    assert thaw(freeze(held)) == held


def test_a_field_that_came_later_is_at_its_default_and_one_that_went_is_left_alone():
    plain = replace(measure(), units=None, others=None)
    kept = orjson.loads(freeze([plain]))
    (one,) = kept["measures"]
    del one["comment"]
    one["colour"] = "red"
    assert thaw(orjson.dumps(kept).decode()) == [replace(plain, comment="")]


@pytest.mark.parametrize("name", ["id", "sentence", "rag"])
def test_figures_that_lack_what_they_need_say_so(name):
    kept = orjson.loads(freeze([measure()]))
    del kept["measures"][0][name]
    with pytest.raises(ValueError, match=f"these figures have no {name}"):
        thaw(orjson.dumps(kept).decode())


@pytest.mark.parametrize("text", ["[]", '{"version": 2, "measures": []}', "{}"])
def test_what_another_version_kept_is_told(text):
    with pytest.raises(ValueError, match="kept by another version"):
        thaw(text)


def test_nothing_of_a_measure_is_lost_when_a_field_is_added():
    known = {one.name for one in fields(Measure)}
    assert set(orjson.loads(freeze([measure()]))["measures"][0]) == known
