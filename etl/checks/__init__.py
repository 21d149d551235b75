"""The checks: one question a file, discovered by walking this folder. See etl/checking.py."""
