"""Bringing: one letter to a partnership, one to each member of a table of letters, and no name in any of them."""

import pytest
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.roundtable import actions
from samenzicht.roundtable.agenda import agenda
from samenzicht.roundtable.models import Item, Seat
from samenzicht.roundtable.refusals import NotYours
from samenzicht.roundtable.screen import sitting
from samenzicht.sharing import actions as letters
from samenzicht.sharing.models import Content, Disclosure
from samenzicht.signals.actions import close
from samenzicht.signals.rules import AlreadyClosed
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_partnership_gets_one_letter_at_its_own_desk(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    (letter,) = brought.sent
    assert letter.receiver == cast.table("molenland").desk
    assert letter.addressed_to == cast.table("molenland").name
    assert letter.basis == "avg-6-1-e-covenant"


def test_each_member_of_a_table_of_letters_has_its_own_verdict(cast):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    assert {letter.basis for letter in brought.sent} == {"avg-6-1-e-covenant", "avg-6-1-e"}
    (refused,) = brought.refused
    assert refused.to.organisation == cast.organisation("zorg_duinrand")
    assert refused.verdict.reasons[0].article
    assert refused.verdict.steps


def test_with_consent_the_care_coordinator_has_it_too(cast):
    with cast.at_work("zoe") as zoe:
        brought = actions.bring(walk.a_signal(zoe), cast.table("duinrand"), zoe, walk.STATED | {"consent"})
    assert {letter.to_organisation for letter in brought.sent} == {
        cast.organisation(code) for code in ("zandwijk", "politie_duinrand", "zorg_duinrand")
    }


def test_nothing_leaves_when_the_desk_may_not_have_it(cast):
    with cast.at_work("zoe") as zoe:
        signal = walk.a_signal(zoe)
        brought = actions.bring(signal, cast.table("duinrand"), zoe, frozenset())
        assert (brought.sent, brought.matter) == ((), None)
        assert not Disclosure.objects.exists()
        assert not signal.bringings.exists()


@pytest.mark.parametrize(("table", "bringer", "chair"), [("molenland", "bram", "ravi"), ("duinrand", "zoe", "zoe")])
def test_the_first_letter_holds_no_name(cast, table, bringer, chair):
    """Not as a subject, and not in a free text."""
    with cast.at_work(bringer) as by:
        signal = walk.a_signal(by, seen=f"Iemand riep {walk.NAME} bij de bus.")
        brought = actions.bring(signal, cast.table(table), by, walk.STATED)
    with cast.at_work(chair) as by:
        read = str(letters.read(walk.letter_at(cast.table(table), brought.matter), by))
    assert "Misschien wonen er mensen" in read
    assert "Verzonnen" not in read
    assert "0612345678" not in read.replace(" ", "")


def test_what_lies_there_is_not_brought_twice(cast):
    signal, _brought = walk.brought(cast, "bram", "molenland")
    with cast.at_work("bram") as bram, pytest.raises(actions.AlreadyBrought):
        actions.bring(signal, cast.table("molenland"), bram, walk.STATED)


def test_what_was_taken_back_may_be_brought_again(cast):
    signal, brought = walk.brought(cast, "bram", "molenland")
    with cast.at_work("bram") as bram:
        letters.withdraw(brought.sent[0], bram, "Verkeerde tafel.")
        again = actions.bring(signal, cast.table("molenland"), bram, walk.STATED)
    assert again.matter != brought.matter


def test_only_an_attention_officer_with_a_seat_brings_an_own_open_signal(cast):
    with cast.at_work("bram") as bram:
        signal = walk.a_signal(bram)
        with pytest.raises(NotYours):
            actions.bring(signal, cast.table("duinrand"), bram, walk.STATED)
    with cast.at_work("noor") as noor, pytest.raises(NotYours):
        actions.bring(signal, cast.table("molenland"), noor, walk.STATED)
    with cast.at_work("karel") as karel, pytest.raises(NotYours):
        actions.bring(signal, cast.table("molenland"), karel, walk.STATED)
    with cast.at_work("bram") as bram:
        close(signal, "Niet meer nodig.", bram)
        with pytest.raises(AlreadyClosed):
            actions.bring(signal, cast.table("molenland"), bram, walk.STATED)
        assert not Disclosure.objects.exists()


def test_the_journal_says_it_was_brought_and_what_was_refused(cast):
    walk.brought(cast, "bram", "molenland")
    with cast.at_work("pien") as pien:
        verbs = list(Entry.objects.of(pien.compartment).values_list("verb", flat=True))
    assert {"signal.brought", "letter.sent"} <= set(verbs)


def test_a_stranger_finds_nothing_anywhere(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    walk.laid(cast, "ravi", "molenland", brought.matter)
    with cast.at_work("vreemd") as stranger:
        for model in (Disclosure, Content, Item):
            assert not model.objects.exists()
        assert sitting(cast.table("molenland").pk, stranger) is None


def test_a_partner_without_the_desk_has_no_agenda_at_a_table_of_letters(cast):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    walk.laid(cast, "zoe", "duinrand", brought.matter)
    with cast.at_work("dirk") as dirk:
        assert sitting(cast.table("duinrand").pk, dirk) is None
        assert not Item.objects.exists()


def test_the_agenda_lists_each_matter_once_with_its_latest_letter(cast):
    signal, brought = walk.brought(cast, "bram", "molenland")
    with cast.at_work("bram") as bram:
        seats = list(Seat.objects.at(cast.table("molenland").pk))
        offer = actions.without_names(signal)
        table, today = cast.table("molenland"), timezone.localdate()
        (better,) = actions.to_bring(signal, offer, table, seats, bram, walk.STATED, today)
        corrected = letters.correct(brought.sent[0], better, bram, "Preciezer.")
    with cast.at_work("ravi") as ravi:
        at = sitting(cast.table("molenland").pk, ravi)
        (entry,) = agenda(at.table, at.seated, timezone.localdate())
    assert entry.letter == corrected
    assert entry.stands


def test_a_tombstone_stays_on_the_agenda_until_the_chair_strikes_it(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    with cast.at_work("bram") as bram:
        letters.withdraw(brought.sent[0], bram, "Een vergissing.")
    with cast.at_work("ravi") as ravi:
        at = sitting(cast.table("molenland").pk, ravi)
        (entry,) = agenda(at.table, at.seated, timezone.localdate())
        assert entry.standing == "gone"
        actions.strike(item, ravi)
        assert agenda(at.table, at.seated, timezone.localdate()) == []
