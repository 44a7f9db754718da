"""The unseen: how many people are on no list, and how sure can anybody be? `docs/estimation.md` explains it.

Values in, values out: no framework, no database, no clock, no hidden randomness, no pictures. What is named here is
what other rooms use; each estimator is one file.
"""

from samenzicht.estimation.bootstrap import draw
from samenzicht.estimation.card import Card
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.loglinear import Fitted, fit_model
from samenzicht.estimation.methods import METHODS
from samenzicht.estimation.models import parse
from samenzicht.estimation.power import Power, power
from samenzicht.estimation.protect import Protected, protect
from samenzicht.estimation.refusals import NoEstimate, TableError
from samenzicht.estimation.telling import tell
from samenzicht.estimation.trend import Trend, trend

answer = METHODS["answer"]

__all__ = [
    "METHODS",
    "Card",
    "ContingencyTable",
    "Fitted",
    "NoEstimate",
    "Power",
    "Protected",
    "TableError",
    "Trend",
    "answer",
    "draw",
    "fit_model",
    "parse",
    "power",
    "protect",
    "tell",
    "trend",
]
