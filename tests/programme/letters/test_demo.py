"""The demo's letters: one that is out, one that is being checked, with the verbs of everyone."""

import pytest
from django.utils import timezone

from samenzicht.programme.making import making_of
from samenzicht.programme.models import Cycle, ProgressLetter
from samenzicht.web.demo.letter import REMARK, write
from samenzicht.web.demo.programme import lay_programme
from samenzicht.web.start import letters_of_programme


@pytest.fixture
def told(cast):
    from tests import cast as laid

    lay_programme(laid.CAST.people)
    write(laid.CAST.people)
    return cast


def test_the_letter_of_2023_is_out_with_the_figures_of_then(told):
    letter = ProgressLetter.objects.get()
    assert (letter.cycle, timezone.localdate(letter.at).isoformat()) == ("2023", "2023-10-18")
    assert letter.content["on"] == "2023-10-18"
    named = {part["figure"] for chapter in letter.content["chapters"] for one in chapter["paragraphs"]
             for part in one["parts"] if isinstance(part, dict) and "figure" in part}  # fmt: skip
    assert len(named) == 4
    assert named <= set(letter.content["figures"])


def test_the_next_letter_is_being_checked_with_one_remark_open(told):
    with told.at_work("olga"):
        making = making_of(Cycle.objects.get(name="2024-1"), timezone.localdate())
        assert making.step == "check"
        assert [check.words for row in making.rows for check in row.remarks] == [REMARK]
        assert {len(making.waiting_for(name)) for name in making.cycle.ministries} == {0, 2, 4}
        assert not [stop for stop in making.stops if stop.code not in ("remarked", "unchecked")]


def test_the_start_page_says_what_waits(told):
    now = timezone.now()
    for who, words in (("wim", "4 alinea's wachten op je toets"), ("olga", "1 opmerking van een ministerie")):
        with told.at_work(who) as by:
            assert [line.what for line in letters_of_programme.waiting(by, now)] == [words]
    for who in ("jet", "bram", "vreemd"):
        with told.at_work(who) as by:
            assert letters_of_programme.waiting(by, now) == []
