"""The verbs of subjects: name, open the identity, find, forget. Names are sealed; search runs on keyed tokens."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import tokens_to_find
from samenzicht.matching import mentions, normalise, pseudonym
from samenzicht.organisations.posts import Post
from samenzicht.subjects import rules
from samenzicht.subjects.models import Age, Opening, Subject, SubjectKind, SubjectQuerySet

CHANCES = 20


@dataclass(frozen=True)
class Identity:
    """Who a subject is, opened for one moment. It is shown once and never kept."""

    name: str
    contact: str
    features: str


def name(kind: str, called: str, *, by: Post, contact: str = "", features: str = "", age: str = Age.UNKNOWN) -> Subject:
    """Write a subject down in the officer's own compartment, under a new pseudonym.

    Raises:
        NotYours: for an officer who does not work with content.
        Unfit: for an unknown code, an empty subject or a text that is too long.
    """
    if not rules.may_work_with(by.roles):
        raise rules.NotYours
    if faults := rules.faults_of(kind, called, age, (contact, features)):
        raise rules.Unfit(faults[0])
    subject = Subject(
        compartment_id=by.compartment,
        kind=kind,
        pseudonym=new_pseudonym(by),
        age=age if kind == SubjectKind.PERSON else Age.UNKNOWN,
        name=called.strip(),
        contact=contact.strip(),
        features=features.strip(),
    )
    subject.save()
    subject.renew_tokens()
    record("subject.named", by.compartment, subject)
    return subject


def new_pseudonym(by: Post) -> str:
    """One that no subject of this compartment has yet; after many chances a double one is taken rather than none."""
    known = Subject.objects.of(by.compartment)
    for _chance in range(CHANCES):
        chosen = pseudonym(os.urandom(8))
        if not known.filter(pseudonym=chosen).exists():
            break
    return chosen


def open_identity(subject: Subject, *, reason: str, words: str, by: Post) -> Identity:
    """Who it is. Each opening is kept with its words, and stands in the journal with its reason.

    Raises:
        NotYours: when the subject is of another compartment, or the officer does not work with content.
        ReasonNeeded: without a reason from the list and words of one's own.
    """
    if subject.compartment_id != by.compartment or not rules.may_work_with(by.roles):
        raise rules.NotYours
    if not rules.is_reason(reason, words):
        raise rules.ReasonNeeded
    Opening(
        compartment_id=subject.compartment_id,
        subject=subject,
        officer=by.officer.pk,
        reason=reason,
        words=words.strip(),
        at=timezone.now(),
    ).save()
    record("subject.opened", subject.compartment_id, subject, reason=reason)
    return Identity(subject.name, subject.contact, subject.features)


def find(question: str, *, by: Post) -> SubjectQuerySet:
    """The subjects of one's own compartment that carry every word, number or plate of the question.

    Shows pseudonyms only: nothing is opened, but that someone looked stands in the journal.
    """
    record("subjects.searched", by.compartment)
    sought = sorted(normalise.sought(question))
    if not sought or not rules.may_work_with(by.roles):
        return Subject.objects.none()
    return Subject.objects.of(by.compartment).found_by(tokens_to_find(sought, by.compartment)).order_by("-known_since")


def named_in(text: str, subjects: Iterable[Subject]) -> list[Subject]:
    """The subjects whose name, number or plate stands in a free text. Nothing of them is shown."""
    said = normalise.terms(text)
    return [subject for subject in subjects if stands_in(subject, text, said)]


def known_in(text: str, compartment: UUID) -> list[Subject]:
    """The subjects that this compartment knows and whose name, number or plate stands in a text; found by tokens."""
    terms = sorted(normalise.terms(text))
    if not terms:
        return []
    tokens = [token for one in tokens_to_find(terms, compartment) for token in one]
    return named_in(text, Subject.objects.of(compartment).filter(tokens__token__in=tokens).distinct())


def stands_in(subject: Subject, text: str, said: set[str]) -> bool:
    telling = rules.telling_name(subject.kind, subject.name)
    values = {
        term for term in subject.terms() if any(sign.isdigit() for sign in term) and len(term) >= rules.TELLING_DIGITS
    }
    return bool(telling and mentions(text, [telling])) or not values.isdisjoint(said)


def forget(subjects: Iterable[Subject]) -> int:
    """Delete subjects, with their tokens and openings; runs as the owner role with the compartment's key."""
    count = 0
    for subject in subjects:
        record("subject.forgotten", subject.compartment_id, subject)
        subject.delete()
        count += 1
    return count
