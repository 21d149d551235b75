"""Who works with a child, in which role, from when to when."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="involvements",
    source="ssd_involvements",
    meaning="Who works with a child, in which role, from when to when",
    key="involvements_id",
    starts="involvement_start_date",
    columns=(
        Column("involvements_id", "invo_involvements_id", Type.KEY, "Involvements table row ID", ref="INVO005A"),
        Column("professional_id", "invo_professional_id", Type.LINK, "Worker ID", ref="INVO006A", links="professionals"),
        Column("professional_role_id", "invo_professional_role_id", Type.TEXT, "Worker role e.g. Allocated Case Worker", ref="INVO007A"),
        Column("professional_team", "invo_professional_team", Type.LINK, "Worker Team", ref="INVO009A", links="department"),
        Column("involvement_start_date", "invo_involvement_start_date", Type.DATE, "Social worker episode start date", ref="INVO002A"),
        Column("involvement_end_date", "invo_involvement_end_date", Type.DATE, "Social worker episode end date", ref="INVO003A"),
        Column("worker_change_reason", "invo_worker_change_reason", Type.TEXT, "Reason for worker change", ref="INVO004A"),
        Column("person_id", "invo_person_id", Type.LINK, "Person Unique ID", ref="INVO011A", links="person"),
        Column("referral_id", "invo_referral_id", Type.LINK, "Referral ID", ref="INVO010A", links="cin_episodes"),
    ),
)
