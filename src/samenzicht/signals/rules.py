"""Judgements on signals: who may see and do what, what a signal needs, where it stands, how long it stays."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from samenzicht.exploitation import KINDS, SETTINGS, indicators, kinds_on
from samenzicht.matching import mentions
from samenzicht.organisations.models import Role
from samenzicht.sharing.models import Progress, Urgency
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Channel, Concern, InformationGrade, Part, SourceGrade, Way
from samenzicht.subjects.models import SubjectKind
from samenzicht.subjects.rules import faults_of, may_work_with, telling_name

LONGEST_TEXT = 5000
LONGEST_SOURCE = 300
MOST_SUBJECTS = 20
SHORTEST_CLOSING = 5

# Own choice, not read in a law: a closed signal that nobody followed up has no purpose left after half a year.
KEEP_CLOSED_DAYS = 180
# Own choice: what nobody finished in a month is not going to be reported.
KEEP_DRAFT_DAYS = 30


@dataclass(frozen=True)
class Fault:
    """What is wrong and how to mend it; `at` names the part of the form, such as `seen` or `subjects`."""

    at: str
    words: str


class NotComplete(Exception):
    """What was told cannot be a signal yet; `faults` says why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(fault.at for fault in faults))
        self.faults = tuple(faults)


class NotYours(Exception):
    """The officer's role or desk does not allow this."""


class AlreadyClosed(Exception):
    """The signal was closed; nothing is added to it any more."""


class NothingSaid(Exception):
    """This needs words."""


def sees_all(roles: Collection[str]) -> bool:
    """An attention officer sees every signal of the organisation; everyone else their own."""
    return Role.ATTENTION in roles


def may_report(roles: Collection[str]) -> bool:
    return may_work_with(roles)


def may_see(roles: Collection[str], *, own: bool) -> bool:
    return may_work_with(roles) and (own or sees_all(roles))


def may_enrich(roles: Collection[str], *, own: bool, standing: str) -> bool:
    return may_see(roles, own=own) and standing != Progress.CLOSED


def may_close(roles: Collection[str], *, own: bool, brought: bool, standing: str) -> bool:
    """Who noticed may close their own signal as long as no table has it; after that the attention officer does."""
    if not may_see(roles, own=own) or standing == Progress.CLOSED:
        return False
    return sees_all(roles) or not brought


def faults(facts: Facts, today: date) -> tuple[Fault, ...]:
    """Everything that keeps these facts from being a signal; empty when nothing does."""
    return tuple(_faults(facts, today))


def _faults(facts: Facts, today: date) -> Iterator[Fault]:
    if not any(one.text.strip() for one in facts.noticed):
        yield Fault("noticed", _("Schrijf op wat je zag, hoorde of denkt. Eén vak is genoeg."))
    for one in facts.noticed:
        yield from faults_noticed(one, today)
    yield from _faults_subjects(facts.subjects)
    if facts.kind and facts.kind not in {kind.code for kind in kinds_on(today)}:
        yield Fault("kind", _("Kies een vorm uit de lijst, of kies: weet ik niet."))
    if facts.setting and facts.setting not in SETTINGS:
        yield Fault("setting", _("Kies een plek uit de lijst."))
    if facts.urgency not in Urgency.values:
        yield Fault("danger", _("Geef aan of iemand nu in gevaar is."))
    if facts.channel not in Channel.values:
        yield Fault("channel", _("Kies uit de lijst hoe het bij je kwam."))
    if len(facts.on_behalf_of) > LONGEST_SOURCE:
        yield Fault("on_behalf_of", too_long(LONGEST_SOURCE, len(facts.on_behalf_of)))


