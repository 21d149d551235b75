"""What the invented trust's people recorded of its practice: reviews, observations, themes, actions, feedback.

Each manager does one review and one observation a month, in ten months of the year. Grades get better, a team that is
failing is slow and graded lower, one that has turned round is not; moderation is a sample, and disagrees with one
review in five.
"""

from etl.synthetic.quality.records import write_records

__all__ = ["write_records"]
