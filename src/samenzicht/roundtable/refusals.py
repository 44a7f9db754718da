"""What stops a verb of the table. Views turn each into a page that says what happened."""

from typing import Any


class NotYours(Exception):
    """The officer does not act for this end of the table, or has another role."""


class AlreadyDecided(Exception):
    """Another chair decided this turn; `decision` says what, and by whom."""

    def __init__(self, decision: Any) -> None:
        self.decision = decision
        super().__init__("decided before")


class AlreadyWeighed(Exception):
    """Another chair weighed this turn; `weighing` is what was written."""

    def __init__(self, weighing: Any) -> None:
        self.weighing = weighing
        super().__init__("weighed before")


class AlreadyAnswered(Exception):
    """A colleague of the same organisation answered this round; `answer` is that answer."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        super().__init__("answered before")


class MovedOn(Exception):
    """The matter is in another turn than the page that was sent, or closed."""

    def __init__(self, item: Any) -> None:
        self.item = item
        super().__init__("moved on")


class RoundOver(Exception):
    """The answers of this turn are open: who came to the table later is asked in the next one."""


class NotAsked(Exception):
    """The table no longer asks this, or never asked it of this organisation."""


class NotWeighed(Exception):
    """A decision needs a weighing with words in every part; `parts` are those that have none."""

    def __init__(self, parts: tuple[str, ...] = ()) -> None:
        self.parts = parts
        super().__init__("not weighed")


class NotPositive(Exception):
    """Who it is may be asked only after a positive weighing."""


class NothingToSend(Exception):
    """No receiver was chosen, or there is nothing in it for them."""


class NothingSaid(Exception):
    """This needs words."""
