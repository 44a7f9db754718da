"""The office imports the owners' list: errors first, then the mended file, then the list out again, unchanged."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from samenzicht.programme.models import Action, Motion, News
from tests.journeys import acts
from tests.journeys.looking import DESK, PHONE, in_both_languages, sound
from tests.programme.office import lay_plan
from tests.programme.sheets.files import xlsx

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]

HEADINGS = ["Nr", "Actie", "Actielijn", "Trekker", "Betrokken", "Einddatum", "Stand van zaken", "Opmerking"]
RIGHT = ["1", "Campagne voor jongeren", "1", "CoMensha (fictief)", "VNG; Politie (fictief)", "31-12-2026", "loopt", "x"]
WRONG = ["9", "Een nieuwe training", "2", "CKM (fictief)", "", "eind mei", "bijna", ""]
MENDED = ["9", "Een nieuwe training", "2", "CKM (fictief)", "", "31-05-2026", "nog niet begonnen", ""]


def file(folder: Path, *rows: list[str]) -> Path:
    path = folder / "acties.xlsx"
    path.write_bytes(xlsx(["Actielijst van de actiehouders (fictief)"], [], HEADINGS, *rows))
    return path


def test_the_office_imports_a_list(cast, page: Page, tmp_path):
    page.set_viewport_size(DESK)

    # Given a plan with three actions
    with cast.at_work("olga") as olga:
        lay_plan(olga, actions=3)

    # When Olga chooses a list in which two cells are wrong, and looks at which column is what
    acts.become(page, "Olga")
    page.goto("/programma/lijst/")
    in_both_languages(page, "list-in", PHONE, DESK)
    page.get_by_label("Kies een bestand").set_input_files(file(tmp_path, RIGHT, WRONG))
    acts.press(page, "Bekijk de lijst")
    acts.headed(page, "Welke kolom is wat?")
    expect(page.get_by_label("Trekker")).to_have_value("owner")
    expect(page.get_by_label("Opmerking")).to_have_value("")
    in_both_languages(page, "list-columns", PHONE, DESK)
    acts.press(page, "Doe een proef")

    # Then the errors are told with their row, and there is no button
    acts.headed(page, "Er zijn 2 fouten in de lijst")
    expect(page.get_by_text('Rij 5, Einde: "eind mei" is geen datum; schrijf 31-05-2026.')).to_be_visible()
    expect(page.get_by_text('Rij 5, Stand: "bijna" is geen stand.')).to_be_visible()
    expect(page.get_by_role("button", name="Neem de lijst over")).to_have_count(0)
    in_both_languages(page, "list-faults", PHONE, DESK)

    # When she chooses the mended file, its columns need not be named again
    page.get_by_label("Kies een bestand").set_input_files(file(tmp_path, RIGHT, MENDED))
    acts.press(page, "Bekijk het verbeterde bestand")
    acts.headed(page, "Wat er zou gebeuren")
    expect(page.locator(".trial li").filter(has_text="Een nieuwe training")).to_contain_text("nieuw")
    changed = page.locator(".trial li").filter(has_text="Campagne voor jongeren")
    expect(changed).to_contain_text("Actie 1")
    in_both_languages(page, "list-trial", PHONE, DESK)
    with cast.at_work("olga"):
        assert Action.objects.count() == 3

    # Then one press takes it over
    trial = page.url
    acts.press(page, "Neem de lijst over")
    expect(page.get_by_text("De lijst is overgenomen. 1 actie is nieuw. 1 actie is gewijzigd.")).to_be_visible()
    with cast.at_work("olga"):
        assert Action.objects.get(number="1").name == "Campagne voor jongeren"
        assert {news.state for news in News.objects.all()} == {"running", "not_started"}

    # and whoever goes back to it is told that it was taken over
    page.goto(trial)
    expect(page.get_by_text("Deze lijst is al overgenomen")).to_be_visible()

    # and the list that goes out comes in without a change
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel (.xlsx)").click()
    out = tmp_path / "uit.xlsx"
    download.value.save_as(out)
    page.get_by_label("Kies een bestand").set_input_files(out)
    acts.press(page, "Bekijk de lijst")
    acts.press(page, "Doe een proef")
    expect(page.get_by_text("Er verandert niets")).to_be_visible()
    with cast.at_work("olga"):
        assert (Action.objects.count(), News.objects.count()) == (4, 2)


def test_motions_and_money_look_right(cast, page: Page):
    """Not a story: the pages of the House and of the money, full and in both languages."""
    office = cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        motion = Motion.objects.create(
            compartment_id=office,
            sort="motion",
            number="35570-VI-50",
            name="Een fictieve motie met een lange naam over de minst zichtbare slachtoffers van uitbuiting",
            by="Voorbeeld, Van der Voorbeeld",
            standing="open",
            due_on="2026-01-31",
        )
        Motion.objects.create(
            compartment_id=office,
            sort="commitment",
            name="Elk halfjaar een brief",
            standing="answered",
            answered_in="28638-233",
        )
    acts.become(page, "Olga")
    page.goto("/programma/kamer/")
    in_both_languages(page, "motions", PHONE, DESK)
    page.goto(f"/programma/kamer/{motion.pk}/")
    in_both_languages(page, "motion", PHONE, DESK)
    page.goto("/programma/kamer/nieuw/")
    acts.press(page, "Bewaar")
    sound(page, "motion-form", PHONE, DESK)

    page.goto("/programma/geld/")
    sound(page, "grants-empty", PHONE, DESK)
    page.goto("/programma/geld/budget/nieuw/?jaar=2026")
    page.get_by_label("Welk deel van het budget?").fill("Structureel")
    page.get_by_label("Bedrag").fill("2.000.000")
    acts.press(page, "Bewaar")
    for name, amount in (("Proeftuin aangiftebereidheid (fictief)", "1.250.000,50"), ("Een training (fictief)", "")):
        page.goto("/programma/geld/nieuw/?jaar=2026")
        page.get_by_label("Waarvoor is de subsidie?").fill(name)
        page.get_by_label("Aan wie?").fill("CKM (fictief)")
        page.get_by_label("Bedrag").fill(amount)
        page.get_by_label("Toekenning").select_option("awarded" if amount else "in_award")
        acts.press(page, "Bewaar")
    acts.follow(page, "2026")
    acts.follow(page, "Proeftuin aangiftebereidheid (fictief)")
    page.get_by_text("Voeg een termijn toe").click()
    page.locator("#termijnen").get_by_label("Bedrag").fill("600.000")
    page.get_by_label("Te betalen op").fill("2026-01-31")
    acts.press(page, "Bewaar de termijn")
    in_both_languages(page, "grant", PHONE, DESK)
    page.goto("/programma/geld/?jaar=2026")
    in_both_languages(page, "grants", PHONE, DESK)
    page.goto("/programma/geld/nieuw/")
    page.get_by_label("Bedrag").fill("-5")
    acts.press(page, "Bewaar")
    sound(page, "grant-form", PHONE, DESK)
