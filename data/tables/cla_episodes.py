"""Episodes of being looked after."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_episodes",
    source="ssd_cla_episodes",
    meaning="Episodes of being looked after",
    key="cla_episode_id",
    child="person_id",
    starts="cla_episode_start_date",
    columns=(
        Column("cla_episode_id", "clae_cla_episode_id", Type.KEY, "Episode ID", ref="CLAE001A"),
        Column("person_id", "clae_person_id", Type.LINK, "Person Unique ID", ref="CLAE002A", links="person"),
        Column("cla_episode_start_date", "clae_cla_episode_start_date", Type.DATE, "Date Episode Commenced", ref="CLAE003A"),
        Column("cla_episode_start_reason", "clae_cla_episode_start_reason", Type.CODE, "Reason for New CLA Episode", ref="CLAE004A", codes="reason_new_episode"),
        Column("cla_primary_need_code", "clae_cla_primary_need_code", Type.CODE, "CIN Primary Need Code", ref="CLAE009A", codes="cla_category_of_need"),
        Column("cla_episode_ceased_date", "clae_cla_episode_ceased_date", Type.DATE, "Date Episode Ceased", ref="CLAE005A"),
        Column("cla_episode_ceased_reason", "clae_cla_episode_ceased_reason", Type.CODE, "Reason Episode Ceased", ref="CLAE006A", codes="reason_ceased_looked_after"),
        Column("cla_id", "clae_cla_id", Type.LINK, "CLA ID", ref="CLAE010A", links="cla_episodes"),
        Column("referral_id", "clae_referral_id", Type.LINK, "Referral ID", ref="CLAE011A", links="cin_episodes"),
        Column("cla_placement_id", "clae_cla_placement_id", Type.LINK, "fk reference from cla_placements", ref="CLAE013A", links="cla_placement"),
        Column("entered_care_date", "clae_entered_care_date", Type.DATE, "Date the child entered Care", ref="CLAE014A"),
        Column("cla_last_iro_contact_date", "clae_cla_last_iro_contact_date", Type.DATE, "Date of Last IRO Visit / Contact to the Child", ref="CLAE012A"),
    ),
)
