"""Enrich, close, adopt, open who it is, find: what each verb does, who may, and what it refuses."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.organisations.models import Organisation
from samenzicht.signals import actions, rules
from samenzicht.signals.facts import Named, Noticed
from samenzicht.signals.models import Bringing, Signal
from samenzicht.signals.overview import progress, seen_by, standing_of
from samenzicht.signals.rules import Word, standing
from samenzicht.subjects.rules import ReasonNeeded
from tests.signals.stories import NAME, PLAIN, told

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MORE = (Noticed("heard", "De buurman zag het ook, bij het waterleidingbedrijf."),)
NOW = timezone.now()


def test_a_reporter_sees_own_signals_and_the_attention_officer_all(cast):
    with cast.at_work("noor") as noor:
        own = told(noor, PLAIN)
    with cast.at_work("bram") as bram:
        other = told(bram, PLAIN)
        assert set(seen_by(bram)) == {own, other}
    with cast.at_work("noor") as noor:
        assert set(seen_by(noor)) == {own}
    for stranger in ("vreemd", "karel", "pien", "adem"):
        with cast.at_work(stranger) as by:
            assert not seen_by(by).exists()
            assert not Signal.objects.exists()


def test_enriching_adds_and_leaves_what_stood(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
        first = signal.observations.get()
        actions.enrich(signal, MORE, (Named("person", NAME, "witness"),), by=noor)
        assert [one.text for one in signal.observations.all()] == [first.text, MORE[0].text]
        assert signal.mentions.get().subject.name == NAME
        assert list(actions.find("waterleidingbedrijf verzonnen", noor)) == [signal]


def test_enriching_with_only_a_subject_needs_no_text_and_with_nothing_does(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
        actions.enrich(signal, (), (Named("person", NAME, "witness"),), by=noor)
        with pytest.raises(rules.NotComplete):
            actions.enrich(signal, (), (), by=noor)


def test_another_reporter_neither_enriches_nor_closes(cast):
    with cast.at_work("bram") as bram:
        signal = told(bram, PLAIN)
    with cast.at_work("noor") as noor:
        with pytest.raises(rules.NotYours):
            actions.enrich(signal, MORE, by=noor)
        with pytest.raises(rules.NotYours):
            actions.close(signal, "Dit was een misverstand.", noor)


def test_closing_takes_words_and_ends_it(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
        with pytest.raises(rules.NothingSaid):
            actions.close(signal, "  ", noor)
        actions.close(signal, "Het was een verhuizing.", noor)
        assert standing_of(signal) == "closed"
        assert [word.words for word in progress(signal)] == ["", "Het was een verhuizing."]
        with pytest.raises(rules.AlreadyClosed):
            actions.close(signal, "Nog eens dicht.", noor)
        with pytest.raises(rules.AlreadyClosed):
            actions.enrich(signal, MORE, by=noor)


def test_what_a_table_has_is_closed_by_the_attention_officer(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
        Bringing(
            compartment_id=noor.compartment, signal=signal, roundtable=uuid4(), officer=noor.officer.pk, at=NOW
        ).save()
        with pytest.raises(rules.NotYours):
            actions.close(signal, "Het was een verhuizing.", noor)
    with cast.at_work("bram") as bram:
        actions.close(signal, "Het was een verhuizing.", bram)
        assert standing_of(signal) == "closed"


def test_who_it_is_opens_with_a_reason_and_stands_in_the_journal_each_time(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor)
        subject = signal.mentions.filter(subject__kind="person").get().subject
        for _time in range(2):
            who = actions.open_identity(signal, subject, reason="own_work", words="Ik bel haar moeder terug.", by=noor)
            assert (who.name, who.contact) == (NAME, "jasmijn_v")
        assert [one.words for one in subject.openings.all()] == ["Ik bel haar moeder terug."] * 2
        for reason, words in (
            ("own_work", "kort"),
            ("", "Ik bel haar moeder terug."),
            ("madeup", "Ik bel haar terug."),
        ):
            with pytest.raises(ReasonNeeded):
                actions.open_identity(signal, subject, reason=reason, words=words, by=noor)
    with cast.at_work("pien") as pien:
        lines = Entry.objects.of(pien.compartment).filter(verb="subject.opened", matter=subject.pk)
        assert [(line.officer, line.reason) for line in lines] == [(cast.officer("noor").pk, "own_work")] * 2


def test_who_it_is_stays_shut_for_another_and_by_another_signal(cast):
    with cast.at_work("bram") as bram:
        signal = told(bram)
        subject = signal.mentions.filter(subject__kind="person").get().subject
        other = told(bram, PLAIN)
        with pytest.raises(rules.NotYours):
            actions.open_identity(other, subject, reason="own_work", words="Ik bel haar terug.", by=bram)
    with cast.at_work("noor") as noor, pytest.raises(rules.NotYours):
        actions.open_identity(signal, subject, reason="own_work", words="Ik bel haar terug.", by=noor)


@pytest.mark.parametrize(
    "question", ["verzonnen", "JASMIJN verzonnen", "xx99zz", "XX-99-ZZ", "0612345678", "+31 6 12345678", "busje geld"]
)
def test_finding_by_words_numbers_and_plates(cast, question):
    with cast.at_work("noor") as noor:
        signal = told(noor)
        told(noor, PLAIN)
        assert list(actions.find(question, noor)) == [signal]
    with cast.at_work("bram") as bram:
        assert list(actions.find(question, bram)) == [signal]
    with cast.at_work("vreemd") as vreemd:
        assert list(actions.find(question, vreemd)) == []


def test_finding_by_pseudonym_and_nothing_by_an_empty_question(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
        assert signal in actions.find(signal.pseudonym, noor)
        assert list(actions.find("", noor)) == list(actions.find("!", noor)) == []
        assert list(actions.find("verzonnen bestaatniet", noor)) == []


def test_tokens_can_be_laid_anew(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor)
        before = {bytes(token.token) for token in signal.tokens.all()}
        signal.renew_tokens()
        assert {bytes(token.token) for token in signal.tokens.all()} == before
        assert len(before) > 20


def at(minutes: int) -> object:
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("life", "stands"),
    [
        ([], "received"),
        ([(0, "received", None)], "received"),
        ([(0, "received", None), (1, "at_table", None)], "at_table"),
        ([(2, "passed_on", "tafel"), (1, "at_table", None), (0, "received", None)], "passed_on"),
        ([(1, "passed_on", "tafel"), (2, "taken_up", "politie"), (3, "closed", "zorg")], "taken_up"),
        ([(1, "passed_on", "tafel"), (2, "taken_up", "politie"), (3, "closed", "politie")], "closed"),
        ([(1, "closed", None), (2, "taken_up", "politie")], "closed"),
    ],
)
def test_where_a_signal_stands(life, stands):
    assert standing([Word(at(minutes), progress, voice) for minutes, progress, voice in life]) == stands


def test_the_stranger_is_really_one(cast):
    assert Organisation.objects.get(pk=cast.post("vreemd").organisation.pk).name.startswith("Gemeente Verweg")
