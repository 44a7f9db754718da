"""Referral, identity, minutes and agreements: never wider, each receiver its own verdict, refused ones shown."""

import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import Keys, holding
from samenzicht.roundtable import actions
from samenzicht.roundtable.minutes import minutes_of
from samenzicht.roundtable.refusals import MovedOn, NothingSaid, NothingToSend, NotPositive, NotYours
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Withdrawn
from samenzicht.sharing.models import Disclosure, Reply, Sort
from samenzicht.signals.overview import progress
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SHAPES = [
    ("molenland", "bram", "ravi", "politie", "zorg"),
    ("duinrand", "zoe", "zoe", "politie_duinrand", "zorg_duinrand"),
]
both = pytest.mark.parametrize(("table", "bringer", "chair", "police", "care"), SHAPES)


def to(cast, code: str, purpose: str = "detect"):
    return Address.of(cast.organisation(code)), purpose


@both
def test_a_referral_holds_what_was_brought_and_no_more(cast, table, bringer, chair, police, care):
    _signal, item = walk.up_to_referral(cast, bringer, chair, table)
    with cast.at_work(chair) as by:
        brought = letters.read(actions.letter_of(item), by)
        (sent,) = actions.refer(item, [to(cast, police)], by).sent
        assert set(letters.read(sent, by)) <= set(brought)
    assert (sent.stage, sent.basis) == ("joint", "avg-6-1-e-covenant-refer")
    assert sent.signed_by == cast.table(table).name
    assert sent.feedback_to == cast.post(bringer).compartment


@both
def test_consent_opens_the_way_to_care(cast, table, bringer, chair, police, care):
    _signal, item = walk.up_to_referral(cast, bringer, chair, table)
    with cast.at_work(chair) as by:
        refused = actions.refer(item, [to(cast, care, "help")], by)
        assert (refused.sent, len(refused.refused)) == ((), 1)
        item.refresh_from_db()
        assert item.closed_at is None
        sent = actions.refer(item, [to(cast, care, "help")], by, frozenset({"consent"}))
        assert sent.sent[0].basis == "explicit-consent"


