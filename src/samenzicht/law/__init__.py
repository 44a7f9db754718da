"""The law as data: one file for each legal basis, and one function that answers and explains itself."""

from .basis import Basis, Ground
from .categories import CATEGORIES
from .categories import HINTS as CATEGORY_HINTS
from .conditions import CIRCUMSTANCES, CONDITIONS, Condition, contrary
from .judge import verdict
from .parties import PARTIES
from .purposes import PURPOSES, STAGES
from .reading import BASES, BasisError, read_basis, read_shelf
from .verdicts import Question, Reason, Trim, Verdict
from .words import Words

__all__ = [
    "BASES",
    "CATEGORIES",
    "CATEGORY_HINTS",
    "CIRCUMSTANCES",
    "CONDITIONS",
    "PARTIES",
    "PURPOSES",
    "STAGES",
    "Basis",
    "BasisError",
    "Condition",
    "Ground",
    "Question",
    "Reason",
    "Trim",
    "Verdict",
    "Words",
    "contrary",
    "read_basis",
    "read_shelf",
    "verdict",
]
