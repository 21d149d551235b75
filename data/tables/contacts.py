"""Contacts received about a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="contacts",
    source="ssd_contacts",
    meaning="Contacts received about a child",
    key="contact_id",
    child="person_id",
    starts="contact_date",
    columns=(
        Column("contact_id", "cont_contact_id", Type.KEY, "Contact ID", ref="CONT001A"),
        Column("person_id", "cont_person_id", Type.LINK, "Person Unique ID", ref="CONT002A", links="person"),
        Column("contact_date", "cont_contact_date", Type.DATE, "Date of Contact", ref="CONT003A"),
        Column("contact_source_code", "cont_contact_source_code", Type.CODE, "Contact Source Code", ref="CONT004A", codes="contact_or_referral_source"),
        Column("contact_source_desc", "cont_contact_source_desc", Type.TEXT, "Contact Source Description", ref="CONT006A"),
        Column("contact_outcome_json", "cont_contact_outcome_json", Type.TEXT, "Contact Outcome", ref="CONT005A"),
        Column("decision_date", "loc_decision_date", Type.DATE, "When it was decided what happens with the contact"),
        Column("outcome", "loc_outcome", Type.TEXT, "What was decided: referral, early help, information or nfa"),
        Column("team_id", "loc_team_id", Type.LINK, "Team that took the contact", links="department"),
    ),
)
