"""The figures' pages: what stands there, who may do what, how many queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenzicht.programme.actions.figures import enter
from samenzicht.programme.models import Figure, Tally
from samenzicht.programme.offices import office_of
from tests.conftest import as_role
from tests.programme.figures.test_entering import entry, publication

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FIGURES, QUESTIONS = "/programma/cijfers/", "/programma/cijfers/vragen/"
ENTER = "/programma/cijfers/nieuw/"


@pytest.fixture
def olga(sign_in):
    return sign_in("olga")


def laid(cast, *entries, **more) -> list[Figure]:
    with cast.at_work("olga") as olga:
        return [enter(one, by=olga, **more) for one in entries]


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_every_measure_stands_there_with_its_rule_also_without_a_figure(olga):
    page = text(olga.get(FIGURES))
    assert page.count('class="card measure"') == 17
    assert "Personen die in dat jaar bij CoMensha zijn geregistreerd" in page
    assert "Nog niet geteld." in page
    assert page.count("<dt>Streefwaarde</dt><dd>niet bekend</dd>") == 17


def test_two_series_stand_apart_with_a_break_mark(cast, olga):
    laid(
        cast,
        entry(series="rapporteur", period_from=date(2022, 1, 1), period_until=date(2022, 12, 31), value=Decimal(814)),
        entry(series="rapporteur", period_from=date(2023, 1, 1), period_until=date(2023, 12, 31), value=Decimal(868)),
        entry(),
    )
    page = text(olga.get(FIGURES))
    assert "andere telwijze" in page
    assert "telling van CoMensha" in page


def test_what_was_replaced_can_still_be_read(cast, olga):
    (wrong,) = laid(cast, entry(value=Decimal(949)))
    (right,) = laid(cast, entry(), replaces=wrong, why="Tikfout.")
    page = text(olga.get(FIGURES))
    assert f"<s>{wrong.name}: 949</s>" in page
    assert f'Vervangen door <a href="#{right.name}">{right.name}</a>. Tikfout.' in page
    assert f'<tr id="{wrong.name}">' not in page


@pytest.mark.parametrize("path", [FIGURES, QUESTIONS])
def test_at_most_twelve_queries_whatever_the_number(cast, olga, path):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            olga.get(path)
        return len(queries)

    laid(cast, entry())
    few = asked()
    years = [entry(period_from=date(of, 1, 1), period_until=date(of, 12, 31)) for of in range(1990, 2020)]
    for one in laid(cast, *years):
        laid(cast, entry(period_from=one.period_from, period_until=one.period_until), replaces=one, why="Nageteld.")
    assert asked() == few <= 12


@pytest.mark.parametrize("who", ["sara", "olga"])
def test_office_and_ministries_read(sign_in, who):
    client = sign_in(who)
    assert client.get(FIGURES).status_code == client.get(QUESTIONS).status_code == 200
    assert ("Neem de telling over" in text(client.get(FIGURES))) == (who == "olga")


@pytest.mark.parametrize("who", ["bram", "anna"])
def test_others_do_not_come_in(sign_in, who):
    assert sign_in(who).get(FIGURES).status_code == sign_in(who).get(QUESTIONS).status_code == 403


@pytest.mark.parametrize("path", [ENTER, "/programma/cijfers/telling/", "/programma/cijfers/schatting/"])
def test_a_ministry_enters_nothing(sign_in, path):
    assert sign_in("sara").post(path, {}).status_code == 403


def typed(**more):
    return {
        "series": "comensha", "year": "2024", "value": "1.044", "reference_date": "2025-03-01", "source": "CoMensha",
        "rule": "Wie is gemeld.", **more,
    }  # fmt: skip


def test_a_figure_is_entered_in_one_go(cast, olga):
    answer = olga.post(f"{ENTER}?maat=registered_victims", typed())
    with cast.at_work("olga") as post:
        made = Figure.objects.of(office_of(post)).get()
    assert answer.url == f"{FIGURES}#{made.name}"
    assert (made.value, made.series, made.period_until, made.origin) == (
        1044,
        "comensha",
        date(2024, 12, 31),
        "entered",
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [("944", "944"), ("1.044", "1044"), ("1 044", "1044"), ("1,044", "1044"), ("1.234.567", "1234567")],
)
def test_numbers_as_people_write_them(cast, olga, words, number):
    olga.post(f"{ENTER}?maat=registered_victims", typed(value=words))
    with cast.at_work("olga") as post:
        assert Figure.objects.of(office_of(post)).get().value == Decimal(number)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"value": "veel"}, "Schrijf een getal van nul of meer"),
        ({"value": "-3"}, "Schrijf een getal van nul of meer"),
        ({"value": "12,5"}, "schrijf een heel getal"),
        ({"year": "twee"}, "Schrijf een jaar"),
        ({"year": ""}, "Zeg over welk jaar"),
        ({"source": ""}, "Noem waar het cijfer vandaan komt"),
        ({"rule": ""}, "Zonder telregel"),
        ({"reference_date": "2999-01-01"}, "ligt in de toekomst"),
        ({"series": "mijn eigen"}, "elke telling is een eigen reeks"),
        ({"low": "2.000"}, "tussen de ondergrens en de bovengrens"),
    ],
)
def test_a_fault_is_told_and_nothing_typed_is_lost(cast, olga, more, words):
    answer = olga.post(f"{ENTER}?maat=registered_victims", typed(**more))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "CoMensha" in page
    with cast.at_work("olga") as post:
        assert not Figure.objects.of(office_of(post)).exists()


def test_the_same_twice_asks_to_correct(olga):
    olga.post(f"{ENTER}?maat=registered_victims", typed())
    again = olga.post(f"{ENTER}?maat=registered_victims", typed())
    assert again.status_code == 422
    assert "Dit cijfer is er al" in again.content.decode()


def test_a_correction_by_the_form(cast, olga):
    (wrong,) = laid(cast, entry(value=Decimal(949)))
    page = text(olga.get(f"{ENTER}?vervangt={wrong.number}"))
    assert 'value="949"' in page
    without = olga.post(f"{ENTER}?vervangt={wrong.number}", typed(value="944"))
    assert "Schrijf op waarom" in without.content.decode()
    olga.post(f"{ENTER}?vervangt={wrong.number}", typed(value="944", why="Tikfout."))
    with cast.at_work("olga"):
        assert Figure.objects.get(pk=wrong.pk).replaced_by.value == 944
    assert olga.get(f"{ENTER}?vervangt={wrong.number}").status_code == 404


def test_another_way_of_counting_starts_a_series(cast, olga):
    said = {"year": "2023", "value": "127", "source": "Brief", "rule": "Eén regel."}
    olga.post(f"{ENTER}?maat=npst_certificates", said)
    olga.post(f"{ENTER}?maat=npst_certificates", {**said, "year": "2024", "new_series": "on", "rule": "Andere regel."})
    with cast.at_work("olga") as post:
        assert list(Figure.objects.of(office_of(post)).values_list("series", flat=True)) == ["", "reeks-2"]
    assert "andere telwijze" in text(olga.get(FIGURES))


@pytest.mark.parametrize("asked", ["", "?maat=heard", "?maat=geluk", "?vervangt=x"])
def test_without_a_measure_one_chooses(olga, asked):
    page = text(olga.get(ENTER + asked))
    assert "Waarvan heb je een cijfer?" in page
    assert "Terugkoppeling gegeven" not in page


def test_a_trend_is_an_answer_from_a_list(cast, olga):
    said = {
        "answer": "cannot_tell",
        "period_from": "2019-01-01",
        "period_until": "2023-12-31",
        "source": "B",
        "rule": "R",
    }
    assert olga.post(f"{ENTER}?maat=unseen_trend", said).status_code == 302
    page = text(olga.get(QUESTIONS))
    assert "Dat is niet te zeggen." in page
    assert "zwak bewijs" in page


def test_the_tally_is_taken_with_one_button(olga):
    with as_role("owner"):
        Tally._default_manager.create(
            measure="heard", period_from=date(2026, 4, 1), period_until=date(2026, 6, 30), value=Decimal(61),
            low=Decimal(52), high=Decimal(69), counted_at=timezone.now(),
        )  # fmt: skip
    page = text(olga.post("/programma/cijfers/telling/", follow=True))
    assert "1 nieuw cijfer uit de telling" in page
    assert "61 % (52 % tot 69 %)" in page
    assert "niets nieuws geteld" in text(olga.post("/programma/cijfers/telling/", follow=True))


def test_a_publication_becomes_a_figure(cast, olga):
    made = publication(cast)
    page = text(olga.get("/programma/cijfers/schatting/"))
    assert "Titel, 2023 (fictief)" in page
    assert "Kies een publicatie" in olga.post("/programma/cijfers/schatting/", {}).content.decode()
    olga.post("/programma/cijfers/schatting/", {"publication": made.pk})
    page = text(olga.get(FIGURES))
    assert "5.200 (meer dan 4.100)" in page
    assert '<span class="quiet figure-table__of">Titel</span>' in page
    assert "Er is geen schatting" in text(olga.get("/programma/cijfers/schatting/"))


def test_the_questions_say_that_registrations_are_no_answer(cast, olga, sign_in):
    laid(cast, entry(), entry(period_from=date(2023, 1, 1), period_until=date(2023, 12, 31), value=Decimal(300)))
    page = text(olga.get(QUESTIONS))
    assert page.count("We weten het niet.") == 3
    assert "kan ook toenemen doordat men beter kijkt" in page
    assert "Wat er nodig is om het te weten" in page
    english = text(sign_in("olga", language="en").get(QUESTIONS))
    assert "We do not know." in english
    assert "Are there fewer victims?" in english


def test_the_addresses():
    assert reverse("programme:figures") == FIGURES
    assert reverse("programme:questions") == QUESTIONS
