"""Officers that a committing test enrols are taken away again: the cast stays as it is."""

from collections.abc import Iterator

import pytest

from samenzicht.organisations.models import Membership, Officer
from tests.conftest import as_role


@pytest.fixture
def restored(transactional_db, cast) -> Iterator[None]:
    yield
    with as_role("owner"):
        known = [officer.pk for officer in cast.people.officers.values()]
        Membership.objects.exclude(officer__in=known).delete()
        Officer.objects.exclude(pk__in=known).delete()
        Membership.objects.update(until=None)
