"""The demo's stories are told with the verbs that everyone uses, and show every state."""

import pytest

from samenzicht.compartments.keys import Keys, holding
from samenzicht.compartments.models import Compartment
from samenzicht.sharing.models import Progress
from samenzicht.signals.models import Signal
from samenzicht.signals.overview import standing_of
from samenzicht.web.demo.stories import STORIES
from samenzicht.web.demo.walk import walk
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_every_story_is_told_and_every_state_is_there(cast):
    with as_role("owner"):
        assert walk(cast.people) == len(STORIES)
    everything = Keys(compartments=frozenset(Compartment.objects.values_list("pk", flat=True)))
    with holding(everything):
        signals = list(Signal.objects.filter(adopted_from=None))
        assert len(signals) == len(STORIES)
        assert {standing_of(signal) for signal in signals} == set(Progress.values)
