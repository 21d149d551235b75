"""The result: numerator, denominator, unknown and value for one indicator, unit, category, grain and period.

Its shape lives in data/results.py, because the store hands it out and knows nothing of indicators.
"""

from data.results import Block, Grain, Row, Series, Unit, UnitKind

__all__ = ["Block", "Grain", "Row", "Series", "Unit", "UnitKind"]
