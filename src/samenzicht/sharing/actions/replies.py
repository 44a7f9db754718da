"""What a receiver says of a letter, and what became of it for the one who noticed."""

from uuid import UUID, uuid4

from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.models import Compartment
from samenzicht.law import Question, verdict
from samenzicht.organisations.models import Organisation
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions.ends import must_handle_what_came, must_name_nobody, must_stand, one_at_a_time, seal
from samenzicht.sharing.actions.refusals import AlreadySaid, NotYours
from samenzicht.sharing.models import Disclosure, Progress, Reply, Step

STATE_ONLY = frozenset({"state_only"})
# Said once: whoever says it again hears what was said.
SETTLES = (Step.ACCEPTED, Step.REFUSED)


def acknowledge(disclosure: Disclosure, by: Post) -> Reply:
    """Says that it arrived. A second time gives back the first."""
    must_handle_what_came(by, disclosure)
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    former = first_word(disclosure, Step.ACKNOWLEDGED)
    return former or say(disclosure, by, Step.ACKNOWLEDGED)


def accept(disclosure: Disclosure, by: Post, words: str = "", facts: frozenset[str] = STATE_ONLY) -> Reply:
    """Takes it up, and tells the one who noticed."""
    settle(disclosure, by)
    must_be_about_nobody(disclosure, words, facts)
    reply = say(disclosure, by, Step.ACCEPTED, words, Progress.TAKEN_UP)
    tell_who_noticed(disclosure, by, Progress.TAKEN_UP, words, facts)
    return reply


def refuse(disclosure: Disclosure, by: Post, why: str, facts: frozenset[str] = STATE_ONLY) -> Reply:
    """Does not take it up, and says why. At a table the matter is then still the table's; else it is closed."""
    settle(disclosure, by)
    must_be_about_nobody(disclosure, why, facts)
    progress = Progress.PASSED_ON if disclosure.roundtable else Progress.CLOSED
    reply = say(disclosure, by, Step.REFUSED, why, progress)
    tell_who_noticed(disclosure, by, progress, why, facts)
    return reply


def answer(
    disclosure: Disclosure, by: Post, progress: str = "", words: str = "", facts: frozenset[str] = STATE_ONLY
) -> Reply:
    """Says how it stands or what came of it; may be said again as the work goes on."""
    must_handle_what_came(by, disclosure)
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    refused = first_word(disclosure, Step.REFUSED)
    if refused is not None:
        raise AlreadySaid(refused)
    must_be_about_nobody(disclosure, words, facts)
    reply = say(disclosure, by, Step.ANSWERED, words, progress)
    if progress:
        tell_who_noticed(disclosure, by, progress, words, facts)
    return reply


def propose(disclosure: Disclosure, by: Post, words: str) -> Reply:
    """Proposes a correction. The sender stays the owner: only he replaces the letter."""
    must_handle_what_came(by, disclosure)
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    return say(disclosure, by, Step.PROPOSED, words)


def settle(disclosure: Disclosure, by: Post) -> None:
    """
    Raises:
        NotYours, Withdrawn: see `ends`; also for a letter that is not answered by letter, as what lies at a table.
        AlreadySaid: someone of this organisation accepted or refused it before.
    """
    must_handle_what_came(by, disclosure)
    if not disclosure.wants_answer:
        raise NotYours
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    former = first_word(disclosure, *SETTLES)
    if former is not None:
        raise AlreadySaid(former)


def must_be_about_nobody(disclosure: Disclosure, words: str, facts: frozenset[str]) -> None:
    """
    Raises:
        NamesSomeone: words that travel on because they are about no person tell who someone is.
    """
    if words and facts >= STATE_ONLY:
        must_name_nobody([words], disclosure.receiver_id)


def first_word(disclosure: Disclosure, *steps: str) -> Reply | None:
    replies = Reply.objects.filter(disclosure=disclosure.pk, sender=disclosure.receiver_id, step__in=steps)
    return replies.order_by("sent_at").first()


def say(disclosure: Disclosure, by: Post, step: str, words: str = "", progress: str = "") -> Reply:
    """A word from the receiver to the sender."""
    reply = post(
        disclosure,
        by,
        sender=disclosure.receiver,
        receiver=disclosure.sender,
        step=step,
        progress=progress,
        words=words,
    )
    record(f"letter.{step}", disclosure.receiver_id, disclosure, basis=disclosure.basis)
    return reply


def tell_who_noticed(disclosure: Disclosure, by: Post, progress: str, words: str, facts: frozenset[str]) -> None:
    """Feedback goes apart when who noticed is neither end of this letter: the sender has the reply already."""
    to = disclosure.feedback_to
    if to is not None and to not in (disclosure.sender_id, disclosure.receiver_id):
        feedback(
            matter=disclosure.matter, to=to, progress=progress, words=words, by=by, disclosure=disclosure, facts=facts
        )


def feedback(
    *,
    matter: UUID,
    to: UUID,
    progress: str,
    words: str,
    by: Post,
    disclosure: Disclosure,
    party: str = "",
    facts: frozenset[str] = STATE_ONLY,
) -> Reply:
    """Tells the one who noticed how it stands, in the name of the receiver of `disclosure`.

    How far it is says nothing about a person and always goes. Words go when the law lets them (basis `feedback`);
    `facts` holds `state_only` when the officer says that they are not about a person. `party` is the giver's code in
    the law when that is not the officer's organisation (a table).

    Raises:
        NotYours: the officer does not hold the receiver's key.
        ValueError: a progress or a matter that is not this letter's.
    """
    if not by.holds(disclosure.receiver_id):
        raise NotYours
    if progress not in Progress.values or matter != disclosure.matter:
        raise ValueError("feedback is about this letter's matter, in one of five states")
    receiver = Compartment.objects.get(pk=to)
    kind = Organisation.objects.filter(compartment=receiver).values_list("kind", flat=True).first()
    judged = verdict(
        Question(
            sender=party or by.organisation.kind,
            receiver=kind or "signals_table",
            purpose="feedback",
            categories=frozenset({"facts"}),
            facts=facts,
            on=timezone.localdate(),
        )
    )
    reply = post(
        disclosure,
        by,
        sender=disclosure.receiver,
        receiver=receiver,
        progress=progress,
        words=words if judged.allowed else "",
    )
    record(
        "feedback.sent",
        disclosure.receiver_id,
        reply,
        reason=progress if judged.allowed else "state_without_words",
        basis=judged.basis.code if judged.basis else "",
    )
    return reply


def post(
    disclosure: Disclosure,
    by: Post,
    *,
    sender: Compartment,
    receiver: Compartment,
    step: str = "",
    progress: str = "",
    words: str = "",
) -> Reply:
    number = uuid4()
    return Reply.objects.create(
        id=number,
        sender=sender,
        receiver=receiver,
        sent_at=timezone.now(),
        disclosure=disclosure.pk,
        matter=disclosure.matter,
        officer=by.officer.pk,
        from_organisation=by.organisation,
        step=step,
        progress=progress,
        **seal(words, number, (sender, receiver)),
    )
