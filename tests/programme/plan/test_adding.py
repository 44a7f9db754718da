"""Adding an action: five steps on one page, nothing made twice, and what is wrong is told where it is."""

from uuid import uuid4

import pytest

from samenzicht.audit.models import Entry
from samenzicht.programme.actions.add import NotOfThePlan, NumberTaken, Wanted, add
from samenzicht.programme.models import Action, Aim, Involvement, Line, Party, Plan
from samenzicht.programme.offices import NotYours
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ADD = "/programma/acties/nieuw/?plan=2024"


@pytest.fixture
def plan(programme, cast):
    with cast.at_work("olga"):
        return Plan.objects.get(code="2024")


def wanted(**kwargs) -> Wanted:
    return Wanted(**({"number": "9.1", "name": "Een nieuwe actie"} | kwargs))


def test_an_action_with_all_its_steps(plan, cast):
    with cast.at_work("olga") as olga:
        line = Line.objects.get(plan=plan, number=4)
        steps = {"problem": "P", "cause": "O", "intervention": "I", "new_aim": "Een doel", "line": line}
        who = {"owner": "vng", "involved": ("Politie", "Een nieuwe", "Politie")}
        made = add(plan, wanted(**steps, **who, kinds=("labour",)), uuid4(), olga)
        made = Action.objects.get(pk=made.pk)
        assert (made.problem, made.cause, made.intervention, made.aim.words) == ("P", "O", "I", "Een doel")
        assert made.owner.name == "VNG"
        assert {one.party.name for one in Involvement.objects.filter(action=made)} == {"Politie", "Een nieuwe"}
        assert Party.objects.filter(name__iexact="vng").count() == 1


def test_the_journal_has_one_line(plan, cast):
    with cast.at_work("olga") as olga:
        made = add(plan, wanted(), uuid4(), olga)
    with as_role("owner"):
        assert Entry.objects.filter(verb="programme.action_added", matter=made.pk).count() == 1


def test_the_second_click_makes_no_second_action(plan, cast):
    once = uuid4()
    with cast.at_work("olga") as olga:
        first, second = add(plan, wanted(), once, olga), add(plan, wanted(), once, olga)
        assert first == second
        assert Action.objects.filter(number="9.1").count() == 1


def test_a_number_that_is_taken_says_by_which(plan, cast):
    with cast.at_work("olga") as olga, pytest.raises(NumberTaken) as taken:
        add(plan, wanted(number="2.3"), uuid4(), olga)
    assert taken.value.by.name == "Keerpunt"


def test_the_same_number_may_stand_in_another_plan(plan, cast):
    with cast.at_work("olga") as olga:
        assert add(Plan.objects.get(code="2023"), wanted(number="2.3"), uuid4(), olga)


def test_a_line_or_goal_of_another_plan_is_refused(plan, cast):
    with cast.at_work("olga") as olga:
        other = Line.objects.get(plan__code="2018", number=1)
        own, aim = Line.objects.get(plan=plan, number=1), Aim.objects.get(line__plan=plan, line__number=2)
        for wrong in (wanted(line=other), wanted(line=own, aim=aim), wanted(new_aim="Zonder lijn")):
            with pytest.raises(NotOfThePlan):
                add(plan, wrong, uuid4(), olga)


def test_a_ministry_adds_nothing(plan, cast, enter):
    with cast.at_work("jet") as jet, pytest.raises(NotYours):
        add(plan, wanted(), uuid4(), jet)
    assert enter("jet").get(ADD).status_code == 403


def typed(client, **kwargs) -> dict:
    form = client.get(ADD).context["form"]
    return {"once": str(form["once"].value()), "number": "9.1", "name": "Een nieuwe actie"} | kwargs


def test_the_page_adds_it_and_goes_to_its_page(plan, cast, enter):
    client = enter("olga")
    data = typed(client, problem="Het probleem", involved="VNG\n\n Politie ", regions="Utrecht, Flevoland")
    answer = client.post(ADD, data, follow=True)
    text = answer.content.decode()
    assert "Toegevoegd." in text
    assert "Het probleem" in text
    assert "Utrecht, Flevoland" in text
    again = client.post(ADD, data)
    assert again.status_code == 302
    with cast.at_work("olga"):
        assert Action.objects.filter(number="9.1").count() == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"number": ""}, "Geef de actie een nummer."),
        ({"name": ""}, "Geef de actie een naam"),
        ({"number": "2.3"}, "2.3 is al van de actie ‘Keerpunt’."),
        ({"begins_on": "2026-05-02", "ends_on": "2026-05-01"}, "Deze dag ligt voor het begin."),
        ({"new_aim": "Een doel"}, "Kies bij welke actielijn het nieuwe doel hoort."),
        ({"problem": "x" * 4001}, "Dit is te lang."),
        ({"involved": "x" * 201}, "Een naam is te lang."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(plan, enter, changed, told):
    client = enter("olga")
    answer = client.post(ADD, typed(client, cause="Dit blijft staan", **changed))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Dit blijft staan" in answer.content.decode()


def test_a_goal_brings_its_line(plan, cast, enter):
    client = enter("olga")
    with cast.at_work("olga"):
        aim = Aim.objects.get(line__plan=plan, line__number=5)
    client.post(ADD, typed(client, aim=str(aim.pk)))
    with cast.at_work("olga"):
        assert Action.objects.get(number="9.1").line.number == 5


def test_without_a_plan_the_page_says_what_comes_first(cast, enter):
    text = enter("olga").get("/programma/acties/nieuw/").content.decode()
    assert "Lees eerst de plannen in" in text
