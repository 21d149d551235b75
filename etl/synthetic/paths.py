"""What can become of a referral: the paths that families take."""

from __future__ import annotations

#: What becomes of a referral.
REFUSED, NOT_IN_NEED, SHORT, IN_NEED, DISABLED, PLAN, NEED_THEN_PLAN, NO_PLAN, TRANSFER_IN = range(9)
CARE, PLAN_THEN_CARE, NEED_THEN_CARE, UNACCOMPANIED, SHORT_BREAKS = range(9, 14)
PLANNED = (PLAN, NEED_THEN_PLAN, TRANSFER_IN, PLAN_THEN_CARE)
CARED_FOR = (CARE, PLAN_THEN_CARE, NEED_THEN_CARE, UNACCOMPANIED)
