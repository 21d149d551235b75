"""What this organisation wants of a number, whose and from when: no part of any definition, and never in code."""

from data.tables.declaration import Type
from data.tables.records.declaration import Record, column

RECORD = Record(
    name="target",
    meaning="Targets: what is wanted of an indicator, by the trust, a service or a team, from one day until the next target of the same unit begins",
    key=("indicator", "unit_kind", "unit_id", "valid_from"),
    required=("indicator", "unit_kind", "valid_from", "reads", "sense", "green", "status", "set_by", "set_on"),
    unit="unit_id",
    unit_kind="unit_kind",
    columns=(
        column("indicator", Type.KEY, "The indicator, by its id"),
        column("unit_kind", Type.TEXT, "Whose target it is: a team without one has its service's, a service the trust's. Blank is the trust", choices=("trust", "service", "team")),
        column("unit_id", Type.KEY, "The service or team, by its id or its name; blank for the trust"),
        column("valid_from", Type.DATE, "First day it holds: the periods before keep the target they had", future=True),
        column("valid_to", Type.DATE, "Last day it holds; blank until the next one of the same unit begins", future=True),
        column("reads", Type.TEXT, "Which number is held against it: the value, how many open cases are late, or the longest. Blank is the value", choices=("value", "late", "longest")),
        column("sense", Type.TEXT, "Blank is what the indicator's direction says", choices=("at_least", "at_most")),
        column("green", Type.NUMBER, "Green up to here, this number itself among them"),
        column("amber", Type.NUMBER, "Amber up to here, this number itself among them, and red beyond; blank is never red"),
        column("any_late_is_red", Type.FLAG, "Y where one late case is red whatever the number is"),
        column("status", Type.TEXT, "Whether anybody who may has agreed it", choices=("proposed", "agreed")),
        column("set_by", Type.TEXT, "The board, meeting or person that set it"),
        column("set_on", Type.DATE, "When it was set"),
        column("source", Type.TEXT, "Where that is written down: a paper, a minute"),
    ),
)
