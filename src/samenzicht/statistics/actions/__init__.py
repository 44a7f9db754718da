"""The verbs of this room, by verb in a file."""

from samenzicht.statistics.actions.ask import NotAllowed, ask, cancel, discard
from samenzicht.statistics.actions.forget import forget
from samenzicht.statistics.actions.publish import About, frozen_of, publish
from samenzicht.statistics.actions.withdraw import withdraw
from samenzicht.statistics.actions.work import begin, fail, keep_share, make

__all__ = [
    "About", "NotAllowed", "ask", "begin", "cancel", "discard", "fail", "forget", "frozen_of", "keep_share", "make",
    "publish", "withdraw",
]  # fmt: skip
