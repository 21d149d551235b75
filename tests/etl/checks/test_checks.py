"""One worked example a check, as at 30 June 2026: rows whose label begins with "fails" fail, the others do not."""

from __future__ import annotations

import pytest

from etl.checking import Tables, checks
from indicators.clock import AsOf
from tests.tables import table, tables

AS_OF = AsOf.parse("2026-06-30").day

EXAMPLES: dict[str, dict[str, str]] = {
    "cin_8815": {"cin_episodes": """
                                     | person_id | referral_date | close_date | referral_nfa
        fails: a later one is open   | A         | 2025-01-06    |            | N
        the latest of two            | A         | 2026-01-05    |            | N
        closed                       | B         | 2025-01-06    | 2025-03-03 | N
        after a closed one           | B         | 2026-01-05    |            | N
        no further action is no case | C         | 2025-01-06    |            | Y
        beside it                    | C         | 2026-01-05    |            | N
    """},
    "cin_8820": {"cin_episodes": """
                                   | person_id | referral_date | close_date | referral_nfa
        first                      | A         | 2025-01-06    | 2025-06-02 | N
        fails: inside the first    | A         | 2025-03-03    | 2025-04-01 | N
        on the day the other ended | A         | 2025-06-02    | 2025-07-01 | N
        of another child           | B         | 2025-03-03    | 2025-04-01 | N
        fails: still open          | B         | 2025-03-17    |            | N
        two open: cin_8815         | C         | 2025-03-17    |            | N
        the other                  | C         | 2025-03-03    |            | N
    """},
    "cin_8805": {"cin_episodes": """
                        | person_id | referral_date | close_date | close_reason | referral_nfa
        fails           | A         | 2025-01-06    | 2025-06-02 |              | N
        with a reason   | B         | 2025-01-06    | 2025-06-02 | RC7          | N
        still open      | C         | 2025-01-06    |            |              | N
        no further action | D       | 2025-01-06    | 2025-01-06 |              | Y
    """},
    "cin_8810": {"cin_episodes": """
              | person_id | referral_date | close_date | close_reason
        fails | A         | 2025-01-06    |            | RC7
        both  | B         | 2025-01-06    | 2025-06-02 | RC7
        none  | C         | 2025-01-06    |            |
    """},
    "closed_before_referral": {"cin_episodes": """
                     | person_id | referral_date | close_date
        fails        | A         | 2025-01-06    | 2025-01-03
        the same day | B         | 2025-01-06    | 2025-01-06
        open         | C         | 2025-01-06    |
    """},
    "referral_without_date": {"cin_episodes": """
              | person_id | referral_date
        fails | A         |
        dated | B         | 2025-01-06
    """},
    "referral_decided_before_it_came": {"cin_episodes": """
                     | person_id | referral_date | decision_date
        fails        | A         | 2026-06-05    | 2026-06-04
        the same day | B         | 2026-06-05    | 2026-06-05
        undecided    | C         | 2026-06-05    |
    """},
    "cin_8555": {"person": """
        person_id | death_date
        A         | 2025-01-01
        B         |
    """, "cin_episodes": """
                         | person_id | referral_date
        fails            | A         | 2025-01-06
        on the very day  | A         | 2025-01-01
        alive            | B         | 2025-01-06
        nobody we know   | C         | 2025-01-06
    """},
    "cin_8606": {"person": """
        person_id | dob        | expected_dob
        A         | 2026-06-30 |
        B         |            | 2026-12-01
    """, "cin_episodes": """
                          | person_id | referral_date
        fails: 281 days   | A         | 2025-09-22
        280 days before   | A         | 2025-09-23
        unborn, in time   | B         | 2026-06-01
        fails: too early  | B         | 2025-06-01
    """},
    "cin_8775q": {"person": """
        person_id | dob
        A         | 2000-06-30
        B         | 2000-07-01
    """, "cin_episodes": """
                          | person_id | referral_date | close_date
        fails: 26 today   | A         | 2016-01-04    |
        closed            | A         | 2016-01-04    | 2020-01-06
        25 today          | B         | 2016-01-04    |
        age not known     | C         | 2016-01-04    |
    """},
    "cin_8565": {"cin_episodes": """
                      | referral_id | person_id | referral_date | close_date
        fails         | R1          | A         | 2025-01-06    | 2025-06-02
        before it     | R2          | B         | 2025-01-06    | 2025-06-02
        open          | R3          | C         | 2025-01-06    |
    """, "cin_assessments": """
        referral_id | person_id | assessment_start_date
        R1          | A         | 2025-06-03
        R2          | B         | 2025-06-02
        R3          | C         | 2025-06-03
    """},
    "cin_1103": {"cin_episodes": """
        referral_id | person_id | referral_date
        R1          | A         | 2026-01-05
    """, "cin_assessments": """
                     | referral_id | person_id | assessment_start_date
        fails        | R1          | A         | 2026-01-04
        the same day | R1          | A         | 2026-01-05
        no referral  |             | A         | 2026-01-04
    """},
    "cin_8608": {"cin_assessments": """
                     | person_id | assessment_start_date | assessment_auth_date
        fails        | A         | 2026-03-20            | 2026-03-19
        the same day | A         | 2026-03-20            | 2026-03-20
        no start     | A         |                       | 2026-03-20
    """},
    "cin_8670q": {"cin_assessments": """
                                       | person_id | assessment_start_date | assessment_auth_date
        fails: day 46                  | A         | 2026-04-23            |
        day 45: the limit is in time   | A         | 2026-04-24            |
        authorised                     | A         | 2026-01-05            | 2026-06-29
    """},
    "cin_8867": {"cin_episodes": """
        referral_id | person_id | referral_date | close_date
        R1          | A         | 2026-03-02    | 2026-05-01
        R2          | B         | 2026-03-02    |
    """, "cin_assessments": """
                    | referral_id | person_id | assessment_start_date | assessment_auth_date
        fails       | R1          | A         | 2026-03-20            |
        authorised  | R1          | A         | 2026-03-20            | 2026-04-20
        case open   | R2          | B         | 2026-03-20            |
    """},
    "assessment_without_start": {"cin_assessments": """
              | person_id | assessment_start_date
        fails | A         |
        dated | A         | 2026-03-20
    """},
    "child_seen_before_assessment_began": {"cin_episodes": """
        referral_id | person_id | referral_date
        R1          | A         | 2026-03-16
    """, "cin_assessments": """
                              | referral_id | person_id | assessment_start_date | child_first_seen_date
        fails: before all     | R1          | A         | 2026-03-20            | 2026-03-13
        after the referral    | R1          | A         | 2026-03-20            | 2026-03-17
        fails: no referral    |             | A         | 2026-03-20            | 2026-03-19
        not seen              |             | A         | 2026-03-20            |
    """},
    "cin_2889": {"cin_episodes": """
        referral_id | person_id | referral_date
        R1          | A         | 2026-01-05
    """, "s47_enquiry": """
                     | referral_id | person_id | s47_start_date
        fails        | R1          | A         | 2026-01-02
        the same day | R1          | A         | 2026-01-05
        no referral  | R9          | A         | 2026-01-02
    """},
    "cin_8675q": {"s47_enquiry": """
                               | s47_enquiry_id | person_id | s47_start_date | s47_end_date
        fails: day 16          | S1             | A         | 2026-06-08     |
        day 15                 | S2             | A         | 2026-06-09     |
        ended                  | S3             | A         | 2026-05-01     | 2026-05-11
        conference held        | S4             | A         | 2026-05-01     |
    """, "initial_cp_conference": """
        s47_enquiry_id | person_id | icpc_date
        S4             | A         | 2026-06-01
    """},
    "cin_8868": {"cin_episodes": """
        referral_id | person_id | referral_date | close_date
        R1          | A         | 2026-03-02    | 2026-05-01
    """, "s47_enquiry": """
              | referral_id | person_id | s47_start_date | s47_end_date
        fails | R1          | A         | 2026-03-20     |
        ended | R1          | A         | 2026-03-20     | 2026-04-01
    """},
    "s47_without_start": {"s47_enquiry": """
              | person_id | s47_start_date
        fails | A         |
        dated | A         | 2026-03-20
    """},
    "s47_ended_before_it_began": {"s47_enquiry": """
                     | person_id | s47_start_date | s47_end_date
        fails        | A         | 2026-03-20     | 2026-03-19
        the same day | A         | 2026-03-20     | 2026-03-20
    """},
    "s47_held_and_not_ended": {"s47_enquiry": """
                            | s47_enquiry_id | person_id | s47_start_date | s47_end_date
        fails               | S1             | A         | 2026-03-20     |
        ended               | S2             | A         | 2026-03-20     | 2026-04-13
        conference to come  | S3             | A         | 2026-06-20     |
    """, "initial_cp_conference": """
        s47_enquiry_id | person_id | icpc_date
        S1             | A         | 2026-04-13
        S2             | A         | 2026-04-13
        S3             | A         | 2026-07-02
    """},
    "strategy_discussion_without_date": {"s47_enquiry": """
              | person_id | s47_start_date | strategy_discussion_date
        fails | A         | 2026-03-20     |
        dated | A         | 2026-03-20     | 2026-03-20
    """},
    "cin_1104": {"cin_episodes": """
        referral_id | person_id | referral_date
        R1          | A         | 2026-01-05
    """, "initial_cp_conference": """
                     | referral_id | person_id | icpc_date
        fails        | R1          | A         | 2026-01-02
        the same day | R1          | A         | 2026-01-05
    """},
    "cin_8875": {"initial_cp_conference": """
                        | person_id | icpc_date
        fails: Saturday | A         | 2026-06-27
        fails: Sunday   | A         | 2026-06-28
        Friday          | A         | 2026-06-26
        Monday          | A         | 2026-06-29
        not held        | A         |
    """},
    "cin_8870q": {"initial_cp_conference": """
                            | person_id | icpc_target_date
        fails: Saturday     | A         | 2026-06-27
        fails: Good Friday  | A         | 2026-04-03
        Thursday before     | A         | 2026-04-02
        none                | A         |
    """},
    "conference_before_enquiry": {"s47_enquiry": """
        s47_enquiry_id | person_id | s47_start_date
        S1             | A         | 2026-03-20
    """, "initial_cp_conference": """
              | s47_enquiry_id | person_id | icpc_date
        fails | S1             | A         | 2026-03-19
        after | S1             | A         | 2026-04-13
    """},
    "conference_without_enquiry": {"s47_enquiry": """
        s47_enquiry_id | person_id | s47_start_date
        S1             | A         | 2026-03-20
    """, "initial_cp_conference": """
                          | s47_enquiry_id | person_id | icpc_date  | icpc_transfer_in
        fails: none       |                | A         | 2026-04-13 | N
        fails: not found  | S9             | A         | 2026-04-13 | N
        linked            | S1             | A         | 2026-04-13 | N
        transfer in       |                | A         | 2026-04-13 | Y
        not held          |                | A         |            | N
    """},
    "cin_8935": {"cp_plans": """
                           | person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
        first              | A         | 2025-01-06         |                  | N
        fails: a second    | A         | 2026-01-05         |                  | N
        alone              | B         | 2026-01-05         |                  | N
        held for others    | B         | 2026-02-02         |                  | Y
        ended              | A         | 2024-01-08         | 2024-06-03       | N
    """},
    "cin_8940": {"cp_plans": """
                              | person_id | cp_plan_start_date | cp_plan_end_date
        first                 | A         | 2025-01-06         | 2025-06-02
        fails: before its end | A         | 2025-05-01         | 2025-09-01
        on its end day        | A         | 2025-09-01         |
        one open              | B         | 2025-01-06         |
        two open: cin_8935    | B         | 2025-02-03         |
    """},
    "cin_2885": {"initial_cp_conference": """
        icpc_id | person_id | icpc_date
        I1      | A         | 2026-04-13
    """, "cp_plans": """
                      | icpc_id | person_id | cp_plan_start_date
        fails         | I1      | A         | 2026-04-14
        the same day  | I1      | A         | 2026-04-13
        no conference |         | A         | 2026-04-14
    """},
    "cin_1105": {"cin_episodes": """
        referral_id | person_id | referral_date
        R1          | A         | 2026-01-05
    """, "cp_plans": """
              | referral_id | person_id | cp_plan_start_date
        fails | R1          | A         | 2026-01-02
        after | R1          | A         | 2026-02-02
    """},
    "cin_8840": {"cp_plans": """
              | person_id | cp_plan_start_date | cp_plan_end_date
        fails | A         | 2026-01-05         | 2026-01-05
        later | A         | 2026-01-05         | 2026-01-06
        open  | A         | 2026-01-05         |
    """},
    "cp_plan_ended_before_it_began": {"cp_plans": """
                     | person_id | cp_plan_start_date | cp_plan_end_date
        fails        | A         | 2026-01-05         | 2026-01-02
        the same day | A         | 2026-01-05         | 2026-01-05
    """},
    "cp_plan_without_start": {"cp_plans": """
              | person_id | cp_plan_start_date
        fails | A         |
        dated | A         | 2026-01-05
    """},
    "cp_plan_without_category": {"cp_plans": """
              | person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_latest_category
        fails | A         | 2026-01-05         |                  |
        known | A         | 2026-01-05         |                  | NEG
        ended | A         | 2026-01-05         | 2026-02-02       |
    """},
    "cp_plan_past_18": {"person": """
        person_id | dob
        A         | 2008-06-30
        B         | 2008-07-01
    """, "cp_plans": """
                        | person_id | cp_plan_start_date | cp_plan_end_date
        fails: 18 today | A         | 2026-01-05         |
        ended before    | A         | 2026-01-05         | 2026-06-29
        18 tomorrow     | B         | 2026-01-05         |
    """},
    "visit_to_closed_plan": {"cp_plans": """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        P1         | A         | 2026-01-05         | 2026-06-01
        P2         | B         | 2026-01-05         |
    """, "cp_visits": """
                         | cp_plan_id | person_id | cp_visit_date
        fails            | P1         | A         | 2026-06-02
        on its last day  | P1         | A         | 2026-06-01
        open plan        | P2         | B         | 2026-06-02
    """},
    "visit_before_plan": {"cp_plans": """
        cp_plan_id | person_id | cp_plan_start_date
        P1         | A         | 2026-01-05
    """, "cp_visits": """
                         | cp_plan_id | person_id | cp_visit_date
        fails            | P1         | A         | 2026-01-02
        on its first day | P1         | A         | 2026-01-05
    """},
    "visit_without_child": {"cp_visits": """
              | person_id | cp_visit_date
        fails |           | 2026-01-02
        named | A         | 2026-01-02
    """},
    "seen_alone_and_not_seen": {"cp_visits": """
              | person_id | cp_visit_seen | cp_visit_seen_alone
        fails | A         | N             | Y
        both  | A         | Y             | Y
        none  | A         | N             | N
        blank | A         |               | Y
    """},
    "cp_review_without_due_date": {"cp_reviews": """
              | person_id | cp_review_due
        fails | A         |
        dated | A         | 2026-09-01
    """},
    "review_after_plan_ended": {"cp_plans": """
        cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date
        P1         | A         | 2026-01-05         | 2026-06-01
    """, "cp_reviews": """
                             | cp_plan_id | person_id | cp_review_date
        fails                | P1         | A         | 2026-06-02
        the day that ends it | P1         | A         | 2026-06-01
    """},
    "cin_4001": {"cp_plans": """
        person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola
        A         | 2025-01-06         | 2025-06-02       | N
        B         | 2025-01-06         | 2025-06-02       | Y
    """, "cin_plans": """
                                | person_id | cin_plan_start_date
        fails: during           | A         | 2025-03-03
        fails: on its first day | A         | 2025-01-06
        on its last day         | A         | 2025-06-02
        before                  | A         | 2025-01-03
        held for others         | B         | 2025-03-03
    """},
    "cin_4016": {"cp_plans": """
        person_id | cp_plan_start_date | cp_plan_end_date
        A         | 2026-01-06         |
        B         | 2025-01-06         | 2026-01-05
    """, "cin_plans": """
                    | person_id | cin_plan_start_date | cin_plan_end_date
        fails       | A         | 2025-03-03          |
        ended       | A         | 2025-03-03          | 2026-01-06
        plan ended  | B         | 2026-01-05          |
    """},
    "cin_plan_ended_before_it_began": {"cin_plans": """
                        | person_id | cin_plan_start_date | cin_plan_end_date
        fails           | A         | 2026-01-05          | 2026-01-02
        fails: no start | A         |                     |
        open            | A         | 2026-01-05          |
    """},
    "overlapping_care": {"cla_episodes": """
                              | person_id | cla_episode_start_date | cla_episode_ceased_date
        first                 | A         | 2025-01-06             | 2025-06-02
        fails: before its end | A         | 2025-05-01             |
        on its last day       | B         | 2025-06-02             |
        the first of B        | B         | 2025-01-06             | 2025-06-02
    """},
    "looked_after_past_18": {"person": """
        person_id | dob
        A         | 2008-06-30
        B         | 2010-06-30
    """, "cla_episodes": """
                     | person_id | cla_episode_start_date | cla_episode_ceased_date
        fails        | A         | 2020-01-06             |
        ceased at 18 | A         | 2020-01-06             | 2026-06-30
        aged 16      | B         | 2020-01-06             |
    """},
    "care_began_before_birth": {"person": """
        person_id | dob
        A         | 2020-06-30
    """, "cla_episodes": """
                 | person_id | cla_episode_start_date
        fails    | A         | 2020-06-29
        at birth | A         | 2020-06-30
    """},
    "care_ceased_before_it_began": {"cla_episodes": """
                        | person_id | cla_episode_start_date | cla_episode_ceased_date
        fails           | A         | 2020-06-30             | 2020-06-29
        fails: no start | A         |                        | 2020-06-29
        open            | A         | 2020-06-30             |
    """},
    "looked_after_without_placement": {"cla_placement": """
        person_id | cla_id | cla_placement_start_date | cla_placement_end_date
        A         | C1     | 2026-01-05               |
        B         | C2     | 2026-01-05               | 2026-03-02
                  | C4     | 2026-01-05               |
    """, "cla_episodes": """
                            | person_id | cla_id | cla_episode_start_date | cla_episode_ceased_date
        placed              | A         | C1     | 2026-01-05             |
        fails: it ended     | B         | C2     | 2026-01-05             |
        fails: none         | C         | C3     | 2026-01-05             |
        by the care itself  | D         | C4     | 2026-01-05             |
        left care           | E         | C5     | 2025-01-05             | 2026-01-05
    """},
    "looked_after_without_legal_status": {"legal_status": """
        person_id | legal_status_start_date | legal_status_end_date
        A         | 2026-01-05              |
        B         | 2025-01-05              | 2026-01-05
    """, "cla_episodes": """
                        | person_id | cla_episode_start_date
        known           | A         | 2026-01-05
        fails: it ended | B         | 2026-01-05
        fails: none     | C         | 2026-01-05
    """},
    "two_open_placements": {"cla_placement": """
                     | person_id | cla_placement_start_date | cla_placement_end_date | cla_placement_type
        first        | A         | 2026-01-05               |                        | U6
        fails        | A         | 2026-03-02               |                        | K2
        in hospital  | B         | 2026-03-02               |                        | T1
        placed       | B         | 2026-01-05               |                        | U6
        ended        | C         | 2026-01-05               | 2026-03-02             | U6
        the next     | C         | 2026-03-02               |                        | U6
    """},
    "placement_ended_before_it_began": {"cla_placement": """
              | person_id | cla_placement_start_date | cla_placement_end_date
        fails | A         | 2026-01-05               | 2026-01-02
        ended | A         | 2026-01-05               | 2026-01-06
    """},
    "more_posts_vacant_than_there_are": {"posts": """
              | team_id | as_at_date | established_fte | vacant_fte
        fails | T1      | 2026-01-05 | 2               | 2.5
        all   | T1      | 2026-02-02 | 2               | 2
        blank | T1      | 2026-03-02 | 2               |
        none  | T1      | 2026-04-06 |                 | 2
    """},
    "impossible_distance": {"cla_placement": """
                         | person_id | cla_placement_distance
        fails: not known | A         | 999.9
        fails: negative  | A         | -1
        far              | A         | 320
        blank            | A         |
    """},
    "cla_review_without_care": {"cla_episodes": """
        person_id | cla_id
        A         | C1
    """, "cla_reviews": """
                         | cla_id | cla_review_date
        fails: none      |        | 2026-01-05
        fails: not found | C9     | 2026-01-05
        linked           | C1     | 2026-01-05
    """},
    "worker_without_team": {"department": """
        team_id | team_name
        T1      | Kestrel
    """, "professionals": """
        professional_id | team_id
        W1              |
        W2              | T1
    """, "involvements": """
                         | professional_id | professional_team | involvement_start_date | involvement_end_date
        fails: none      | W1              |                   | 2026-01-05             |
        fails: not known | W1              | T9                | 2026-01-05             |
        team given       | W1              | T1                | 2026-01-05             |
        the worker's own | W2              |                   | 2026-01-05             |
        ended            | W1              |                   | 2026-01-05             | 2026-03-02
        no worker        |                 |                   | 2026-01-05             |
    """},
    "allocation_ended_before_it_began": {"involvements": """
                        | person_id | involvement_start_date | involvement_end_date
        fails           | A         | 2026-01-05             | 2026-01-02
        fails: no start | A         |                        |
        the same day    | A         | 2026-01-05             | 2026-01-05
    """},
    "allocated_to_a_leaver": {"professionals": """
        professional_id | end_date
        W1              | 2026-06-01
        W2              | 2026-09-01
    """, "involvements": """
                     | person_id | professional_id | involvement_start_date | involvement_end_date
        fails        | A         | W1              | 2026-01-05             |
        ended        | A         | W1              | 2026-01-05             | 2026-06-01
        leaves later | A         | W2              | 2026-01-05             |
    """},
    "allocation_without_worker": {"involvements": """
              | person_id | professional_id | involvement_start_date
        fails | A         |                 | 2026-01-05
        named | A         | W1              | 2026-01-05
    """},
    "contact_without_date": {"contacts": """
              | person_id | contact_date
        fails | A         |
        dated | A         | 2026-01-05
    """},
    "contact_decided_before_it_came": {"contacts": """
                     | person_id | contact_date | decision_date
        fails        | A         | 2026-06-05   | 2026-06-04
        the same day | A         | 2026-06-05   | 2026-06-05
    """},
    "contact_decided_without_date": {"contacts": """
                | person_id | contact_date | decision_date | outcome
        fails   | A         | 2026-06-05   |               | nfa
        waiting | A         | 2026-06-05   |               |
        decided | A         | 2026-06-05   | 2026-06-05    | nfa
    """},
    "missing_without_start": {"missing": """
              | person_id | missing_episode_start_date
        fails | A         |
        dated | A         | 2026-06-05
    """},
    "missing_ended_before_it_began": {"missing": """
                                  | person_id | missing_episode_start_date | missing_episode_end_date
        fails: by an hour         | A         | 2026-06-05T10:00:00Z       | 2026-06-05T09:00:00Z
        fails: by a day           | A         | 2026-06-05T10:00:00Z       | 2026-06-04
        the same day, no time     | A         | 2026-06-05T10:00:00Z       | 2026-06-05
        still missing             | A         | 2026-06-05T10:00:00Z       |
    """},
    "two_open_missing_episodes": {"missing": """
                  | person_id | missing_episode_start_date | missing_episode_end_date
        first     | A         | 2026-06-28T10:00:00Z       |
        fails     | A         | 2026-06-29T10:00:00Z       |
        returned  | B         | 2026-06-28T10:00:00Z       | 2026-06-29T10:00:00Z
        alone     | B         | 2026-06-29T12:00:00Z       |
    """},
    "interview_before_return": {"missing": """
                  | person_id | missing_episode_start_date | missing_episode_end_date | rhi_completed_at
        fails     | A         | 2026-06-01T10:00:00Z       | 2026-06-02T10:00:00Z     | 2026-06-02T09:00:00Z
        after     | A         | 2026-06-01T10:00:00Z       | 2026-06-02T10:00:00Z     | 2026-06-03
        same day  | A         | 2026-06-01T10:00:00Z       | 2026-06-02T10:00:00Z     | 2026-06-02
        not held  | A         | 2026-06-01T10:00:00Z       | 2026-06-02T10:00:00Z     |
    """},
    "early_help_without_start": {"early_help_episodes": """
              | person_id | episode_start_date
        fails | A         |
        dated | A         | 2026-01-05
    """},
    "early_help_ended_before_it_began": {"early_help_episodes": """
              | person_id | episode_start_date | episode_end_date
        fails | A         | 2026-01-05         | 2026-01-02
        ended | A         | 2026-01-05         | 2026-01-05
    """},
    "cin_8525": {"person": """
                 | person_id | dob        | expected_dob
        fails    | A         |            |
        born     | B         | 2020-01-01 |
        expected | C         |            | 2026-12-01
    """},
    "died_before_birth": {"person": """
                 | person_id | dob        | death_date
        fails    | A         | 2020-01-02 | 2020-01-01
        at birth | B         | 2020-01-02 | 2020-01-02
        alive    | C         | 2020-01-02 |
    """},
    "same_person_twice": {"person": """
                          | person_id | forename | surname | dob
        fails: one        | A         | Wren     | Lark    | 2020-01-02
        fails: the other  | B         | Wren     | Lark    | 2020-01-02
        a twin            | C         | Robin    | Lark    | 2020-01-02
        a namesake        | D         | Wren     | Lark    | 2021-01-02
        no surname        | E         | Wren     |         | 2020-01-02
        nor has this one  | F         | Wren     |         | 2020-01-02
    """},
    "feedback_without_date": {"feedback": """
              | kind      | received_date
        fails | complaint |
        dated | complaint | 2026-01-05
    """},
    "feedback_answered_before_it_came": {"feedback": """
                     | kind      | received_date | responded_date
        fails        | complaint | 2026-01-05    | 2026-01-02
        the same day | complaint | 2026-01-05    | 2026-01-05
    """},
    "impossible_full_time_equivalency": {"professionals": """
                        | professional_id | full_time_equivalency
        fails: nothing  | W1              | 0
        fails: too much | W2              | 37
        half            | W3              | 0.5
        blank           | W4              |
    """},
    "impossible_sdq_score": {"sdq_scores": """
              | person_id | sdq_score
        fails | A         | 41
        most  | A         | 40
        blank | A         |
    """},
    "care_leaver_of_another_age": {"person": """
        person_id | dob
        A         | 2010-07-01
        B         | 2000-06-30
        C         | 2006-06-30
    """, "care_leavers": """
                        | person_id
        fails: 15       | A
        fails: 26       | B
        20              | C
        age not known   | D
    """},
    "placed_before_adoption_decision": {"permanence": """
                     | person_id | adm_decision_date | placed_for_adoption_date
        fails        | A         | 2026-01-05        | 2026-01-02
        the same day | B         | 2026-01-05        | 2026-01-05
    """},
    "team_without_service": {"department": """
                            | team_id | team_parent_id
        a service           | S1      |
        in it               | T1      | S1
        fails: no parent    | T2      |
        fails: not known    | T3      | S9
    """},
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_check_finds_the_rows_that_fail_and_no_others(code: str) -> None:
    check = checks()[code]
    frames = tables(**EXAMPLES[code])
    before = {name: frame.copy() for name, frame in frames.items()}
    labels = list(table(EXAMPLES[code][check.table]).index)
    expected = [str(label).startswith("fails") for label in labels]
    assert any(expected), "an example needs a row that fails"
    assert not all(expected), "and one that does not"
    found = check.failing(Tables(frames, AS_OF)).tolist()
    assert dict(zip(labels, found, strict=True)) == dict(zip(labels, expected, strict=True))
    for name, frame in frames.items():
        assert frame.equals(before[name]), f"{code} changed {name}"


def test_every_check_has_an_example() -> None:
    assert set(EXAMPLES) | {"few_open_assessments"} == set(checks())


@pytest.mark.parametrize("code", sorted(checks()))
def test_a_check_of_no_rows_finds_nothing(code: str) -> None:
    frames = tables()
    found = checks()[code].failing(Tables(frames, AS_OF))
    assert found.dtype == bool
    assert len(found) == 0


@pytest.mark.parametrize("code", sorted(checks()))
def test_a_check_needs_only_what_is_declared(code: str) -> None:
    from data.tables import TABLES  # noqa: PLC0415

    check = checks()[code]
    assert check.column in TABLES[check.table].names
    assert any(need.startswith(f"{check.table}.") for need in check.needs)
    for need in check.needs:
        name, _, column = need.partition(".")
        assert column in TABLES[name].names


def _assessments(finished: int, waiting: int) -> list[dict[str, str]]:
    done = {"person_id": "A", "assessment_start_date": "2026-04-01", "assessment_auth_date": "2026-05-06"}
    going = {"person_id": "A", "assessment_start_date": "2026-06-01"}
    return [done] * finished + [going] * waiting


@pytest.mark.parametrize(
    ("finished", "waiting", "few"),
    [(40, 0, True), (40, 3, True), (40, 4, False), (19, 0, False), (0, 0, False)],
)
def test_few_open_assessments_beside_many_finished_ones_are_a_finding(finished: int, waiting: int, few: bool) -> None:
    frames = tables(cin_assessments=_assessments(finished, waiting))
    assert checks()["few_open_assessments"].failing(Tables(frames, AS_OF)).any() == few
