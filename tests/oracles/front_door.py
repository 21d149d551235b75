"""Contacts and referrals, counted the slow way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.oracles.counting import (
    ALL,
    DAILY,
    FLOW,
    MET,
    MONTHLY,
    NOT_MET,
    RUNNING,
    STOCK,
    UNKNOWN,
    WEEKLY,
    Case,
    event,
    indicator,
    state_of,
)
from tests.oracles.days import add_months, working_days
from tests.oracles.rows import Row
from tests.oracles.words import NO_CODE, Trust, words_of


def contact_case(trust: Trust, row: Row, day: date, **more: Any) -> Case:
    return event(trust, row, row.contact_id, day, row.team_id, None, **more)


def referral_case(trust: Trust, row: Row, **more: Any) -> Case:
    return event(trust, row, row.referral_id, row.referral_date, row.referral_team, row.referral_worker_id, **more)


def contacts(trust: Trust) -> list[Row]:
    return [row for row in trust.rows["contacts"] if row.contact_date is not None]


def referrals(trust: Trust) -> list[Row]:
    return [row for row in trust.rows["cin_episodes"] if row.referral_date is not None]


def decision_in_one_day(came: date, decided: date | None, as_of: date, undated: bool) -> str:
    """Matured: judged once the limit day is over, decided or not."""
    if working_days(came, as_of) <= 1:
        return RUNNING
    if decided is None:
        return UNKNOWN if undated else NOT_MET
    if decided < came:
        return UNKNOWN
    return state_of(working_days(came, decided) <= 1)


def is_decided_undated(trust: Trust, row: Row) -> bool:
    """An outcome is written and no day, nor one that has not come yet."""
    return row.outcome is not None and row.decision_date is None and row.contact_id not in trust.decided_later


@indicator("count", FLOW, ALL)
def contacts_total(trust: Trust) -> Iterator[Case]:
    for row in contacts(trust):
        yield contact_case(trust, row, row.contact_date)


@indicator("proportion", FLOW, ALL, needs=("contacts.decision_date",))
def contact_decision_1wd(trust: Trust) -> Iterator[Case]:
    for row in contacts(trust):
        state = decision_in_one_day(row.contact_date, row.decision_date, trust.as_of, is_decided_undated(trust, row))
        yield contact_case(trust, row, row.contact_date, state=state)


@indicator("count", STOCK, DAILY, needs=("contacts.decision_date",))
def contacts_waiting_now(trust: Trust, x: date) -> Iterator[Case]:
    for row in contacts(trust):
        is_waiting = row.contact_date <= x and (row.decision_date is None or row.decision_date > x)
        if is_waiting and not is_decided_undated(trust, row) and not trust.is_dead(row.person_id, x):
            age = working_days(row.contact_date, x)
            band = ("day 0", "day 1", "over day 1")[min(age, 2)]
            yield contact_case(trust, row, x, category=band, late=age > 1)


@indicator("rate", FLOW, WEEKLY)
def referrals_rate(trust: Trust) -> Iterator[Case]:
    for row in referrals(trust):
        yield referral_case(trust, row)


@indicator("proportion", FLOW, MONTHLY)
def rereferrals_12m(trust: Trust) -> Iterator[Case]:
    for row in referrals(trust):
        since = add_months(row.referral_date, -12)
        before = [
            other
            for other in referrals(trust)
            if other.person_id == row.person_id and since <= other.referral_date < row.referral_date
        ]
        yield referral_case(trust, row, state=state_of(bool(before)))


@indicator("proportion", FLOW, MONTHLY)
def referral_nfa(trust: Trust) -> Iterator[Case]:
    for row in referrals(trust):
        yield referral_case(trust, row, state={"Y": MET, "N": NOT_MET}.get(row.referral_nfa, UNKNOWN))


@indicator("proportion", FLOW, ALL, needs=("cin_episodes.decision_date",))
def referral_decision_1wd(trust: Trust) -> Iterator[Case]:
    for row in referrals(trust):
        state = decision_in_one_day(row.referral_date, row.decision_date, trust.as_of, undated=False)
        yield referral_case(trust, row, state=state)


@indicator("proportion", FLOW, WEEKLY, needs=("contacts.outcome",))
def contact_to_referral_rate(trust: Trust) -> Iterator[Case]:
    for row in contacts(trust):
        if row.outcome is None or row.contact_id in trust.decided_later:
            state = UNKNOWN
        else:
            state = state_of(words_of(row.outcome) == "referral")
        yield contact_case(trust, row, row.contact_date, state=state)


@indicator("proportion", FLOW, MONTHLY)
def assessed_not_in_need(trust: Trust) -> Iterator[Case]:
    for row in trust.rows["cin_episodes"]:
        if row.referral_date is None:
            continue
        assessments = [one for one in trust.rows["cin_assessments"] if one.referral_id == row.referral_id]
        if any(one.assessment_auth_date is None for one in assessments):
            continue
        is_assessed = bool(assessments) and row.referral_nfa != "Y"
        if is_assessed and row.close_date is not None and row.close_reason in (None, NO_CODE):
            state = UNKNOWN
        else:
            is_closed_so = row.close_reason in ("RC8", "RC9") and row.referral_id not in trust.closes_later
            state = state_of(is_assessed and is_closed_so)
        yield event(
            trust, row, row.referral_id, row.referral_date, row.referral_team, row.referral_worker_id, state=state
        )
