"""Migrations of the store, the oldest first."""
