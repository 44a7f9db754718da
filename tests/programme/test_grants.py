"""Budget and grants over the pages."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenzicht.programme.actions.grants import CannotGrant, pay, plan_instalment
from samenzicht.programme.models import Budget, Deliverable, Grant, Instalment, Party
from samenzicht.programme.offices import NotYours
from tests.programme.office import Desk, lay_plan

pytestmark = [pytest.mark.django_db, pytest.mark.database]

GELD = "/programma/geld/"
TODAY = timezone.localdate()


@pytest.fixture
def desk(cast, settings):
    settings.DEMO = True
    return lambda code="olga": Desk(cast, code)


@pytest.fixture
def lay(cast):
    def one(amount="1000", award="awarded", **fields) -> Grant:
        office = cast.organisation("bureau").compartment_id
        values = {"name": "Proeftuin", "year": 2026, "amount": Decimal(amount) if amount else None, "award": award}
        with cast.at_work("olga"):
            return Grant.objects.create(compartment_id=office, **{**values, **fields})

    return one


def again(cast, row):
    with cast.at_work("olga"):
        return type(row).objects.get(pk=row.pk)


def form(**fields):
    return {
        "name": "Proeftuin",
        "party": "CKM",
        "year": "2026",
        "amount": "1.250.000,50",
        "award": "in_award",
        **fields,
    }


def test_a_grant_is_written_down_and_shown(cast, desk):
    with cast.at_work("olga") as olga:
        lay_plan(olga, actions=1)
    olga = desk()
    went = olga.post(f"{GELD}nieuw/", form())
    assert went.status_code == 302
    page = olga.get(went.url).content.decode()
    assert "€\u00a01.250.000,50" in page
    assert "in toekenning" in page
    with cast.at_work("olga"):
        held = Grant.objects.get()
        assert (held.amount, held.party.name, held.action) == (Decimal("1250000.50"), "CKM", None)
        assert Party.objects.filter(name="CKM").count() == 1
    assert desk().get(f"{GELD}nieuw/").status_code == 200


def test_an_unknown_amount_stays_unknown(cast, desk):
    olga = desk()
    went = olga.post(f"{GELD}nieuw/", form(amount="", award=""))
    assert "niet bekend" in olga.get(went.url).content.decode()
    with cast.at_work("olga"):
        assert Grant.objects.get().amount is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"amount": "-5"}, "Een bedrag is nul of meer."),
        ({"amount": "1.25"}, "Schrijf een bedrag als 1.250.000,50."),
        ({"amount": "9.999.999.999.999"}, "te groot"),
        ({"year": "26"}, "Schrijf een jaar"),
        ({"name": ""}, "Schrijf waarvoor ze is."),
        ({"action": str(uuid4())}, ""),
        ({"awarded_on": "gisteren"}, "Kies een dag"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(cast, desk, fields, words):
    answer = desk().post(f"{GELD}nieuw/", form(**fields))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with cast.at_work("olga"):
        assert not Grant.objects.exists()


def test_a_grant_is_not_changed_under_a_colleague_nor_below_what_was_paid(cast, desk, lay):
    one = lay()
    office = cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        Instalment.objects.create(compartment_id=office, grant=one, due_on=TODAY, amount=600, paid_on=TODAY)
    olga, url = desk(), f"{GELD}{one.pk}/wijzig/"
    seen = olga.get(url).context["form"]["seen"].value()
    less = olga.post(url, form(amount="500", award="awarded", seen=seen))
    assert less.status_code == 422
    assert "al meer betaald" in less.content.decode()
    assert "is toegekend of verantwoord" in olga.post(url, form(award="refused", seen=seen)).content.decode()
    assert olga.post(url, form(amount="700", award="awarded", seen=seen)).status_code == 302
    late = desk("otto").post(url, form(amount="800", award="awarded", seen=seen))
    assert "Een collega" in late.content.decode()
    assert again(cast, one).amount == 700


def test_instalments_are_planned_and_paid_once(cast, desk, lay):
    one, olga = lay(), desk()
    page = f"{GELD}{one.pk}/"
    assert olga.post(f"{page}termijn/", {"amount": "600", "due_on": "2026-01-31"}).url == page
    more = olga.post(f"{page}termijn/", {"amount": "400,01", "due_on": "2026-02-28"})
    assert more.status_code == 422
    assert "meer dan er is toegekend" in more.content.decode()
    with cast.at_work("olga"):
        instalment = Instalment.objects.get()
    paid = f"{GELD}termijn/{instalment.pk}/betaald/"
    assert "Deze dag komt nog" in olga.post(paid, {"on": str(TODAY + timedelta(days=2))}).content.decode()
    assert olga.post(paid, {"on": "2026-01-30"}).url == page
    assert olga.post(paid, {"on": str(TODAY)}).url == page
    assert again(cast, instalment).paid_on == date(2026, 1, 30)
    kept = olga.post(f"{GELD}termijn/{instalment.pk}/weg/")
    assert "al betaald" in kept.content.decode()
    assert again(cast, instalment)


@pytest.mark.parametrize(
    ("amount", "award", "why"),
    [
        ("1000", "in_award", "nog niet toegekend"),
        ("", "awarded", "niet bekend hoeveel"),
        ("500", "awarded", "meer zijn betaald"),
    ],
)
def test_what_may_not_be_paid_is_refused_with_the_reason(cast, desk, lay, amount, award, why):
    one = lay(amount, award)
    office = cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        instalment = Instalment.objects.create(compartment_id=office, grant=one, due_on=TODAY, amount=600)
    answer = desk().post(f"{GELD}termijn/{instalment.pk}/betaald/", {"on": str(TODAY)})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert again(cast, instalment).paid_on is None


def test_an_instalment_that_was_never_paid_is_taken_away(cast, desk, lay):
    one, office = lay(), cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        instalment = Instalment.objects.create(compartment_id=office, grant=one, due_on=TODAY, amount=6)
    assert desk().post(f"{GELD}termijn/{instalment.pk}/weg/").status_code == 302
    with cast.at_work("olga"):
        assert not Instalment.objects.exists()


def test_deliverables_and_the_account(cast, desk, lay):
    one, olga = lay(), desk()
    page = f"{GELD}{one.pk}/"
    assert olga.post(f"{page}product/", {"name": ""}).status_code == 422
    assert olga.post(f"{page}product/", {"name": "Rapport", "due_on": "2026-03-01"}).url == page
    with cast.at_work("olga"):
        deliverable = Deliverable.objects.get()
    assert olga.post(f"{GELD}product/{deliverable.pk}/opgeleverd/", {"on": str(TODAY)}).url == page
    assert again(cast, deliverable).delivered_on == TODAY
    more = olga.post(f"{page}verantwoording/", {"on": str(TODAY), "spent": "1.000,01"})
    assert "niet meer zijn besteed" in more.content.decode()
    assert olga.post(f"{page}verantwoording/", {"on": str(TODAY), "spent": "990"}).url == page
    held = again(cast, one)
    assert (held.award, held.spent, held.accounted_on) == ("accounted", 990, TODAY)
    assert "Verantwoord op" in olga.get(page).content.decode()


def test_the_budget_of_a_year_and_its_doubt(cast, desk, lay):
    olga = desk()
    part = {"year": "2026", "name": "Structureel", "amount": "2.000.000"}
    assert olga.post(f"{GELD}budget/nieuw/", part).url == f"{GELD}?jaar=2026"
    double = olga.post(f"{GELD}budget/nieuw/", part)
    assert double.status_code == 422
    assert "al een deel met deze naam" in double.content.decode()
    assert olga.post(f"{GELD}budget/nieuw/", {**part, "name": "x", "amount": ""}).status_code == 422

    lay("500000")
    lay("", "awarded")
    page = olga.get(f"{GELD}?jaar=2026")
    said = page.content.decode()
    assert "hoogstens €\u00a01.500.000" in said
    assert "en 1 subsidie waarvan het bedrag niet bekend is" in said
    assert page.context["sums"].awarded.known == 500_000

    with cast.at_work("olga"):
        budget = Budget.objects.get()
    url = f"{GELD}budget/{budget.pk}/"
    seen = olga.get(url).context["form"]["seen"].value()
    assert olga.post(url, {**part, "amount": "400.000", "seen": seen}).status_code == 302
    assert "meer toegekend dan er is" in olga.get(f"{GELD}?jaar=2026").content.decode()
    assert "intussen gewijzigd" in olga.post(url, {**part, "amount": "1", "seen": seen}).content.decode()


def test_what_is_late_stands_first(cast, desk, lay):
    office = cast.organisation("bureau").compartment_id
    one, refused = lay(year=TODAY.year), lay(award="refused")
    lay(name="Oud", year=TODAY.year - 3)
    with cast.at_work("olga"):
        for days, grant in ((5, one), (-5, one), (100, one), (-9, refused)):
            Instalment.objects.create(compartment_id=office, grant=grant, due_on=TODAY + timedelta(days=days), amount=1)
        Deliverable.objects.create(compartment_id=office, grant=one, name="Rapport", due_on=TODAY - timedelta(days=1))
    due = desk().get(GELD).context["due"]
    assert [(row["sort"], row["late"]) for row in due] == [
        ("account", True),
        ("instalment", True),
        ("deliverable", True),
        ("instalment", False),
    ]


def test_a_year_is_chosen(desk, lay):
    for year in (2023, 2024, 2090):
        lay(year=year)
    olga = desk()
    assert olga.get(GELD).context["year"] == 2024
    for asked, year in (("2023", 2023), ("1900", 2024), ("x", 2024), ("²", 2024), ("20240", 2024)):
        assert olga.get(f"{GELD}?jaar={asked}").context["year"] == year
    assert desk().get(f"{GELD}nieuw/?jaar=9999").status_code == 200


def test_without_anything(desk):
    assert "Nog geen budget" in desk().get(GELD).content.decode()


def test_a_ministry_reads_and_does_not_write(cast, desk, lay):
    one = lay()
    jet = desk("jet")
    assert jet.get(GELD).status_code == jet.get(f"{GELD}{one.pk}/").status_code == 200
    for url in ("nieuw/", "budget/nieuw/", f"{one.pk}/wijzig/", f"{one.pk}/termijn/", f"{one.pk}/verantwoording/"):
        assert jet.post(f"{GELD}{url}").status_code == 403
    with cast.at_work("jet") as post, pytest.raises(NotYours):
        plan_instalment(one, due_on=TODAY, amount=Decimal(1), by=post)
    assert desk("noor").get(GELD).status_code == 403


def test_two_who_pay_at_once_pay_once(cast, lay):
    """The second finds it paid, whatever it had read before."""
    one, office = lay("600"), cast.organisation("bureau").compartment_id
    with cast.at_work("olga") as olga:
        instalment = Instalment.objects.create(compartment_id=office, grant=one, due_on=TODAY, amount=600)
        stale = Instalment.objects.get(pk=instalment.pk)
        pay(instalment, TODAY, olga)
        assert pay(stale, TODAY - timedelta(days=9), olga).paid_on == TODAY
        with pytest.raises(CannotGrant):
            plan_instalment(one, due_on=TODAY, amount=Decimal(1), by=olga)


@pytest.mark.parametrize("count", [1, 200])
def test_few_queries(cast, desk, count):
    office = cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        party = Party.objects.create(compartment_id=office, name="CKM")
        made = Grant.objects.bulk_create(
            Grant(compartment_id=office, name=f"x{n}", party=party, year=2024 + n % 3, amount=n, award="awarded")
            for n in range(count)
        )
        Instalment.objects.bulk_create(
            Instalment(compartment_id=office, grant=one, due_on=TODAY, amount=1) for one in made
        )
    olga = desk()
    with CaptureQueriesContext(connection) as queries:
        assert olga.get(GELD).status_code == 200
    assert len(queries) <= 12
