"""Two officers in the same moment: one is first, the other is told, and nothing is there twice or lost."""

import time
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import Error, connection
from django.utils import timezone

from samenzicht.compartments.keys import holding
from samenzicht.programme.actions.letters import freezing
from samenzicht.programme.actions.letters.refusals import (
    AlreadyFrozen,
    AlreadyPublished,
    IsFrozen,
    NotReady,
    WrittenMeanwhile,
)
from samenzicht.programme.models import Frozen, ProgressLetter, Wording
from tests.programme.letters.conftest import Round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture
def round_(transactional_db) -> Round:
    from tests import cast

    return Round(cast.CAST)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each gave back, or the exception it ended with."""
    start, ends = Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            ends[place] = act()
        except Exception as told:
            ends[place] = told
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return ends


def kinds(ends: list[object]) -> set[type]:
    return {type(end) for end in ends}


def test_two_freeze_at_once(round_):
    round_.all_agree(round_.adds())
    ends = at_once(lambda: round_.freezes("olga"), lambda: round_.freezes("otto"))
    assert kinds(ends) == {Frozen, AlreadyFrozen}
    with round_.cast.at_work("olga"):
        assert Frozen.objects.count() == 1


def test_two_publish_at_once(round_):
    round_.is_frozen()
    ends = at_once(lambda: round_.publishes("olga"), lambda: round_.publishes("otto", kamerstuk="28638-257"))
    assert kinds(ends) == {ProgressLetter, AlreadyPublished}
    assert ProgressLetter.objects.count() == 1


def test_two_write_the_same_paragraph_at_once(round_):
    first = round_.adds("Eerste.")
    ends = at_once(lambda: round_.writes(first, "Van Olga.", "olga"), lambda: round_.writes(first, "Van Otto.", "otto"))
    assert kinds(ends) == {Wording, WrittenMeanwhile}
    with round_.cast.at_work("olga"):
        assert Wording.objects.count() == 2


@pytest.mark.parametrize("times", range(3))
def test_writing_and_freezing_at_once(round_, times):
    """Either the words came in time and must be checked, or they came too late: never into a frozen letter unseen."""
    first = round_.adds()
    round_.all_agree(first)
    wrote, froze = at_once(lambda: round_.writes(first, "Stiekem [G1].", "otto"), lambda: round_.freezes("olga"))
    with round_.cast.at_work("olga"):
        if isinstance(froze, Frozen):
            assert isinstance(wrote, IsFrozen)
            assert Wording.objects.count() == 1
        else:
            assert isinstance(froze, NotReady)
            assert isinstance(wrote, Wording)
            assert not Frozen.objects.exists()


def test_a_raw_insert_waits_for_a_freeze_that_is_under_way(round_):
    """The database itself looks again after the freeze is done, not only the verb."""
    first = round_.adds()
    round_.all_agree(first)
    looked = Barrier(2)
    post = round_.cast.post("olga")

    def freeze_slowly() -> Frozen:
        with holding(post.keys()):
            frozen = freezing.freeze(round_.cycle, by=post)
            looked.wait()
            time.sleep(0.4)
            return frozen

    def sneak() -> Wording:
        looked.wait()
        with holding(post.keys()):
            return Wording.objects.create(
                compartment_id=round_.office, paragraph=first.paragraph, version=2, words="Stiekem.", at=timezone.now()
            )

    ends = at_once(freeze_slowly, sneak)
    assert isinstance(ends[0], Frozen)
    assert isinstance(ends[1], Error)
    assert "frozen" in str(ends[1])