def test_danger_is_a_ground_of_its_own(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland", urgency="danger")
    with cast.at_work("ravi") as ravi:
        assert actions.refer(item, [to(cast, "zorg", "help")], ravi).sent


def test_all_refused_leaves_it_on_the_agenda_and_who_noticed_hears_no_more(cast):
    signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        actions.refer(item, [to(cast, "zorg", "help")], ravi)
        actions.lay_again(item, ravi)
        item.refresh_from_db()
        assert (item.turn, item.closed_at) == (2, None)
    with cast.at_work("bram"):
        assert progress(signal)[-1].progress == "at_table"


def test_referring_needs_a_decision_a_receiver_and_a_chair(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    with cast.at_work("ravi") as ravi, pytest.raises(NothingToSend):
        actions.refer(item, [to(cast, "politie")], ravi)
    walk.weighed(cast, "ravi", item)
    walk.decided(cast, "ravi", item, "refer")
    with cast.at_work("ravi") as ravi, pytest.raises(NothingToSend):
        actions.refer(item, [], ravi)
    with cast.at_work("karel") as karel, pytest.raises(NotYours):
        actions.refer(item, [to(cast, "politie")], karel)


def test_what_was_taken_back_is_not_passed_on(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("bram") as bram:
        letters.withdraw(walk.letter_at(cast.table("molenland"), item.matter), bram, "Niet doen.")
    with cast.at_work("ravi") as ravi, pytest.raises(Withdrawn):
        actions.refer(item, [to(cast, "politie")], ravi)


def test_pressing_twice_sends_once(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        first = actions.refer(item, [to(cast, "politie")], ravi).sent
        assert actions.refer(item, [to(cast, "politie")], ravi).sent == first
        passed_on = Reply.objects.filter(matter=item.matter, progress="passed_on")
        assert passed_on.count() == 1


def test_who_it_is_may_be_asked_only_after_a_positive_weighing(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.weighed(cast, "ravi", item, positive=False)
    with cast.at_work("ravi") as ravi:
        with pytest.raises(NotPositive):
            actions.ask_identity(item, "Wij willen het weten.", [cast.organisation("politie")], ravi)
        assert not Disclosure.objects.filter(sort=Sort.REQUEST).exists()


def test_asking_and_giving_need_a_reason(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        with pytest.raises(NothingSaid):
            actions.ask_identity(item, " ", [cast.organisation("politie")], ravi)
        request = actions.ask_identity(item, "Om te helpen.", [cast.organisation("politie")], ravi)
    with cast.at_work("bram") as bram, pytest.raises(NothingSaid):
        actions.give_identity(request, [to(cast, "politie")], reason="", by=bram, facts=walk.STATED)


@both
def test_who_it_is_goes_to_each_by_its_own_verdict(cast, table, bringer, chair, police, care):
    _signal, item = walk.up_to_referral(cast, bringer, chair, table)
    needing = [cast.organisation(police), cast.organisation(care)]
    with cast.at_work(chair) as by:
        request = actions.ask_identity(item, "Om te helpen.", needing, by)
        assert walk.NAME not in str(letters.read(request, by))
    with cast.at_work(bringer) as by:
        chosen = [to(cast, police), to(cast, care, "help")]
        given = actions.give_identity(request, chosen, reason="De tafel vraagt het.", by=by, facts=walk.STATED)
        assert [letter.to_organisation for letter in given.sent] == [cast.organisation(police)]
        assert [one.to.organisation for one in given.refused] == [cast.organisation(care)]
        assert Reply.objects.filter(disclosure=request.pk, step="answered").exists()
    with cast.at_work(chair) as by:
        if chair != bringer:
            assert not Disclosure.objects.filter(sort=Sort.IDENTITY).exists()


def test_another_organisation_cannot_give_it(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        request = actions.ask_identity(item, "Om te helpen.", [cast.organisation("politie")], ravi)
    for code in ("karel", "vreemd"):
        with cast.at_work(code) as other, pytest.raises(NotYours):
            actions.give_identity(request, [to(cast, "politie")], reason="Zomaar.", by=other)


def test_the_minutes_write_themselves(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        actions.refer(item, [to(cast, "politie")], ravi)
        due = timezone.localdate() + timedelta(days=7)
        actions.agree(item, cast.organisation("politie"), "Kijkt bij het pand.", due, ravi)
        (minute,) = minutes_of(cast.table("molenland"), timezone.localdate())
        assert minute.decision.outcome == "refer"
        assert minute.decided_by == "Ravi Voorbeeld"
        assert [agreement.text for agreement in minute.agreements] == ["Kijkt bij het pand."]
        assert [letter.addressed_to for letter in minute.passed_on] == [cast.organisation("politie").name]
        assert minutes_of(cast.table("molenland"), due) == []


def test_minutes_at_a_table_of_letters_say_pseudonym_kind_and_decision_only(cast):
    _signal, item = walk.up_to_referral(cast, "zoe", "zoe", "duinrand")
    with cast.at_work("zoe") as zoe:
        posted = actions.send_minutes(cast.table("duinrand"), timezone.localdate(), zoe)
        assert (len(posted.sent), posted.refused) == (2, ())
        again = actions.send_minutes(cast.table("duinrand"), timezone.localdate(), zoe)
        assert again.sent == posted.sent
    with cast.at_work("daan") as daan:
        letter = Disclosure.objects.received_by(daan.compartment).get(sort=Sort.MINUTES)
        (passage,) = letters.read(letter, daan)
        assert (passage.text, letter.pseudonym, letter.kind) == ("doorverwijzen", item.pseudonym, "labour")


def test_a_partnership_sends_no_minutes(cast):
    with cast.at_work("ravi") as ravi, pytest.raises(ValueError, match="at the table"):
        actions.send_minutes(cast.table("molenland"), timezone.localdate(), ravi)


def test_an_agreement_is_kept_by_its_owner_or_the_chair(cast):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        made = actions.agree(item, cast.organisation("politie"), "Kijkt bij het pand.", timezone.localdate(), ravi)
        with pytest.raises(NotYours):
            actions.agree(item, cast.organisation("verweg"), "Iets.", timezone.localdate(), ravi)
        with pytest.raises(NothingSaid):
            actions.agree(item, cast.organisation("politie"), " ", timezone.localdate(), ravi)
    with cast.at_work("zita") as zita, pytest.raises(NotYours):
        actions.fulfil(made, zita)
    with cast.at_work("karel") as karel:
        assert actions.fulfil(made, karel).done_at


def test_a_second_press_does_not_lay_it_again_twice(cast):
    """What lies there in a turn that is not decided keeps that turn, with its round and weighing."""
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        actions.lay_again(item, ravi)
        with pytest.raises(MovedOn):
            actions.lay_again(item, ravi)
        item.refresh_from_db()
        assert item.turn == 2


def denied(cast, compartment) -> list:
    with holding(Keys(oversight=frozenset({compartment}))):
        lines = Entry.objects.filter(compartment=compartment, verb="letter.denied")
        return list(lines.values_list("matter", "reason"))


@both
def test_that_a_request_that_was_taken_back_was_tried_stays_in_the_journal(cast, table, bringer, chair, police, care):
    """What a verb refuses it undoes, but not the line that says so."""
    _signal, item = walk.up_to_referral(cast, bringer, chair, table)
    with cast.at_work(chair) as by:
        request = actions.ask_identity(item, "Om te helpen.", [cast.organisation(police)], by)
        letters.withdraw(request, by, "Het is al bekend.")
    with cast.at_work(bringer) as by:
        with pytest.raises(Withdrawn):
            actions.give_identity(request, [to(cast, police)], reason="De tafel vraagt het.", by=by, facts=walk.STATED)
        assert not Disclosure.objects.filter(sort=Sort.IDENTITY).exists()
    assert denied(cast, cast.post(bringer).compartment) == [(request.pk, "withdrawn")]


def test_so_does_the_page_that_answers_it(cast, enter):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi") as ravi:
        request = actions.ask_identity(item, "Om te helpen.", [cast.organisation("politie")], ravi)
        letters.withdraw(request, ravi, "Het is al bekend.")
    assert enter("bram").post(f"/tafels/wie-het-is/{request.pk}/", {"act": "send"}).status_code == 410
    assert denied(cast, cast.post("bram").compartment) == [(request.pk, "withdrawn")]


def test_and_a_referral_of_what_was_taken_back_while_it_was_sent(cast, monkeypatch):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    with cast.at_work("ravi"):
        letter = actions.letter_of(item)
    with cast.at_work("bram") as bram:
        letters.withdraw(letter, bram, "De verkeerde straat.")
    monkeypatch.setattr(sys.modules[actions.refer.__module__], "letter_of", lambda item: letter)
    with cast.at_work("ravi") as ravi, pytest.raises(Withdrawn):
        actions.refer(item, [to(cast, "politie")], ravi)
    assert denied(cast, item.compartment_id) == [(letter.pk, "withdrawn")]
