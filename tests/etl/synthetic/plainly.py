"""Every published indicator worked out the long way, straight from the files of an extract.

Slow and obvious on purpose: it shares no line with the engine, so that the invented trust is held to its aims by the
written rules (indicator-sources.yaml) and by nothing else.
"""

from __future__ import annotations

import calendar
import csv
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import holidays

POPULATION = 88_593
BLANK = (date(1900, 1, 1), date(9999, 12, 31))


def read_date(text: str) -> date | None:
    """The day that a cell says, or None where it says none."""
    text = text.strip()
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", text):
        parts = [int(each) for each in found.groups()]
    elif found := re.match(r"(\d\d)/(\d\d)/(\d{4})", text):
        parts = [int(each) for each in found.groups()][::-1]
    else:
        return None
    try:
        day = date(*parts)
    except ValueError:
        return None
    return None if day in BLANK else day


def plain(cell: str) -> str:
    """A cell without what stands for nothing; flags and codes in capitals."""
    cell = cell.strip()
    if cell in {"NULL", "-1"}:
        return ""
    return cell.upper() if len(cell) <= 3 else cell


def add_months(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(1990, 2045))
_WORKING = [
    day
    for day in (date(1995, 1, 1) + timedelta(each) for each in range(365 * 45))
    if day.weekday() < 5 and day not in _HOLIDAYS
]


def working_days(start: date, end: date) -> int:
    return bisect_right(_WORKING, end) - bisect_right(_WORKING, start)


def age(born: date, day: date) -> int:
    years = day.year - born.year
    return years - (add_months(born, 12 * years) > day)


@dataclass
class Share:
    """A number with what it was made of."""

    value: float | None
    top: float
    bottom: float


def share(answers: list[bool]) -> Share:
    return Share(100 * sum(answers) / len(answers) if answers else None, sum(answers), len(answers))


FUTURE = ("due", "dob", "target")


