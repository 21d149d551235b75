"""Who holds which children, and the posts there are for it, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracles.counting import (
    ALL,
    DAILY,
    FLOW,
    MET,
    STOCK,
    UNKNOWN,
    Case,
    event,
    held,
    indicator,
    state_of,
)
from tests.oracles.days import ONE_DAY, add_months, days, working_days
from tests.oracles.rows import Row
from tests.oracles.words import Trust

CEILING = 18


def open_children(trust: Trust, x: date) -> list[str]:
    return [person for person in trust.people if trust.open_child(person, x)]


def caseloads(trust: Trust, x: date) -> dict[str, list[str]]:
    """The open children whose lead is a social worker, by worker."""
    found: dict[str, list[str]] = {}
    for person in open_children(trust, x):
        lead = trust.lead(person, x)
        if lead and trust.is_social_worker(lead.professional_id, x):
            found.setdefault(lead.professional_id, []).append(person)
    return found


@indicator("ratio", STOCK, DAILY)
def wf_caseload_avg(trust: Trust, x: date) -> Iterator[Case]:
    for worker, children in caseloads(trust, x).items():
        team, fte = trust.caseload_team(worker, x), trust.fte(worker)
        for child in children:
            yield Case(child, child, team, worker, x, UNKNOWN if fte is None else MET)
        if fte is not None:
            yield Case(worker, None, team, worker, x, weight=fte, part="denominator")


def loads(trust: Trust, x: date) -> Iterator[tuple[str, float]]:
    """Children per full-time equivalent, by worker whose hours are known."""
    for worker, children in caseloads(trust, x).items():
        if (fte := trust.fte(worker)) is not None:
            yield worker, len(children) / fte


@indicator("proportion", STOCK, DAILY)
def wf_caseload_over18(trust: Trust, x: date) -> Iterator[Case]:
    for worker, load in loads(trust, x):
        yield Case(worker, None, trust.caseload_team(worker, x), worker, x, state_of(load > CEILING))


@indicator("duration", STOCK, DAILY)
def wf_caseload_median_max(trust: Trust, x: date) -> Iterator[Case]:
    for worker, load in loads(trust, x):
        yield Case(worker, None, trust.caseload_team(worker, x), worker, x, value=load)


def needs_social_worker(trust: Trust, person: str, x: date) -> bool:
    """Looked after, on a protection plan, or under 18 and alive and in need of help in one of four ways."""
    if trust.looked_after(person, x) or trust.on_cp(person, x):
        return True
    if trust.is_adult(person, x) or trust.is_dead(person, x):
        return False
    return (
        trust.has_cin_plan(person, x)
        or trust.has_open_assessment(person, x)
        or any(trust.enquiry_is_open(row, x) for row in trust.of("s47_enquiry", person))
        or trust.open_episode(person, x) is not None
    )


def is_breach(trust: Trust, person: str, x: date) -> bool:
    """At once for those looked after or on a plan; else two working days after the last allocation or the referral."""
    if trust.looked_after(person, x) or trust.on_cp(person, x):
        return True
    if trust.lead(person, x) is not None:
        return False
    ends = [
        row.involvement_end_date
        for row in trust.allocations(person)
        if row.involvement_end_date is not None and row.involvement_end_date <= x
    ]
    episode = trust.open_episode(person, x)
    since = max(ends + ([episode.referral_date] if episode else []), default=None)
    return since is not None and working_days(since, x) > 2


@indicator("count", STOCK, DAILY)
def wf_unallocated(trust: Trust, x: date) -> Iterator[Case]:
    for person in trust.people:
        if needs_social_worker(trust, person, x) and not trust.has_social_worker(person, x):
            yield held(trust, person, person, x, late=is_breach(trust, person, x))


def status(trust: Trust, person: str, x: date) -> str:
    if trust.looked_after(person, x):
        return "looked after"
    if trust.on_cp(person, x):
        return "CP"
    if trust.has_cin_plan(person, x):
        return "CIN plan"
    if trust.has_open_assessment(person, x):
        return "assessment"
    return "care leaver" if trust.of("care_leavers", person) else "other"


@indicator("count", STOCK, DAILY)
def wf_cases_by_team(trust: Trust, x: date) -> Iterator[Case]:
    for person in open_children(trust, x):
        yield held(trust, person, person, x, category=status(trust, person, x))


def within_28_days(found: list[date | None], x: date) -> bool:
    return any(day is not None and 0 <= (x - day).days <= 28 for day in found)


@indicator("proportion", STOCK, DAILY, needs=("supervisions",))
def wf_supervision(trust: Trust, x: date) -> Iterator[Case]:
    for person in open_children(trust, x):
        lead = trust.lead(person, x)
        if lead and (x - lead.involvement_start_date).days > 28:
            met = within_28_days([row.supervision_date for row in trust.of("supervisions", person)], x)
            yield held(trust, person, person, x, state=state_of(met))


@indicator("proportion", STOCK, DAILY, needs=("oversights",))
def wf_mgmt_oversight(trust: Trust, x: date) -> Iterator[Case]:
    for person in open_children(trust, x):
        met = within_28_days([row.oversight_date for row in trust.of("oversights", person)], x)
        yield held(trust, person, person, x, state=state_of(met))


@indicator("duration", FLOW, ALL)
def wf_allocation_time(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cin_episodes"]:
        start = row.referral_date
        if start is None or row.referral_nfa == "Y":
            continue
        first = next((day for day in days(start, trust.as_of) if trust.has_social_worker(row.person_id, day)), None)
        if row.close_date is not None and (first is None or row.close_date < first):
            continue
        value = working_days(start, first or trust.as_of)
        yield event(trust, row, row.referral_id, start, row.referral_team, row.referral_worker_id, value=value)


# -- posts and people in post


def posts(trust: Trust, x: date) -> list[Row]:
    """The latest row by x of each team."""
    latest: dict[str, Row] = {}
    for row in trust.rows["posts"]:
        if row.team_id is not None and row.as_at_date is not None and row.as_at_date <= x:
            known = latest.get(row.team_id)
            if known is None or row.as_at_date >= known.as_at_date:
                latest[row.team_id] = row
    return list(latest.values())


def post_cases(trust: Trust, row: Row, x: date, top: float | None, bottom: float | None) -> Iterator[Case]:
    """Both sides of a team's ratio; a team of which a number is missing is in neither, and counted as unknown."""
    team = trust.known_team(row.team_id)
    if top is None or bottom is None:
        yield Case(row.team_id, None, team, None, x, UNKNOWN)
        return
    yield Case(row.team_id, None, team, None, x, weight=top)
    yield Case(row.team_id, None, team, None, x, weight=bottom, part="denominator")


