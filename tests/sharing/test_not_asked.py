"""What lies at a table is answered by the table's decision, not by a button that only a forged form has."""

import pytest

from samenzicht.sharing.actions import NotYours, accept, refuse
from samenzicht.sharing.models import Reply

from .letters import send, to_the_table

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize("verb", [accept, refuse])
def test_a_chair_cannot_accept_what_lies_at_the_table(cast, verb):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram, to_the_table(cast), sort="signal", roundtable=cast.table("molenland").pk)
    with cast.at_work("ravi") as ravi:
        with pytest.raises(NotYours):
            verb(letter, ravi, "opgepakt")
        assert not Reply.objects.filter(disclosure=letter.pk).exists()
