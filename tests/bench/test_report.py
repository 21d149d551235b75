"""Rounds, ratios and what is written of them."""

from __future__ import annotations

import pytest

from bench.report import Bar, Report
from bench.rounds import in_words, interleave


def test_jobs_take_turns_and_the_first_turn_only_warms_up() -> None:
    turns: list[str] = []
    timings = interleave({"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, rounds=3)
    assert "".join(turns) == "abababab"
    assert len(timings["a"].seconds) == len(timings["b"].seconds) == 3


def test_a_job_that_timed_itself_is_believed() -> None:
    own = iter([9.0, 3.0, 1.0, 2.0])
    assert interleave({"own": lambda: next(own)}, rounds=3)["own"].median == 2.0


@pytest.mark.parametrize(
    ("bar", "met", "wanted"),
    [
        (Bar("within", 1.4, at_most=1.5), True, "at most 1.5"),
        (Bar("over", 1.6, at_most=1.5), False, "at most 1.5"),
        (Bar("enough", 10.0, at_least=10), True, "at least 10"),
        (Bar("short", 9.9, at_least=10), False, "at least 10"),
        (Bar("only told", 3.0), None, "no bar"),
    ],
)
def test_a_ratio_is_held_against_its_bar(bar: Bar, met: bool | None, wanted: str) -> None:
    assert (bar.met, bar.wanted) == (met, wanted)


def test_a_missed_bar_is_written_so_that_nobody_overlooks_it() -> None:
    text = Report("Speed", ("as measured",), (Bar("slow", 2.0, at_most=1.0),)).as_markdown()
    assert "| slow | 2.00 | at most 1 | **no** |" in text
    assert text.endswith("- as measured")


def test_seconds_read_as_people_say_them() -> None:
    assert (in_words(0.0123), in_words(2.5)) == ("12.3 ms", "2.50 s")
