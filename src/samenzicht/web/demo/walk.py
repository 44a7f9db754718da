"""Walks each fictional story through the house, with the same verbs as everyone: a demo cannot do what users cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone

from samenzicht.compartments.keys import holding
from samenzicht.organisations.posts import Post, posts_of
from samenzicht.roundtable import actions as table_actions
from samenzicht.roundtable.models import Answer, Call, Item, Roundtable
from samenzicht.roundtable.rules import WEIGHED, purpose_of
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address
from samenzicht.sharing.models import Disclosure, Progress, Sort
from samenzicht.signals import actions as signals
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Signal
from samenzicht.web.demo import stories
from samenzicht.web.demo.counts import count
from samenzicht.web.demo.letter import write
from samenzicht.web.demo.moments import ago
from samenzicht.web.demo.owners import lay_owners
from samenzicht.web.demo.programme import lay_programme
from samenzicht.web.demo.region import People
from samenzicht.web.demo.stories import Story

NECESSARY = frozenset({"necessary", "proportionate", "subsidiary", "authority_agrees", "written_decision", "recorded"})
CHAIRS = {"molenland": "ravi", "duinrand": "zoe"}
HOSTED = {"molenland": "riec", "duinrand": "zandwijk"}
STEP = 0.02
DECIDED = (stories.KEPT, stories.ENRICHED, stories.CLOSED, stories.REFERRED, stories.TAKEN_UP, stories.FINISHED)

WEIGHED_WORDS = {
    "necessity": "Zonder samen kijken blijft dit bij één organisatie liggen.",
    "proportionality": "Er gaan alleen feiten mee, geen namen.",
    "subsidiarity": "Lichtere wegen zijn geprobeerd: een gesprek aan de balie gaf niets.",
    "type_of_signal": "Mogelijke uitbuiting, eigen waarneming.",
    "number_and_nature": "Meer dan één waarneming, verschillende bronnen.",
    "weight_and_measures": "Ernstig als het klopt. Er is nog niets ondernomen.",
    "matching_signals": "Eén partner kent iets dat erop lijkt.",
}


class Walk:
    """One story, told from its first day on. Each act is a little later than the one before."""

    def __init__(self, people: People, story: Story) -> None:
        self.people, self.story, self.days = people, story, story.days

    @contextmanager
    def act(self, who: str) -> Iterator[Post]:
        """The next act, by this officer and at the story's own time."""
        self.days = max(self.days - STEP - self.story.days / 12, 0.01)
        post = posts_of(self.people.officers[who])[0]
        with ago(self.days), holding(post.keys()):
            yield post

    def go(self) -> None:
        """Report, and then as far as the story goes."""
        far = self.story.far
        self.report()
        if far != stories.FRESH:
            self.bring()
        if far == stories.WITHDRAWN:
            self.withdraw()
        if far not in (stories.FRESH, stories.WITHDRAWN, stories.BROUGHT):
            self.ask()
        if far in (stories.WEIGHED, *DECIDED):
            self.weigh()
        if far in DECIDED:
            self.decide()

    @property
    def table(self) -> Roundtable:
        return self.people.tables[self.story.to]

    @property
    def chair(self) -> str:
        return CHAIRS[self.story.to]

    def report(self) -> None:
        told = {"seen": self.story.seen, "heard": self.story.heard, "inferred": self.story.inferred}
        with self.act(self.story.who) as by:
            facts = Facts(
                noticed=tuple(self.noticed(way, text) for way, text in told.items() if text),
                subjects=tuple(Named(kind, name, part, contact) for kind, name, part, contact in self.story.subjects),
                kind=self.story.kind,
                setting=self.story.setting,
                urgency=self.story.urgency,
                channel=self.story.channel,
                on_behalf_of="" if self.story.channel == "self" else "Een fictieve melder",
            )
            self.signal = signals.report(facts, by)

    def noticed(self, way: str, text: str) -> Noticed:
        grades = {"seen": ("a", "2"), "heard": ("b", "3"), "inferred": ("x", "4")}[way]
        return Noticed(way, text, "eigen werk", timezone.localdate() - timedelta(days=1), *grades)

    def bring(self) -> None:
        """By an attention officer, who may be another colleague than the one who noticed."""
        with self.act(self.story.who) as by:
            brought = table_actions.bring(Signal.objects.get(pk=self.signal.pk), self.table, by, NECESSARY)
            if brought.matter is None:
                raise RuntimeError(f"The demo cannot bring: {brought.refused[0].verdict.unmet}")
            self.matter = brought.matter

    def withdraw(self) -> None:
        with self.act(self.story.who) as by:
            for letter in Disclosure.objects.sent_by(by.compartment).filter(matter=self.matter):
                letters.withdraw(letter, by, "Het bleek een misverstand. Er is niets aan de hand.")

    def item(self, by: Post) -> Item:
        letter = Disclosure.objects.received_by(self.table.desk_id).get(matter=self.matter, sort=Sort.SIGNAL)
        return table_actions.lay(letter, self.table, by)

    def ask(self) -> None:
        with self.act(self.chair) as by:
            table_actions.ask_round(self.item(by), by)
        partners = [code for code in self.partners() if code != HOSTED[self.story.to]]
        for code, knowledge in zip([*partners, HOSTED[self.story.to]], self.story.answers, strict=False):
            self.answer(code, knowledge)

    def partners(self) -> list[str]:
        """The codes of the organisations that are asked."""
        by_id = {organisation.pk: code for code, organisation in self.people.organisations.items()}
        seated = [by_id[seat.organisation_id] for seat in self.table.seats.all()]
        return [code for code in seated if self.people.organisations[code].compartment_id != self.signal.compartment_id]

    def answer(self, organisation: str, knowledge: str) -> None:
        words = "Wij kennen dit adres van een eerdere melding." if knowledge == "shares" else ""
        with self.act(someone_of(organisation)) as by:
            call = Call.objects.waiting_for(by.compartment).filter(matter=self.matter).first()
            if call is not None and not Answer.objects.on(call).filter(sender=by.compartment).exists():
                table_actions.answer_round(call, knowledge=knowledge, words=words, by=by, facts=NECESSARY)

    def weigh(self) -> None:
        texts = {part: WEIGHED_WORDS[part] for part in WEIGHED}
        positive = self.story.far in (stories.REFERRED, stories.TAKEN_UP, stories.FINISHED, stories.WEIGHED)
        with self.act(self.chair) as by:
            item = self.item(by)
            table_actions.close_round(item, item.turn, by)
            table_actions.weigh(item, turn=item.turn, texts=texts, positive=positive, by=by)

    def decide(self) -> None:
        outcome, reason = {
            stories.KEPT: ("keep", "Te weinig om door te geven. Over een maand kijken we opnieuw."),
            stories.ENRICHED: ("enrich", "De gemeente zoekt uit wie er op het adres staat ingeschreven."),
            stories.CLOSED: ("close", "Geen aanwijzing voor uitbuiting. De inspectie kreeg een gewone tip."),
        }.get(self.story.far, ("refer", "Ernstig genoeg voor opvolging door meer dan één partij."))
        with self.act(self.chair) as by:
            item = self.item(by)
            table_actions.decide(item, turn=item.turn, outcome=outcome, reason=reason, by=by)
        if outcome == "refer":
            self.refer()

    def refer(self) -> None:
        with self.act(self.chair) as by:
            chosen = [
                (Address.of(self.people.organisations[code]), purpose_of(self.people.organisations[code].kind))
                for code in self.story.receivers
            ]
            table_actions.refer(self.item(by), chosen, by, NECESSARY)
        if self.story.far in (stories.TAKEN_UP, stories.FINISHED):
            self.take_up()

    def take_up(self) -> None:
        who = someone_of(self.story.receivers[0])
        with self.act(who) as by:
            letter = Disclosure.objects.received_by(by.compartment).get(matter=self.matter, sort=Sort.REFERRAL)
            letters.acknowledge(letter, by)
            letters.accept(letter, by, "Wij gaan hiermee aan de slag.")
            signals.adopt(letter, by)
        if self.story.far == stories.FINISHED:
            with self.act(who) as by:
                letter = Disclosure.objects.received_by(by.compartment).get(matter=self.matter, sort=Sort.REFERRAL)
                letters.answer(letter, by, Progress.CLOSED, "De werkers zijn gehoord en slapen nu ergens anders. Dank.")


def someone_of(organisation: str) -> str:
    """Who acts for an organisation in the demo."""
    return {
        "wiekendam": "bram", "politie": "karel", "zorg": "zita", "veilig": "vera", "riec": "rosa",
        "zandwijk": "zoe", "politie_duinrand": "dirk", "zorg_duinrand": "daan", "verweg": "vreemd",
    }[organisation]  # fmt: skip


def walk(people: People) -> int:
    """All stories, oldest first; how many there are."""
    for story in sorted(stories.STORIES, key=lambda one: -one.days):
        Walk(people, story).go()
    count(people)
    lay_programme(people)
    write(people)
    lay_owners(people)
    return len(stories.STORIES)
