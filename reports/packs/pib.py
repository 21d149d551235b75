"""The fortnightly Practice Improvement Board: what moved beyond chance first, then quality, then the journey."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Grain
from indicators.judge import Rag
from reports.choices import PRIORITY, by_area
from reports.content import Measure, Section, Text
from reports.gathering import Gathering
from reports.packs import Kind

#: By the time between two meetings, as the reports of heads of service are; by the month where a year is to be seen.
GRAINS = (Grain.FORTNIGHT, Grain.MONTH)
#: What the framework asks of managers themselves.
PRACTICE = (
    "qa_reviews_done",
    "qa_grades",
    "qa_moderation_agreement",
    "qa_actions_on_time",
    "qa_family_feedback",
    "qa_observations",
    "wf_supervision",
    "wf_mgmt_oversight",
    "fb_compliments",
    "fb_complaints_stage1_10wd",
)


def sections(gathering: Gathering) -> Sequence[Section]:
    """The attention list, practice quality, and the priority indicators."""
    journey = by_area(gathering, [name for name in PRIORITY if name not in PRACTICE])
    every = [block for section in journey for block in section.blocks if isinstance(block, Measure)]
    practice = gathering.measures(PRACTICE)
    found = [Section("What to talk about", (attention([*every, *practice]),))]
    if practice:
        found.append(Section("Quality of practice", tuple(practice)))
    return [*found, *journey]


def attention(measures: Sequence[Measure]) -> Text:
    """In words: what changed beyond chance, for the worse first; what will miss its target as it is."""
    worse = [one.sentence for one in measures if "worse" in one.variation]
    better = [one.sentence for one in measures if "better" in one.variation]
    missing = [one.sentence for one in measures if "miss" in one.assurance and one.rag is Rag.RED]
    said = [f"Worse beyond chance. {line}" for line in worse]
    said += [f"Will not reach its target as it is. {line}" for line in missing if line not in worse]
    said += [f"Better beyond chance. {line}" for line in better]
    return Text("What changed, and what will not change by itself", tuple(said) or (NOTHING,))


NOTHING = "Nothing here changed beyond chance, and nothing will miss its target as it is."

PACK = Kind(
    "Practice Improvement Board",
    "directors and senior managers of the Practice Improvement Board",
    suppressed=False,
    sections=sections,
    when="fortnightly",
    grains=GRAINS,
)
