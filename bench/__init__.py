"""The benchmark: `python -m bench`. Interleaved rounds, medians, ratios within one run; figures go to RESULTS.md."""
