"""Children who go missing, their return interviews, and those at risk of exploitation."""

from __future__ import annotations

import numpy as np

from etl.synthetic import paths as ways
from etl.synthetic.care import Periods
from etl.synthetic.days import FIRST, LAST, NEVER, Days, Numbers, Texts, age_on, spell
from etl.synthetic.episodes import Episodes
from etl.synthetic.front_door import Rows, choose
from etl.synthetic.people import People
from etl.synthetic.setting import Setting

DAY, HOUR = 86_400, 3_600
#: Of children who go missing once, those at risk of exploitation; more of those who go again and again. A choice.
EXPLOITED = 0.3
#: Of children looked after at any time in a year, those missing at least once (missing_cla_pct 8).
MISSING_OF_CARE = 0.08
TIMES_IN_CARE, TIMES_AT_HOME = 6.0, 2.2
#: Children known but not looked after who go missing, for each 1,000 episodes of need open in a year. A choice.
MISSING_AT_HOME = 26
#: Hours away: half are back within eight hours, a few stay away for weeks.
HOURS_MEDIAN, HOURS_SPREAD = 8.0, 1.45
OFFERED = {"Y": 0.905, "N": 0.055, "NA": 0.02, "": 0.02}
ACCEPTED = 0.82
#: Of interviews held, within 72 hours: 55 of 100 of all returns. A choice.
INTERVIEWED_IN_TIME = 0.76
#: Hours at which children are reported: evenings and nights.
HOURS = np.array([5, 3, 2, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 6], dtype=float)


