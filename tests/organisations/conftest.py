"""Officers that a test enrols are taken away again: the cast stays as it is."""

from collections.abc import Iterator

import pytest

from samenzicht.organisations.models import Membership, Officer
from tests.conftest import as_role


@pytest.fixture(autouse=True)
def _only_the_cast_stays(request) -> Iterator[None]:
    yield
    if "transactional_db" not in request.fixturenames:
        return
    from tests import cast

    with as_role("owner"):
        known = [officer.pk for officer in cast.CAST.people.officers.values()]
        Membership.objects.exclude(officer__in=known).delete()
        Officer.objects.exclude(pk__in=known).delete()
        Membership.objects.update(until=None)
