"""Established, vacant and agency posts of a team on a day."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="posts",
    source="loc_posts",
    meaning="Established, vacant and agency posts of a team on a day",
    starts="as_at_date",
    columns=(
        Column("team_id", "team_id", Type.LINK, "Team", links="department"),
        Column("as_at_date", "as_at_date", Type.DATE, "Day the numbers hold for"),
        Column("established_fte", "established_fte", Type.NUMBER, "Established posts, full-time equivalents"),
        Column("vacant_fte", "vacant_fte", Type.NUMBER, "Vacant posts, full-time equivalents"),
        Column("agency_fte", "agency_fte", Type.NUMBER, "Agency workers, full-time equivalents"),
    ),
)
