"""Working days lost to sickness in the last twelve months, of the working days of the social workers in post.

A year is 253 working days for each full-time equivalent, 254 where the twelve months hold a 29 February. Agency workers
and managers are in neither part, nor are the days of those who have left. An absence belongs to the day it began. Every
absence in the extract is taken as sickness: no reason is held. Days that are no number, and a worker without a usable
full-time equivalent, are unknown.
"""

import calendar
from dataclasses import replace
from functools import cache

import numpy as np

from indicators.cases import Cases, stack
from indicators.clock import FIRST_YEAR, LAST_YEAR
from indicators.kinds import LOWER_IS_BETTER, ROLLING12, STOCK, YEAR, Ratio, Source
from indicators.reading import Reading
from indicators.spells import Spells, Timeline, cut, steps
from indicators.workforce._staff import for_a_year, full_time, in_post, not_weighed, weighed

WORKING_YEAR = 253  # DfE's constant; 254 in a leap year


@cache
def working_year() -> Timeline:
    """One more on the days of which the twelve months before hold a 29 February; everybody's key is 0."""
    leap = [year for year in range(FIRST_YEAR, LAST_YEAR) if calendar.isleap(year)]
    day = [np.datetime64(f"{year}-02-29") for year in leap] + [np.datetime64(f"{year + 1}-03-01") for year in leap]
    more = np.repeat([1, 0], len(leap)).astype(np.int32)
    return steps(np.zeros(len(day), np.int32), np.array(day, "datetime64[D]").astype(np.int32), more, 0)


def lost(reading: Reading) -> Cases:
    """Each absence of a worker in post, on the days of which the twelve months before hold its first day."""
    rows, there = reading.rows("absences"), in_post(reading)
    begins, ends = (np.zeros(len(reading.workers) + 1, np.int32) for _ in range(2))
    begins[there.key], ends[there.key] = there.start, there.end
    spells = for_a_year(rows.worker("professional_id"), rows.days("start_date"))
    start, end = np.maximum(spells.start, begins[spells.key]), np.minimum(spells.end, ends[spells.key])
    here = Spells(spells.key, start, end, spells.row).where(start < end)
    row, days = here.row, rows.number("days_lost")[here.row]
    first, last = rows.days("start_date")[row], rows.days("end_date")[row]
    found = weighed(reading, here, rows.text("absence_id")[row], days, opened=first, done=last, value=days)
    return stack((found, not_weighed(reading)))


def worked(reading: Reading) -> Cases:
    """Those in post, weighing the working days of twelve months."""
    there = in_post(reading)
    pieces, (more,) = cut(there, (np.zeros(len(there), np.int32), working_year()))
    found = full_time(reading, pieces)
    return replace(found, weight=found.weight * (WORKING_YEAR + more))


INDICATOR = Ratio(
    title="Sickness absence",
    question="Are our social workers well?",
    cases=lost,
    fold=STOCK,
    per=worked,
    per_fold=STOCK,
    percent=True,
    counts_on="each day of which the twelve months before hold the first day of the absence",
    unit="percent",
    grains=(YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    needs=("absences", "professionals.full_time_equivalency"),
    unit_from="the worker's own team",
    notes=(
        "The published year ends on 30 September and includes managers.",
        "Every absence is taken as sickness: the extract holds no reason.",
    ),
    sources=(Source("DfE children's social work workforce", "absence rate"),),
    reviewed="2026-11",
)
