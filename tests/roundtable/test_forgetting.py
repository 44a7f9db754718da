"""A closed matter goes after its term, when its letters are gone too, with all that the table wrote about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenzicht.compartments.keys import Keys, holding
from samenzicht.compartments.models import Compartment
from samenzicht.roundtable.forgetting import KEEP_DAYS, forget
from samenzicht.roundtable.models import Agreement, Answer, Call, Decision, Item, Weighing
from samenzicht.sharing.models import Content
from tests.conftest import as_role
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SELDOM = (Item, Weighing, Decision, Agreement, Answer, Call)


@pytest.fixture
def closed(cast):
    """A matter that the table closed today, with an answer in its round."""
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", item)
    walk.answered(cast, "vera")
    walk.weighed(cast, "ravi", item, positive=False)
    walk.decided(cast, "ravi", item, "close")
    return item


def left() -> dict[str, int]:
    everything = Keys(compartments=frozenset(Compartment.objects.values_list("pk", flat=True)))
    with holding(everything):
        return {model.__name__: model.objects.count() for model in SELDOM}


def on(days: int) -> int:
    with as_role("owner"):
        return forget(timezone.localdate() + timedelta(days=days))


def letters_go(cast):
    with cast.at_work("bram"):
        Content.objects.all().delete()


def test_before_its_term_it_stays(cast, closed):
    letters_go(cast)
    assert on(KEEP_DAYS - 1) == 0
    assert left()["Item"] == 1


def test_while_its_letter_stands_it_stays(cast, closed):
    assert on(KEEP_DAYS) == 0
    assert left()["Decision"] == 1


def test_after_its_term_nothing_is_left_of_it(cast, closed):
    letters_go(cast)
    assert on(KEEP_DAYS) == 1
    assert set(left().values()) == {0}
