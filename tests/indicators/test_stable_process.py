"""Why only flows have limits: a trust in which nothing changes, over and over, and what its charts would say."""

import numpy as np

from indicators.spc.control import Points, control
from indicators.spc.signals import Rule

TRUSTS, MONTHS, STARTS_A_MONTH, MONTHS_ON_A_PLAN = 300, 36, 25, 14


def lives():
    """So many trusts: plans that start by chance and last by chance, long enough to have settled. Starts and open."""
    chance = np.random.default_rng(2026)
    for _ in range(TRUSTS):
        starts = chance.poisson(STARTS_A_MONTH, MONTHS + 120)
        began = np.repeat(np.arange(len(starts)), starts)
        ended = began + np.ceil(chance.exponential(MONTHS_ON_A_PLAN, len(began))).astype(int)
        still = np.array([((began <= month) & (ended > month)).sum() for month in range(len(starts))])
        yield starts[-MONTHS:], still[-MONTHS:]


def flagged(values):
    month = np.arange(len(values), dtype=np.int32)
    return control(Points(month, month, values.astype(float))).rule is not Rule.COMMON


def test_on_a_stable_process_a_stock_is_flagged_more_often_than_not_and_a_flow_hardly_ever():
    pairs = [(flagged(starts), flagged(still)) for starts, still in lives()]
    starts, still = (sum(each) / TRUSTS for each in zip(*pairs, strict=True))
    assert still > 0.5
    assert starts < 0.05
