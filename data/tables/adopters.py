"""Prospective adopters, as Annex A lists them; the Standard Safeguarding Dataset has no such table."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="adopters",
    source="loc_adopters",
    meaning="Prospective adopters, one row an adopter: a couple is two rows of one family",
    key="adopter_id",
    starts="enquiry_date",
    columns=(
        Column("adopter_id", "adopter_id", Type.KEY, "Adopter"),
        Column("family_id", "family_id", Type.TEXT, "Family of the adopter, which the children placed with it share"),
        Column("gender", "gender", Type.CODE, "Gender", codes="gender"),
        Column("ethnicity", "ethnicity", Type.CODE, "Ethnicity", codes="ethnicity"),
        Column("has_disability", "has_disability", Type.FLAG, "Y where the adopter has a disability"),
        Column("fostering_for_adoption", "fostering_for_adoption", Type.FLAG, "Y where the adopter fosters for adoption"),
        Column("enquiry_date", "enquiry_date", Type.DATE, "When the enquiry was received"),
        Column("stage1_start_date", "stage1_start_date", Type.DATE, "When stage 1 started"),
        Column("stage1_end_date", "stage1_end_date", Type.DATE, "When stage 1 ended"),
        Column("stage2_start_date", "stage2_start_date", Type.DATE, "When stage 2 started"),
        Column("stage2_end_date", "stage2_end_date", Type.DATE, "When stage 2 ended"),
        Column("application_date", "application_date", Type.DATE, "When the application was submitted"),
        Column("approved_date", "approved_date", Type.DATE, "When the application was approved"),
        Column("matched_date", "matched_date", Type.DATE, "When matched with a child"),
        Column("placed_date", "placed_date", Type.DATE, "When a child was placed"),
        Column("children_placed", "children_placed", Type.INTEGER, "How many children were placed"),
        Column("adoption_order_date", "adoption_order_date", Type.DATE, "When the adoption order was made"),
        Column("leaving_date", "leaving_date", Type.DATE, "When the adopter left the process"),
        Column("leaving_reason", "leaving_reason", Type.CODE, "Why the adopter left the process", codes="adopter_leaving_reason"),
    ),
)
