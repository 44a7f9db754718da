"""What stops a verb. Views turn each into a page that says what happened."""

from samenzicht.law import Verdict
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Disclosure, Reply


class Refused(Exception):
    """The law does not let this leave; the verdict says why and what would make it possible."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__("refused by law")


class NotYours(Exception):
    """The officer does not act for the end of the letter that this asks, or has another role."""


class Withdrawn(Exception):
    """The sender took the letter back or replaced it. `reply` carries the reason; None when its term is over."""

    def __init__(self, disclosure: Disclosure, reply: Reply | None = None) -> None:
        self.disclosure, self.reply = disclosure, reply
        super().__init__("the letter was taken back")


class AlreadySaid(Exception):
    """A step that is taken once was taken before; `reply` is that first word."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        super().__init__("said before")


class Widened(Exception):
    """Who passes something on may give less than he got, never more."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        super().__init__("wider than what was got")


class NamesSomeone(Exception):
    """Words that go without saying who it is name, number or place someone whom the writer's compartment knows."""


class ReasonNeeded(Exception):
    """The letter says who it is: opening it asks a reason, which the journal keeps."""
