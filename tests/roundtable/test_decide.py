"""Weighing and deciding: nothing skipped, nothing twice, and who noticed hears of it."""

import threading

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from samenzicht.compartments.keys import holding
from samenzicht.roundtable import actions
from samenzicht.roundtable.models import Decision, Weighing
from samenzicht.roundtable.refusals import (
    AlreadyDecided,
    AlreadyWeighed,
    MovedOn,
    NothingSaid,
    NotWeighed,
    NotYours,
)
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Withdrawn
from samenzicht.signals.overview import progress
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

both = pytest.mark.parametrize(
    ("table", "bringer", "chair"), [("molenland", "bram", "ravi"), ("duinrand", "daan", "zoe")]
)


def laid(cast, table="molenland", bringer="bram", chair="ravi"):
    signal, brought = walk.brought(cast, bringer, table)
    return signal, walk.laid(cast, chair, table, brought.matter)


@both
@pytest.mark.parametrize(("outcome", "told"), [("keep", "at_table"), ("enrich", "at_table"), ("close", "closed")])
def test_who_noticed_hears_what_was_decided(cast, table, bringer, chair, outcome, told):
    signal, item = laid(cast, table, bringer, chair)
    walk.weighed(cast, chair, item)
    walk.decided(cast, chair, item, outcome)
    with cast.at_work(bringer):
        last = progress(signal)[-1]
    assert last.progress == told
    assert "tafel" in last.words
    assert "past" not in last.words


def test_a_decision_needs_a_weighing_in_every_part(cast):
    _signal, item = laid(cast)
    with cast.at_work("ravi") as ravi:
        with pytest.raises(NotWeighed):
            actions.decide(item, turn=1, outcome="keep", reason="Zomaar.", by=ravi)
        with pytest.raises(NotWeighed) as empty:
            actions.weigh(item, turn=1, texts=walk.WORDS | {"necessity": ""}, positive=True, by=ravi)
        assert empty.value.parts == ("necessity",)
        assert not Weighing.objects.exists()


def test_the_database_wants_the_weighing_of_this_item_and_turn(cast):
    _signal, item = laid(cast)
    _other, second = laid(cast)
    weighing = walk.weighed(cast, "ravi", second)
    with cast.at_work("ravi") as ravi:
        said = {"compartment_id": item.compartment_id, "outcome": "keep", "reason": "x", "officer": ravi.officer.pk}
        for wrong in ({"item": item, "turn": 1}, {"item": second, "turn": 2}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Decision(weighing=weighing, at=timezone.now(), **said, **wrong).save(force_insert=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision(item=item, turn=1, at=timezone.now(), **said).save(force_insert=True)


def test_a_decision_needs_a_reason(cast):
    _signal, item = laid(cast)
    walk.weighed(cast, "ravi", item)
    with cast.at_work("ravi") as ravi, pytest.raises(NothingSaid):
        actions.decide(item, turn=1, outcome="keep", reason=" ", by=ravi)


def test_only_the_chair_weighs_and_decides(cast):
    _signal, item = laid(cast)
    with cast.at_work("karel") as karel:
        with pytest.raises(NotYours):
            actions.weigh(item, turn=1, texts=walk.WORDS, positive=True, by=karel)
        row = Weighing(compartment_id=item.compartment_id, item=item, turn=1, positive=True)
        row.officer, row.at = karel.officer.pk, timezone.now()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)


def test_what_was_weighed_and_decided_is_not_changed(cast):
    _signal, item = laid(cast)
    walk.weighed(cast, "ravi", item)
    walk.decided(cast, "ravi", item, "keep")
    for table in ("weighing", "decision"):
        for statement in (f"UPDATE roundtable_{table} SET turn = 9", f"DELETE FROM roundtable_{table}"):
            refused = pytest.raises(ProgrammingError, match="permission denied")
            with cast.at_work("ravi"), refused, transaction.atomic():
                connection.cursor().execute(statement)


def test_a_stale_page_is_told(cast):
    _signal, item = laid(cast)
    walk.weighed(cast, "ravi", item)
    with cast.at_work("rosa") as rosa, pytest.raises(AlreadyWeighed):
        actions.weigh(item, turn=1, texts=walk.WORDS, positive=False, by=rosa)
    first = walk.decided(cast, "ravi", item, "keep")
    with cast.at_work("rosa") as rosa:
        with pytest.raises(AlreadyDecided) as late:
            actions.decide(item, turn=1, outcome="close", reason="Weg ermee.", by=rosa)
        assert late.value.decision == first
        with pytest.raises(AlreadyDecided):
            actions.weigh(item, turn=1, texts=walk.WORDS, positive=False, by=rosa)
        with pytest.raises(MovedOn):
            actions.weigh(item, turn=7, texts=walk.WORDS, positive=False, by=rosa)


def test_the_words_for_who_noticed_are_the_chairs_own(cast):
    signal, item = laid(cast)
    walk.weighed(cast, "ravi", item)
    with cast.at_work("ravi") as ravi:
        actions.decide(item, turn=1, outcome="keep", reason="Intern.", said="Dank je, wij kijken mee.", by=ravi)
    with cast.at_work("noor"):
        pass
    with cast.at_work("bram"):
        assert progress(signal)[-1].words == "Dank je, wij kijken mee."


def test_what_was_taken_back_is_not_weighed(cast):
    _signal, item = laid(cast)
    with cast.at_work("bram") as bram:
        letters.withdraw(walk.letter_at(cast.table("molenland"), item.matter), bram, "Het bleek een vergissing.")
    with cast.at_work("ravi") as ravi:
        with pytest.raises(Withdrawn):
            actions.weigh(item, turn=1, texts=walk.WORDS, positive=True, by=ravi)
        actions.strike(item, ravi)
        item.refresh_from_db()
        assert item.closed_at


def test_what_stands_is_not_struck(cast):
    _signal, item = laid(cast)
    with cast.at_work("ravi") as ravi, pytest.raises(ValueError, match="weighed and decided"):
        actions.strike(item, ravi)


@pytest.mark.django_db(transaction=True)
def test_two_chairs_at_once(cast):
    """Both press at the same moment, each in her own connection: one decides, the other hears who was first."""
    _signal, item = laid(cast)
    walk.weighed(cast, "ravi", item)
    said, ready = {}, threading.Barrier(2)
    posts = {code: cast.post(code) for code in ("ravi", "rosa")}

    def press(code: str) -> None:
        try:
            ready.wait(timeout=10)
            with holding(posts[code].keys()):
                said[code] = actions.decide(item, turn=1, outcome="keep", reason=f"Van {code}.", by=posts[code])
        except AlreadyDecided as late:
            said[code] = late
        finally:
            connection.close()

    pressing = [threading.Thread(target=press, args=[code]) for code in posts]
    for one in pressing:
        one.start()
    for one in pressing:
        one.join(timeout=30)
    (decision,) = [one for one in said.values() if isinstance(one, Decision)]
    (late,) = [one for one in said.values() if isinstance(one, AlreadyDecided)]
    assert late.decision == decision
    with cast.at_work("ravi"):
        assert Decision.objects.count() == 1
