"""Workers."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="professionals",
    source="ssd_professionals",
    meaning="Workers",
    key="professional_id",
    starts="start_date",
    columns=(
        Column("professional_id", "prof_professional_id", Type.KEY, "Professionals table row ID", ref="PROF001A"),
        Column("staff_id", "prof_staff_id", Type.TEXT, "Staff Identifier", ref="PROF010A"),
        Column("professional_name", "prof_professional_name", Type.TEXT, "Staff name", ref="PROF013A"),
        Column("social_worker_registration_no", "prof_social_worker_registration_no", Type.TEXT, "Social worker ID - Social Work England (SWE) registration number- if available", ref="PROF002A"),
        Column("professional_job_title", "prof_professional_job_title", Type.TEXT, "Worker job title e.g. Social Worker", ref="PROF007A"),
        Column("professional_caseload", "prof_professional_caseload", Type.INTEGER, "Number of cases held on previous 30th Sept", ref="PROF008A"),
        Column("professional_department", "prof_professional_department", Type.LINK, "Worker Department e.g. 'Youth Support Team West'", ref="PROF012A", links="department"),
        Column("full_time_equivalency", "prof_full_time_equivalency", Type.NUMBER, "Full Time Equivalency", ref="PROF011A"),
        Column("agency_worker_flag", "prof_agency_worker_flag", Type.FLAG, "Flag for whether the worker is agency", ref="PROF014A"),
        Column("team_id", "loc_team_id", Type.LINK, "Team the worker belongs to", links="department"),
        Column("is_social_worker", "loc_is_social_worker", Type.FLAG, "Y for a registered social worker"),
        Column("start_date", "loc_start_date", Type.DATE, "First day in the post"),
        Column("end_date", "loc_end_date", Type.DATE, "Day the worker left, or is known to be leaving", future=True),
    ),
)
