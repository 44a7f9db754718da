"""The verbs of a letter. Other rooms call these and nothing else here."""

from samenzicht.sharing.actions.disclose import disclose
from samenzicht.sharing.actions.lookup import (
    Sight,
    feedback_on,
    overdue,
    progress_of,
    replies_of,
    term_of,
    what_sees,
    words_of,
)
from samenzicht.sharing.actions.prepare import Address, Preview, prepare
from samenzicht.sharing.actions.read import read
from samenzicht.sharing.actions.refusals import AlreadySaid, NotYours, ReasonNeeded, Refused, Widened, Withdrawn
from samenzicht.sharing.actions.replies import accept, acknowledge, answer, feedback, propose, refuse
from samenzicht.sharing.actions.takeback import correct, withdraw
from samenzicht.sharing.extracts import Passage

__all__ = [
    "Address",
    "AlreadySaid",
    "NotYours",
    "Passage",
    "Preview",
    "ReasonNeeded",
    "Refused",
    "Sight",
    "Widened",
    "Withdrawn",
    "accept",
    "acknowledge",
    "answer",
    "correct",
    "disclose",
    "feedback",
    "feedback_on",
    "overdue",
    "prepare",
    "progress_of",
    "propose",
    "read",
    "refuse",
    "replies_of",
    "term_of",
    "what_sees",
    "withdraw",
    "words_of",
]
