"""Looking at each page of the letter in a real browser: narrow and wide, in both languages, with axe."""

import pytest
from django.urls import reverse

from tests.browser import become, examine, overflows, shoot, wrong
from tests.programme.letters.conftest import Round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
REMARK = "Zeg ook wat het opleverde voor wie werd geholpen."


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def go(page, name, *args):
    page.goto(reverse(f"programme:{name}", args=args))


def test_the_pages_of_a_letter_in_the_making(page, demo, cast):
    round_ = Round(cast)
    first = round_.adds("Ruim 40 hotels en [G1] mensen, dertien projecten, in 2023 en [G9] [28638-217].")
    second = round_.adds("Dit is een tweede alinea zonder getallen.", chapter="line_1")
    round_.checks(second, "jet", agreed=False, words=REMARK)
    round_.checks(second, "sara")
    become(page, "Olga Voorbeeld")
    for name, args in {
        "letters": (), "letter": (round_.cycle.pk,), "paragraph": (first.paragraph_id,),
        "letter_freeze": (round_.cycle.pk,),
        "letter_settings": (round_.cycle.pk,), "letter_open": (), "letter_read": (round_.cycle.pk,),
        "letter_compared": (round_.cycle.pk,), "checkers": (),
    }.items():  # fmt: skip
        go(page, name, *args)
        examine(page, f"brief-{name}")
    become(page, "Wim Voorbeeld")
    go(page, "letter", round_.cycle.pk)
    examine(page, "brief-ministerie")
    go(page, "paragraph", first.paragraph_id)
    examine(page, "brief-toets")


def test_the_pages_of_a_letter_that_is_frozen(page, demo, cast):
    round_ = Round(cast)
    first = round_.adds()
    round_.all_agree(first)
    become(page, "Olga Voorbeeld")
    go(page, "letter_freeze", round_.cycle.pk)
    examine(page, "brief-bevriezen")
    round_.freezes()
    for name in ("letter", "letter_publish", "letter_read", "letter_settings"):
        go(page, name, round_.cycle.pk)
        examine(page, f"brief-bevroren-{name}")
    go(page, "paragraph", first.paragraph_id)
    examine(page, "brief-bevroren-alinea")
    round_.publishes()
    go(page, "letter", round_.cycle.pk)
    examine(page, "brief-uit")


def test_a_mark_is_put_where_the_cursor_is(page, demo, cast):
    round_ = Round(cast)
    become(page, "Olga Voorbeeld")
    page.goto(reverse("programme:paragraph_add", args=[round_.cycle.pk]) + "?chapter=opening")
    box = page.get_by_label("Tekst van deze alinea")
    box.fill("Er waren mensen.")
    box.evaluate("box => box.setSelectionRange(8, 8)")
    page.locator("summary").first.click() if not page.locator("details[open]").count() else None
    page.get_by_role("button", name="Zet [G1] in de tekst").click()
    assert box.input_value() == "Er waren [G1] mensen."
    page.get_by_role("button", name="Kijk hoe het wordt").click()
    assert page.get_by_text("2.800").first.is_visible()
    shoot(page, "brief-schrijven")
    assert wrong(page) == []
    assert not overflows(page)
