"""What a receiver says, once where once is enough, and how the one who noticed hears of it."""

from uuid import uuid4

import pytest

from samenzicht.sharing.actions import (
    AlreadySaid,
    NotYours,
    Withdrawn,
    accept,
    acknowledge,
    answer,
    feedback,
    progress_of,
    propose,
    read,
    refuse,
    replies_of,
    withdraw,
    words_of,
)
from samenzicht.sharing.models import Disclosure, Reply

from .letters import SEEN, send, to_the_table
from .test_disclose import journal, passed_on

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def letter(cast) -> Disclosure:
    with cast.at_work("bram") as bram:
        return send(cast, bram)


@pytest.fixture
def referral(cast) -> Disclosure:
    """From the table to the police, about what the municipality noticed."""
    with cast.at_work("bram") as bram:
        brought = send(cast, bram, to_the_table(cast, [SEEN]), sort="signal", roundtable=cast.table("molenland").pk)
    with cast.at_work("ravi") as ravi:
        return send(
            cast,
            ravi,
            passed_on(cast, [SEEN]),
            sender=brought.receiver,
            matter=brought.matter,
            roundtable=brought.roundtable,
            feedback_to=brought.sender_id,
        )


def test_it_is_acknowledged_once(cast, letter):
    with cast.at_work("karel") as karel:
        assert acknowledge(letter, karel) == acknowledge(letter, karel)
        assert Reply.objects.count() == 1
    assert [line.verb for line in journal(cast, "politie")] == ["letter.acknowledged"]


@pytest.mark.parametrize("again", [accept, lambda letter, by: refuse(letter, by, "Toch niet.")])
def test_who_decides_after_another_is_told(cast, letter, again):
    with cast.at_work("karel") as karel:
        first = accept(letter, karel, "Wij gaan kijken.")
        with pytest.raises(AlreadySaid) as told:
            again(letter, karel)
        assert told.value.reply == first
        assert Reply.objects.count() == 1


def test_a_refused_letter_is_not_answered(cast, letter):
    with cast.at_work("karel") as karel:
        refuse(letter, karel, "Dit hoort niet bij ons.")
        with pytest.raises(AlreadySaid):
            answer(letter, karel, "closed", "Klaar.")


def test_both_ends_read_the_words(cast, letter):
    with cast.at_work("karel") as karel:
        accept(letter, karel, "Wij gaan kijken.")
        assert [words_of(reply) for reply in replies_of(letter)] == ["Wij gaan kijken."]
    with cast.at_work("bram"):
        assert [words_of(reply) for reply in replies_of(letter)] == ["Wij gaan kijken."]
        assert progress_of(letter.matter, letter.sender_id) == "taken_up"


@pytest.mark.parametrize("verb", [acknowledge, accept, lambda letter, by: propose(letter, by, "x")])
@pytest.mark.parametrize("who", ["bram", "vreemd", "zita"])
def test_only_the_receiver_speaks_for_the_receiver(cast, letter, verb, who):
    with cast.at_work(who) as other, pytest.raises(NotYours):
        verb(letter, other)


def test_a_reporter_does_not_answer_for_the_organisation(cast):
    with cast.at_work("karel") as karel:
        back = send(cast, karel, police_to_municipality(cast))
    with cast.at_work("noor") as noor, pytest.raises(NotYours):
        acknowledge(back, noor)


def police_to_municipality(cast):
    from django.utils import timezone

    from samenzicht.sharing.actions import Address, prepare

    return prepare(
        [SEEN],
        to=Address.of(cast.organisation("wiekendam")),
        sender_party="police",
        purpose="feedback",
        stage="signal",
        facts=frozenset({"state_only"}),
        on=timezone.localdate(),
    )


def test_who_noticed_hears_it_beyond_the_table(cast, referral):
    with cast.at_work("karel") as karel:
        accept(referral, karel, "Wij gaan ermee verder.")
    with cast.at_work("bram"):
        heard = Reply.objects.get(matter=referral.matter, receiver=cast.organisation("wiekendam").compartment)
        assert (heard.progress, heard.step, words_of(heard)) == ("taken_up", "", "Wij gaan ermee verder.")
        # The letter of the table itself stays with its two ends.
        assert progress_of(referral.matter, cast.organisation("wiekendam").compartment) == "taken_up"
    assert [line.verb for line in journal(cast, "politie")] == ["letter.accepted", "feedback.sent"]


def test_words_about_a_person_stay_with_the_sender(cast, referral):
    with cast.at_work("karel") as karel:
        answer(referral, karel, "closed", "Ilse is veilig.", facts=frozenset())
    with cast.at_work("bram"):
        heard = Reply.objects.get(matter=referral.matter, receiver=cast.organisation("wiekendam").compartment)
        assert (heard.progress, words_of(heard)) == ("closed", "")


def test_one_refusal_at_a_table_leaves_it_passed_on(cast, referral):
    with cast.at_work("karel") as karel:
        refuse(referral, karel, "Niet opgepakt: te weinig om op te gaan.")
    with cast.at_work("bram"):
        assert progress_of(referral.matter, cast.organisation("wiekendam").compartment) == "passed_on"


def test_feedback_is_about_the_letters_own_matter_and_a_known_state(cast, referral):
    with cast.at_work("karel") as karel:
        facts = {"to": referral.feedback_to, "words": "", "by": karel, "disclosure": referral}
        with pytest.raises(ValueError, match="matter"):
            feedback(matter=uuid4(), progress="closed", **facts)
        with pytest.raises(ValueError, match="matter"):
            feedback(matter=referral.matter, progress="solved", **facts)


def test_a_row_of_a_third_does_not_speak_for_an_end(cast, letter):
    """Anyone may insert a reply of his own; it must not count as one of the letter's ends."""
    with cast.at_work("karel") as karel:
        acknowledge(letter, karel)
    with cast.at_work("vreemd") as stranger:
        from samenzicht.sharing.actions.replies import post

        post(
            letter, stranger, sender=cast.organisation("verweg").compartment, receiver=letter.receiver, step="withdrawn"
        )
    with cast.at_work("karel"):
        assert [reply.step for reply in replies_of(letter)] == ["acknowledged"]
        assert not Disclosure.objects.with_history().get(pk=letter.pk).withdrawn
    with cast.at_work("bram") as bram:
        withdraw(letter, bram, "De verkeerde straat.")
    with cast.at_work("karel") as karel, pytest.raises(Withdrawn) as gone:
        read(letter, karel)
    assert gone.value.reply.sender_id == letter.sender_id
