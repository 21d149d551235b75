"""The scheduler process: what runs when, and that only one of them runs it."""
