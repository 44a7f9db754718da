"""A partner answers in the round: not known, known but cannot be shared, or shared."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import open_letter, seal_letter
from samenzicht.compartments.keys import held
from samenzicht.law import Question, Verdict, verdict
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.models import Answer, Call, Knowledge, Roundtable
from samenzicht.roundtable.refusals import AlreadyAnswered, NotAsked, NothingSaid, NotYours
from samenzicht.sharing.actions import Refused, must_name_nobody

TO_SHARE_FOR = ("weigh", "help", "detect")


def may_share(table: Roundtable, by: Post, facts: frozenset[str], on: date) -> tuple[Question, Verdict]:
    """What the law says of this partner's facts for this table, under the purpose that gives most."""
    question = Question(
        sender=by.organisation.kind,
        receiver=table.party,
        purpose=TO_SHARE_FOR[0],
        categories=frozenset({"facts"}),
        facts=facts | rules.facts_of_table(table.covenant),
        on=on,
    )
    best = replace(question, purpose=rules.best_purpose(question, TO_SHARE_FOR))
    return best, verdict(best)


def answer_round(call: Call, *, knowledge: str, words: str, by: Post, facts: frozenset[str] = frozenset()) -> Answer:
    """One answer for one organisation in one turn, sealed for the partner and the desk.

    Raises:
        NotYours: no partner of the organisation that was asked.
        NotAsked: the table decided meanwhile, or asks it of nobody here.
        NothingSaid: shared, but without words.
        NamesSomeone: the words tell who someone is; that travels in a letter of its own, after the test.
        Refused: the law does not let this partner share it with this table.
        AlreadyAnswered: a colleague was first.
    """
    if not rules.may_answer(by.roles, by.organisation.pk, call.organisation_id):
        raise NotYours
    former = Answer.objects.on(call).filter(sender=call.receiver_id).first()
    if former is not None:
        raise AlreadyAnswered(former)
    if not Call.objects.filter(pk=call.pk).exists():
        raise NotAsked
    judged = None
    if knowledge == Knowledge.SHARES:
        if not words.strip():
            raise NothingSaid
        must_name_nobody([words], call.receiver_id)
        judged = may_share(call.roundtable, by, facts, timezone.localdate())[1]
        if not judged.allowed:
            nearest = judged.nearest.code if judged.nearest else ""
            record("round.refused", call.receiver_id, call.roundtable, basis=nearest)
            raise Refused(judged)
    answer = sealed(call, knowledge, words.strip(), by, judged)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as late:
        raise AlreadyAnswered(Answer.objects.on(call).get(sender=call.receiver_id)) from late
    record("round.answered", call.receiver_id, call.roundtable, basis=answer.basis)
    return answer


def sealed(call: Call, knowledge: str, words: str, by: Post, judged: Verdict | None) -> Answer:
    number = uuid4()
    content, (for_sender, for_receiver) = seal_letter(words, number, (call.receiver, call.sender))
    return Answer(
        id=number,
        roundtable=call.roundtable,
        matter=call.matter,
        turn=call.turn,
        organisation=call.organisation,
        sender=call.receiver,
        receiver=call.sender,
        knowledge=knowledge,
        text=content,
        key_for_sender=for_sender,
        key_for_receiver=for_receiver,
        basis=judged.basis.code if judged and judged.basis else "",
        verdict=judged.as_dict() if judged else None,
        officer=by.officer.pk,
        sent_at=timezone.now(),
    )


def told(answer: Answer) -> str:
    """The words of an answer, opened with the key of whichever end this transaction holds."""
    if answer.receiver_id in held().compartments:
        return open_letter(bytes(answer.text), bytes(answer.key_for_receiver), answer.pk, answer.receiver_id)
    return open_letter(bytes(answer.text), bytes(answer.key_for_sender), answer.pk, answer.sender_id)
