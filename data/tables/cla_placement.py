"""Placements of looked-after children."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="cla_placement",
    source="ssd_cla_placement",
    meaning="Placements of looked-after children",
    key="cla_placement_id",
    starts="cla_placement_start_date",
    columns=(
        Column("cla_placement_id", "clap_cla_placement_id", Type.KEY, "Placement ID", ref="CLAP001A"),
        Column("cla_placement_start_date", "clap_cla_placement_start_date", Type.DATE, "Placement Start Date", ref="CLAP003A"),
        Column("cla_placement_type", "clap_cla_placement_type", Type.CODE, "Placement Type", ref="CLAP004A", codes="placement_type"),
        Column("cla_placement_urn", "clap_cla_placement_urn", Type.TEXT, "URN of Placement", ref="CLAP005A"),
        Column("cla_placement_distance", "clap_cla_placement_distance", Type.NUMBER, "Distance of Placement from Home", ref="CLAP011A"),
        Column("cla_id", "clap_cla_id", Type.LINK, "CLA ID", ref="CLAP012A", links="cla_episodes"),
        Column("cla_placement_provider", "clap_cla_placement_provider", Type.CODE, "Placement Provider", ref="CLAP007A", codes="placement_provider"),
        Column("cla_placement_postcode", "clap_cla_placement_postcode", Type.TEXT, "Placement Postcode", ref="CLAP008A"),
        Column("cla_placement_end_date", "clap_cla_placement_end_date", Type.DATE, "Placement End Date", ref="CLAP009A"),
        Column("cla_placement_change_reason", "clap_cla_placement_change_reason", Type.TEXT, "Reason for Placement Change", ref="CLAP010A"),
        Column("person_id", "clap_person_id", Type.LINK, "Person Unique ID", ref="CLAP013A", links="person"),
        Column("unregistered", "loc_unregistered", Type.FLAG, "Y where the home is not registered and should be"),
    ),
)
