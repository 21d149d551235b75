"""Who works there: desks, the people who sit at them one after another, posts and sickness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.days import NEVER, Days, Flags, Numbers, Texts
from etl.synthetic.organisation import Organisation
from etl.synthetic.setting import Setting, curve

TURNOVER = {-1: 0.112, 0: 0.111, 1: 0.10, 2: 0.154, 3: 0.28, 4: 0.257, 12: 0.20}  # wf_turnover 11.1
AGENCY = {-1: 0.095, 0: 0.099, 1: 0.152, 2: 0.176, 3: 0.296, 4: 0.315, 12: 0.29}  # wf_agency 9.9
VACANCY = {-1: 0.085, 0: 0.087, 1: 0.141, 2: 0.183, 3: 0.275, 4: 0.277, 12: 0.26}  # wf_vacancy 8.7
SICKNESS = {-1: 0.048, 0: 0.049, 1: 0.060, 2: 0.051, 3: 0.106, 4: 0.056, 12: 0.05}  # wf_sickness 4.9
WORKING_YEAR = 253

HOURS = np.array([1.0, 0.8, 0.6, 0.5])
HOURS_SHARES = np.array([0.76, 0.13, 0.08, 0.03])

_FORENAMES = (
    "Agate Amber Basalt Beryl Breeze Bronze Chalk Citrine Cloud Cobalt Comet Copper Coral Cumulus Dawn Drizzle Dune "
    "Ember Feldspar Flint Frost Gale Garnet Granite Gravel Indigo Iron Jasper Jet Lava Limestone Magma Marble Mica "
    "Mist Nickel Obsidian Onyx Opal Pebble Pewter Plume Pumice Quartz Rain Ruby Sandstone Shale Silver Slate Sleet "
    "Soapstone Solstice Squall Steel Storm Sunrise Thunder Tin Topaz Tundra Umber Zephyr Zinc"
)
FORENAMES = tuple(_FORENAMES.split())
_SURNAMES = (
    "Awl Axle Beacon Bevel Bicycle Bolt Bracket Broom Cable Caliper Chisel Clamp Cog Crane Crowbar Dowel Drill Easel "
    "Ferry Funnel Gasket Gear Gimlet Girder Grommet Hacksaw Hinge Hoist Jigsaw Kayak Kiln Ladle Lathe Lever Mallet "
    "Mortar Nozzle Padlock Pedal Piston Pivot Plumbline Plunger Pulley Ratchet Rivet Rudder Sander Scaffold Sextant "
    "Shovel Sledge Socket Spanner Spigot Sprocket Strimmer Tarpaulin Tinderbox Toolbox Tractor Tricycle Trowel Tugboat "
    "Turbine Valve Vice Washer Winch Wrench"
)
SURNAMES = tuple(_SURNAMES.split())


@dataclass
class Staff:
    """One row for each time somebody sat at a desk, in order of desk and day."""

    desk: Days
    start: Days
    end: Days  #: NEVER where still there
    agency: Flags
    fte: Numbers
    team: Days
    title: Texts
    social_worker: Flags
    names: Texts
    first: Days  #: where each desk's rows begin, and one more
    holds: Flags  #: of each desk: holds children
    desk_team: Days
    desk_title: Texts

    def at(self, desk: Days, when: Days) -> Days:
        """The row of whoever sits at a desk on a day; -1 where nobody does."""
        key = self.desk * (NEVER * 4) + self.start
        index = np.searchsorted(key, desk * (NEVER * 4) + when, side="right") - 1
        index = np.maximum(index, 0)
        there = (desk >= 0) & (self.desk[index] == desk) & (self.start[index] <= when) & (when < self.end[index])
        return np.where(there, index, -1)


def _desks(organisation: Organisation) -> tuple[Days, Texts, Flags]:
    """Team, title and whether it holds children, for every desk."""
    team: list[int] = []
    title: list[str] = []
    holds: list[bool] = []
    others = {
        "front_door": "Social Worker", "duty": "Social Worker", "hub": "Missing and Exploitation Practitioner",
        "early_help": "Early Help Practitioner", "family": "Family Group Conference Coordinator",
        "assessment": "Family Support Worker", "safeguarding": "Family Support Worker", "court": "Social Worker",
        "care": "Family Support Worker", "unaccompanied": "Family Support Worker", "leaving_care": "Personal Adviser",
        "adoption": "Social Worker", "fostering": "Supervising Social Worker", "disability": "Family Support Worker",
        "short_breaks": "Family Support Worker", "reviewing": "Independent Reviewing Officer",
    }  # fmt: skip
    for number, purpose in enumerate(organisation.purpose):
        desks, extra = int(organisation.desks[number]), int(organisation.others[number])
        managers = max(1, extra // 7)
        titles = ["Team Manager"] * managers + [others[purpose]] * max(extra - managers, 1 if desks == 0 else 0)
        for place in range(desks):
            team.append(number)
            title.append("Advanced Practitioner" if place % 5 == 4 else "Social Worker")
            holds.append(True)
        team += [number] * len(titles)
        title += titles
        holds += [False] * len(titles)
    return np.array(team), np.array(title, dtype=object), np.array(holds)


QUALIFIED = (
    "Social Worker",
    "Advanced Practitioner",
    "Supervising Social Worker",
    "Independent Reviewing Officer",
    "Team Manager",
)


def employ(setting: Setting, organisation: Organisation) -> Staff:
    """Month by month, who leaves and who comes; year by year, as many as is published."""
    dice = setting.dice("workforce")
    team, title, holds = _desks(organisation)
    qualified = np.isin(title, QUALIFIED)
    counted = qualified & (title != "Team Manager")
    number = len(team)
    share = float(curve(setting, AGENCY, np.array([setting.begin]))[0])
    agency = holds & (dice.random(number) < share)
    since = setting.begin - dice.integers(100, 3000, number)
    hours_of_desk = dice.choice(HOURS, number, p=HOURS_SHARES)
    fte = np.where(agency, 1.0, hours_of_desk)
    rows: list[tuple[Days, Days, Days, Flags, Numbers]] = []
    owed = {"counted": 0.0, "others": 0.0}
    for when in range(setting.begin + 15, setting.as_of + 1, 30):
        rate, share = (float(curve(setting, each, np.array([when]))[0]) for each in (TURNOVER, AGENCY))
        leaving: list[Days] = []
        for name, mine, pace in (("counted", counted & ~agency, rate), ("others", ~counted, 0.11)):
            owed[name] += float(fte[mine].sum()) * pace * 30 / 365.25
            pool = dice.permutation(np.flatnonzero(mine & (since < when - 90)))
            gone = int(np.searchsorted(np.cumsum(fte[pool]), owed[name]))
            owed[name] -= float(fte[pool[:gone]].sum())
            leaving.append(pool[:gone])
        leaving.append(np.flatnonzero(agency & (dice.random(number) < 0.09)))
        left = np.concatenate(leaving)
        if not len(left):
            continue
        last = when + dice.integers(0, 28, len(left))
        rows.append((left, since[left], last, agency[left], fte[left]))
        gap = np.select(
            [dice.random(len(left)) < 0.62, dice.random(len(left)) < 0.75], [0, dice.integers(1, 11, len(left))], 13
        )
        since[left] = last + gap
        # Whoever comes is from an agency while the trust has fewer of them than its year's share.
        total = float(fte[counted].sum())
        agency[left], fte[left] = False, hours_of_desk[left]
        room = int(max(share * total - float(fte[agency].sum()), 0) + dice.random())
        temporary = left[holds[left]][:room]
        agency[temporary], fte[temporary] = True, 1.0
    rows.append((np.arange(number), since, np.full(number, NEVER), agency, fte))
    desk, start, end, is_agency, hours = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    order = np.lexsort((start, desk))
    desk, start, end, is_agency, hours = (each[order] for each in (desk, start, end, is_agency, hours))
    return Staff(
        desk=desk, start=start, end=end, agency=is_agency, fte=hours, team=team[desk], title=title[desk],
        social_worker=qualified[desk], names=_names(dice, len(desk)),
        first=np.concatenate([[0], np.cumsum(np.bincount(desk, minlength=number))]), holds=holds, desk_team=team,
        desk_title=title,
    )  # fmt: skip


def _names(dice: np.random.Generator, number: int) -> Texts:
    """A different name for everybody; numbered once all pairs are used."""
    pairs = len(FORENAMES) * len(SURNAMES)
    order = dice.permutation(pairs)
    told = [(int(order[each % pairs]), each // pairs) for each in range(number)]
    return np.array(
        [
            f"{FORENAMES[pair % len(FORENAMES)]} {SURNAMES[pair // len(FORENAMES)]}" + (f" {turn + 1}" if turn else "")
            for pair, turn in told
        ],
        dtype=object,
    )


def posts(setting: Setting, organisation: Organisation, staff: Staff) -> dict[str, Days | Numbers | Texts]:
    """loc_posts: established, vacant and agency posts of the teams with social workers, at each month's end."""
    dice = setting.dice("posts")
    counted = staff.social_worker & (staff.title != "Team Manager")
    teams = np.unique(staff.team[counted])
    months = np.arange(
        np.datetime64(setting.start, "D").astype("datetime64[M]"),
        np.datetime64(setting.as_of + 1, "D").astype("datetime64[M]") + 1,
    )
    ends = months.astype("datetime64[D]").astype(np.int64) - 1
    ends = ends[(ends >= setting.start) & (ends <= setting.as_of)]
    team, at, established, vacant, agency = [], [], [], [], []
    habit = dice.uniform(0.5, 1.5, len(teams))
    for when in ends:
        here = counted & (staff.start <= when) & (when < staff.end)
        own = np.bincount(
            staff.team[here & ~staff.agency], weights=staff.fte[here & ~staff.agency], minlength=len(organisation.names)
        )
        hired = np.bincount(
            staff.team[here & staff.agency], weights=staff.fte[here & staff.agency], minlength=len(organisation.names)
        )
        share = float(curve(setting, VACANCY, np.array([when]))[0])
        weight = (own[teams] + hired[teams] * 3) * habit
        wanted = own[teams].sum() * share / (1 - share)
        empty = np.diff(np.round(np.cumsum(weight / weight.sum()) * wanted * 2) / 2, prepend=0.0)
        team.append(teams)
        at.append(np.full(len(teams), when))
        established.append(own[teams] + empty)
        vacant.append(empty)
        agency.append(hired[teams])
    return {
        "team_id": np.concatenate(team), "as_at_date": np.concatenate(at),
        "established_fte": np.round(np.concatenate(established), 1), "vacant_fte": np.concatenate(vacant),
        "agency_fte": np.concatenate(agency),
    }  # fmt: skip


