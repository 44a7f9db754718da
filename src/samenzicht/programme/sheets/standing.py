"""The action list as it stands here, in the same values as a list that is read. A fixed number of queries."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation

from samenzicht.exploitation import KINDS, kinds_on
from samenzicht.programme.models import Action, Contact, Involvement, Line, News, Party, Plan
from samenzicht.programme.models.action import Ages
from samenzicht.programme.models.news import State
from samenzicht.programme.sheets.cells import Ground, Value, fold

# What lists call them besides our own words.
STATES = {
    "niet gestart": State.NOT_STARTED, "nog niet gestart": State.NOT_STARTED, "open": State.NOT_STARTED,
    "lopend": State.RUNNING, "loopt": State.RUNNING, "gestart": State.RUNNING, "in uitvoering": State.RUNNING,
    "gereed": State.FINISHED, "klaar": State.FINISHED, "afgerond": State.FINISHED, "voltooid": State.FINISHED,
    "afgesloten": State.FINISHED, "gestopt": State.STOPPED, "vervallen": State.STOPPED, "done": State.FINISHED,
    "ongoing": State.RUNNING,
}  # fmt: skip
AGES = {"alle": Ages.ALL, "all": Ages.ALL, "jeugd": Ages.MINORS, "kinderen": Ages.MINORS, "children": Ages.MINORS}


class Standing:
    """What there is of a plan: `entries` by folded number, and the rows that a change must find again."""

    def __init__(self, office: UUID, plan: Plan, lock: bool = False) -> None:
        actions = Action.objects.of(office).filter(plan=plan).order_by("place", "number")
        self.actions = list(actions.select_for_update() if lock else actions)
        self.lines = {line.pk: line for line in Line.objects.of(office).filter(plan=plan)}
        self.parties = {party.pk: party for party in Party.objects.of(office)}
        self.contacts = {contact.action_id: contact for contact in Contact.objects.of(office).filter(action__plan=plan)}
        self.news = {news.action_id: news for news in News.objects.of(office).filter(action__plan=plan).latest()}
        self.involved: dict[UUID, set[UUID]] = defaultdict(set)
        pairs = Involvement.objects.of(office).filter(action__plan=plan).values_list("action_id", "party_id")
        for action, party in pairs:
            self.involved[action].add(party)
        self.by_number = {fold(action.number): action for action in self.actions}
        self.entries = {key: self.entry(action) for key, action in self.by_number.items()}

    def entry(self, action: Action) -> dict[str, Value]:
        """Only what is known: an empty field is not there, as an empty cell is not read."""
        contact, news = self.contacts.get(action.pk), self.news.get(action.pk)
        line = self.lines.get(action.line_id) if action.line_id else None
        owner = self.parties.get(action.owner_id) if action.owner_id else None
        values: dict[str, Any] = {
            "number": action.number,
            "name": " ".join(action.name.split()),
            "words": action.words.replace("\r\n", "\n").strip(),
            "line": line and line.number,
            "owner": owner and owner.name,
            "involved": tuple(sorted(self.parties[party].name for party in self.involved[action.pk])),
            "kinds": tuple(sorted(action.kinds)),
            "ages": str(action.ages),
            "begins_on": action.begins_on,
            "ends_on": action.ends_on,
            "state": str(news.state) if news else "",
            **contact_values(contact),
        }
        return {name: value for name, value in values.items() if value}

    def ground(self, today: date, from_1904: bool = False) -> Ground:
        return Ground(
            lines={line.number: line.name for line in self.lines.values()},
            parties={fold(party.name): party.name for party in self.parties.values()},
            kinds=words_of({code: [kind.name.nl, kind.name.en] for code, kind in KINDS.items()}),
            ages={**AGES, **words_of({one.value: in_both(one.label) for one in Ages})},
            states={**STATES, **words_of({one.value: in_both(one.label) for one in State})},
            all_kinds=tuple(sorted(kind.code for kind in kinds_on(today))),
            from_1904=from_1904,
        )


def contact_values(contact: Contact | None) -> dict[str, str]:
    if contact is None:
        return {}
    return {
        "contact": contact.name.strip(),
        "address": contact.address.strip(),
        "deputy": contact.deputy_name.strip(),
        "deputy_address": contact.deputy_address.strip(),
    }


def words_of(codes: dict[str, list[str]]) -> dict[str, str]:
    """Folded words, and the code itself, each with its code."""
    return {fold(word): code for code, words in codes.items() for word in [*words, code]}


def in_both(label: Any) -> list[str]:
    """A translated word in each language."""
    found = []
    for language in ("nl", "en"):
        with translation.override(language):
            found.append(str(label))
    return found
