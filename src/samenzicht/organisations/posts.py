"""A post: an officer at work in one organisation, with the roles and keys that this work gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from samenzicht.compartments.keys import Keys
from samenzicht.organisations.models import Membership, Officer, Organisation, Role, role_words

# An administrator manages people and sees no content; a privacy officer reads the journal and sees no content.
WITHOUT_CONTENT = frozenset({Role.ADMINISTRATOR, Role.PRIVACY})


@dataclass(frozen=True)
class Post:
    """Whoever acts. Every verb takes one as `by`."""

    officer: Officer
    organisation: Organisation
    memberships: tuple[Membership, ...]

    @property
    def compartment(self) -> UUID:
        return self.organisation.compartment_id

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(m.role for m in self.memberships)

    @property
    def role_words(self) -> str:
        """The roles as a person reads them."""
        return role_words(self.roles)

    def is_any(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def holds(self, compartment: UUID) -> bool:
        return compartment in self.keys().compartments

    def keys(self) -> Keys:
        return Keys(
            officer=self.officer.pk,
            organisation=self.organisation.pk,
            compartments=frozenset(m.compartment_id for m in self.memberships if m.role not in WITHOUT_CONTENT),
            oversight=frozenset(m.compartment_id for m in self.memberships if m.role == Role.PRIVACY),
            administers=frozenset(m.compartment_id for m in self.memberships if m.role == Role.ADMINISTRATOR),
        )


def posts_of(officer: Officer) -> list[Post]:
    """All posts of an officer, one for each organisation, in the order of their names."""
    memberships = list(Membership.objects.in_force(officer))
    organisations = {m.organisation_id: m.organisation for m in memberships}
    return [
        Post(officer, organisation, tuple(of_organisation(memberships, organisation)))
        for organisation in sorted(organisations.values(), key=lambda one: one.name)
    ]


def of_organisation(memberships: Iterable[Membership], organisation: Organisation) -> list[Membership]:
    return [m for m in memberships if m.organisation_id == organisation.pk]
