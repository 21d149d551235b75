"""Former relevant young people, on their 19th, 20th and 21st birthdays, whom we are not in touch with.

Not in touch, and nothing known of what they do: where we know that, we are not out of touch. Refused contact and
needing no more service are answers, and so not met. Those who died or returned home are left out; a blank is unknown.
"""

from indicators.care_leavers._leavers import birthdays, unreadable
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def young_people(reading: Reading) -> Cases:
    """Each birthday, beside whether we had lost touch."""
    rows = reading.rows("care_leavers")
    unknown = rows.blank("care_leaver_in_touch") | unreadable(rows, "care_leaver_in_touch")
    lost = rows.is_("care_leaver_in_touch", "NO", "N") & rows.blank("care_leaver_activity")
    return birthdays(reading, judged(lost, unknown))


INDICATOR = Proportion(
    title="Care leavers not in touch",
    question="Whom have we lost touch with?",
    cases=young_people,
    fold=FLOW,
    counts_on="19th, 20th and 21st birthday",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    beside="cl_in_touch",
    needs=("care_leavers.care_leaver_in_touch", "care_leavers.care_leaver_eligibility", "person.dob"),
    unit_from="the young person's allocated team and worker, else whoever held the child that day",
    notes=("The extract holds the latest state of each young person: it is read as the state on each birthday.",),
    sources=(Source("DfE looked-after statistics", "care leavers aged 19 to 21"),),
    reviewed="2026-11",
)
