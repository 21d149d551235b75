"""The benchmark: `python -m bench`. Interleaved rounds, medians, and ratios within one run; figures go to RESULTS.md."""
