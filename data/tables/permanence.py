"""Adoption and permanence, one row a child."""

from data.tables.declaration import Column, Table, Type

TABLE = Table(
    name="permanence",
    source="ssd_permanence",
    meaning="Adoption and permanence, one row a child",
    key="permanence_id",
    child="person_id",
    columns=(
        Column("permanence_id", "perm_table_id", Type.KEY, "permanence_table_id", ref="PERM001A"),
        Column("person_id", "perm_person_id", Type.LINK, "Person Unique ID", ref="PERM002A", links="person"),
        Column("cla_id", "perm_cla_id", Type.LINK, "CLA Table ID", ref="PERM022A", links="cla_episodes"),
        Column("adm_decision_date", "perm_adm_decision_date", Type.DATE, "Date of ADM Decision", ref="PERM003A"),
        Column("ffa_cp_decision_date", "perm_ffa_cp_decision_date", Type.DATE, "Date of FFA/ CP Decision", ref="PERM004A"),
        Column("placement_order_date", "perm_placement_order_date", Type.DATE, "Date of Placement/ Freeing Order", ref="PERM006A"),
        Column("placed_for_adoption_date", "perm_placed_for_adoption_date", Type.DATE, "Date Placed for Adoption", ref="PERM007A"),
        Column("matched_date", "perm_matched_date", Type.DATE, "Date Matched to Prospective Adopters", ref="PERM008A"),
        Column("adopted_by_carer_flag", "perm_adopted_by_carer_flag", Type.FLAG, "Adopted by carer flag", ref="PERM021A"),
        Column("placed_ffa_cp_date", "perm_placed_ffa_cp_date", Type.DATE, "Date Placed in FFA/ CP Placement", ref="PERM009A"),
        Column("decision_reversed_date", "perm_decision_reversed_date", Type.DATE, "Date of Decision that Child Should No Longer be Placed for Adoption", ref="PERM010A"),
        Column("placed_foster_carer_date", "perm_placed_foster_carer_date", Type.DATE, "Date originally placed with foster carer(s) (if adopted by foster carer/s)", ref="PERM011A"),
        Column("part_of_sibling_group", "perm_part_of_sibling_group", Type.FLAG, "Is the child a part of a sibling group?", ref="PERM012A"),
        Column("siblings_placed_together", "perm_siblings_placed_together", Type.INTEGER, "Number of children placed, or planned to be placed, for adoption together as sibling group INCLUDING this child", ref="PERM013A"),
        Column("siblings_placed_apart", "perm_siblings_placed_apart", Type.INTEGER, "Number of siblings placed, or planned to be placed, for adoption separately from the child", ref="PERM014A"),
        Column("placement_provider_urn", "perm_placement_provider_urn", Type.TEXT, "URN of the placement provider agency", ref="PERM015A"),
        Column("decision_reversed_reason", "perm_decision_reversed_reason", Type.CODE, "Reason No Longer Placed for Adoption", ref="PERM016A", codes="adoption_decision_reversed_reason"),
        Column("permanence_order_date", "perm_permanence_order_date", Type.DATE, "Date of Order", ref="PERM017A"),
        Column("permanence_order_type", "perm_permanence_order_type", Type.TEXT, "Type of Order", ref="PERM018A"),
        Column("adoption_worker_id", "perm_adoption_worker_id", Type.LINK, "Adoption social worker", ref="PERM023A", links="professionals"),
        Column("adopter_sex", "perm_adopter_sex", Type.TEXT, "Sex of Adopter", ref="PERM025A"),
        Column("adopter_legal_status", "perm_adopter_legal_status", Type.TEXT, "Legal status of adopter", ref="PERM026A"),
        Column("number_of_adopters", "perm_number_of_adopters", Type.TEXT, "Number of adopters. As A(1)", ref="PERM027A"),
    ),
)
