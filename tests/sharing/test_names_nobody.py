"""Words that leave without identity tell nobody's name, number or place that the own compartment knows."""

import pytest

from samenzicht.sharing.actions import NamesSomeone, accept, correct, withdraw
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Reply
from samenzicht.subjects import actions as subjects
from tests.roundtable import walk

from .letters import NEEDED, WHO, preview, send

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NAME = "Annelotte Verzonnen"
TELLING = Passage("observation-1", "facts", "Gezien", f"Een man riep {NAME}.")
SILENT = Passage("observation-1", "facts", "Gezien", "Een man riep een naam.")


@pytest.fixture
def bram(cast):
    with cast.at_work("bram") as bram:
        subjects.name("person", NAME, by=bram)
        yield bram


def test_a_correction_cannot_bring_the_name_in(cast, bram):
    letter = send(cast, bram)
    with pytest.raises(NamesSomeone):
        correct(letter, preview(cast, passages=(TELLING,)), bram, "beter")
    assert not Reply.objects.filter(disclosure=letter.pk).exists()
    correct(letter, preview(cast, passages=(SILENT,)), bram, "beter")


def test_a_letter_that_says_who_it_is_may_name(cast, bram):
    known = preview(cast, passages=(TELLING, WHO), stage="joint", facts=NEEDED | {"positive_test"})
    letter = send(cast, bram, known)
    correct(letter, known, bram, "beter")


def test_words_that_travel_on_are_about_nobody(cast, bram):
    letter = send(cast, bram)
    with cast.at_work("karel") as karel:
        subjects.name("person", NAME, by=karel)
        with pytest.raises(NamesSomeone):
            accept(letter, karel, f"Wij spreken met {NAME}.")
        assert not Reply.objects.filter(disclosure=letter.pk).exists()
        accept(letter, karel, "Wij gaan erheen.")


def test_to_the_sender_alone_they_may_be(cast, bram):
    letter = send(cast, bram)
    with cast.at_work("karel") as karel:
        subjects.name("person", NAME, by=karel)
        accept(letter, karel, f"Wij spreken met {NAME}.", facts=frozenset())


def test_what_another_compartment_knows_stops_nobody(cast):
    with cast.at_work("vreemd") as stranger:
        subjects.name("person", NAME, by=stranger)
    with cast.at_work("bram") as bram:
        letter = send(cast, bram)
        correct(letter, preview(cast, passages=(TELLING,)), bram, "beter")
        withdraw(letter.__class__.objects.get(replaces=letter.pk), bram, "klaar")


def test_an_answer_in_the_round_names_nobody(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    walk.asked(cast, "ravi", walk.laid(cast, "ravi", "molenland", brought.matter))
    with cast.at_work("vera") as vera:
        subjects.name("person", NAME, by=vera)
    with pytest.raises(NamesSomeone):
        walk.answered(cast, "vera", "shares", f"Wij kennen {NAME}.", NEEDED)
