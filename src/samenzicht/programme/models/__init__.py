"""The programme as rows, by noun. All but the letter that is out lie in the programme office's compartment."""

from samenzicht.programme.models.action import Action, Contact, Involvement, Party
from samenzicht.programme.models.cycle import Chapter, Check, Cycle, Frozen, Paragraph, ProgressLetter, Wording
from samenzicht.programme.models.figures import Figure, Tally
from samenzicht.programme.models.grants import Budget, Deliverable, Grant, Instalment
from samenzicht.programme.models.news import Absence, Confirmation, News, NewsRequest
from samenzicht.programme.models.parliament import Motion
from samenzicht.programme.models.plan import Aim, Body, Goal, Line, Plan

__all__ = [
    "Absence",
    "Action",
    "Aim",
    "Body",
    "Budget",
    "Chapter",
    "Check",
    "Confirmation",
    "Contact",
    "Cycle",
    "Deliverable",
    "Figure",
    "Frozen",
    "Goal",
    "Grant",
    "Instalment",
    "Involvement",
    "Line",
    "Motion",
    "News",
    "NewsRequest",
    "Paragraph",
    "Party",
    "Plan",
    "ProgressLetter",
    "Tally",
    "Wording",
]
