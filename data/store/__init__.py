"""Where tables, cases, results and records are kept: the only place that speaks SQL."""
