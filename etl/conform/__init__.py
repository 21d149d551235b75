"""Text becomes typed columns, driven by the table declarations; what cannot be read is a finding and never a guess.

Every rule is asked once of each distinct text of a column, so that the cost follows what a column says, not how often.
"""

from etl.conform.tables import Conformed, conform

__all__ = ["Conformed", "conform"]
