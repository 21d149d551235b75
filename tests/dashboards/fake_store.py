"""A store that answers as data.store does, from numbers made up by a seed: for pages, not for truths about children."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from data.areas import Areas
from data.benchmarks import shipped
from data.coded import CodedCases, Known, Part, nothing
from data.results import Grain, Series, Unit, UnitKind
from data.targets import Targets
from indicators.analysis.coding import Wanted, wanted
from indicators.breakdowns import BREAKDOWNS
from indicators.clock import day_date, day_number, working_day_after
from indicators.kinds import Duration, Fold, Proportion, Rate, Ratio

AS_OF = date(2026, 6, 30)
FIRST = date(2024, 4, 1)
COLUMNS = [
    *("ref", "person", "service", "team", "worker", "start", "end"),
    *("opened", "due", "done", "met", "value", "category"),
]
NASTY = "<script>alert(1)</script>"
FORMULA = "=cmd|' /C calc'!A0"

#: How big each indicator is for the whole trust, and how good.
SIZES = {
    "missing_now": 3,
    "s47_open_now": 62,
    "assessments_open_bands": 480,
    "assessments_open_overdue": 31,
    "wf_unallocated": 19,
    "cpp_rate": 357,
    "cla_rate": 816,
    "contacts_total": 290,
    "contacts_waiting_now": 14,
    "cla_under16_unregulated": 1,
    "missing_episodes": 22,
    "missing_repeat_90d": 6,
    "wf_cases_by_team": 2505,
}


@dataclass
class FakeStore:
    """Eight services, forty teams, two hundred workers; or fewer."""

    indicators: dict[str, Any]
    loads_held: list[Any] = field(default_factory=list)
    services: int = 8
    teams_each: int = 5
    workers_each: int = 5
    lacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recorded: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    scale: float = 1.0
    invented: bool = True
    as_of: date = AS_OF
    empty: bool = False
    number: int = 7
    said_area: str = ""
    older: bool = False
    publications: int = 0
    changes: int = 0

    def _load(self, number: int, back: int = 0) -> Any:
        when = datetime(self.as_of.year, self.as_of.month, self.as_of.day, 22, 59, tzinfo=UTC) - timedelta(days=back)
        return SimpleNamespace(
            id=number,
            as_of=when,
            finished_at=when + timedelta(hours=7),
            source="/extracts/ssd",
            invented=self.invented,
            files=[("ssd_person.csv", "a" * 64), ("ssd_missing.csv", "b" * 64)],
            account=[("person", "ssd_person.csv", 1000, 998, 2), ("missing", "ssd_missing.csv", 120, 120, 0)],
            seconds={"read": 0.4, "conform": 0.6, "check": 0.2, "store": 0.9, "results": 0.7},
            covers_from=FIRST,
            findings=41 + back,
            set_aside=2,
            started_at=when,
            as_of_from="the extract",
            notes=(),
        )

    @contextmanager
    def snapshot(self) -> Iterator[FakeStore]:
        yield self

    def version(self, scope: Any) -> int:
        return 0 if self.empty else self.number

    def stamp(self, scope: Any) -> tuple[int, ...]:
        return (self.version(scope), self.publications, self.changes)

    def area(self, scope: Any) -> str:
        return self.said_area

    def comparators(self, scope: Any, indicator: str, area: str) -> Any:
        own = Areas.standing().authority(area).name
        found = shipped().get(indicator)
        return found if found is not None and found.area == own else None

    def latest_load(self, scope: Any) -> Any:
        return None if self.empty else self._load(self.number)

    def loads(self, scope: Any, limit: int | None = None) -> list[Any]:
        return [] if self.empty else [self._load(self.number - n, n) for n in range(4)][:limit]

    def cases_kept_from(self, scope: Any) -> date | None:
        return None if self.empty else (pd.Timestamp(self.as_of) - pd.DateOffset(months=13)).date()

    def keeps_cases(self, scope: Any, load_id: int) -> bool:
        return load_id == self.number - 1

    def units(self, scope: Any, load_id: int | None = None) -> list[Unit]:
        if self.empty:
            return []
        names = (
            "Assessment North",
            "Assessment South",
            "Safeguarding East",
            "Safeguarding West",
            "Looked after",
            "Front door",
            "Leaving care",
            "Children with disabilities",
        )
        found = [Unit(UnitKind.TRUST, "", "Trust")]
        for s in range(self.services):
            found.append(Unit(UnitKind.SERVICE, names[s], names[s]))
            for t in range(self.teams_each):
                team = f"T{s}{t}"
                found.append(Unit(UnitKind.TEAM, team, f"{names[s]} team {t + 1}", names[s]))
                found += [
                    Unit(UnitKind.WORKER, f"W{s}{t}{w}", f"Worker {s}{t}{w}", team) for w in range(self.workers_each)
                ]
        return found

    def records(self, scope: Any, name: str) -> pd.DataFrame:
        return pd.DataFrame(self.recorded.get(name, []))

    def targets(self, scope: Any, speak: Any) -> Targets:
        rows = self.records(scope, "target")
        return Targets.standing() if rows.empty else Targets.standing().with_records(rows, self.units(scope), speak)

    def lacking(self, scope: Any, load_id: int | None = None) -> dict[str, tuple[str, ...]]:
        return self.lacks

    def _share(self, unit: Unit) -> float:
        teams = self.services * self.teams_each
        return (
            self.scale
            * {
                "trust": 1.0,
                "service": 1 / self.services,
                "team": 1 / teams,
                "worker": 1 / (teams * self.workers_each),
            }[unit.kind.value]
        )

    def series(
        self,
        scope: Any,
        indicators: Any,
        grain: Any,
        *,
        units: Any = None,
        kinds: Any = None,
        category: Any = None,
        load_id: Any = None,
    ) -> list[Series]:
        if self.empty:
            return []
        wanted = (
            list(units) if units is not None else [u for u in self.units(scope) if kinds is None or u.kind in kinds]
        )
        found = [
            self._series(name, unit, Grain(grain)) for name in indicators for unit in wanted if name in self.indicators
        ]
        return found if load_id in {None, self.number} else [self._as_told(held) for held in found]

    def _as_told(self, held: Series) -> Series:
        """What the load before said: of every third number, one fewer in the period before the last."""
        if crc32(held.indicator.encode()) % 3 or len(held.last) < 2 or not held.numerator[-2] > 0:
            return held
        one = self.indicators[held.indicator]
        numerator, value = held.numerator.copy(), held.value.copy()
        numerator[-2] -= 1
        value[-2] = 100 * numerator[-2] / held.denominator[-2] if isinstance(one, Proportion) else numerator[-2]
        return replace(held, numerator=numerator, value=value)

    def _series(self, name: str, unit: Unit, grain: Grain) -> Series:
        one = self.indicators[name]
        first, last = self._periods(grain)
        n = len(first)
        rng = np.random.default_rng(crc32(f"{name} {unit.id} {grain.value}".encode()))
        size = SIZES.get(name, 200) * self._share(unit)
        if one.fold is Fold.FLOW:
            size = size / 7 * np.maximum(1, last - first + 1)
        drift = 1 + 0.15 * np.sin(np.arange(n) / max(6, n / 9)) + np.cumsum(rng.normal(0, 0.004, n))
        total = rng.poisson(np.maximum(0.02, size * drift)).astype(float)
        denominator, value = np.full(n, np.nan), total.copy()
        numerator, extra = total, {}
        if isinstance(one, Proportion):
            denominator = total
            numerator = rng.binomial(total.astype(int), 0.08 if one.direction.value == "lower" else 0.86).astype(float)
            value = np.where(total > 0, 100 * numerator / np.maximum(total, 1), np.nan)
        elif isinstance(one, Rate):
            denominator = np.full(n, 88593.0 if unit.kind is UnitKind.TRUST else np.nan)
            value = numerator / denominator * 10000
        elif isinstance(one, Duration):
            denominator, value = total, np.where(total > 0, 12 + rng.normal(0, 1, n).round(), np.nan)
            numerator = total * value
            extra = {"mean": value, "lower_quartile": value - 4, "upper_quartile": value + 4, "longest": value + 11}
        elif isinstance(one, Ratio):
            denominator = np.maximum(1.0, total / 15.4)
            value = numerator / denominator
        unknown = rng.binomial(1, 0.2, n).astype(np.int32)
        return Series(name, unit, None, grain, first, last, numerator, denominator, unknown, value, **extra)

    def _periods(self, grain: Grain) -> tuple[Any, Any]:
        step = {"day": "D", "week": "W-SUN", "fortnight": "14D", "month": "M", "quarter": "Q-DEC", "year": "Y-MAR"}
        if grain is Grain.ROLLING12:
            first, last = self._periods(Grain.MONTH)
            return np.roll(first, 11)[11:], last[11:]
        held = pd.period_range(FIRST, self.as_of, freq=step[grain.value])
        first = held.start_time.to_numpy().astype("datetime64[D]").astype(np.int32)
        last = np.minimum(held.end_time.to_numpy().astype("datetime64[D]").astype(np.int32), day_number(self.as_of))
        return first, last

    def cases(
        self,
        scope: Any,
        indicator: str,
        *,
        on: Any = None,
        first: Any = None,
        last: Any = None,
        after: Any = None,
        unit: Unit | None = None,
        person: str | None = None,
        load_id: int | None = None,
    ) -> pd.DataFrame:
        if load_id not in {None, self.number}:  # the load before had not heard of the first
            return self.cases(scope, indicator, on=on, first=first, last=last, after=after, unit=unit).iloc[1:]
        if self.empty:
            return pd.DataFrame({name: [] for name in COLUMNS})
        if after is not None:
            return self._lapsing(self.cases(scope, indicator, on=after, unit=unit), day_number(after))
        one = self.indicators[indicator]
        rng = np.random.default_rng(crc32(indicator.encode()))
        day = day_number(on or last or self.as_of)
        n = max(1, round(SIZES.get(indicator, 90) * self.scale))
        if one.fold is Fold.FLOW:
            n *= 4
        teams = [u for u in self.units(scope) if u.kind is UnitKind.TEAM]
        chosen = rng.integers(0, len(teams), n)
        worker = rng.integers(0, self.workers_each, n)
        opened = day - rng.integers(0, 30 if indicator.startswith("s47") else 60, n)
        due = working_day_after(opened, 15 if indicator.startswith("s47") else 45 if "assess" in indicator else 10)
        if indicator == "missing_now":
            due, opened = day - rng.integers(-1, 2, n), day - rng.integers(0, 3, n)
        flow = one.fold is Fold.FLOW
        met = np.where(rng.random(n) < 0.14, "not met", "met") if isinstance(one, Proportion) else np.full(n, "met")
        frame = pd.DataFrame(
            {
                "ref": [f"{indicator[:3].upper()}{i:05d}" for i in range(n)],
                "person": [f"P{int(p):05d}" for p in rng.integers(0, 9000, n)],
                "service": [teams[t].parent for t in chosen],
                "team": [teams[t].name for t in chosen],
                "worker": [f"Worker {teams[t].id[1:]}{w}" if w else None for t, w in zip(chosen, worker, strict=True)],
                "start": _dates(day - rng.integers(0, 27, n) if flow else opened),
                "end": _dates(np.full(n, day + 1) if flow else np.full(n, -(2**31))),
                "opened": _dates(opened),
                "due": _dates(due),
                "done": _dates(np.where((met == "met") & flow, due, -(2**31))),
                "met": met,
                "value": np.nan,
                "category": None,
            }
        )
        if len(frame) > 2 and indicator == "missing_now":
            frame.loc[0, "person"], frame.loc[1, "person"] = NASTY, FORMULA
        if unit is not None and unit.kind is not UnitKind.TRUST:
            column = {"service": "service", "team": "team", "worker": "worker"}[unit.kind.value]
            frame = frame[frame[column] == unit.name]
        if person is not None:
            frame = frame.head(1).assign(person=person)
        return frame.reset_index(drop=True)

    def _lapsing(self, now: pd.DataFrame, day: int) -> pd.DataFrame:
        """What is in date today lapses on one of the coming days."""
        fresh = now[now["met"] == "met"]
        lapses = _dates(day + 1 + np.arange(len(fresh)) % 70)
        later = fresh.assign(start=lapses, met="not met")
        before = now.copy()
        before.loc[fresh.index, "end"] = lapses
        return pd.concat([before, later], ignore_index=True)

    def coded(self, scope: Any, subjects: Any) -> dict[str, CodedCases]:
        """Cases by chance of every subject: a few hundred, more or less, in parts of every kind."""
        if self.empty or self.older:
            return {}
        every = {each.subject.name: each for each in wanted()}
        return {name: self._coded(every[name]) for name in subjects if name in every}

    def _coded(self, each: Wanted) -> CodedCases:
        chance = np.random.default_rng(crc32(each.subject.name.encode()))
        size = max(1, int(400 * self.scale))
        teams = (*(unit.id for unit in self.units(None) if unit.kind is UnitKind.TEAM), "")
        start = day_number(self.as_of) - chance.integers(0, 300, size)
        parts = {}
        for name in each.breakdowns:
            words = tuple(category.words for category in BREAKDOWNS[name].categories)
            words = words if BREAKDOWNS[name].texts is None else (NASTY, FORMULA, *words)
            parts[name] = Part(Known.ALWAYS, words, chance.integers(0, len(words), size).astype(np.int32))
        columns = (
            chance.integers(0, size, size),
            chance.integers(0, len(teams), size),
            start,
            start + chance.integers(1, 400, size),
            chance.integers(-1, 2, size),
        )
        lacks = self.lacks.get(each.subject.indicator, ())
        if lacks:
            return nothing(each.subject.name, lacks)
        whole = (column.astype(np.int32) for column in columns)
        return CodedCases(each.subject.name, Known.ALWAYS, (), None, teams, *whole, parts)

    def leavers(self, scope: Any, after: Any, until: Any) -> pd.DataFrame:
        workers = [u for u in self.units(scope) if u.kind is UnitKind.WORKER][1:2]
        rows = [(one.id, one.name, one.parent, after + timedelta(days=10)) for one in workers]
        return pd.DataFrame(rows, columns=["worker_id", "worker", "team_id", "last_day"], dtype=object)

    def supplied(self, scope: Any) -> dict[str, frozenset[str]]:
        return {"professionals": frozenset({"end_date"})}

    def findings(self, scope: Any, load_id: Any = None, check: Any = None, **_: Any) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "check": [check or "visit_to_closed_plan"] * 3,
                "severity": ["warning"] * 3,
                "table": ["cp_visits"] * 3,
                "file": ["ssd_cp_visits.csv"] * 3,
                "line": [4, 9, 11],
                "column": ["cppv_cp_visit_date"] * 3,
                "message": ["A visit is dated after the plan it belongs to had ended."] * 3,
                "value": ["2026-07-09", NASTY, FORMULA],
                "person": ["P1", "P2", None],
                "team": ["Safeguarding East team 1"] * 3,
            }
        )

    def finding_counts(self, scope: Any) -> pd.DataFrame:
        rows = [
            (
                load,
                pd.Timestamp(self.as_of) - pd.Timedelta(days=7 - load),
                check,
                severity,
                table,
                team,
                "Safeguarding East",
                count + 3 * (7 - load),
            )
            for load in range(4, 8)
            for check, severity, table, count in (
                ("unreadable_date", "error", "person", 4),
                ("visit_to_closed_plan", "warning", "cp_visits", 11),
                ("assessment_past_45", "warning", "cin_assessments", 31),
            )
            for team in ("Safeguarding East team 1", "Assessment North team 2")
        ]
        return pd.DataFrame(
            rows, columns=["load_id", "as_of", "check", "severity", "table", "team", "service", "count"]
        )

    def set_aside(self, scope: Any, load_id: Any = None) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "table": ["person"] * 2,
                "file": ["ssd_person.csv"] * 2,
                "line": [12, 40],
                "reason": ["no key"] * 2,
                "row": [FORMULA, NASTY],
            }
        )

    def child(self, scope: Any, person_id: str) -> dict[str, pd.DataFrame]:
        if person_id == "nobody":
            return {}
        day = pd.to_datetime
        return {
            "person": pd.DataFrame(
                {
                    "person_id": [person_id],
                    "forename": ["Ash"],
                    "surname": [NASTY],
                    "dob": [day("2014-03-02")],
                    "sex": ["F"],
                    "ethnicity": ["WBRI"],
                    "expected_dob": [pd.NaT],
                    "death_date": [pd.NaT],
                }
            ),
            "cin_episodes": pd.DataFrame(
                {
                    "cin_referral_id": ["R1"],
                    "person_id": [person_id],
                    "cin_referral_date": [day("2026-02-02")],
                    "cin_close_date": [pd.NaT],
                }
            ),
            "s47_enquiry": pd.DataFrame(
                {
                    "s47_enquiry_id": ["S1"],
                    "person_id": [person_id],
                    "s47_start_date": [day("2026-06-02")],
                    "s47_end_date": [pd.NaT],
                }
            ),
            "missing": pd.DataFrame(
                {
                    "missing_id": ["M1"],
                    "person_id": [person_id],
                    "missing_episode_start_date": ["2026-06-29T21:30:00Z"],
                    "missing_episode_end_date": [None],
                    "missing_episode_type": ["M"],
                }
            ),
        }

    def feeds(self, scope: Any) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "table": ["person", "cin_assessments", "s47_enquiry", "missing", "early_help_episodes", "peps"],
                "rows": [41000, 18000, 3900, 2100, 5200, 0],
                "latest_event": [
                    pd.NaT,
                    *(pd.Timestamp(self.as_of - timedelta(days=d)) for d in (0, 1, 0, 12)),
                    pd.NaT,
                ],
            }
        )


def _dates(days: Any) -> Any:
    held = np.asarray(days, np.int64)
    return pd.Series(
        np.where(held < -(10**6), np.datetime64("NaT"), held.astype("datetime64[D]")).astype("datetime64[s]")
    )


__all__ = ["AS_OF", "FORMULA", "NASTY", "FakeStore", "day_date"]
