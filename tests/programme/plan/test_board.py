"""The board: who sees it, how it is sorted and filtered, what is late or quiet, and that it asks little."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenzicht.programme.models import Action, Line, News, Party, Plan
from samenzicht.programme.models.news import State, Way
from samenzicht.programme.offices import office_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BOARD = "/programma/"


def names(answer) -> list[str]:
    return [row.action.number for group in answer.context["groups"] for row in group.rows]


def a_plan(compartment, code="2030") -> Plan:
    return Plan.objects.create(compartment_id=compartment, code=code, name=f"Plan {code}")


@pytest.fixture
def desk(cast):
    """Olga at her desk; plan and two lines of an empty office."""
    with cast.at_work("olga") as olga:
        office = office_of(olga)
        plan = a_plan(office)
        for number in (1, 2):
            Line.objects.create(compartment_id=office, plan=plan, number=number, name=f"Lijn {number}")
    return cast


def lay(desk, number, line=1, **kwargs) -> Action:
    with desk.at_work("olga") as olga:
        office = office_of(olga)
        plan = Plan.objects.get(code="2030")
        where = Line.objects.get(plan=plan, number=line) if line else None
        return Action.objects.create(
            compartment_id=office, plan=plan, line=where, number=number, name=f"Actie {number}", **kwargs
        )


def tell(desk, action, days, state="", **kwargs) -> News:
    with desk.at_work("olga"):
        return News.objects.create(
            compartment_id=action.compartment_id, action=action, at=timezone.now() - timedelta(days=days),
            state=state, way=Way.OFFICE, **kwargs,
        )  # fmt: skip


def test_a_stranger_is_turned_away(enter):
    assert enter("vreemd").get(BOARD).status_code == 403


def test_an_empty_board_teaches_how_to_begin(enter):
    text = enter("olga").get(BOARD).content.decode()
    assert "Nog geen acties" in text
    assert "Voeg een actie toe" in text


def test_the_published_programme_stands_by_line(programme, enter):
    answer = enter("olga").get(BOARD)
    assert answer.status_code == 200
    heads = [(group.plan.code, group.line.number if group.line else None) for group in answer.context["groups"]]
    assert heads == [("2024", 1), ("2024", 2), ("2024", 3), ("2024", 4), ("2024", 5), ("2023", 3), ("2023", None)]
    assert "Victim Navigators" in answer.content.decode()


def test_a_ministry_reads_it_and_is_offered_no_button_of_the_office(programme, enter):
    text = enter("jet").get(BOARD).content.decode()
    assert "Keerpunt" in text
    assert reverse("programme:action_add") not in text


def test_what_is_late(desk, enter):
    today = timezone.localdate()
    lay(desk, "1", ends_on=today - timedelta(days=1))
    lay(desk, "2", ends_on=today)
    tell(desk, lay(desk, "3", ends_on=today - timedelta(days=1)), 1, State.FINISHED)
    tell(desk, lay(desk, "4", ends_on=today - timedelta(days=1)), 1, State.RUNNING)
    answer = enter("olga").get(BOARD, {"toon": "te-laat"})
    assert names(answer) == ["1", "4"]
    assert answer.context["counts"].late == 2
    assert "te laat" in answer.content.decode()


def test_what_had_no_news_for_sixty_days(desk, enter):
    lay(desk, "1")
    tell(desk, lay(desk, "2"), 61, State.RUNNING)
    tell(desk, lay(desk, "3"), 59, State.RUNNING)
    tell(desk, lay(desk, "4"), 90, State.STOPPED)
    answer = enter("olga").get(BOARD, {"toon": "stil"})
    assert names(answer) == ["1", "2"]
    assert answer.context["counts"].quiet == 2


def test_news_without_a_state_leaves_the_state_as_it_was(desk, enter):
    action = lay(desk, "1")
    tell(desk, action, 10, State.RUNNING)
    tell(desk, action, 5)
    row = enter("olga").get(BOARD).context["groups"][0].rows[0]
    assert row.state == State.RUNNING
    assert (timezone.localdate() - row.last_on).days == 5


def test_news_that_waits_for_confirmation_does_not_count(desk, enter):
    tell(desk, lay(desk, "1"), 1, State.FINISHED, must_be_confirmed=True)
    row = enter("olga").get(BOARD).context["groups"][0].rows[0]
    assert (row.state, row.last_on) == ("", None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"lijn": "2"}, ["2"]),
        ({"lijn": "geen"}, ["3"]),
        ({"vorm": "labour"}, ["1"]),
        ({"vorm": "onbekend"}, ["2", "3"]),
        ({"houder": "geen"}, ["2", "3"]),
        ({"plan": "2023"}, []),
        ({"plan": "2030", "lijn": "1", "vorm": "sexual"}, ["1"]),
        ({"plan": "1999"}, ["1", "2", "3"]),
    ],
)
def test_the_filters(desk, enter, query, found):
    with desk.at_work("olga") as olga:
        owner = Party.objects.create(compartment_id=office_of(olga), name="Een organisatie")
        a_plan(office_of(olga), "2023")
    lay(desk, "1", owner=owner, kinds=["labour", "sexual"])
    lay(desk, "2", line=2)
    lay(desk, "3", line=None)
    client = enter("olga")
    assert names(client.get(BOARD, query)) == found
    assert names(client.get(BOARD, {"houder": str(owner.pk)})) == ["1"]


@pytest.mark.parametrize("value", ["' OR 1=1", "x" * 5000, "\x00"])
def test_a_strange_filter_is_left_out_and_told(desk, enter, value):
    lay(desk, "1")
    answer = enter("olga").get(BOARD, {"lijn": value, "page": value})
    assert answer.status_code == 200
    assert names(answer) == ["1"]


def two_thousand(desk) -> None:
    with desk.at_work("olga") as olga:
        office, plan = office_of(olga), Plan.objects.get(code="2030")
        lines = list(Line.objects.filter(plan=plan))
        owners = [Party(compartment_id=office, name=f"Organisatie {number}") for number in range(50)]
        Party.objects.bulk_create(owners)
        actions = [
            Action(
                compartment_id=office, plan=plan, line=lines[number % 2], number=str(number), place=number,
                name=f"Actie {number}", owner=owners[number % 50], ends_on=None if number % 7 else date(2020, 1, 1),
            )
            for number in range(2000)
        ]  # fmt: skip
        Action.objects.bulk_create(actions)
        at = datetime(2024, 1, 1, 12, tzinfo=UTC)
        News.objects.bulk_create(
            News(id=uuid4(), compartment_id=office, action=one, at=at, state=State.RUNNING, way=Way.SHEET)
            for one in actions
        )


def test_two_thousand_actions_take_twelve_queries_and_are_paged(desk, enter):
    two_thousand(desk)
    client = enter("olga")
    client.get(BOARD)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(BOARD)
    # Not counted: opening and closing the transaction, and handing it its keys.
    real = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(real) <= 12, "\n".join(real)
    assert len(names(answer)) == 50
    assert answer.context["page"].paginator.num_pages == 40
    last = client.get(BOARD, {"page": 40, "toon": "stil"})
    assert len(names(last)) == 50


def test_paging_keeps_the_filter(desk, enter):
    two_thousand(desk)
    text = enter("olga").get(BOARD, {"lijn": "2"}).content.decode()
    assert "?lijn=2&amp;page=2" in text
