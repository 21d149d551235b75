"""All tables of one invented trust, as arrays: the one place where the subjects meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.tables import TABLES
from etl.synthetic import (
    adoption,
    allocation,
    care,
    care_episodes,
    front_door,
    leaving,
    looking_after,
    missing,
    need,
    pathways,
    placements,
    practice,
    protection,
    section_47,
    workforce,
)
from etl.synthetic.days import NEVER, Days, Texts
from etl.synthetic.dirt import spoil
from etl.synthetic.episodes import Episodes, describe
from etl.synthetic.front_door import Rows
from etl.synthetic.organisation import Organisation, departments, organise, team_ids
from etl.synthetic.people import DISABILITIES, FORENAMES, SURNAMES, People
from etl.synthetic.setting import Setting
from etl.synthetic.timeline import Clocks
from etl.synthetic.world import World
from etl.synthetic.writing import begin_by

#: Columns that tell the rows of a table apart for a reader who has no keys.
ONCE = {
    "contacts": ("person_id", "contact_date", "contact_source_code"),
    "early_help_episodes": ("person_id", "episode_start_date"),
    "cin_episodes": ("person_id", "referral_date", "referral_source_code"),
    "cin_assessments": ("person_id", "assessment_start_date"),
    "s47_enquiry": ("person_id", "s47_start_date"),
}


@dataclass
class Trust:
    """The tables by our names, as arrays, and what is needed to write them."""

    setting: Setting
    organisation: Organisation
    staff: workforce.Staff
    tables: dict[str, Rows]

    @property
    def teams(self) -> Texts:
        """Ids of the teams, by number."""
        return team_ids(self.organisation)[0]


def invent(setting: Setting, progress: Callable[[str, float], None]) -> Trust:
    """The whole trust, subject after subject."""
    organisation = organise(setting.scale)
    clocks = Clocks.of(setting, organisation)
    progress("Inventing families", 0.0)
    families, referred, timeline = pathways.run(setting, clocks)
    people, episodes = describe(setting, families, referred, timeline)
    progress("Inventing workers", 0.25)
    staff = workforce.employ(setting, organisation)
    stages = allocation.stages(setting, organisation, staff, people, episodes)
    held = allocation.holder(stages, staff, episodes)
    world = World(setting, organisation, clocks, people, episodes, families.known_only, staff, held)
    tables: dict[str, Rows] = {"department": dict(departments(organisation))}
    progress("Inventing referrals and assessments", 0.35)
    _add_front_door(world, tables)
    progress("Inventing plans", 0.45)
    _add_plans(world, tables)
    progress("Inventing care", 0.6)
    advisers = _add_care(world, tables)
    progress("Inventing supervision", 0.8)
    _add_work(world, tables, stages, advisers)
    _leave_out_the_past(setting, episodes, tables)
    tables = {name: begin_by(TABLES[name], tables[name], setting.as_of) for name in TABLES if name in tables}
    tables["person"], tables["disability"] = _people(setting, people, tables)
    progress("Invented", 1.0)
    tables = spoil(setting, tables)
    return Trust(setting, organisation, staff, {name: tables[name] for name in TABLES if name in tables})


def _add_front_door(world: World, tables: dict[str, Rows]) -> None:
    tables["cin_episodes"], source = front_door.referrals(world)
    tables["contacts"] = front_door.contacts(world, source)
    tables["early_help_episodes"] = front_door.early_help(world, tables["contacts"])
    tables["cin_assessments"] = front_door.assessments(world)


def _add_plans(world: World, tables: dict[str, Rows]) -> None:
    setting, people, episodes, held, names = (
        world.setting,
        world.people,
        world.episodes,
        world.held,
        world.organisation.names,
    )
    tables["cin_plans"], _, family = need.plans(setting, episodes, held)
    tables["cin_visits"] = need.visits(setting, names, people, tables["cin_plans"], family)
    tables["cin_reviews"] = need.reviews(setting, tables["cin_plans"], family)
    tables["s47_enquiry"], enquiry_of = section_47.enquiries(setting, episodes, held)
    tables["initial_cp_conference"], conference_of = section_47.conferences(setting, episodes, held, enquiry_of)
    strangers = np.flatnonzero(np.isin(people.family, world.known_only[0]))
    plan, episode = protection.plans(setting, people, strangers, episodes, conference_of)
    protection.link_conferences(tables["initial_cp_conference"], plan)
    family = np.where(episode >= 0, episodes.event[np.maximum(episode, 0)], -1 - np.arange(len(episode)))
    tables["cp_plans"] = plan
    tables["cp_visits"] = protection.visits(world, plan, family, episode)
    tables["cp_reviews"] = protection.reviews(setting, plan, family)
    tables["core_groups"] = protection.core_groups(setting, plan, family)


def _add_care(world: World, tables: dict[str, Rows]) -> allocation.Involvements:
    setting, people, episodes = world.setting, world.people, world.episodes
    period = care.periods(setting, episodes)
    placed = placements.placements(setting, people, period)
    court = care.legal_statuses(setting, period)
    reasons = care.end_reasons(setting, people, period)
    tables["cla_placement"] = placements.placement_rows(setting, period, placed)
    tables["legal_status"] = court[0]
    tables["cla_episodes"] = care_episodes.episode_rows(setting, period, placed, court, reasons)
    tables["cla_reviews"] = looking_after.reviews(setting, people, period)
    tables["cla_visits"] = looking_after.visits(setting, world.organisation.names, period, placed, world.held)
    tables["cla_health"] = looking_after.health(setting, people, period)
    tables["cla_immunisations"] = looking_after.immunisations(setting, period)
    tables["sdq_scores"] = looking_after.questionnaires(setting, people, period)
    tables["peps"] = looking_after.school_plans(setting, people, period)
    tables["cla_care_plan"] = looking_after.care_plans(setting, period)
    tables["immigration_status"] = looking_after.immigration(period)
    tables["missing"] = missing.episodes_missing(setting, people, period, episodes)
    tables["exploitation"] = missing.exploitation(setting, tables["missing"], people)
    tables["care_leavers"], seat = leaving.care_leavers(world, period, placed)
    tables["permanence"] = adoption.permanence(world, period, placed, court, reasons)
    tables["adopters"] = adoption.adopters(setting, tables["permanence"])
    tables["pre_proceedings"] = adoption.before_court(setting, episodes, period, *court)
    return leaving.advising(world, period, tables["care_leavers"], seat)


def _add_work(
    world: World, tables: dict[str, Rows], stages: allocation.Stages, advisers: allocation.Involvements
) -> None:
    setting, organisation, staff, episodes = world.setting, world.organisation, world.staff, world.episodes
    workers = allocation.involve(setting, staff, stages)
    involved = practice.joined([workers, practice.duty(setting, staff, workers), advisers])
    tables["involvements"] = practice.involvement_rows(setting, episodes, staff, involved)
    tables["supervisions"] = practice.supervisions(setting, organisation.names, episodes, workers, staff)
    tables["oversights"] = practice.oversights(setting, organisation.names, episodes, workers, staff)
    tables["posts"] = dict(workforce.posts(setting, organisation, staff))
    ill = workforce.absences(setting, staff)
    tables["absences"] = {"absence_id": np.arange(len(ill["start_date"])), **ill}
    tables["feedback"] = practice.feedback(setting, organisation)
    rows, here = practice.professional_rows(setting, staff, _caseload(setting, staff, workers))
    tables["professionals"] = {name: each[here] for name, each in rows.items()}


def _caseload(setting: Setting, staff: workforce.Staff, workers: allocation.Involvements) -> Days:
    """Children held on the last 30 September."""
    year = int(np.datetime64(setting.as_of, "D").astype("datetime64[Y]").astype(int)) + 1970
    autumn = int(np.datetime64(f"{year}-09-30", "D").astype(int))
    when = autumn if autumn <= setting.as_of else autumn - 365
    here = (workers.start <= when) & (workers.end > when)
    return np.bincount(workers.staff[here], minlength=len(staff.desk))


def _leave_out_the_past(setting: Setting, episodes: Episodes, tables: dict[str, Rows]) -> None:
    """What ended before the extract begins is not in it."""
    open_since = (episodes.closed > setting.start) | (episodes.day >= setting.start)

    def keep(name: str, kept: np.ndarray) -> None:
        tables[name] = {column: each[kept] for column, each in tables[name].items()}

    keep("cin_episodes", open_since)
    keep("cin_assessments", tables["cin_assessments"]["assessment_auth_date"] > setting.start)
    keep("s47_enquiry", tables["s47_enquiry"]["s47_end_date"] > setting.start)
    # What a list of Annex A takes for one thing is one row here too.
    for name, columns in ONCE.items():
        keep(name, _first_of(*(tables[name][column] for column in columns)))
    staff = tables["professionals"]["professional_id"]
    for name, rows in tables.items():
        for column in TABLES[name].columns:
            if column.links == "professionals" and column.name in rows:
                rows[column.name] = np.where(np.isin(rows[column.name], staff), rows[column.name], -1)


def _first_of(*columns: np.ndarray) -> np.ndarray:
    """True for the first of all rows that share these columns."""
    codes = [
        np.unique(column.astype(str) if column.dtype == object else column, return_inverse=True)[1]
        for column in columns
    ]
    _, first = np.unique(np.stack(codes), axis=1, return_index=True)
    kept = np.zeros(len(columns[0]), dtype=np.bool_)
    kept[first] = True
    return kept


def _people(setting: Setting, people: People, tables: dict[str, Rows]) -> tuple[Rows, Rows]:
    """ssd_person and ssd_disability: everybody whom any other table names."""
    known = np.unique(np.concatenate([rows["person_id"] for rows in tables.values() if "person_id" in rows]))
    dice = setting.dice("names")
    number = len(known)
    born = people.born[known]
    unborn = born > setting.as_of
    forename = np.array(FORENAMES, dtype=object)[(dice.permutation(len(FORENAMES))[known % len(FORENAMES)])]
    due = np.where(people.unborn[known], born + np.where(unborn, 0, dice.integers(-12, 13, number)), NEVER)
    disabled = np.flatnonzero(people.disabled[known])
    from_far = np.array(["AFG", "SDN", "ERI", "IRN", "VNM", "ALB", "SYR"], dtype=object)
    rows = {
        "person_id": known, "forename": np.where(unborn, "Unborn", forename).astype(object),
        "surname": np.array(SURNAMES, dtype=object)[people.surname[known]],
        "sex": np.where(unborn, "U", people.sex[known]).astype(object),
        "gender": np.where(unborn, "U", people.sex[known]).astype(object), "ethnicity": people.ethnicity[known],
        "dob": np.where(unborn, NEVER, born),
        "common_child_id": np.array([f"999{each:07d}" for each in known], dtype=object),
        "legacy_id": np.array([f"L{each:06d}" for each in known], dtype=object),
        "upn_unknown": np.where(setting.as_of - born < 5 * 365, "UN1", "").astype(object),
        "send_flag": np.where(people.disabled[known] | (dice.random(number) < 0.12), "Y", "N").astype(object),
        "expected_dob": due, "death_date": np.where(people.died[known] <= setting.as_of, people.died[known], NEVER),
        "is_mother": np.where(dice.random(number) < 0.003, "Y", "N").astype(object),
        "nationality": np.where(people.unaccompanied[known], from_far[known % len(from_far)], "").astype(object),
    }  # fmt: skip
    return rows, {
        "person_id": known[disabled], "disability_id": np.arange(len(disabled)),
        "disability_code": np.array(DISABILITIES, dtype=object)[dice.choice(len(DISABILITIES), len(disabled))],
    }  # fmt: skip
