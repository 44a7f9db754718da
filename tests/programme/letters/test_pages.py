"""The pages of the letter: who sees what, how many queries, and what a page says when something went another way."""

from uuid import uuid4

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenzicht.programme.models import Check, Cycle, Frozen, Paragraph, ProgressLetter, Wording
from tests.programme.letters.conftest import WORDS

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"programme:{name}", args=args)


def count(round_, model):
    with round_.cast.at_work("olga"):
        return model.objects.count()


@pytest.fixture
def page(round_):
    """Everything a page of a cycle can be about."""
    first = round_.adds(WORDS)
    return {
        "letters": url("letters"),
        "letter": url("letter", round_.cycle.pk),
        "read": url("letter_read", round_.cycle.pk),
        "compared": url("letter_compared", round_.cycle.pk),
        "paragraph": url("paragraph", first.paragraph_id),
        "add": url("paragraph_add", round_.cycle.pk) + "?chapter=money",
        "settings": url("letter_settings", round_.cycle.pk),
        "next": url("letter_open"),
        "freeze": url("letter_freeze", round_.cycle.pk),
        "checkers": url("checkers"),
    }


def test_the_office_opens_every_page(page, enter):
    olga = enter("olga")
    for name, where in page.items():
        assert olga.get(where).status_code == 200, name


def test_a_ministry_reads_and_does_not_write(page, enter):
    jet = enter("jet")
    for name, where in page.items():
        expected = 200 if name in ("letters", "letter", "read", "compared", "paragraph") else 403
        assert jet.get(where).status_code == expected, name
    assert jet.post(page["paragraph"], {"words": "Stiekem.", "seen": 1, "keep": "1"}).status_code == 404


def test_a_stranger_comes_nowhere(page, enter):
    for who in ("vreemd", "bram"):
        stranger = enter(who)
        for name, where in page.items():
            assert stranger.get(where).status_code == 403, name


def test_the_number_of_queries_does_not_grow_with_the_letter(round_, enter):
    from django.db import connection

    olga = enter("olga")
    for place in range(2):
        round_.adds(f"Alinea {place} [G1].".replace(str(place), "x" * (place + 1)))
    where = [url("letters"), url("letter", round_.cycle.pk)]
    before = [queries(connection, olga, one) for one in where]
    for place in range(30):
        round_.checks(round_.adds("Alinea " + "y" * (place + 1)), "jet", agreed=False, words="Hm.")
    for number in range(12):
        round_.opens(name=f"2030-{number}")
    after = [queries(connection, olga, one) for one in where]
    assert after == before


def queries(connection, client, where) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(where).status_code == 200
    return len([one for one in seen.captured_queries if one["sql"].startswith("SELECT") and "programme_" in one["sql"]])


def test_the_office_writes_and_sees_what_a_mark_becomes(round_, enter):
    olga = enter("olga")
    add = url("paragraph_add", round_.cycle.pk) + "?chapter=opening"
    shown = olga.post(add, {"words": "Ruim 40 hotels en [G1] mensen.", "key": str(uuid4()), "seen": 0, "look": "1"})
    text = shown.content.decode()
    assert "2.800" in text
    assert "Het getal “40” heeft geen bron" in text
    assert count(round_, Paragraph) == 0
    olga.post(add, {"words": "Ruim 40 hotels en [G1] mensen.", "key": str(uuid4()), "seen": 0, "keep": "1"})
    assert count(round_, Paragraph) == 1


def test_the_second_of_two_writers_keeps_both_texts(round_, enter):
    first = round_.adds("Eerste tekst.")
    where = url("paragraph", first.paragraph_id)
    enter("olga").post(where, {"words": "De tekst van Olga.", "seen": 1, "keep": "1"})
    otto = enter("otto")
    told = otto.post(where, {"words": "De tekst van Otto.", "seen": 1, "keep": "1"})
    assert told.status_code == 409
    text = told.content.decode()
    assert "De tekst van Olga." in text
    assert "De tekst van Otto." in text
    assert "Olga Voorbeeld" in text
    otto.post(where, {"words": "De tekst van Otto.", "seen": 2, "keep": "1"})
    with round_.cast.at_work("olga"):
        assert [one.words for one in Wording.objects.order_by("version")] == [
            "Eerste tekst.", "De tekst van Olga.", "De tekst van Otto.",
        ]  # fmt: skip


def test_what_was_typed_survives_an_expired_session(round_, enter):
    first = round_.adds("Eerste tekst.")
    olga = enter("olga")
    olga.cookies.clear()
    told = olga.post(url("paragraph", first.paragraph_id), {"words": "Een uur werk aan deze tekst.", "seen": 1})
    assert told.status_code == 403
    assert "Een uur werk aan deze tekst." in told.content.decode()


def test_a_ministry_checks_paragraph_after_paragraph(round_, enter):
    one, two = round_.adds("Eerste [G1]."), round_.adds("Tweede [G1].", chapter="closing")
    jet = enter("jet")
    check = url("paragraph_check", one.paragraph_id)
    assert jet.post(check, {"said": "remark", "words": "", "wording": str(one.pk)}).status_code == 422
    on = jet.post(check, {"said": "agree", "words": "", "wording": str(one.pk)})
    assert on.url == url("paragraph", two.paragraph_id)
    home = jet.post(
        url("paragraph_check", two.paragraph_id), {"said": "remark", "words": "Te stellig.", "wording": str(two.pk)}
    )
    assert home.url == url("letter", round_.cycle.pk)
    assert "Te stellig." in enter("olga").get(home.url).content.decode()


