"""Laying the first data set: once, idempotent, and never over what the office made of it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samenzicht.compartments.keys import Keys, holding
from samenzicht.organisations.models import Membership, Role
from samenzicht.programme.actions.load import load
from samenzicht.programme.models import (
    Action,
    Budget,
    Cycle,
    Figure,
    Goal,
    Grant,
    Involvement,
    Motion,
    News,
    Party,
    Plan,
)
from samenzicht.programme.offices import office_of
from samenzicht.programme.reading import record

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def olga(cast):
    with cast.at_work("olga") as olga:
        yield olga


@pytest.fixture
def loaded(olga):
    return load(office_of(olga))


def test_the_whole_set_is_laid(loaded):
    assert loaded["plan"] == Plan.objects.count() == 3
    assert loaded["action"] == sum(len(plan.actions) for plan in record().plans)
    assert (loaded["motion"], loaded["grant"], loaded["cycle"]) == (7, 13, 1)
    assert Figure.objects.count() == len(record().figures)


def test_a_second_run_changes_nothing(loaded, olga):
    before = set(Action.objects.values_list("pk", "name")), Figure.objects.count(), News.objects.count()
    assert not load(office_of(olga))
    assert (set(Action.objects.values_list("pk", "name")), Figure.objects.count(), News.objects.count()) == before


def test_what_the_office_changed_stays(loaded, olga):
    action = Action.objects.get(number="NR4")
    action.name, action.number = "Field Lab, anders genoemd", "4.1"
    action.save()
    Party.objects.filter(name="FairWork").update(name="Stichting FairWork")
    assert not load(office_of(olga))
    action.refresh_from_db()
    assert action.number == "4.1"
    assert not Party.objects.filter(name="FairWork").exists()


def test_a_plan_of_the_office_itself_is_left_alone(olga):
    own = Plan.objects.create(compartment_id=office_of(olga), code="2023", name="Ons plan")
    load(office_of(olga))
    assert Plan.objects.get(code="2023") == own
    assert not own.actions.exists()
    assert not Grant.objects.exists()


def test_a_party_of_the_office_itself_takes_part(olga):
    own = Party.objects.create(compartment_id=office_of(olga), name="CoMensha")
    load(office_of(olga))
    assert Involvement.objects.filter(action__number="NR8", party=own).exists()


def test_a_figure_that_the_office_entered_before_keeps_its_number(loaded):
    numbers = sorted(Figure.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_project_in_award_has_news_of_the_day_of_the_letter(loaded):
    news = News.objects.latest().get(action__number="NR1")
    assert (news.state, news.way, news.at.date().isoformat()) == ("award", "source", "2023-10-18")
    assert news.source == "Kamerstuk 28 638, nr. 233"
    assert Grant.objects.get(action__number="NR1").award == "in_award"


def test_where_the_letter_says_nothing_there_is_no_news(loaded):
    assert not News.objects.filter(action__number="NR10").exists()


def test_the_cycle_of_the_letter_and_the_budget_of_its_year(loaded):
    cycle = Cycle.objects.get(name="2023")
    assert (cycle.kamerstuk, str(cycle.publish_on), cycle.plan.code) == ("28638-233", "2023-10-18", "2023")
    assert [int(one.amount) for one in Budget.objects.filter(year=2023)] == [2_000_000]
    assert Motion.objects.filter(answered_in=cycle.kamerstuk).count() == 5


def test_another_organisation_sees_nothing_of_it(loaded, cast):
    with cast.at_work("vreemd"):
        assert not Goal.objects.exists()


def test_a_row_of_the_data_set_is_opened_again_with_its_words(loaded):
    assert "aangifte" in Action.objects.get(number="NR1").words


def test_the_command_finds_the_office_and_says_what_it_laid(cast):
    out = StringIO()
    call_command("programme", "load", stdout=out)
    call_command("programme", "load", stdout=out)
    first, second = out.getvalue().splitlines()
    assert "25 action" in first
    assert second == "Everything is there already."
    with holding(Keys(compartments=frozenset({cast.organisation("bureau").compartment_id}))):
        assert Action.objects.count() == 25


def test_the_command_asks_which_office_when_there_are_two(cast):
    zoe, verweg = cast.officer("zoe"), cast.organisation("verweg")
    Membership.objects.create(officer=zoe, organisation=verweg, compartment=verweg.compartment, role=Role.OFFICE)
    with pytest.raises(CommandError, match="Gemeente Verweg"):
        call_command("programme", "load")
    call_command("programme", "load", office=verweg.name, stdout=StringIO())


def test_the_command_says_when_nobody_runs_the_programme(cast):
    with pytest.raises(CommandError, match="No organisation"):
        call_command("programme", "load", office="Nergens")
