"""The verbs of the table. Other rooms call these and nothing else here."""

from samenzicht.roundtable.actions.agree import agree, fulfil
from samenzicht.roundtable.actions.answer import answer_round, told
from samenzicht.roundtable.actions.ask_round import answers, ask_round, close_round
from samenzicht.roundtable.actions.bring import AlreadyBrought, Brought, bring, to_bring, without_names
from samenzicht.roundtable.actions.decide import decide
from samenzicht.roundtable.actions.identity import Given, ask_identity, give_identity, to_give
from samenzicht.roundtable.actions.lay import lay, lay_again, letter_of, strike
from samenzicht.roundtable.actions.minutes import send_minutes
from samenzicht.roundtable.actions.refer import Referred, refer, to_refer
from samenzicht.roundtable.actions.weigh import weigh

__all__ = [
    "AlreadyBrought",
    "Brought",
    "Given",
    "Referred",
    "agree",
    "answer_round",
    "answers",
    "ask_identity",
    "ask_round",
    "bring",
    "close_round",
    "decide",
    "fulfil",
    "give_identity",
    "lay",
    "lay_again",
    "letter_of",
    "refer",
    "send_minutes",
    "strike",
    "to_bring",
    "to_give",
    "to_refer",
    "told",
    "weigh",
    "without_names",
]
