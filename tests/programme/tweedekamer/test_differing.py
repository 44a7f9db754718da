"""Nothing that the office wrote is overwritten."""

from datetime import date

from samenzicht.programme.tweedekamer.differing import differences, from_words, in_words
from samenzicht.programme.tweedekamer.reading import Found

FOUND = Found("28638-1", "Van de Kamer", "A. Kuik (CDA), M. Bikker (CU)", date(2023, 6, 15), "open", "2023Z1")


def beside(**here):
    known = {"name": "Eigen woorden", "by": "", "on": None, "standing": "", **here}
    return differences([FOUND], {"28638-1": known})


def test_new_and_same():
    assert [one.found for one in differences([FOUND], {}).new] == [FOUND]
    whole = beside(by="Kuik, Bikker", on=date(2023, 6, 15), standing="open")
    assert (whole.of, whole.same) == ((), 1)


def test_only_what_is_empty_fills():
    found = beside(on=date(2023, 6, 16))
    assert [(fill.field, fill.there) for fill in found.filled[0].fills] == [("by", FOUND.by), ("standing", "open")]
    assert [(one.field, one.here) for one in found.differing[0].differs] == [("on", date(2023, 6, 16))]


def test_an_answered_motion_was_adopted_too():
    assert beside(by="Kuik", on=FOUND.on, standing="answered").of == ()
    assert beside(by="Kuik", on=FOUND.on, standing="rejected").differing[0].differs[0].field == "standing"


def test_the_mark_is_of_what_would_be_done():
    assert beside().mark == beside().mark
    assert beside().mark != beside(by="Kuik").mark


def test_through_json_and_back():
    unknown = Found("28638-2", "x")
    assert from_words(in_words([FOUND, unknown])) == [FOUND, unknown]
