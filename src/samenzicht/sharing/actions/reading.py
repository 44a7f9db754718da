"""Opening a letter, by one of its ends. Each opening is a line in the journal; so is each opening that fails."""

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.sharing import rules
from samenzicht.sharing.actions.ends import end_of, passages_of, roles_in, taken_back
from samenzicht.sharing.actions.refusals import NotYours, ReasonNeeded, Withdrawn
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Content, Disclosure


def read(disclosure: Disclosure, by: Post, reason: str = "") -> tuple[Passage, ...]:
    """The passages of the letter, exactly as they left.

    Raises:
        Withdrawn: the content is gone; the attempt is in the journal.
        ReasonNeeded: the receiver opens who it is and gave no reason of `rules.REASONS`.
        NotYours: this officer reads for neither end.
    """
    end = end_of(disclosure, by)
    if end is None or not rules.may(roles_in(by, end), rules.READS):
        raise NotYours
    content = Content.objects.filter(disclosure=disclosure).first()
    if content is None:
        record("letter.denied", end, disclosure, reason="withdrawn", basis=disclosure.basis)
        raise Withdrawn(disclosure, taken_back(disclosure))
    if says_who(disclosure) and end == disclosure.receiver_id and reason not in rules.REASONS:
        raise ReasonNeeded
    record("letter.opened", end, disclosure, reason=reason, basis=disclosure.basis)
    return passages_of(content)


def says_who(disclosure: Disclosure) -> bool:
    return not rules.WHO_IT_IS.isdisjoint(disclosure.categories.split(","))
