"""Early help episodes."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="early_help_episodes",
    source="ssd_early_help_episodes",
    meaning="Early help episodes",
    key="episode_id",
    child="person_id",
    starts="episode_start_date",
    columns=(
        Column("episode_id", "earl_episode_id", Type.KEY, "EH Episode ID", ref="EARL001A"),
        Column("person_id", "earl_person_id", Type.LINK, "Person Unique ID", ref="EARL002A", links="person"),
        Column("episode_start_date", "earl_episode_start_date", Type.DATE, "EH Episode Start Date", ref="EARL003A"),
        Column("episode_end_date", "earl_episode_end_date", Type.DATE, "EH Episode End Date", ref="EARL004A"),
        Column("episode_reason", "earl_episode_reason", Type.TEXT, "EH Episode Reason for Involvement", ref="EARL005A"),
        Column("episode_end_reason", "earl_episode_end_reason", Type.TEXT, "EH Episode End Reason", ref="EARL006A"),
        Column("episode_organisation", "earl_episode_organisation", Type.TEXT, "EH Episode Allocated Organisation", ref="EARL007A"),
        Column("episode_worker_id", "earl_episode_worker_id", Type.LINK, "EH Episode Allocated Worker", ref="EARL008A", links="professionals"),
    ),
)
