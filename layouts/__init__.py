"""Pure: results in, components and figures out. No store, no files, no clock of the day."""