@indicator("ratio", STOCK, ("month", "quarter", "year"), needs=("posts",), percent=True)
def wf_vacancy(trust: Trust, x: date) -> Iterator[Case]:
    for row in posts(trust, x):
        yield from post_cases(trust, row, x, row.vacant_fte, row.established_fte)


@indicator("ratio", STOCK, ("month", "quarter", "year"), needs=("posts",), percent=True)
def wf_agency(trust: Trust, x: date) -> Iterator[Case]:
    for row in posts(trust, x):
        known = None not in (row.agency_fte, row.established_fte, row.vacant_fte)
        working = row.agency_fte + row.established_fte - row.vacant_fte if known else None
        yield from post_cases(trust, row, x, row.agency_fte, working)


def staff(trust: Trust) -> list[Row]:
    """Workers who are not from an agency."""
    return [row for row in trust.rows["professionals"] if row.agency_worker_flag != "Y"]


def is_in_post(trust: Trust, row: Row, x: date) -> bool:
    has_begun = row.start_date is None or row.start_date <= x
    return has_begun and trust.is_social_worker(row.professional_id, x)


def fte_case(trust: Trust, row: Row, x: date, part: str, times: float = 1) -> Case:
    """A worker's hours on one side of a ratio; without hours in neither, and listed among what is counted."""
    fte = trust.fte(row.professional_id)
    team = trust.known_team(row.team_id)
    if fte is None:
        return Case(row.professional_id, None, team, row.professional_id, x, UNKNOWN)
    return Case(row.professional_id, None, team, row.professional_id, x, weight=fte * times, part=part)


@indicator(
    "ratio",
    STOCK,
    ("year", "rolling12"),
    needs=("professionals.start_date", "professionals.end_date"),
    percent=True,
)
def wf_turnover(trust: Trust, x: date) -> Iterator[Case]:
    for row in staff(trust):
        if is_in_post(trust, row, x):
            yield fte_case(trust, row, x, "denominator")
        left = row.end_date
        if left is not None and add_months(x, -12) < left <= x:
            eve = left - ONE_DAY
            if trust.is_social_worker(row.professional_id, eve):
                yield fte_case(trust, row, x, "numerator")


@indicator("ratio", STOCK, ("year", "rolling12"), needs=("absences",), percent=True)
def wf_sickness(trust: Trust, x: date) -> Iterator[Case]:
    window = days(add_months(x, -12), x)[1:]
    working = 254 if any((day.month, day.day) == (2, 29) for day in window) else 253
    for row in staff(trust):
        if not is_in_post(trust, row, x):
            continue
        yield fte_case(trust, row, x, "denominator", times=working)
        team = trust.known_team(row.team_id)
        for absence in trust.rows["absences"]:
            if absence.professional_id == row.professional_id and absence.start_date in window:
                lost = absence.days_lost
                state = UNKNOWN if lost is None else MET
                yield Case(absence.absence_id, None, team, row.professional_id, x, state, weight=lost or 0)