def absences(setting: Setting, staff: Staff) -> dict[str, Days | Numbers]:
    """loc_absences: mostly a few days, now and then months; as many days lost in a year as is published."""
    dice = setting.dice("absences")
    worker, start, lost = [], [], []
    for year in range(-1, 6):
        first = setting.year_end - 365 * (year + 1) + 1
        days = np.arange(max(first, setting.start), min(first + 365, setting.as_of + 1))
        if not len(days):
            continue
        middle = int(days[len(days) // 2])
        mine = np.flatnonzero(
            staff.social_worker
            & ~staff.agency
            & (staff.title != "Team Manager")
            & (staff.start < middle)
            & (staff.end > days[-1])
        )
        share = float(curve(setting, SICKNESS, np.array([middle]))[0])
        # A leaver's days do not count, so those who stay carry the figure.
        wanted = share * staff.fte[mine].sum() * WORKING_YEAR * len(days) / 365.25
        length = np.where(
            dice.random(4000 + len(mine) * 8) < 0.93,
            1 + dice.geometric(0.42, 4000 + len(mine) * 8),
            dice.integers(20, 110, 4000 + len(mine) * 8),
        )
        number = int(np.searchsorted(np.cumsum(length), wanted))
        winter = np.where(
            np.isin(days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12, (0, 1, 10, 11)),
            1.5,
            1.0,
        )
        worker.append(dice.choice(mine, number))
        start.append(dice.choice(days, number, p=winter / winter.sum()))
        lost.append(length[:number])
    began, days_lost = np.concatenate(start), np.concatenate(lost)
    order = np.argsort(began, kind="stable")
    return {
        "professional_id": np.concatenate(worker)[order], "start_date": began[order],
        "end_date": (began + (days_lost * 7) // 5)[order], "days_lost": days_lost[order].astype(float),
    }  # fmt: skip
