"""The figures' pages in a browser: axe, both languages, narrow and wide."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from samenzicht.compartments.keys import Keys, holding
from samenzicht.programme.actions.figures import enter, take_estimate, take_tallies
from samenzicht.programme.actions.load import load
from samenzicht.programme.entry import Entry
from samenzicht.programme.models import Figure, Tally
from samenzicht.programme.offices import office_of
from tests import browser
from tests.conftest import as_role
from tests.programme.figures.test_entering import publication

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.browser]
QUARTERS = [(date(2026, 1, 1), date(2026, 3, 31), 58, 49, 66), (date(2026, 4, 1), date(2026, 6, 30), 74, 67, 80)]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def fill(cast) -> None:
    """The published figures, a correction, an estimate, a trend and two quarters of a fictional tally."""
    made = publication(cast)
    office = office_of(cast.post("olga"))
    with holding(Keys(compartments=frozenset({office}))):
        load(office)
    with as_role("owner"):
        for begin, end, value, low, high in QUARTERS:
            Tally._default_manager.create(
                measure="answered_in_time", period_from=begin, period_until=end, value=Decimal(value), low=Decimal(low),
                high=Decimal(high), counted_at=timezone.now(),
            )  # fmt: skip
        begin, end = QUARTERS[0][:2]
        Tally._default_manager.create(measure="heard", period_from=begin, period_until=end, counted_at=timezone.now())
    with cast.at_work("olga") as olga:
        take_tallies(olga)
        take_estimate(publication=made, by=olga)
        old = Figure.objects.of(office).get(measure="registered_victims", value=944)
        enter(of(old, Decimal(945)), by=olga, replaces=old, why="Een late registratie (fictief).")


def of(old: Figure, value: Decimal) -> Entry:
    return Entry(
        measure=old.measure, series=old.series, period_from=old.period_from, period_until=old.period_until,
        reference_date=timezone.localdate(), value=value, source=old.source, rule=old.rule,
    )  # fmt: skip


def test_every_page(cast, page: Page):
    browser.become(page, "Olga Voorbeeld")
    page.goto("/programma/cijfers/")
    browser.examine(page, "cijfers-leeg")
    fill(cast)
    with cast.at_work("olga") as olga:
        number = Figure.objects.of(office_of(olga)).filter(measure="npst_staff").get().number
    for name, path in {
        "cijfers": "/programma/cijfers/",
        "vragen": "/programma/cijfers/vragen/",
        "kies": "/programma/cijfers/nieuw/",
        "nieuw": "/programma/cijfers/nieuw/?maat=registered_victims",
        "verbeter": f"/programma/cijfers/nieuw/?vervangt={number}",
        "schatting": "/programma/cijfers/schatting/",
    }.items():
        page.goto(path)
        browser.examine(page, f"cijfers-{name}")
