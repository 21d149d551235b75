"""The figures the trust aims at: published for an authority of its size, by years before the last complete one.

Year 0 is the year to 31 March before as_of and aims at the figures published for 2025, year 1 at those for 2024, and
so on (data/reference/benchmarks.csv). What no one publishes is a choice, said as such.
"""

from __future__ import annotations

# Rates per 10,000 children aged 0-17 a year.
REFERRALS = {-1: 425.0, 0: 420.2, 1: 505.1, 2: 489.4, 3: 524.6, 4: 633.0, 5: 753.0, 12: 757.8}
SECTION_47 = {-1: 158.0, 0: 156.3, 1: 194.1, 2: 201.7, 3: 219.7, 4: 236.0, 5: 262.2, 12: 300.0}
PLAN_STARTS = {-1: 47.5, 0: 47.2, 1: 60.4, 2: 42.8, 3: 55.6, 4: 82.9, 5: 86.4, 12: 80.0}
CARE_STARTS = {-1: 29.0, 0: 30.0, 1: 22.0, 2: 19.0, 3: 18.0, 4: 25.0, 5: 22.0, 12: 27.0}

# Shares.
REREFERRED = {-1: 0.227, 0: 0.227, 1: 0.209, 2: 0.229, 3: 0.192, 4: 0.208, 12: 0.248}  # rereferrals_12m 22.7
NOT_IN_NEED = {-1: 0.236, 0: 0.236, 1: 0.229, 2: 0.211, 3: 0.243, 4: 0.268, 12: 0.29}  # assessed_not_in_need 23.6
ASSESSED_IN_TIME = {-1: 0.80, 0: 0.783, 1: 0.833, 2: 0.765, 3: 0.765, 4: 0.87, 12: 0.80}  # assessments_45wd 78.3
CONFERENCED_IN_TIME = {-1: 0.83, 0: 0.824, 1: 0.718, 2: 0.718, 3: 0.821, 4: 0.933, 12: 0.76}  # s47_to_icpc_15wd 82.4
PLANNED_AT_CONFERENCE = 418 / 466  # 418 plans began (cpp_starts 47.2) of 466 conferences (icpc_rate 52.6)
PLANNED_BEFORE = 0.309  # cpp_second_ever 30.9
