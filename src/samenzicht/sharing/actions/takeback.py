"""The sender takes a letter back, or replaces it by a better one to the same receiver."""

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions.disclosing import disclose
from samenzicht.sharing.actions.ends import must_handle_what_went, must_name_nobody, must_stand, one_at_a_time
from samenzicht.sharing.actions.preview import Preview
from samenzicht.sharing.actions.replies import post
from samenzicht.sharing.models import Content, Disclosure, Reply, Step


def withdraw(disclosure: Disclosure, by: Post, why: str) -> Reply:
    """Takes the content back. The receiver keeps the envelope with the reason: the tombstone.

    Raises:
        NotYours: the officer does not answer for the sender.
        Withdrawn: it was taken back before.
    """
    return take_back(disclosure, by, Step.WITHDRAWN, why)


def correct(disclosure: Disclosure, preview: Preview, by: Post, why: str) -> Disclosure:
    """Replaces the letter by a better one to the same receiver, both or neither.

    Raises:
        NotYours, Withdrawn: as for `withdraw`.
        Refused, Widened: as for `disclose`; the former letter then still stands.
        NamesSomeone: a letter without identity would say who it is after all.
        ValueError: the preview goes to another receiver.
    """
    must_handle_what_went(by, disclosure)
    if preview.to.compartment.pk != disclosure.receiver_id:
        raise ValueError("a correction goes to the receiver of the letter that it corrects")
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    if "identity" not in preview.categories:
        must_name_nobody((passage.text for passage in preview.leaving), disclosure.sender_id)
    better = disclose(
        preview,
        by=by,
        sender=disclosure.sender,
        sort=disclosure.sort,
        matter=disclosure.matter,
        pseudonym=disclosure.pseudonym,
        kind=disclosure.kind,
        urgency=disclosure.urgency,
        roundtable=disclosure.roundtable,
        feedback_to=disclosure.feedback_to,
        in_reply_to=disclosure.in_reply_to,
        replaces=disclosure.pk,
        signed_by=disclosure.signed_by,
        advice=disclosure.advice,
    )
    take_back(disclosure, by, Step.CORRECTED, why)
    return better


def take_back(disclosure: Disclosure, by: Post, step: str, why: str) -> Reply:
    must_handle_what_went(by, disclosure)
    one_at_a_time(disclosure.matter)
    must_stand(disclosure)
    Content.objects.filter(disclosure=disclosure).delete()
    reply = post(disclosure, by, sender=disclosure.sender, receiver=disclosure.receiver, step=step, words=why)
    record(f"letter.{step}", disclosure.sender_id, disclosure, basis=disclosure.basis)
    return reply
