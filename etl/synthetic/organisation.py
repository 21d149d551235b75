"""Eight services, forty teams, and what each team does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.days import Days, Texts

TRUST = "Larkshire Children's Trust (invented)"
LOCALITIES = ("Harbour", "Moorland", "Riverside", "Hillside")

#: Team, purpose, locality (-1: all of them), desks for case-holding social workers, other workers.
#: A desk is a post that somebody sits at, one after another. 31 March: about 2,400 children held on 158 FTE.
SERVICES: tuple[tuple[str, tuple[tuple[str, str, int, int, int], ...]], ...] = (
    (
        "Front Door",
        (
            ("MASH Team 1", "front_door", -1, 0, 4),
            ("MASH Team 2", "front_door", -1, 0, 4),
            ("Emergency Duty Team", "duty", -1, 0, 3),
            ("Missing and Exploitation Hub", "hub", -1, 0, 4),
        ),
    ),
    (
        "Early Help",
        (
            ("Early Help Harbour", "early_help", 0, 0, 3),
            ("Early Help Moorland", "early_help", 1, 0, 3),
            ("Early Help Riverside", "early_help", 2, 0, 3),
            ("Early Help Hillside", "early_help", 3, 0, 3),
            ("Family Group Conferencing", "family", -1, 0, 3),
        ),
    ),
    (
        "Assessment",
        tuple((f"Assessment Team {number}", "assessment", (number - 1) // 2, 5, 1) for number in range(1, 9)),
    ),
    (
        "Safeguarding East",
        (
            *((f"Safeguarding Team {number}", "safeguarding", (number - 1) // 2, 9, 2) for number in range(1, 5)),
            ("Court and Pre-proceedings Team", "court", -1, 0, 3),
        ),
    ),
    (
        "Safeguarding West",
        tuple((f"Safeguarding Team {number}", "safeguarding", (number - 1) // 2, 9, 2) for number in range(5, 9)),
    ),
    (
        "Children in Care",
        (
            *((f"Children in Care Team {number}", "care", number - 1, 12, 1) for number in range(1, 5)),
            ("Unaccompanied Children Team", "unaccompanied", -1, 4, 1),
        ),
    ),
    (
        "Leaving Care and Permanence",
        (
            ("Leaving Care Team 1", "leaving_care", -1, 0, 6),
            ("Leaving Care Team 2", "leaving_care", -1, 0, 6),
            ("Adoption Team", "adoption", -1, 0, 5),
            ("Fostering Team", "fostering", -1, 0, 6),
            ("Kinship Team", "fostering", -1, 0, 4),
        ),
    ),
    (
        "Disability and Short Breaks",
        (
            ("Children with Disabilities Team 1", "disability", -1, 5, 1),
            ("Children with Disabilities Team 2", "disability", -1, 5, 1),
            ("Short Breaks Team", "short_breaks", -1, 0, 3),
            ("Reviewing and Conference Team", "reviewing", -1, 0, 5),
        ),
    ),
)


#: Small neighbourhoods families live in: a locality is every fourth, and any team's share is a whole number of them.
AREAS = 240


@dataclass(frozen=True)
class Organisation:
    """Teams by number; the services come after them, as rows of the same table."""

    names: tuple[str, ...]
    services: tuple[str, ...]
    parent: Days  #: service number of each team
    purpose: Texts
    locality: Days  #: -1 where the team serves everybody
    desks: Days
    others: Days

    def serving(self, purpose: str) -> Days:
        """The teams of one purpose."""
        return np.flatnonzero(self.purpose == purpose)

    def for_area(self, purpose: str, area: Days) -> Days:
        """The team of one purpose for each family's area: the same area is always the same team."""
        teams = self.serving(purpose)
        local = self.locality[teams]
        if (local < 0).all():
            return teams[(area // len(LOCALITIES)) % len(teams)]
        found = np.zeros(len(area), dtype=np.int64)
        for locality in range(len(LOCALITIES)):
            mine = teams[local == locality]
            here = area % len(LOCALITIES) == locality
            found[here] = mine[(area[here] // len(LOCALITIES)) % len(mine)]
        return found

    def team(self, name: str) -> int:
        """The number of a team."""
        return self.names.index(name)


def organise(scale: float) -> Organisation:
    """The teams, with desks for the scale; every team that holds children has at least one."""
    rows = [(service, *team) for service, (_, teams) in enumerate(SERVICES) for team in teams]
    grown = [max(1, round(desks * scale)) if desks else 0 for *_, desks, _ in rows]
    return Organisation(
        names=tuple(row[1] for row in rows),
        services=tuple(name for name, _ in SERVICES),
        parent=np.array([row[0] for row in rows]),
        purpose=np.array([row[2] for row in rows], dtype=object),
        locality=np.array([row[3] for row in rows]),
        desks=np.array(grown),
        others=np.array([max(1, round(row[5] * scale)) for row in rows]),
    )


def team_ids(organisation: Organisation) -> tuple[Texts, Texts]:
    """The ids of teams and of services, as the extract writes them."""
    teams = np.array([f"T{number + 1:02d}" for number in range(len(organisation.names))], dtype=object)
    services = np.array([f"S{number + 1}" for number in range(len(organisation.services))], dtype=object)
    return teams, services


def departments(organisation: Organisation) -> dict[str, Texts]:
    """ssd_department: services first, which have no parent, then their teams."""
    teams, services = team_ids(organisation)
    parents = np.array(organisation.services, dtype=object)[organisation.parent]
    blank = np.full(len(services), "", dtype=object)
    places = np.array([*LOCALITIES, ""], dtype=object)[organisation.locality]
    return {
        "team_id": np.concatenate([services, teams]),
        "team_name": np.concatenate(
            [np.array(organisation.services, dtype=object), np.array(organisation.names, dtype=object)]
        ),
        "team_parent_id": np.concatenate([blank, services[organisation.parent]]),
        "team_parent_name": np.concatenate([blank, parents]),
        "locality": np.concatenate([blank, places]),
    }
