"""Episodes of being missing or absent."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="missing",
    source="ssd_missing",
    meaning="Episodes of being missing or absent",
    key="missing_id",
    starts="missing_episode_start_date",
    columns=(
        Column("missing_id", "miss_table_id", Type.KEY, "Missing Episode Table ID", ref="MISS001A"),
        Column("person_id", "miss_person_id", Type.LINK, "Person Unique ID", ref="MISS002A", links="person"),
        Column("missing_episode_start_date", "miss_missing_episode_start_date", Type.INSTANT, "Missing Episode Start", ref="MISS003A"),
        Column("missing_episode_type", "miss_missing_episode_type", Type.TEXT, "Episode Type (Missing/ Absent)", ref="MISS004A"),
        Column("missing_episode_end_date", "miss_missing_episode_end_date", Type.INSTANT, "Missing Episode End", ref="MISS005A"),
        Column("missing_rhi_offered", "miss_missing_rhi_offered", Type.FLAG, "RHI Offered", ref="MISS006A"),
        Column("missing_rhi_accepted", "miss_missing_rhi_accepted", Type.FLAG, "RHI Accepted", ref="MISS007A"),
        Column("rhi_completed_at", "loc_rhi_completed_at", Type.INSTANT, "When the return home interview was held"),
        Column("rhi_declined_at", "loc_rhi_declined_at", Type.INSTANT, "When the child declined the return home interview"),
    ),
)
