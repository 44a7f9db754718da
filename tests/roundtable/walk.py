"""One signal at a table, step by step: what the tests of this room set out from."""

from django.utils import timezone

from samenzicht.organisations.posts import Post
from samenzicht.roundtable import actions
from samenzicht.roundtable.models import Call, Item, Roundtable
from samenzicht.roundtable.rules import WEIGHED
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals.actions import report
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Signal

STATED = frozenset({"necessary", "proportionate", "subsidiary"})
# What each partner states of the law so that it may share with a table.
SHARING = {
    "karel": frozenset({"necessary", "written_decision"}),
    "zita": frozenset({"necessary"}),
    "vera": frozenset({"necessary"}),
    "dirk": frozenset({"necessary", "written_decision"}),
    "daan": frozenset({"necessary"}),
    "zoe": frozenset({"necessary"}),
    "ravi": frozenset({"necessary", "commission_checked"}),
}
SEEN = "Zes matrassen in een opslag naast de keuken."
WORDS = {part: f"Gewogen: {part}." for part in WEIGHED}
NAME = "Annelotte Verzonnen"


def today() -> str:
    return timezone.localdate().isoformat()


def a_signal(by: Post, *, urgency: str = "normal", seen: str = SEEN) -> Signal:
    noticed = (
        Noticed("seen", seen, source="eigen waarneming", source_grade="b", information_grade="2"),
        Noticed("inferred", "Misschien wonen er mensen die er ook werken."),
    )
    person = Named("person", NAME, "victim", contact="06 12345678", age="adult")
    return report(Facts(noticed, (person,), kind="labour", setting="home_visit", urgency=urgency), by)


def brought(cast, who: str, table: str, **signal) -> tuple[Signal, actions.Brought]:
    """Reported and brought by this officer."""
    with cast.at_work(who) as by:
        one = a_signal(by, **signal)
        return one, actions.bring(one, cast.table(table), by, STATED)


def laid(cast, chair: str, table: str, matter) -> Item:
    with cast.at_work(chair) as by:
        return actions.lay(letter_at(cast.table(table), matter), cast.table(table), by)


def letter_at(table: Roundtable, matter) -> Disclosure:
    return Disclosure.objects.get(receiver=table.desk, matter=matter, sort=Sort.SIGNAL)


def asked(cast, chair: str, item: Item) -> None:
    with cast.at_work(chair) as by:
        actions.ask_round(item, by)


def answered(cast, who: str, knowledge: str = "unknown", words: str = "", facts=frozenset()) -> None:
    """The most urgent call to this organisation is answered."""
    with cast.at_work(who) as by:
        call = Call.objects.waiting_for(by.compartment).first()
        actions.answer_round(call, knowledge=knowledge, words=words, by=by, facts=facts)


def weighed(cast, chair: str, item: Item, *, positive: bool = True):
    with cast.at_work(chair) as by:
        return actions.weigh(item, turn=item.turn, texts=WORDS, positive=positive, by=by)


def decided(cast, chair: str, item: Item, outcome: str):
    with cast.at_work(chair) as by:
        return actions.decide(item, turn=item.turn, outcome=outcome, reason="Omdat het past.", by=by)


def up_to_referral(cast, who: str, chair: str, table: str, **signal) -> tuple[Signal, Item]:
    """Brought, laid, weighed positively, and decided to be referred."""
    one, letters = brought(cast, who, table, **signal)
    item = laid(cast, chair, table, letters.matter)
    weighed(cast, chair, item)
    decided(cast, chair, item, "refer")
    return one, item
