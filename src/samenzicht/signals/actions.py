"""The verbs of signals: report, enrich, bring, close, adopt, open the identity, find. Drafts have their own file."""

import os
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import tokens_to_find
from samenzicht.matching import normalise, pseudonym
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions.ends import one_at_a_time
from samenzicht.sharing.models import Disclosure, Progress
from samenzicht.signals import rules
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Bringing, Channel, Mention, Observation, Signal, SignalQuerySet, State
from samenzicht.signals.overview import seen_by, standing_of
from samenzicht.subjects import actions as subjects
from samenzicht.subjects.models import Subject

CHANCES = 20


@transaction.atomic
def report(facts: Facts, by: Post, *, under: Signal | None = None) -> Signal:
    """Write a signal down in the officer's own compartment, with its observations and subjects.

    `under` is an unsaved signal whose id must be used, so that a draft that is sent twice gives one signal.

    Raises:
        NotYours: for an officer who does not work with content.
        NotComplete: with all that is wrong, when the facts cannot be a signal.
    """
    if not rules.may_report(by.roles):
        raise rules.NotYours
    if wrong := rules.faults(facts, timezone.localdate()):
        raise rules.NotComplete(wrong)
    signal = under or Signal()
    signal.compartment_id = by.compartment
    signal.pseudonym = new_pseudonym(by)
    signal.kind, signal.setting, signal.urgency, signal.channel = (
        facts.kind,
        facts.setting,
        facts.urgency,
        facts.channel,
    )
    signal.on_behalf_of = "" if facts.channel == Channel.SELF else facts.on_behalf_of.strip()
    signal.reporter = by.officer.pk
    signal.reported_at = timezone.now()
    signal.save(force_insert=True)
    for one in facts.noticed:
        write_down(signal, one, by)
    for named in facts.subjects:
        mention(signal, named, by)
    signal.renew_tokens()
    stand(signal, Progress.RECEIVED, by)
    record("signal.reported", by.compartment, signal)
    return signal


def new_pseudonym(by: Post) -> str:
    """One that no signal of this compartment has yet; after many chances a double one is taken rather than none."""
    for _chance in range(CHANCES):
        chosen = pseudonym(os.urandom(8))
        if not Signal.objects.of(by.compartment).filter(pseudonym=chosen).exists():
            break
    return chosen


def write_down(signal: Signal, one: Noticed, by: Post) -> None:
    if not one.text.strip() and not one.indicator:
        return
    Observation(
        compartment_id=signal.compartment_id,
        signal=signal,
        way=one.way,
        concern=one.concern,
        text=one.text.strip(),
        source=one.source.strip(),
        noticed_on=one.noticed_on,
        source_grade=one.source_grade,
        information_grade=one.information_grade,
        indicator=one.indicator,
        written_by=by.officer.pk,
    ).save()


def mention(signal: Signal, named: Named, by: Post) -> None:
    subject = subjects.name(
        named.kind, named.called, by=by, contact=named.contact, features=named.features, age=named.age
    )
    Mention(compartment_id=signal.compartment_id, signal=signal, subject=subject, part=named.part).save()


def stand(signal: Signal, progress: str, by: Post, words: str = "") -> State:
    """A dated row: where the signal stands from now on, for its own organisation."""
    state = State(
        compartment_id=signal.compartment_id,
        signal=signal,
        progress=progress,
        words=words.strip(),
        officer=by.officer.pk,
        at=timezone.now(),
    )
    state.save()
    return state


@transaction.atomic
def enrich(signal: Signal, noticed: tuple[Noticed, ...] = (), subjects: tuple[Named, ...] = (), *, by: Post) -> Signal:
    """Add observations and subjects to a signal that is not closed. What was written before stays as it was.

    Raises:
        NotYours, AlreadyClosed, or NotComplete with what is wrong.
    """
    standing = standing_of(signal)
    if not rules.may_see(by.roles, own=is_own(signal, by)) or signal.compartment_id != by.compartment:
        raise rules.NotYours
    if standing == Progress.CLOSED:
        raise rules.AlreadyClosed
    if wrong := faults_of_more(noticed, subjects, timezone.localdate()):
        raise rules.NotComplete(wrong)
    for one in noticed:
        write_down(signal, one, by)
    for named in subjects:
        mention(signal, named, by)
    signal.renew_tokens()
    record("signal.enriched", signal.compartment_id, signal)
    return signal


