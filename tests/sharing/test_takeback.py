"""A letter is taken back or replaced: the receiver keeps the tombstone and nothing else."""

from uuid import uuid4

import pytest

from samenzicht.sharing.actions import (
    NotYours,
    Refused,
    Widened,
    Withdrawn,
    accept,
    acknowledge,
    answer,
    correct,
    propose,
    read,
    refuse,
    replies_of,
    withdraw,
    words_of,
)
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Content, Disclosure

from .letters import SEEN, preview, send, to_the_table
from .test_disclose import journal, passed_on

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = "De verkeerde straat."


@pytest.fixture
def letter(cast) -> Disclosure:
    with cast.at_work("bram") as bram:
        return send(cast, bram)


def test_the_content_goes_and_the_envelope_stays_with_the_reason(cast, letter):
    with cast.at_work("bram") as bram:
        withdraw(letter, bram, WHY)
        assert not Content.objects.exists()
    with cast.at_work("karel") as karel:
        tombstone = Disclosure.objects.get(pk=letter.pk)
        with pytest.raises(Withdrawn) as gone:
            read(tombstone, karel)
        assert words_of(gone.value.reply) == WHY
    assert [(line.verb, line.reason) for line in journal(cast, "politie")] == [("letter.denied", "withdrawn")]
    assert [line.verb for line in journal(cast, "wiekendam")] == ["letter.sent", "letter.withdrawn"]


VERBS = {
    "acknowledge": acknowledge,
    "accept": accept,
    "refuse": lambda letter, by: refuse(letter, by, "Nee."),
    "answer": lambda letter, by: answer(letter, by, "closed", "Klaar."),
    "propose": lambda letter, by: propose(letter, by, "Het is nummer 14."),
}


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_more_can_be_done_with_it(cast, letter, verb):
    with cast.at_work("bram") as bram:
        withdraw(letter, bram, WHY)
    with cast.at_work("karel") as karel, pytest.raises(Withdrawn):
        VERBS[verb](letter, karel)


def test_it_is_taken_back_once(cast, letter):
    with cast.at_work("bram") as bram:
        withdraw(letter, bram, WHY)
        with pytest.raises(Withdrawn):
            withdraw(letter, bram, "Nog eens.")
        assert len(replies_of(letter)) == 1


@pytest.mark.parametrize("who", ["karel", "vreemd", "noor"])
def test_only_who_answers_for_the_sender_takes_it_back(cast, letter, who):
    with cast.at_work(who) as other, pytest.raises(NotYours):
        withdraw(letter, other, WHY)


def test_even_the_database_keeps_the_receiver_from_destroying_it(cast, letter):
    with cast.at_work("karel"):
        deleted, _ = Content.objects.filter(disclosure=letter.pk).delete()
        assert deleted == 0
        assert Content.objects.filter(disclosure=letter.pk).exists()


def test_a_correction_replaces_the_letter(cast, letter):
    better = [SEEN, Passage("subject-1", "location", "Plek", "Fictiefstraat 14 in Wiekendam")]
    with cast.at_work("bram") as bram:
        replacing = correct(letter, preview(cast, passages=better), bram, WHY)
    assert (replacing.replaces, replacing.matter, replacing.pseudonym) == (letter.pk, letter.matter, letter.pseudonym)
    with cast.at_work("karel") as karel:
        assert list(read(replacing, karel)) == better
        with pytest.raises(Withdrawn) as gone:
            read(letter, karel)
        assert (gone.value.reply.step, words_of(gone.value.reply)) == ("corrected", WHY)


def test_a_correction_that_the_law_refuses_leaves_the_letter(cast, letter):
    with cast.at_work("bram") as bram:
        with pytest.raises(Refused):
            correct(letter, preview(cast, facts=frozenset()), bram, WHY)
        assert Content.objects.filter(disclosure=letter).exists()
        assert replies_of(letter) == []


def test_a_correction_goes_to_the_same_receiver(cast, letter):
    with cast.at_work("bram") as bram, pytest.raises(ValueError, match="receiver"):
        correct(letter, preview(cast, to="veilig", purpose="help"), bram, WHY)


def test_what_was_taken_back_is_passed_on_no_more(cast):
    """The envelope at the table still tells that the matter did not begin there."""
    with cast.at_work("bram") as bram:
        brought = send(cast, bram, to_the_table(cast, [SEEN]), sort="signal", matter=uuid4())
        withdraw(brought, bram, WHY)
    with cast.at_work("ravi") as ravi, pytest.raises(Widened):
        send(cast, ravi, passed_on(cast, [SEEN]), sender=brought.receiver, matter=brought.matter)
