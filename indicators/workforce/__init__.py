"""Allocation, caseloads and the workforce."""
