"""Adoption and permanence."""
