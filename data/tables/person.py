"""Children and young people."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="person",
    source="ssd_person",
    meaning="Children and young people",
    key="person_id",
    columns=(
        Column("person_id", "pers_person_id", Type.KEY, "Person Unique ID", ref="PERS001A"),
        Column("forename", "pers_forename", Type.TEXT, "First/Fore name", ref="PERS015A"),
        Column("surname", "pers_surname", Type.TEXT, "LAst/Surname", ref="PERS016A"),
        Column("sex", "pers_sex", Type.CODE, "Sex", ref="PERS002A", codes="gender"),
        Column("gender", "pers_gender", Type.CODE, "Gender", ref="PERS003A", codes="gender"),
        Column("ethnicity", "pers_ethnicity", Type.CODE, "Ethnicity", ref="PERS004A", codes="ethnicity"),
        Column("dob", "pers_dob", Type.DATE, "Date of Birth", ref="PERS005A", future=True),
        Column("common_child_id", "pers_common_child_id", Type.TEXT, "Common Child Identifier (NHS Number)", ref="PERS013A"),
        Column("legacy_id", "pers_legacy_id", Type.TEXT, "Person System ID (Placeholder or needed by some CMS)", ref="PERS014A"),
        Column("upn_unknown", "pers_upn_unknown", Type.TEXT, "UPN Unknown", ref="PERS007A"),
        Column("send_flag", "pers_send_flag", Type.FLAG, "SEND Flag", ref="PERS008A"),
        Column("expected_dob", "pers_expected_dob", Type.DATE, "Expected Birth Date", ref="PERS009A", future=True),
        Column("death_date", "pers_death_date", Type.DATE, "Date of Death", ref="PERS010A"),
        Column("is_mother", "pers_is_mother", Type.FLAG, "Mother", ref="PERS011A"),
        Column("nationality", "pers_nationality", Type.TEXT, "Country of Origin (UASC)", ref="PERS012A"),
    ),
)
