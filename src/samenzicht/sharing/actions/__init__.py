"""The verbs of a letter. Other rooms call these and nothing else here."""

from samenzicht.sharing.actions.advice import advices_of, keep_advice
from samenzicht.sharing.actions.disclosing import disclose
from samenzicht.sharing.actions.ends import must_name_nobody
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
from samenzicht.sharing.actions.preview import Address, Preview, prepare
from samenzicht.sharing.actions.reading import read
from samenzicht.sharing.actions.refusals import (
    AlreadySaid,
    NamesSomeone,
    NotYours,
    ReasonNeeded,
    Refused,
    Widened,
    Withdrawn,
)
from samenzicht.sharing.actions.reminders import remind
from samenzicht.sharing.actions.replies import accept, acknowledge, answer, feedback, propose, refuse
from samenzicht.sharing.actions.retention import forget
from samenzicht.sharing.actions.takeback import correct, withdraw
from samenzicht.sharing.extracts import Passage

__all__ = [
    "Address",
    "AlreadySaid",
    "NamesSomeone",
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
    "advices_of",
    "answer",
    "correct",
    "disclose",
    "feedback",
    "feedback_on",
    "forget",
    "keep_advice",
    "must_name_nobody",
    "overdue",
    "prepare",
    "progress_of",
    "propose",
    "read",
    "refuse",
    "remind",
    "replies_of",
    "term_of",
    "what_sees",
    "withdraw",
    "words_of",
]
