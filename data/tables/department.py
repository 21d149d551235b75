"""Teams; the parent of a team is its service."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="department",
    source="ssd_department",
    meaning="Teams; the parent of a team is its service",
    key="team_id",
    columns=(
        Column("team_id", "dept_team_id", Type.KEY, "Department or Team ID", ref="DEPT1001A"),
        Column("team_name", "dept_team_name", Type.TEXT, "Department or Team name", ref="DEPT1002A"),
        Column("team_parent_id", "dept_team_parent_id", Type.LINK, "Parent Department or Team ID", ref="DEPT1003A", links="department"),
        Column("team_parent_name", "dept_team_parent_name", Type.TEXT, "Parent Department or Team name", ref="DEPT1004A"),
        Column("locality", "loc_locality", Type.TEXT, "Locality label of the team: a filter, not a unit"),
    ),
)