def faults_of_more(noticed: tuple[Noticed, ...], subjects: tuple[Named, ...], today: date) -> tuple[rules.Fault, ...]:
    """What is wrong with an addition: a text is needed only when no subject is added."""
    wrong = rules.faults(Facts(noticed=noticed, subjects=subjects), today)
    return tuple(fault for fault in wrong if fault.at != "noticed" or not subjects)


@transaction.atomic
def brought(signal: Signal, roundtable: UUID, by: Post, matter: UUID | None = None) -> Bringing:
    """Note that a signal went to a table, and under which matter its letters go. It then stands "at the table".

    Raises:
        NotYours: when the officer is no attention officer of the signal's organisation.
        AlreadyClosed: when the signal was closed.
    """
    if signal.compartment_id != by.compartment or not rules.sees_all(by.roles):
        raise rules.NotYours
    if standing_of(signal) == Progress.CLOSED:
        raise rules.AlreadyClosed
    bringing = Bringing(
        compartment_id=signal.compartment_id,
        signal=signal,
        roundtable=roundtable,
        officer=by.officer.pk,
        at=timezone.now(),
    )
    if matter is not None:
        bringing.matter = matter
    bringing.save()
    stand(signal, Progress.AT_TABLE, by)
    record("signal.brought", signal.compartment_id, signal)
    return bringing


@transaction.atomic
def close(signal: Signal, words: str, by: Post) -> State:
    """End a signal, with words that the colleague who noticed it reads.

    Raises:
        NotYours, AlreadyClosed, or NothingSaid without words.
    """
    one_at_a_time(signal.pk)
    standing = standing_of(signal)
    if signal.compartment_id != by.compartment or not rules.may_see(by.roles, own=is_own(signal, by)):
        raise rules.NotYours
    if standing == Progress.CLOSED:
        raise rules.AlreadyClosed
    brought = signal.bringings.exists()
    if not rules.may_close(by.roles, own=is_own(signal, by), brought=brought, standing=standing):
        raise rules.NotYours
    if len(words.strip()) < rules.SHORTEST_CLOSING:
        raise rules.NothingSaid
    state = stand(signal, Progress.CLOSED, by, words)
    record("signal.closed", signal.compartment_id, signal)
    return state


@transaction.atomic
def adopt(disclosure: Disclosure, by: Post) -> Signal:
    """Make a signal of one's own from a letter. The content stays in the letter, and goes when it is withdrawn.

    Adopting twice gives the same signal.

    Raises:
        NotYours: when the letter is not for this officer's organisation.
    """
    if disclosure.receiver_id != by.compartment or not rules.may_report(by.roles):
        raise rules.NotYours
    one_at_a_time(disclosure.pk)
    adopted = Signal.objects.of(by.compartment).filter(adopted_from=disclosure.pk).first()
    if adopted is not None:
        return adopted
    signal = Signal(
        compartment_id=by.compartment,
        pseudonym=disclosure.pseudonym,
        kind=disclosure.kind,
        urgency=disclosure.urgency,
        reporter=by.officer.pk,
        reported_at=timezone.now(),
        adopted_from=disclosure.pk,
    )
    signal.save(force_insert=True)
    signal.renew_tokens()
    stand(signal, Progress.RECEIVED, by)
    record("signal.adopted", by.compartment, signal, basis=disclosure.basis)
    return signal


def look_at(signal: Signal) -> None:
    """That an officer opened a signal to read it: what people wrote in it may be about a person."""
    record("signal.opened", signal.compartment_id, signal)


def open_identity(signal: Signal, subject: Subject, *, reason: str, words: str, by: Post) -> subjects.Identity:
    """Who a subject of this signal is; the opening is kept and stands in the journal.

    Raises:
        NotYours: when the officer may not see the signal, or it does not mention the subject.
        subjects.rules.ReasonNeeded: without a reason.
    """
    if not rules.may_see(by.roles, own=is_own(signal, by)):
        raise rules.NotYours
    if not Mention.objects.filter(signal=signal, subject=subject).exists():
        raise rules.NotYours
    return subjects.open_identity(subject, reason=reason, words=words, by=by)


def find(question: str, by: Post) -> SignalQuerySet:
    """The signals that this officer may see and that carry every word, number or plate of the question."""
    record("signals.searched", by.compartment)
    sought = sorted(normalise.sought(question))
    if not sought:
        return Signal.objects.none()
    return seen_by(by).found_by(tokens_to_find(sought, by.compartment)).newest()


def is_own(signal: Signal, by: Post) -> bool:
    return signal.reporter == by.officer.pk
