"""Rounds: the jobs of a comparison in turn, again and again, so that a noisy machine is noisy for each of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

#: Fewer rounds than this are no measurement.
ROUNDS = 7


@dataclass(frozen=True)
class Timing:
    """The seconds a job took in each round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        low, high = (in_words(extreme) for extreme in (min(self.seconds), max(self.seconds)))
        return f"{in_words(self.median)} ({low} to {high})"


def in_words(seconds: float) -> str:
    """Seconds, or milliseconds where that reads better."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def interleave(jobs: Mapping[str, Callable[[], float | None]], rounds: int = ROUNDS) -> dict[str, Timing]:
    """Each job once to warm up, then all of them in turn so many times.

    A job that returns a number has timed itself, in another process for example; of the others the call is timed.
    """
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds + 1):
        for name, job in jobs.items():
            gc.collect()
            begin = time.perf_counter()
            own = job()
            elapsed = time.perf_counter() - begin
            if number:
                taken[name].append(elapsed if own is None else own)
    return {name: Timing(tuple(seconds)) for name, seconds in taken.items()}