def summer_time(seconds: Days) -> np.ndarray:
    """Whether clocks in London are an hour ahead at these instants (UTC seconds)."""
    dates = (seconds // DAY).astype("datetime64[D]")
    years = dates.astype("datetime64[Y]")

    def last_sunday(month: int) -> Days:
        end = (years.astype("datetime64[M]") + np.timedelta64(month, "M")).astype("datetime64[D]").astype(np.int64) - 1
        return end - (end + 4) % 7

    return (seconds >= last_sunday(3) * DAY + HOUR) & (seconds < last_sunday(10) * DAY + HOUR)


def _going(setting: Setting, dice: np.random.Generator, people: People, period: Periods) -> tuple[Days, Days]:
    """Child and day of each time a child in care goes, year by year."""
    child, day = [], []
    leaning = dice.gamma(0.6, 1.0, len(period))
    for year in range(-1, 6):
        last = setting.year_end - 365 * year
        first = last - 364
        low, high = np.maximum(period.start, first) + 1, np.minimum(np.minimum(period.end, last), setting.as_of + 1)
        here = np.flatnonzero((low < high) & (period.path != ways.SHORT_BREAKS))
        if not len(here) or first > setting.as_of:
            continue
        age = age_on(people.born[period.child[here]], low[here])
        weight = (
            leaning[here] * np.select([age < 10, age < 13], [0.0, 0.4], 1.0) * np.minimum(high[here] - low[here], 200)
        )
        running = min(setting.as_of, last) - first + 1
        wanted = round(MISSING_OF_CARE * len(here) * min(1.0, (running / 365) ** 0.6))
        wanted = min(wanted, int((weight > 0).sum()))
        chosen = dice.choice(here, wanted, replace=False, p=weight / weight.sum())
        times = (
            dice.geometric(1 / TIMES_IN_CARE, wanted)
            if running > 300
            else dice.geometric(1 / (1 + TIMES_IN_CARE * running / 365), wanted)
        )
        row = np.repeat(chosen, times)
        # They come in bursts: most within weeks of one another.
        heart = np.repeat(dice.random(wanted), times)
        point = np.clip(heart + dice.normal(0, 0.12, len(row)), 0, 0.999)
        child.append(period.child[row])
        day.append(low[row] + (point * (high[row] - low[row])).astype(np.int64))
    return np.concatenate(child), np.concatenate(day)


def _at_home(
    setting: Setting, dice: np.random.Generator, people: People, episodes: Episodes, looked_after: Days
) -> tuple[Days, Days]:
    age = age_on(people.born[episodes.child], episodes.day)
    first = np.maximum(episodes.day, setting.start)
    last = np.minimum(np.minimum(episodes.closed, setting.as_of), people.turns_18[episodes.child] - 1)
    here = np.flatnonzero(
        (age >= 10) & (first < last) & (episodes.care_start >= NEVER) & ~np.isin(episodes.child, looked_after)
    )
    chosen = here[dice.random(len(here)) < MISSING_AT_HOME / 1000 * 3.2]
    row = np.repeat(chosen, dice.geometric(1 / TIMES_AT_HOME, len(chosen)))
    return episodes.child[row], first[row] + (dice.random(len(row)) * (last[row] - first[row])).astype(np.int64)


def written(setting: Setting, dice: np.random.Generator, seconds: Days) -> Texts:
    """Instants as systems write them: London wall time mostly, some with Z or an offset, some without a time."""
    number = len(seconds)
    ahead = summer_time(seconds).astype(np.int64) * HOUR
    style = dice.choice(4, number, p=[0.80, 0.11, 0.06, 0.03])
    local = np.where(style == 1, seconds, seconds + ahead)
    past = seconds < (setting.as_of + 1) * DAY - ahead
    inside = past & (seconds > FIRST * DAY) & (seconds < LAST * DAY)
    local = np.where(inside, local, 0)
    minutes = np.array([f"T{m // 60:02d}:{m % 60:02d}:00" for m in range(1440)], dtype=object)
    text = spell(local // DAY) + np.where(style == 3, "", minutes[local % DAY // 60]).astype(object)
    tail = np.select([style == 1, style == 2], ["Z", np.where(ahead > 0, "+01:00", "+00:00")], "").astype(object)
    return np.where(inside, text + tail, "").astype(object)


def episodes_missing(setting: Setting, people: People, period: Periods, episodes: Episodes) -> Rows:
    """ssd_missing."""
    dice = setting.dice("missing")
    in_care = _going(setting, dice, people, period)
    at_home = _at_home(setting, dice, people, episodes, period.child)
    child = np.concatenate([in_care[0], at_home[0]])
    day = np.concatenate([in_care[1], at_home[1]])
    number = len(child)
    hour = dice.choice(24, number, p=HOURS / HOURS.sum())
    start = day * DAY + hour * HOUR + dice.integers(0, 60, number) * 60
    away: Numbers = np.exp(dice.normal(np.log(HOURS_MEDIAN), HOURS_SPREAD, number)) * HOUR
    away = np.minimum(away, 40 * DAY)
    order = np.lexsort((start, child))
    child, start, away = child[order], start[order], away[order]
    end = start + (away // 60).astype(np.int64) * 60 + 60
    # Nobody goes again before coming back.
    following = np.append(np.where(child[1:] == child[:-1], start[1:], NEVER * DAY), NEVER * DAY)
    end = np.minimum(end, following - 3 * HOUR)
    adult = people.turns_18[child] * DAY
    kept = (
        (end > start)
        & (start < (setting.as_of + 1) * DAY - 2 * HOUR)
        & (start >= setting.start * DAY)
        & (start < adult - DAY)
    )
    child, start, end = child[kept], start[kept], np.minimum(end, adult - HOUR)[kept]
    order = np.argsort(start, kind="stable")
    child, start, end = child[order], start[order], end[order]
    number = len(child)
    offered = choose(dice, OFFERED, number)
    takes = (offered == "Y") & (dice.random(number) < ACCEPTED)
    soon = dice.random(number) < INTERVIEWED_IN_TIME
    wait = np.where(soon, dice.triangular(4, 40, 71.5, number), 73 + dice.exponential(70, number)) * HOUR
    interview = np.where(takes, end + (wait // 60).astype(np.int64) * 60, NEVER * DAY)
    refused = np.where((offered == "Y") & ~takes, end + dice.integers(6, 90, number) * HOUR, NEVER * DAY)
    back = end < (setting.as_of + 1) * DAY - HOUR
    answered = back & (np.minimum(interview, refused) < (setting.as_of + 1) * DAY - HOUR)
    asked = back & (answered | (end < (setting.as_of - 1) * DAY))
    kind = choose(dice, {"Missing": 0.93, "Away from placement without authorisation": 0.05, "": 0.02}, number)
    return {
        "missing_id": np.arange(number), "person_id": child,
        "missing_episode_start_date": written(setting, dice, start),
        "missing_episode_type": kind, "missing_episode_end_date": written(setting, dice, end),
        "missing_rhi_offered": np.where(asked, offered, "").astype(object),
        "missing_rhi_accepted": np.where(answered & (offered == "Y"), np.where(takes, "Y", "N"), "").astype(object),
        "rhi_completed_at": written(setting, dice, interview), "rhi_declined_at": written(setting, dice, refused),
    }  # fmt: skip


def exploitation(setting: Setting, missing: Rows, people: People) -> Rows:
    """loc_exploitation: mostly of children who go missing again and again."""
    dice = setting.dice("exploitation")
    child, times = np.unique(missing["person_id"], return_counts=True)
    chosen = np.flatnonzero(dice.random(len(child)) < np.minimum(EXPLOITED + times * 0.06, 0.8))
    text = missing["missing_episode_start_date"]
    days = np.array([str(each)[:10] or "1990-01-01" for each in text], dtype="datetime64[D]").astype(np.int64)
    twice = chosen[dice.random(len(chosen)) < 0.15]
    place = np.concatenate([chosen, twice])
    # It is noticed after one of the times the child was missing, not always the first.
    by_child = np.argsort(missing["person_id"], kind="stable")
    which = (np.cumsum(times) - times)[place] + (dice.random(len(place)) * times[place]).astype(np.int64)
    row = child[place]
    start = days[by_child[which]] + dice.integers(3, 90, len(row))
    end = np.minimum(start + 40 + dice.gamma(2, 110, len(row)).astype(np.int64), people.turns_18[row])
    kept = (start < end) & (start <= setting.as_of)
    row, start, end = row[kept], start[kept], end[kept]
    order = np.argsort(start, kind="stable")
    number = len(row)
    kinds = {"Criminal exploitation": 0.55, "Sexual exploitation": 0.38, "Radicalisation": 0.02, "Trafficking": 0.05}
    return {
        "exploitation_id": np.arange(number), "person_id": row[order], "kind": choose(dice, kinds, number),
        "level": choose(dice, {"Low": 0.3, "Medium": 0.45, "High": 0.25}, number), "start_date": start[order],
        "end_date": end[order],
    }  # fmt: skip
