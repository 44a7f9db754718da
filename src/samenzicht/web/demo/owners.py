"""Owners of actions in the demo: fictional people, asked for news of real actions. No news is invented for them."""

from samenzicht.compartments.keys import holding
from samenzicht.organisations.posts import posts_of
from samenzicht.programme.actions.asking import ask
from samenzicht.programme.actions.contacts import keep_contact
from samenzicht.programme.models import Action
from samenzicht.programme.offices import office_of
from samenzicht.web.demo.region import People

NAMES = ("Tineke Voorbeeld (fictief)", "Dirk Voorbeeld (fictief)", "Mo Voorbeeld (fictief)")


def lay_owners(people: People) -> None:
    """Three contacts of the newest plan, each with an open question whose link stands on the page of the news."""
    by = posts_of(people.officers["olga"])[0]
    with holding(by.keys()):
        actions = Action.objects.of(office_of(by)).select_related("plan").order_by("-plan__code", "place", "number")
        chosen = list(actions[: len(NAMES)])
        for number, (action, name) in enumerate(zip(chosen, NAMES, strict=False), start=1):
            keep_contact(action, name=name, address=f"actiehouder{number}@voorbeeld.example", by=by)
        ask(chosen, by)
