"""The start page of who works at the programme office."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_office_reads_what_is_late_and_what_is_silent(programme, enter):
    text = enter("olga").get("/").content.decode()
    assert "1 actie is te laat" in text
    assert "/programma/?toon=te-laat" in text
    assert "25 acties zonder nieuws in 60 dagen" in text


def test_an_empty_office_has_nothing_waiting(cast, enter):
    assert "zonder nieuws" not in enter("olga").get("/").content.decode()


def test_others_see_none_of_it(programme, enter):
    assert "/programma/?toon" not in enter("jet").get("/").content.decode()
    assert "/programma/?toon" not in enter("bram").get("/").content.decode()
