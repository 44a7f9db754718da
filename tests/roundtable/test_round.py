"""The blind round, kept by the database: raw SQL as each partner, as the chair, as strangers."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from samenzicht.roundtable import actions
from samenzicht.roundtable.models import Answer, Call
from samenzicht.roundtable.refusals import AlreadyAnswered, MovedOn, NotAsked, NothingSaid, NotYours
from samenzicht.sharing.actions import Refused
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# table, bringer, chair, partners that are asked
SHAPES = [
    ("molenland", "bram", "ravi", ("karel", "zita", "vera", "ravi")),
    ("duinrand", "zoe", "zoe", ("dirk", "daan")),
    ("duinrand", "daan", "zoe", ("zoe", "dirk")),
]
STATED = {"daan": frozenset({"necessary"})}
shapes = pytest.mark.parametrize(("table", "bringer", "chair", "partners"), SHAPES)


def rows(statement: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def asked(cast, table, bringer, chair):
    _signal, brought = walk.brought(cast, bringer, table)
    item = walk.laid(cast, chair, table, brought.matter)
    walk.asked(cast, chair, item)
    return item


@contextmanager
def refused_by_the_lock():
    with pytest.raises(ProgrammingError, match="row-level security|permission denied"), transaction.atomic():
        yield


@shapes
def test_answers_are_shut_until_the_last_partner(cast, table, bringer, chair, partners):
    asked(cast, table, bringer, chair)
    for number, partner in enumerate(partners):
        for other in {*partners, chair} - {partner}:
            with cast.at_work(other) as by:
                own = {by.organisation.pk} & {cast.post(one).organisation.pk for one in partners[:number]}
                assert {
                    organisation for (organisation,) in rows("SELECT organisation_id FROM roundtable_answer")
                } <= own
        walk.answered(cast, partner)
    with cast.at_work(chair):
        assert len(rows("SELECT knowledge FROM roundtable_answer")) == len(partners)


@shapes
def test_the_chair_sees_who_is_missing_and_not_what_was_said(cast, table, bringer, chair, partners):
    item = asked(cast, table, bringer, chair)
    first = next(one for one in partners if one != chair)
    walk.answered(cast, first)
    with cast.at_work(chair):
        answered = rows(
            f"SELECT roundtable_answered('{item.roundtable_id}', '{item.matter}', 1, '{item.compartment_id}')"
        )
        assert answered == [(cast.post(first).organisation.pk,)]
        assert rows("SELECT * FROM roundtable_answer") == []


@shapes
def test_the_chair_may_close_the_round(cast, table, bringer, chair, partners):
    item = asked(cast, table, bringer, chair)
    first = next(one for one in partners if one != chair)
    walk.answered(cast, first, "withheld", "Bel ons.")
    with cast.at_work(chair) as by:
        actions.close_round(item, 1, by)
        (answer,) = actions.answers(item)
        assert actions.told(answer) == "Bel ons."


def test_a_partner_at_the_partnership_cannot_close_it_though_he_holds_its_key(cast):
    item = asked(cast, "molenland", "bram", "ravi")
    walk.answered(cast, "karel")
    with cast.at_work("zita") as zita:
        with pytest.raises(NotYours):
            actions.close_round(item, 1, zita)
        for change in ("round_closed_at = now()", "turn = 2"):
            with refused_by_the_lock():
                connection.cursor().execute(f"UPDATE roundtable_item SET {change} WHERE id = '{item.pk}'")
        assert rows("SELECT * FROM roundtable_answer") == []


def test_who_has_no_seat_learns_nothing_and_cannot_answer(cast):
    item = asked(cast, "molenland", "bram", "ravi")
    with cast.at_work("karel") as karel:
        call = Call.objects.get(receiver=karel.compartment)
    with cast.at_work("vreemd") as stranger:
        assert rows("SELECT * FROM roundtable_call") == rows("SELECT * FROM roundtable_item") == []
        told = f"SELECT roundtable_answered('{item.roundtable_id}', '{item.matter}', 1, '{item.compartment_id}')"
        assert rows(told) == []
        with pytest.raises(NotYours):
            actions.answer_round(call, knowledge="unknown", words="", by=stranger)
        with refused_by_the_lock():
            forged(item, stranger.organisation.pk, stranger.compartment)


def test_a_partner_cannot_answer_for_another(cast):
    item = asked(cast, "molenland", "bram", "ravi")
    with cast.at_work("karel") as karel, refused_by_the_lock():
        forged(item, cast.organisation("zorg").pk, karel.compartment)


def test_the_bringer_is_not_asked_and_cannot_answer(cast):
    item = asked(cast, "molenland", "bram", "ravi")
    with cast.at_work("bram") as bram:
        assert not Call.objects.filter(receiver=bram.compartment).exists()
        with refused_by_the_lock():
            forged(item, bram.organisation.pk, bram.compartment)


def forged(item, organisation, sender) -> None:
    connection.cursor().execute(
        "INSERT INTO roundtable_answer (id, roundtable_id, matter, turn, organisation_id, sender_id, receiver_id,"
        " knowledge, text, key_for_sender, key_for_receiver, basis, officer, sent_at)"
        " VALUES (%s, %s, %s, 1, %s, %s, %s, 'unknown', '', '', '', '', %s, now())",
        [uuid4(), item.roundtable_id, item.matter, organisation, sender, item.compartment_id, uuid4()],
    )


def test_a_call_says_a_pseudonym_and_a_kind_and_nothing_more(cast):
    asked(cast, "duinrand", "zoe", "zoe")
    with cast.at_work("daan") as daan:
        (call,) = Call.objects.filter(receiver=daan.compartment).values()
    assert set(call) == {
        "id", "roundtable_id", "matter", "turn", "organisation_id", "sender_id", "receiver_id", "pseudonym", "kind",
        "urgency", "officer", "sent_at",
    }  # fmt: skip


def test_one_answer_for_one_organisation(cast):
    asked(cast, "molenland", "bram", "ravi")
    with cast.at_work("karel") as karel:
        call = Call.objects.get(receiver=karel.compartment)
        first = actions.answer_round(call, knowledge="unknown", words="", by=karel)
        with pytest.raises(AlreadyAnswered) as late:
            actions.answer_round(call, knowledge="withheld", words="Toch wel.", by=karel)
    assert late.value.answer == first


def test_sharing_in_the_round_is_sharing(cast):
    """Police may share with a table only when a decision provides for it; the refusal says so and is in the journal."""
    asked(cast, "molenland", "bram", "ravi")
    with cast.at_work("karel") as karel:
        call = Call.objects.get(receiver=karel.compartment)
        with pytest.raises(NothingSaid):
            actions.answer_round(call, knowledge="shares", words=" ", by=karel)
        with pytest.raises(Refused) as refused:
            actions.answer_round(call, knowledge="shares", words="Bekend adres.", by=karel)
        assert refused.value.verdict.steps
        assert not Answer.objects.exists()
        facts = walk.SHARING["karel"]
        answer = actions.answer_round(call, knowledge="shares", words="Bekend adres.", by=karel, facts=facts)
    assert answer.basis == "wpg-20"
    assert answer.verdict["allowed"]


def test_what_the_table_decided_is_no_longer_asked(cast):
    item = asked(cast, "duinrand", "zoe", "zoe")
    with cast.at_work("dirk") as dirk:
        call = Call.objects.get(receiver=dirk.compartment)
    walk.weighed(cast, "zoe", item)
    walk.decided(cast, "zoe", item, "enrich")
    with cast.at_work("dirk") as dirk:
        assert not Call.objects.waiting_for(dirk.compartment).exists()
        with pytest.raises(NotAsked):
            actions.answer_round(call, knowledge="unknown", words="", by=dirk)


def test_enriching_asks_again_in_a_next_turn(cast):
    item = asked(cast, "duinrand", "zoe", "zoe")
    walk.answered(cast, "dirk")
    walk.weighed(cast, "zoe", item)
    walk.decided(cast, "zoe", item, "enrich")
    with cast.at_work("zoe") as zoe:
        with pytest.raises(MovedOn):
            actions.close_round(item, 1, zoe)
        item.refresh_from_db()
        assert (item.turn, item.asked_at, item.round_closed_at) == (2, None, None)
        assert len(actions.ask_round(item, zoe)) == 2
        assert actions.answers(item) == []
    walk.answered(cast, "dirk", "withheld")
    with cast.at_work("dirk"):
        assert set(Answer.objects.values_list("turn", flat=True)) == {1, 2}


def test_who_is_late_may_answer_until_the_table_decides(cast):
    item = asked(cast, "duinrand", "zoe", "zoe")
    with cast.at_work("zoe") as zoe:
        actions.close_round(item, 1, zoe)
    walk.answered(cast, "daan")
    with cast.at_work("zoe"):
        assert [answer.knowledge for answer in actions.answers(item)] == ["unknown"]


def test_asking_twice_asks_once(cast):
    item = asked(cast, "duinrand", "zoe", "zoe")
    with cast.at_work("zoe") as zoe:
        assert actions.ask_round(item, zoe) == []


def test_a_round_that_nobody_was_asked_cannot_be_closed_before_it_begins(cast):
    """Else each answer would lie open to the chair the moment it comes in."""
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    with cast.at_work("ravi") as ravi, pytest.raises(MovedOn):
        actions.close_round(item, 1, ravi)
    walk.asked(cast, "ravi", item)
    walk.answered(cast, "karel")
    with cast.at_work("ravi"):
        assert rows("SELECT knowledge FROM roundtable_answer") == []