def test_a_check_of_words_that_changed_is_told_and_given_back(round_, enter):
    first = round_.adds("Eerste.")
    round_.writes(first, "Tweede.")
    said = {"said": "remark", "words": "Dit klopt niet.", "wording": str(first.pk)}
    told = enter("jet").post(url("paragraph_check", first.paragraph_id), said)
    assert told.status_code == 409
    assert "Dit klopt niet." in told.content.decode()
    assert count(round_, Check) == 0


def test_a_check_with_the_wording_of_another_paragraph_is_none(round_, enter):
    one, two = round_.adds("Eerste."), round_.adds("Tweede.")
    said = {"said": "agree", "wording": str(two.pk)}
    assert enter("jet").post(url("paragraph_check", one.paragraph_id), said).status_code == 404


def test_the_page_of_the_freeze_tells_all_reasons(round_, enter):
    round_.adds("Ruim 40 hotels en [G9] mensen.")
    olga = enter("olga")
    text = olga.get(url("letter_freeze", round_.cycle.pk)).content.decode()
    for words in ("Het getal “40” heeft geen bron", "G9 bestaat niet", "JenV (fictief) moet deze tekst nog toetsen"):
        assert words in text
    told = olga.post(url("letter_freeze", round_.cycle.pk), {"sure": "on"})
    assert told.status_code == 409
    assert count(round_, Frozen) == 0


def test_one_button_freezes_and_the_second_click_is_told(round_, enter):
    round_.all_agree(round_.adds())
    olga = enter("olga")
    assert olga.post(url("letter_freeze", round_.cycle.pk), {}).status_code == 422
    assert olga.post(url("letter_freeze", round_.cycle.pk), {"sure": "on"}).status_code == 302
    again = enter("otto").post(url("letter_freeze", round_.cycle.pk), {"sure": "on"})
    assert again.status_code == 409
    assert "Olga Voorbeeld heeft deze brief al bevroren" in again.content.decode()


def test_a_change_after_the_freeze_is_explained_and_carried(round_, enter):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    olga = enter("olga")
    late = olga.post(url("paragraph", first.paragraph_id), {"words": "Toch [G1] mensen meer.", "seen": 1, "keep": "1"})
    assert late.status_code == 409
    text = late.content.decode()
    assert "Dit gaat in de volgende brief" in text
    assert "Toch [G1] mensen meer." in text
    gone = olga.post(url("letter_carry", round_.cycle.pk), {"chapter": "opening", "words": "Toch [G1] mensen meer."})
    assert gone.status_code == 302
    with round_.cast.at_work("olga"):
        assert Wording.objects.order_by("at").last().words == "Toch [G1] mensen meer."
        assert Cycle.objects.count() == 2
    for where in (url("letter_settings", round_.cycle.pk), url("paragraph_add", round_.cycle.pk) + "?chapter=opening"):
        assert olga.get(where).status_code == 409


def test_a_late_check_is_explained_and_given_back(round_, enter):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    said = {"said": "remark", "words": "Toch nog een vraag.", "wording": str(first.pk)}
    late = enter("jet").post(url("paragraph_check", first.paragraph_id), said)
    assert late.status_code == 409
    assert "Toch nog een vraag." in late.content.decode()


def test_publishing_takes_a_number_as_people_write_it(round_, enter):
    round_.is_frozen()
    olga = enter("olga")
    where = url("letter_publish", round_.cycle.pk)
    assert olga.post(where, {"kamerstuk": "onzin 9", "sure": "on"}).status_code == 422
    assert olga.post(where, {"kamerstuk": "28 638, nr. 257", "sure": "on"}).status_code == 302
    assert ProgressLetter.objects.get().kamerstuk == "28638-257"
    assert enter("otto").post(where, {"sure": "on"}).status_code == 409
    for name in ("letter", "letter_read", "letter_compared"):
        assert olga.get(url(name, round_.cycle.pk)).status_code == 200


def test_the_next_round_is_proposed_by_the_rhythm(round_, enter):
    text = enter("olga").get(url("letter_open")).content.decode()
    after = round_.cycle.period_until.replace().toordinal() + 1
    from datetime import date

    assert f'value="{date.fromordinal(after).isoformat()}"' in text


def test_settings_with_days_out_of_order_come_back_with_what_is_wrong(round_, enter):
    olga = enter("olga")
    form = olga.get(url("letter_settings", round_.cycle.pk)).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed |= {"plan": str(round_.plan.pk), "freeze_on": "2001-01-01"}
    told = olga.post(url("letter_settings", round_.cycle.pk), typed)
    assert told.status_code == 422
    assert "Bevriezen kan pas na het begin van het toetsen." in told.content.decode()


def test_hostile_words_stay_words(round_, enter):
    first = round_.adds("<script>alert()</script> {{ x }} [G1]")
    for who in ("olga", "jet"):
        for where in (
            url("letter", round_.cycle.pk),
            url("letter_read", round_.cycle.pk),
            url("paragraph", first.paragraph_id),
        ):
            assert "<script>alert" not in enter(who).get(where).content.decode()
