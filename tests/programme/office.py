"""An office with a plan and some actions, for tests of lists, motions and grants."""

from datetime import date

from django.test import Client
from django.urls import reverse

from samenzicht.programme.models import Action, Line, Party, Plan
from samenzicht.programme.offices import office_of


def lay_plan(by, code: str = "2024", actions: int = 0) -> Plan:
    office = office_of(by)
    plan = Plan.objects.create(compartment_id=office, code=code, name=f"Plan {code}")
    lines = [
        Line.objects.create(compartment_id=office, plan=plan, number=number, name=f"Lijn {number}")
        for number in range(1, 6)
    ]
    party = Party.objects.get_or_create(compartment_id=office, name="VNG")[0]
    Action.objects.bulk_create(
        Action(
            compartment_id=office,
            plan=plan,
            line=lines[number % 5],
            number=str(number),
            place=number,
            name=f"Actie {number}",
            words=f"Omschrijving {number}",
            owner=party,
            kinds=["labour"],
            ends_on=date(2026, 12, 31),
        )
        for number in range(1, actions + 1)
    )
    return plan


class Desk:
    """An officer at the browser, signed in by the role switch of the fictional region."""

    def __init__(self, cast, code: str) -> None:
        self.client = Client()
        self.client.post(reverse("become", args=[cast.officer(code).pk]))

    def get(self, url: str, **more):
        return self.client.get(url, **more)

    def post(self, url: str, data=None, **more):
        return self.client.post(url, data or {}, **more)