class Extract:
    """An extract read as the rules say: keys once, sentinels blank, nothing after as_of."""

    def __init__(self, folder: Path, as_of: date, scale: float = 1) -> None:
        self.folder, self.as_of, self.population = folder, as_of, POPULATION * scale
        self._read: dict[str, list[dict[str, str]]] = {}
        self.born = {row["pers_person_id"]: read_date(row["pers_dob"]) for row in self.rows("ssd_person")}
        self.expected = {row["pers_person_id"]: read_date(row["pers_expected_dob"]) for row in self.rows("ssd_person")}
        self.died = {row["pers_person_id"]: read_date(row["pers_death_date"]) for row in self.rows("ssd_person")}

    def rows(self, name: str) -> list[dict[str, str]]:
        if name not in self._read:
            with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                rows = [
                    {key: plain(cell) for key, cell in row.items()} for row in csv.DictReader(file) if None not in row
                ]
            key = next(iter(rows[0])) if rows else ""
            if name in {"ssd_disability", "ssd_immigration_status"}:
                key = next(each for each in rows[0] if each.endswith(("table_id", "status_id")))
            if name not in {"loc_posts", "ssd_cla_immunisations"}:
                best: dict[str, dict[str, str]] = {}
                for row in rows:
                    if row[key] and (
                        row[key] not in best or sum(map(bool, row.values())) >= sum(map(bool, best[row[key]].values()))
                    ):
                        best[row[key]] = row
                rows = list(best.values())
            self._read[name] = rows
        return self._read[name]

    def day(self, row: dict[str, str], column: str) -> date | None:
        found = read_date(row[column])
        return None if found and found > self.as_of and not any(word in column for word in FUTURE) else found

    def adult(self, child: str, day: date) -> bool:
        born = self.born.get(child)
        return born is not None and age(born, day) >= 18

    def gone(self, child: str, day: date) -> bool:
        died = self.died.get(child)
        return died is not None and died <= day

    def within(self, name: str, column: str, first: date, last: date) -> list[dict[str, str]]:
        return [row for row in self.rows(name) if (day := self.day(row, column)) and first <= day <= last]

    def spells(self, name: str, child: str, start: str, end: str) -> dict[str, list[tuple[date, date]]]:
        """Start and end (as_of + 1 where open) of each child's rows; a spell that covers no day is left out."""
        found: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for row in self.rows(name):
            begun = self.day(row, start)
            if begun is None or not row[child]:
                continue
            ended = self.day(row, end) or date.max
            if begun < ended:
                found[row[child]].append((begun, ended))
        return found

    # -- words -------------------------------------------------------------------------------------------------

    def plans(self) -> list[dict[str, str]]:
        return [
            row for row in self.rows("ssd_cp_plans") if row["cppl_cp_plan_ola"].upper() != "Y" and row["cppl_person_id"]
        ]

    def plans_on(self, day: date) -> list[dict[str, str]]:
        found = []
        for row in self.plans():
            start, end = self.day(row, "cppl_cp_plan_start_date"), self.day(row, "cppl_cp_plan_end_date")
            if start and start <= day and (end is None or end > day):
                found.append(row)
        return found

    def on_plan(self, day: date) -> set[str]:
        return {
            row["cppl_person_id"]
            for row in self.plans_on(day)
            if not self.adult(row["cppl_person_id"], day) and not self.gone(row["cppl_person_id"], day)
        }

    def statuses(self) -> dict[str, list[tuple[date, date, str]]]:
        if not hasattr(self, "_statuses"):
            self._statuses: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
            for row in self.rows("ssd_legal_status"):
                start, end = self.day(row, "lega_legal_status_start_date"), self.day(row, "lega_legal_status_end_date")
                if start:
                    self._statuses[row["lega_person_id"]].append((start, end or date.max, row["lega_legal_status"]))
        return self._statuses

    def only_short_breaks(self, child: str, day: date) -> bool:
        codes = [code for start, end, code in self.statuses().get(child, ()) if start <= day < end]
        return bool(codes) and all(re.search(r"\bV[134]\b", code) for code in codes)

    def care(self) -> dict[str, list[tuple[date, date]]]:
        """Runs of unbroken care of each child: episodes joined where one begins as another ends."""
        if not hasattr(self, "_care"):
            spells = self.spells(
                "ssd_cla_episodes", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"
            )
            self._care: dict[str, list[tuple[date, date]]] = {}
            for child, each in spells.items():
                runs: list[tuple[date, date]] = []
                for start, end in sorted(each):
                    if self.only_short_breaks(child, start):
                        continue
                    if runs and start <= runs[-1][1]:
                        runs[-1] = (runs[-1][0], max(runs[-1][1], end))
                    else:
                        runs.append((start, end))
                self._care[child] = runs
        return self._care

    def looked_after(self, day: date) -> dict[str, date]:
        """Children in care on a day, each with the first day of the unbroken run."""
        return {
            child: start
            for child, runs in self.care().items()
            for start, end in runs
            if start <= day < end and not self.adult(child, day) and not self.gone(child, day)
        }

    def open_assessments(self, day: date) -> list[dict[str, str]]:
        closed = {row["cine_referral_id"]: self.day(row, "cine_close_date") for row in self.rows("ssd_cin_episodes")}
        found = []
        for row in self.rows("ssd_cin_assessments"):
            start, done = self.day(row, "cina_assessment_start_date"), self.day(row, "cina_assessment_auth_date")
            shut = closed.get(row["cina_referral_id"])
            if start and start <= day and (done is None or done > day) and (shut is None or shut > day):
                found.append(row)
        return found

    def open_children(self, day: date) -> set[str]:
        found = self.on_plan(day) | set(self.looked_after(day))
        for row in self.rows("ssd_cin_episodes"):
            start, end = self.day(row, "cine_referral_date"), self.day(row, "cine_close_date")
            if row["cine_referral_nfa"].upper() != "Y" and start and start <= day and (end is None or end > day):
                found.add(row["cine_person_id"])
        found |= {row["cina_person_id"] for row in self.open_assessments(day)}
        found |= self.in_need_plan(day)
        return {child for child in found if child and not self.gone(child, day)}

    def in_need_plan(self, day: date) -> set[str]:
        spells = self.spells("ssd_cin_plans", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date")
        return {child for child, each in spells.items() if any(start <= day < end for start, end in each)}

    def placements(self) -> dict[str, list[dict[str, object]]]:
        if not hasattr(self, "_placements"):
            self._placements: dict[str, list[dict[str, object]]] = defaultdict(list)
            reasons: dict[str, tuple[date, str]] = {}
            for row in self.rows("ssd_cla_episodes"):
                start = self.day(row, "clae_cla_episode_start_date")
                place = row["clae_cla_placement_id"]
                if start and (place not in reasons or start < reasons[place][0]):
                    reasons[place] = (start, row["clae_cla_episode_start_reason"])
            for row in self.rows("ssd_cla_placement"):
                start = self.day(row, "clap_cla_placement_start_date")
                if start is None:
                    continue
                code = re.search(r"\b([A-Z]\d{1,2})\b", row["clap_cla_placement_type"].upper())
                self._placements[row["clap_person_id"]].append(
                    {
                        "id": row["clap_cla_placement_id"],
                        "start": start,
                        "end": self.day(row, "clap_cla_placement_end_date"),
                        "code": code.group(1) if code else "",
                        "reason": reasons.get(row["clap_cla_placement_id"], (None, ""))[1],
                        "distance": row["clap_cla_placement_distance"],
                        "urn": row["clap_cla_placement_urn"],
                        "postcode": row["clap_cla_placement_postcode"],
                        "unregistered": row["loc_unregistered"],
                    }
                )
            for each in self._placements.values():
                each.sort(key=lambda place: (place["start"], place["id"]))
        return self._placements

    def current_placement(self, child: str, day: date, since: date) -> dict[str, object] | None:
        mine = [
            place
            for place in self.placements().get(child, ())
            if not str(place["code"]).startswith("T") and place["start"] <= day
        ]
        covering = [place for place in mine if place["end"] is None or place["end"] > day]
        return (covering or [place for place in mine if place["start"] >= since] or [None])[-1]

    # -- published indicators, for a year that ends on `last` --------------------------------------------------

    def measure(self, last: date) -> dict[str, Share]:
        first = date(last.year - 1, 4, 1)
        found: dict[str, Share] = {}
        for part in (self._front_door, self._protection, self._care_figures, self._leavers, self._workforce):
            found.update(part(first, last))
        return found

    def rate(self, number: float) -> Share:
        return Share(number / self.population * 10_000, number, self.population)

    def _front_door(self, first: date, last: date) -> dict[str, Share]:
        referrals = self.within("ssd_cin_episodes", "cine_referral_date", first, last)
        dates: dict[str, list[date]] = defaultdict(list)
        for row in self.rows("ssd_cin_episodes"):
            if day := self.day(row, "cine_referral_date"):
                dates[row["cine_person_id"]].append(day)
        again = []
        for row in referrals:
            day = self.day(row, "cine_referral_date")
            again.append(any(add_months(day, -12) <= other < day for other in dates[row["cine_person_id"]]))
        authorised, unfinished = set(), set()
        for row in self.rows("ssd_cin_assessments"):
            (authorised if self.day(row, "cina_assessment_auth_date") else unfinished).add(row["cina_referral_id"])
        not_in_need = []
        for row in referrals:
            if row["cine_referral_id"] in unfinished:
                continue
            assessed = row["cine_referral_nfa"] != "Y" and row["cine_referral_id"] in authorised
            if assessed and self.day(row, "cine_close_date") and not row["cine_close_reason"]:
                continue
            not_in_need.append(assessed and row["cine_close_reason"] in {"RC8", "RC9"})
        in_time = []
        for row in self.within("ssd_cin_assessments", "cina_assessment_auth_date", first, last):
            start, done = self.day(row, "cina_assessment_start_date"), self.day(row, "cina_assessment_auth_date")
            if start and start <= done:
                in_time.append(working_days(start, done) <= 45)
        return {
            "referrals_rate": self.rate(len(referrals)),
            "rereferrals_12m": share(again),
            "referral_nfa": share(
                [row["cine_referral_nfa"] == "Y" for row in referrals if row["cine_referral_nfa"] in {"Y", "N"}]
            ),
            "assessed_not_in_need": share(not_in_need),
            "assessments_45wd": share(in_time),
            "cin_rate": self.rate(len(self.open_children(last))),
            "care_applications": self.rate(
                len(
                    {
                        (row["prep_plo_family_id"] or row["prep_table_id"], row["loc_care_application_date"])
                        for row in self.within("ssd_pre_proceedings", "loc_care_application_date", first, last)
                    }
                )
            ),
        }

    def _protection(self, first: date, last: date) -> dict[str, Share]:
        starts = {
            row["s47e_s47_enquiry_id"]: self.day(row, "s47e_s47_start_date") for row in self.rows("ssd_s47_enquiry")
        }
        conferences: dict[tuple[str, str], dict[str, str]] = {}
        transfers = 0
        for row in sorted(
            self.rows("ssd_initial_cp_conference"), key=lambda row: self.day(row, "icpc_icpc_date") or date.max
        ):
            if self.day(row, "icpc_icpc_date") is None:
                continue
            if row["icpc_icpc_transfer_in"] == "Y":
                transfers += first <= self.day(row, "icpc_icpc_date") <= last
                continue
            key = (row["icpc_person_id"], row["icpc_s47_enquiry_id"] or row["icpc_icpc_id"])
            conferences.setdefault(key, row)
        held = [row for row in conferences.values() if first <= self.day(row, "icpc_icpc_date") <= last]
        prompt = []
        for row in held:
            begun, day = starts.get(row["icpc_s47_enquiry_id"]), self.day(row, "icpc_icpc_date")
            if begun and begun <= day:
                prompt.append(working_days(begun, day) <= 15)
        plans = self.plans()
        begun_by: dict[str, list[date]] = defaultdict(list)
        for row in plans:
            if day := self.day(row, "cppl_cp_plan_start_date"):
                begun_by[row["cppl_person_id"]].append(day)
        started = [row for row in plans if (day := self.day(row, "cppl_cp_plan_start_date")) and first <= day <= last]
        ended = [row for row in plans if (day := self.day(row, "cppl_cp_plan_end_date")) and first <= day <= last]
        second = [
            any(other < self.day(row, "cppl_cp_plan_start_date") for other in begun_by[row["cppl_person_id"]])
            for row in started
        ]
        long = [
            (self.day(row, "cppl_cp_plan_end_date") - start).days + 1 > 729
            for row in ended
            if (start := self.day(row, "cppl_cp_plan_start_date")) and start <= self.day(row, "cppl_cp_plan_end_date")
        ]
        open_now = self.plans_on(last)
        return {
            "s47_started": self.rate(len(self.within("ssd_s47_enquiry", "s47e_s47_start_date", first, last))),
            "s47_to_icpc_15wd": share(prompt),
            "icpc_rate": self.rate(len(held) + transfers),
            "cpp_starts": self.rate(len(started)),
            "cpp_count": Share(len(self.on_plan(last)), len(self.on_plan(last)), 0),
            "cpp_rate": self.rate(len(self.on_plan(last))),
            "cpp_second_ever": share(second),
            "cpp_2yrs_open": share([(last - self.day(row, "cppl_cp_plan_start_date")).days > 729 for row in open_now]),
            "cpp_2yrs_ended": share(long),
            "cp_reviews_on_time": share(self._reviewed(open_now, last)),
        }

    def _reviewed(self, plans: list[dict[str, str]], day: date) -> list[bool]:
        held: dict[str, list[date]] = defaultdict(list)
        for row in self.rows("ssd_cp_reviews"):
            if when := self.day(row, "cppr_cp_review_date"):
                held[row["cppr_cp_plan_id"]].append(when)
        found = []
        for row in plans:
            start = self.day(row, "cppl_cp_plan_start_date")
            if add_months(start, 3) > day:
                continue
            due, good = add_months(start, 3), True
            for review in sorted(each for each in held[row["cppl_cp_plan_id"]] if start <= each <= day):
                if add_months(day, -12) < due <= day and review > due:
                    good = False
                due = add_months(review, 6)
            if due < day:
                good = False
            found.append(good)
        return found

    def _care_figures(self, first: date, last: date) -> dict[str, Share]:
        looked = self.looked_after(last)
        started = [
            row
            for row in self.within("ssd_cla_episodes", "clae_cla_episode_start_date", first, last)
            if row["clae_cla_episode_start_reason"] == "S"
            and not self.only_short_breaks(row["clae_person_id"], self.day(row, "clae_cla_episode_start_date"))
            and not self.adult(row["clae_person_id"], self.day(row, "clae_cla_episode_start_date"))
        ]
        ended = [
            row
            for row in self.within("ssd_cla_episodes", "clae_cla_episode_ceased_date", first, last)
            if row["clae_cla_episode_ceased_reason"] != "X1"
            and not self.only_short_breaks(
                row["clae_person_id"], self.day(row, "clae_cla_episode_ceased_date") - timedelta(1)
            )
        ]
        asylum = self.spells(
            "ssd_immigration_status",
            "immi_person_id",
            "immi_immigration_status_start_date",
            "immi_immigration_status_end_date",
        )
        alone = [child for child in looked if any(start <= last < end for start, end in asylum.get(child, ()))]
        place = {child: self.current_placement(child, last, since) for child, since in looked.items()}
        year = {child: since for child, since in looked.items() if since <= add_months(last, -12)}
        return {
            "cla_rate": self.rate(len(looked)),
            "cla_count": Share(len(looked), len(looked), 0),
            "cla_starts": self.rate(len(started)),
            "cla_ends": self.rate(len(ended)),
            "ad_adopted_pct": share(
                [
                    row["clae_cla_episode_ceased_reason"][:3] in {"E11", "E12"}
                    for row in ended
                    if row["clae_cla_episode_ceased_reason"]
                ]
            ),
            "cla_uasc": Share(100 * len(alone) / max(len(looked), 1), len(alone), len(looked)),
            "cla_3plus_placements": share(
                [each for child in looked if (each := self._moved_often(child, last)) is not None]
            ),
            "cla_longterm_stability": share(
                [
                    (last - self._same_carer_since(child, place[child])).days >= 730
                    for child, since in looked.items()
                    if place[child]
                    and self.born.get(child)
                    and age(self.born[child], last) < 16
                    and add_months(since, 30) <= last
                ]
            ),
            "cla_20_miles": share(
                [
                    float(each["distance"]) > 20
                    for each in place.values()
                    if each and re.fullmatch(r"[\d.]+", str(each["distance"])) and float(each["distance"]) < 999
                ]
            ),
            "cla_foster": share(
                [
                    str(each["code"]) in {"U1", "U2", "U3", "U4", "U5", "U6"}
                    for each in place.values()
                    if each and each["code"]
                ]
            ),
            **self._health(year, last),
            "missing_cla_pct": self._missing(first, last),
            "cla_sw_changes": share(self._many_workers(looked, last)),
        }

    def _continued(self, child: str, place: dict[str, object]) -> dict[str, object] | None:
        """The placement that this one continues with the same carer: by its start reason, or back after T0-T4."""
        mine = [other for other in self.placements()[child] if other is not place]
        if place["reason"] in {"T", "U"}:
            return next((other for other in reversed(mine) if other["end"] == place["start"]), None)
        gap, day = False, place["start"]
        while temporary := [other for other in mine if other["end"] == day and str(other["code"]).startswith("T")]:
            gap, day = True, temporary[-1]["start"]
        before = [other for other in mine if other["end"] == day and not str(other["code"]).startswith("T")]
        if not gap or not before or before[-1]["code"] != place["code"]:
            return None
        last = before[-1]
        by_urn = bool(place["urn"] and last["urn"])
        same = place["urn"] == last["urn"] if by_urn else place["postcode"] == last["postcode"]
        return last if same else None

    def _moved_often(self, child: str, day: date) -> bool | None:
        since = add_months(day, -12) + timedelta(1)
        mine = self.placements().get(child, [])
        touching = [each for each in mine if each["start"] <= day and (each["end"] is None or each["end"] > since)]
        if not touching:
            return None
        counted = 0
        for each in touching:
            if str(each["code"]).startswith("T") or each["code"] in {"A3", "A5"} or each["end"] == each["start"]:
                continue
            counted += self._continued(child, each) not in touching
        return counted >= 3

    def _same_carer_since(self, child: str, place: dict[str, object]) -> date:
        mine = self.placements()[child]
        while True:
            before = self._continued(child, place)
            if before is None and place["code"] in {"A3", "A4", "A5", "A6"}:
                ended = [other for other in mine if other["end"] == place["start"] and other is not place]
                before = ended[-1] if ended else None
            if before is None:
                return place["start"]
            place = before

    def _health(self, year: dict[str, date], last: date) -> dict[str, Share]:
        refused = ("refused", "cancelled", "declined", "dna", "not attend")
        done: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for row in self.rows("ssd_cla_health"):
            day = self.day(row, "clah_health_check_date")
            if day and not any(word in row["clah_health_check_status"].lower() for word in refused):
                done[row["clah_person_id"]].append((day, row["clah_health_check_type"].lower()))

        def recent(child: str, word: str) -> int:
            return sum(word in kind and day <= last <= add_months(day, 12) for day, kind in done[child])

        immunised: dict[str, tuple[date, str]] = {}
        for row in self.rows("ssd_cla_immunisations"):
            day = self.day(row, "clai_immunisations_status_date") or date.min
            if day <= last and day >= immunised.get(row["clai_person_id"], (date.min, ""))[0]:
                immunised[row["clai_person_id"]] = (day, row["clai_immunisations_status"])
        scores = [
            float(row["csdq_sdq_score"])
            for row in self.rows("ssd_sdq_scores")
            if (child := row["csdq_person_id"]) in year
            and row["csdq_sdq_score"]
            and self.born.get(child)
            and 5 <= age(self.born[child], last) <= 16
            and (day := self.day(row, "csdq_sdq_completed_date"))
            and day <= last <= add_months(day, 12)
        ]
        return {
            "cla_annual_health": share(
                [
                    recent(child, "health assessment") >= (2 if age(self.born[child], last) < 5 else 1)
                    for child in year
                    if self.born.get(child)
                ]
            ),
            "cla_dental": share([recent(child, "dental") >= 1 for child in year]),
            "cla_immunisations": share(
                [
                    immunised[child][1] == "Y"
                    for child in year
                    if child in immunised and immunised[child][1] in {"Y", "N"}
                ]
            ),
            "cla_sdq": Share(sum(scores) / len(scores) if scores else None, sum(scores), len(scores)),
        }

    def _missing(self, first: date, last: date) -> Share:
        during = {
            child: runs
            for child, runs in self.care().items()
            if any(start <= last and end > first for start, end in runs) and not self.adult(child, first)
        }
        met = set()
        for row in self.rows("ssd_missing"):
            child, start = row["miss_person_id"], self.day(row, "miss_missing_episode_start_date")
            if child not in during or start is None or row["miss_missing_episode_type"].startswith("A"):
                continue
            end = self.day(row, "miss_missing_episode_end_date") or self.as_of
            end = max(start, end)
            began_in_care = any(begin <= start < over for begin, over in during[child])
            days = [
                (max(begin, first, start), min(over - timedelta(1) if over < date.max else last, last, end))
                for begin, over in during[child]
            ]
            if began_in_care and any(low <= high for low, high in days):
                met.add(child)
        return Share(100 * len(met) / max(len(during), 1), len(met), len(during))

    def _social_worker_spans(self) -> dict[str, tuple[bool, date]]:
        return {
            row["prof_professional_id"]: (
                row["loc_is_social_worker"] == "Y" and "manager" not in row["prof_professional_job_title"].lower(),
                self.day(row, "loc_end_date") or date.max,
            )
            for row in self.rows("ssd_professionals")
        }

    def _many_workers(self, looked: dict[str, date], last: date) -> list[bool]:
        since = add_months(last, -12)
        workers = self._social_worker_spans()
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("ssd_involvements"):
            start, end = (
                self.day(row, "invo_involvement_start_date"),
                self.day(row, "invo_involvement_end_date") or date.max,
            )
            who = workers.get(row["invo_professional_id"])
            if (
                row["invo_professional_role_id"].startswith("CW")
                and start
                and start < end
                and start <= last
                and end > since + timedelta(1)
            ):
                held = found[row["invo_person_id"]]
                if who and who[0]:
                    held.add(row["invo_professional_id"])
        return [len(found[child]) >= 3 for child in looked if child in found]

    def leads(self, day: date) -> dict[str, tuple[str, bool]]:
        """The lead of each child on a day: professional, and whether a social worker then."""
        workers = self._social_worker_spans()
        best: dict[str, tuple[tuple[bool, date, str], str]] = {}
        for row in self.rows("ssd_involvements"):
            if not row["invo_professional_role_id"].startswith("CW"):
                continue
            start, end = (
                self.day(row, "invo_involvement_start_date"),
                self.day(row, "invo_involvement_end_date") or date.max,
            )
            if start is None or not start <= day < end:
                continue
            who = row["invo_professional_id"]
            is_sw = who in workers and workers[who][0] and workers[who][1] > day
            rank = (is_sw, start, row["invo_involvements_id"])
            if row["invo_person_id"] not in best or rank > best[row["invo_person_id"]][0]:
                best[row["invo_person_id"]] = (rank, who)
        return {child: (who, rank[0]) for child, (rank, who) in best.items()}

    def _leavers(self, first: date, last: date) -> dict[str, Share]:
        touch, homes, work, staying = [], [], [], []
        for row in self.rows("ssd_care_leavers"):
            child = row["clea_person_id"]
            born, code = self.born.get(child), row["clea_care_leaver_in_touch"]
            if (
                "former relevant" not in row["clea_care_leaver_eligibility"].lower()
                or born is None
                or code in {"DIED", "RHOM"}
            ):
                continue
            for years in (19, 20, 21):
                if not first <= add_months(born, 12 * years) <= last:
                    continue
                if code:
                    touch.append(code in {"N", "NO"} and not row["clea_care_leaver_activity"])
                if row["clea_care_leaver_accommodation"] not in {"G", "H", "R"}:
                    homes.append(row["clea_care_leaver_accom_suitable"] in {"1", "Y"})
                work.append(row["clea_care_leaver_activity"] in {"F1", "F2", "F4", "F5", "P1", "P2", "P4", "P5"})
                birthday = add_months(born, 216)
                runs = [(start, end) for start, end in self.care().get(child, ()) if start < birthday <= end]
                if years < 21 and runs and row["clea_care_leaver_accommodation"]:
                    place = self.current_placement(child, birthday - timedelta(1), runs[-1][0])
                    if place and str(place["code"]).startswith("U"):
                        staying.append(row["clea_care_leaver_accommodation"] == "Z")
        return {
            "cl_not_in_touch": share(touch),
            "cl_accommodation": share(homes),
            "cl_eet": share(work),
            "cl_staying_put": share(staying),
        }

    def _workforce(self, first: date, last: date) -> dict[str, Share]:
        latest: dict[str, dict[str, str]] = {}
        for row in self.rows("loc_posts"):
            day = self.day(row, "as_at_date")
            if (
                day
                and day <= last
                and (row["team_id"] not in latest or day > read_date(latest[row["team_id"]]["as_at_date"]))
            ):
                latest[row["team_id"]] = row
        empty, established, agency = (
            sum(float(row[each]) for row in latest.values()) for each in ("vacant_fte", "established_fte", "agency_fte")
        )
        staff = [
            row
            for row in self.rows("ssd_professionals")
            if row["loc_is_social_worker"] == "Y"
            and "manager" not in row["prof_professional_job_title"].lower()
            and row["prof_full_time_equivalency"]
        ]
        own = [row for row in staff if row["prof_agency_worker_flag"] != "Y"]
        there = [
            row
            for row in own
            if (start := self.day(row, "loc_start_date"))
            and start <= last
            and (self.day(row, "loc_end_date") or date.max) > last
        ]
        in_post = sum(float(row["prof_full_time_equivalency"]) for row in there)
        left = sum(
            float(row["prof_full_time_equivalency"])
            for row in own
            if (end := self.day(row, "loc_end_date")) and first <= end <= last
        )
        who = {row["prof_professional_id"] for row in there}
        lost = sum(
            float(row["days_lost"])
            for row in self.within("loc_absences", "start_date", first, last)
            if row["professional_id"] in who and row["days_lost"]
        )
        held, workers = self.caseloads(last)
        hours = sum(workers.values())
        return {
            "wf_vacancy": Share(100 * empty / established, empty, established),
            "wf_agency": Share(100 * agency / (agency + established - empty), agency, agency + established - empty),
            "wf_turnover": Share(100 * left / in_post, left, in_post),
            "wf_sickness": Share(100 * lost / (in_post * 253), lost, in_post * 253),
            "wf_caseload_avg": Share(sum(held.values()) / hours, sum(held.values()), hours),
        }

    def caseloads(self, day: date) -> tuple[dict[str, int], dict[str, float]]:
        """Children and full-time equivalents of every social worker who leads for a child."""
        fte = {
            row["prof_professional_id"]: float(row["prof_full_time_equivalency"] or 0)
            for row in self.rows("ssd_professionals")
        }
        leads, held = self.leads(day), defaultdict(int)
        for child in self.open_children(day):
            who, is_sw = leads.get(child, ("", False))
            if is_sw and fte.get(who, 0) > 0:
                held[who] += 1
        return dict(held), {who: fte[who] for who in held}