def faults_noticed(one: Noticed, today: date) -> Iterator[Fault]:
    """What is wrong with one observation."""
    if one.way not in Way.values or one.concern not in Concern.values:
        yield Fault("noticed", _("Kies uit de lijst."))
    if one.source_grade not in SourceGrade.values or one.information_grade not in InformationGrade.values:
        yield Fault(one.way, _("Kies uit de lijst hoe zeker dit is."))
    if one.indicator and one.indicator not in known_indicators(today):
        yield Fault("indicators", _("Kies kenmerken uit de lijst."))
    if len(one.text) > LONGEST_TEXT:
        yield Fault(f"{one.way}_text", too_long(LONGEST_TEXT, len(one.text)))
    if len(one.source) > LONGEST_SOURCE:
        yield Fault(f"{one.way}_source", too_long(LONGEST_SOURCE, len(one.source)))
    if one.noticed_on and one.noticed_on > today:
        yield Fault(f"{one.way}_on", _("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))


def _faults_subjects(subjects: Sequence[Named]) -> Iterator[Fault]:
    if len(subjects) > MOST_SUBJECTS:
        yield Fault("subjects", _("Dit zijn er te veel voor één signaal. Maak er twee signalen van."))
    for one in subjects:
        for words in faults_of(one.kind, one.called, one.age, (one.contact, one.features)):
            yield Fault("subjects", words)
        if one.part not in Part.values:
            yield Fault("subjects", _("Kies uit de lijst welke rol dit heeft."))


def too_long(most: int, length: int) -> str:
    words = _(
        "Deze tekst is te lang: %(length)s tekens, er passen er %(most)s. Kort hem in; wat je typte staat er nog."
    )
    return words % {"length": length, "most": most}


def known_indicators(today: date) -> frozenset[str]:
    return frozenset(indicator.code for indicator in indicators(on=today))


def missing(facts: Facts) -> tuple[str, ...]:
    """What would make the signal stronger; none of it is needed to report."""
    hints = []
    told = [one for one in facts.noticed if one.text.strip()]
    if not any(one.way == Way.SEEN for one in told):
        hints.append(_("Wat iemand zelf zag, telt zwaarder dan wat je denkt. Is er iets gezien?"))
    if any(one.noticed_on is None for one in told):
        hints.append(_("Van wanneer is het? Met een dag erbij kan een ander het naast eigen gegevens leggen."))
    if any(not one.source.strip() for one in told if one.way == Way.HEARD):
        hints.append(_("Van wie hoorde je het? De bron blijft bij jouw organisatie."))
    if not facts.subjects:
        hints.append(_("Om wie of wat gaat het? Ook een plek, kenteken of telefoonnummer helpt."))
    return tuple(hints)


def names_someone(facts: Facts) -> bool:
    """Whether a text says a name that stands on a card too; the first letter to a table would leave that text out."""
    names = [telling_name(one.kind, one.called) for one in facts.subjects if one.kind != SubjectKind.COMPANY]
    return any(mentions(one.text, filter(None, names)) for one in facts.noticed)


@dataclass(frozen=True)
class Word:
    """One step in the life of a signal: where it stood then, in whose words. `voice` is None for one's own house."""

    at: datetime
    progress: str
    voice: str | None = None
    words: str = ""


def was_brought(words: Iterable[Word]) -> bool:
    """Whether its own organisation brought it to a table."""
    return any(word.voice is None and word.progress == Progress.AT_TABLE for word in words)


def standing(words: Iterable[Word]) -> str:
    """Where a signal stands now, as one of the five states.

    The last word counts, with two exceptions: what its own organisation closed is closed, and one receiver who is
    finished does not end what another has taken up.
    """
    told = sorted(words, key=lambda word: word.at)
    if not told:
        return Progress.RECEIVED
    if any(word.voice is None and word.progress == Progress.CLOSED for word in told):
        return Progress.CLOSED
    last_of_each = {word.voice: word.progress for word in told}
    if told[-1].progress == Progress.CLOSED and Progress.TAKEN_UP in last_of_each.values():
        return Progress.TAKEN_UP
    return told[-1].progress


def may_be_forgotten(closed_on: date, *, letters_stand: bool, today: date) -> bool:
    """A closed signal goes after its term, and not before the letters that told of it."""
    return not letters_stand and closed_on + timedelta(days=KEEP_CLOSED_DAYS) <= today


def kind_name(code: str, language: str) -> str:
    return KINDS[code].name.in_(language) if code in KINDS else ""
