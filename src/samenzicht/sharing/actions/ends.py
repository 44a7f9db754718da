"""The ends of a letter: who acts for which, what is sealed for both, and what is already said."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from samenzicht.compartments.keyring import open_letter, seal_letter
from samenzicht.compartments.keys import held
from samenzicht.compartments.models import Compartment
from samenzicht.organisations.posts import Post
from samenzicht.sharing import rules
from samenzicht.sharing.actions.refusals import NamesSomeone, NotYours, Withdrawn
from samenzicht.sharing.extracts import Passage, thawed
from samenzicht.sharing.models import Content, Disclosure, Reply, Step
from samenzicht.subjects.actions import known_in


def one_at_a_time(matter: UUID) -> None:
    """Who else acts on this matter waits until this transaction ends, so that nothing is said or sent twice.

    Every verb takes this one lock, and no row can be locked: the web role may not update letters.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 28638))", [str(matter)])


def end_of(disclosure: Disclosure, by: Post) -> UUID | None:
    """The end for which this officer stands: the own organisation's, else one whose key is held, else none.

    Who sits at a partnership holds the keys of both ends of what the own organisation brought there.
    """
    ends = (disclosure.receiver_id, disclosure.sender_id)
    if by.compartment in ends:
        return by.compartment if by.holds(by.compartment) else None
    return next((end for end in ends if by.holds(end)), None)


def roles_in(by: Post, compartment: UUID) -> frozenset[str]:
    return frozenset(m.role for m in by.memberships if m.compartment_id == compartment)


def must_handle_what_came(by: Post, disclosure: Disclosure) -> None:
    """
    Raises:
        NotYours: unless this officer answers for the receiver.
    """
    if not by.holds(disclosure.receiver_id) or not rules.may(roles_in(by, disclosure.receiver_id), rules.HANDLES):
        raise NotYours


def must_handle_what_went(by: Post, disclosure: Disclosure) -> None:
    """
    Raises:
        NotYours: unless this officer answers for the sender.
    """
    if not by.holds(disclosure.sender_id) or not rules.may(roles_in(by, disclosure.sender_id), rules.HANDLES):
        raise NotYours


def must_stand(disclosure: Disclosure) -> None:
    """
    Raises:
        Withdrawn: when the letter was taken back, replaced, or is past its term.
    """
    if not Content.objects.filter(disclosure=disclosure).exists():
        raise Withdrawn(disclosure, taken_back(disclosure))


def taken_back(disclosure: Disclosure) -> Reply | None:
    """The sender's last word on a letter that is gone. Only the sender's counts: anyone can write a row of his own."""
    return Reply.objects.filter(
        disclosure=disclosure.pk, sender=disclosure.sender_id, step__in=(Step.WITHDRAWN, Step.CORRECTED)
    ).first()


def must_name_nobody(words: Iterable[str], compartment: UUID) -> None:
    """
    Raises:
        NamesSomeone: when the words tell who someone is whom this compartment knows.
    """
    if known_in("\n".join(words), compartment):
        raise NamesSomeone


def seal(text: str, letter: UUID, ends: tuple[Compartment, Compartment]) -> dict[str, bytes]:
    """The three sealed columns of a content or a reply."""
    sealed, (for_sender, for_receiver) = seal_letter(text, letter, ends)
    return {"text": sealed, "key_for_sender": for_sender, "key_for_receiver": for_receiver}


def unsealed(row: Content | Reply) -> str:
    """The text, opened with the key of whichever end this transaction holds."""
    if row.receiver_id in held().compartments:
        return open_letter(bytes(row.text), bytes(row.key_for_receiver), row.pk, row.receiver_id)
    return open_letter(bytes(row.text), bytes(row.key_for_sender), row.pk, row.sender_id)


def passages_of(content: Content) -> tuple[Passage, ...]:
    return thawed(unsealed(content))
