"""Drafts: a signal that is being written. Saved at every step and every few seconds, sealed, for its writer alone.

A page stands open longer than a session lasts. Its form carries a token that is bound to draft, officer and
compartment: with it a text can still be saved, never read, after the session has ended. Saving as one types leaves no
line in the journal, for nothing is done yet; beginning, keeping without a session, discarding and reporting do.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import transaction

from samenzicht.audit.actions import record
from samenzicht.compartments.keys import Keys, holding
from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import Post, posts_of
from samenzicht.signals import actions, rules
from samenzicht.signals.answers import facts_of
from samenzicht.signals.models import Draft, Signal
from samenzicht.signals.overview import drafts_of

SALT = "samenzicht.signals.draft"
TOKEN_LASTS = 12 * 60 * 60  # seconds

# From what a draft holds to what is laid over it.
Change = Callable[[dict[str, Any]], dict[str, Any]]


class Gone(Exception):
    """There is no such draft of this officer: it was reported or discarded, or it is another's."""


@transaction.atomic
def save_draft(answers: dict[str, Any], by: Post, page: int = 1) -> Draft:
    """Begin a draft with the first answers."""
    if not rules.may_report(by.roles):
        raise rules.NotYours
    draft = Draft(compartment_id=by.compartment, officer=by.officer.pk, page=page, answers=json.dumps(answers))
    draft.save()
    record("draft.begun", by.compartment, draft)
    return draft


def resume(key: UUID, by: Post) -> Draft:
    """
    Raises:
        Gone
    """
    draft = drafts_of(by).filter(pk=key).first()
    if draft is None:
        raise Gone
    return draft


@transaction.atomic
def add(key: UUID, change: Change, by: Post, page: int) -> Draft:
    """Lay new answers over what the draft holds; the answers of other steps stay. Two savings wait for each other.

    Raises:
        Gone
    """
    draft = drafts_of(by).select_for_update().filter(pk=key).first()
    if draft is None:
        raise Gone
    held = answers_of(draft)
    draft.answers = json.dumps(held | change(held))
    draft.page = max(draft.page, page)
    draft.save()
    return draft


@transaction.atomic
def discard(key: UUID, by: Post) -> None:
    draft = resume(key, by)
    record("draft.discarded", draft.compartment_id, draft)
    draft.delete()


@transaction.atomic
def send(key: UUID, by: Post) -> Signal:
    """Report what the draft holds. Sending it twice gives the same signal.

    Raises:
        Gone, or NotComplete with what is wrong; the draft then stays.
    """
    draft = drafts_of(by).select_for_update().filter(pk=key).first()
    if draft is None:
        sent = Signal.objects.of(by.compartment).filter(pk=key, reporter=by.officer.pk).first()
        if sent is None:
            raise Gone
        return sent
    signal = actions.report(facts_of(answers_of(draft)), by, under=Signal(pk=key))
    draft.delete()
    return signal


def answers_of(draft: Draft) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads(draft.answers or "{}")
    return answers


def token(draft: Draft) -> str:
    """What the form carries: it opens nothing, it only lets its text be saved."""
    return signing.dumps([str(draft.pk), str(draft.officer), str(draft.compartment_id)], salt=SALT)


def keep_without_session(key: UUID, carried: str, change: Change, page: int) -> bool:
    """Save a text whose writer's session has ended, with the key of that one compartment for this one act.

    False when the token is not of this draft, too old, or its officer does not work there any more.
    """
    post = writer_of(key, carried)
    if post is None:
        return False
    keys = Keys(post.officer.pk, post.organisation.pk, frozenset({post.compartment}))
    with holding(keys):
        try:
            draft = add(key, change, post, page)
        except Gone:
            return False
        record("draft.kept", post.compartment, draft, reason="no_session")
    return True


def writer_of(key: UUID, carried: str) -> Post | None:
    """The post of the officer to whom this token was given, if both still stand."""
    try:
        draft, officer, compartment = signing.loads(carried, salt=SALT, max_age=TOKEN_LASTS)
    except (signing.BadSignature, ValueError):
        return None
    if draft != str(key):
        return None
    writer = Officer.objects.filter(pk=officer, is_active=True).first()
    posts = posts_of(writer) if writer else []
    return next((p for p in posts if str(p.compartment) == compartment and rules.may_report(p.roles)), None)
