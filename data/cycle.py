"""The ten-month cycle of quality assurance."""

#: Calendar months in which nothing is planned or expected: "paused in the months of August and December" (the Trust's
#: Performance Management and Quality Assurance Framework, "Ten Month Cycle").
PAUSED = (8, 12)
