"""The programme office at which someone works: its own officers, and those of the ministries that check the letter."""

from uuid import UUID

from samenzicht.organisations.doors import at_work
from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post

# Doors of this room's views.
office = at_work(Role.OFFICE)
readers = at_work(Role.OFFICE, Role.MINISTRY)


class NotYours(Exception):
    """This act is for the programme office, or for a ministry, and you are not that."""


def office_of(by: Post) -> UUID:
    """The compartment of the programme office. Raises NotYours for who works at none."""
    for membership in by.memberships:
        if membership.role in (Role.OFFICE, Role.MINISTRY):
            return membership.compartment_id
    raise NotYours


def works_at_office(by: Post) -> UUID:
    """The same for verbs that only the office's own officers do. Raises NotYours."""
    if not by.is_any(Role.OFFICE):
        raise NotYours
    return office_of(by)
