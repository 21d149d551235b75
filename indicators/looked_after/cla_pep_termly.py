"""Children of school age looked after on the last day of a term, with a personal education plan in that term.

Of school age: 5 to 15 on the 31 August before. Counted on the last day of the term. While the term runs, a child
without one is still running, not late. A child whose date of birth is not known is unknown.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, UNKNOWN, Cases
from indicators.clock import birthday
from indicators.counting import flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.looked_after._care import care_days
from indicators.looked_after._terms import SETTINGS, terms
from indicators.reading import Reading
from indicators.spells import last_day
from indicators.words import children as all_children

FROM, UNTIL = 5, 16  # years, on the 31 August before


def children(reading: Reading) -> Cases:
    """Each child in care on the last day of each term, and on the day of the data in the term that runs."""
    spells, since = care_days(reading)
    today = reading.as_of.day
    held = terms(reading.settings, int(spells.start.min(initial=today)), today)
    here = [np.flatnonzero((spells.start <= (x := min(term.last, today))) & (spells.end > x)) for term in held]
    term = np.repeat(np.arange(len(held)), [len(each) for each in here])
    first, last, august = (np.array([getattr(each, name) for each in held], np.int32)[term] for name in TERM)
    at = np.concatenate([np.zeros(0, np.intp), *here])
    child = spells.key[at]
    peps = reading.rows("peps")
    plan = last_day(peps.person(), peps.days("pep_date")).at(child, last)
    done = np.where(plan >= first, plan, BLANK).astype(np.int32)
    born = reading.fact(all_children).birth(child)
    of_age = (birthday(born, FROM) <= august) & (august < birthday(born, UNTIL))
    running = last > today
    judged = np.where(born == BLANK, UNKNOWN, np.where(done == BLANK, NOT_MET, MET))
    return flow(
        reading,
        on=last,
        person=child,
        ref=reading.people.named(child),
        keep=np.where(running, of_age & (done == BLANK), of_age | (born == BLANK)),
        opened=np.maximum(since[at], first),
        due=last,
        done=done,
        met=np.where(running, RUNNING, judged),
    )


TERM = ("first", "last", "august")

INDICATOR = Proportion(
    title="Personal education plans each term",
    question="Is education planned?",
    cases=children,
    fold=FLOW,
    counts_on="last day of the term",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cla_episodes.cla_episode_start_date", "peps", "person.dob"),
    unit_from="whoever held the child that day",
    settings=SETTINGS,
    late="the term is over without a plan",
    notes=(
        "Term dates are fixed here: the extract does not hold those of each school.",
        "The first plan is due within 10 school days of coming into care: this figure does not show it.",
    ),
    breakdowns=("placement",),
    sources=(Source("Promoting the education of looked-after children", "statutory guidance"),),
    reviewed="2026-11",
)
