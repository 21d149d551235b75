"""Contacts that became a referral.

A contact without an outcome, or decided after the day of the data, is unknown.
"""

from indicators.cases import Cases
from indicators.counting import flow, judged
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading


def contacts(reading: Reading) -> Cases:
    """Every contact beside what was decided."""
    rows = reading.rows("contacts")
    undecided = rows.blank("outcome") | rows.to_come("decision_date")
    return flow(
        reading,
        on=rows.days("contact_date"),
        person=rows.person(),
        ref=rows.text("contact_id"),
        team=rows.team("team_id"),
        met=judged(rows.matches("outcome", lambda text: text.strip().lower() == "referral"), undecided),
        category=rows.text("outcome"),
    )


INDICATOR = Proportion(
    title="Contacts that become referrals",
    question="Is the threshold understood, and does it hold?",
    cases=contacts,
    fold=FLOW,
    counts_on="contact date",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("source", "source_code"),
    needs=("contacts.contact_date", "contacts.outcome"),
    unit_from="the contact's team, else whoever held the child that day",
    sources=(Source("Local standard", "threshold"),),
    reviewed="2026-11",
)
