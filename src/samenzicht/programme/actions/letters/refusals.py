"""What a verb of the letter may answer instead of doing it. Each brings along what its page has to tell."""

from collections.abc import Sequence

from samenzicht.programme.letter_rules import Stop
from samenzicht.programme.models import Cycle, Frozen, ProgressLetter, Wording


class IsFrozen(Exception):
    """A change goes into the next letter."""

    def __init__(self, cycle: Cycle) -> None:
        super().__init__(cycle.name)
        self.cycle = cycle


class WrittenMeanwhile(Exception):
    """Someone else wrote the version that this one would have been."""

    def __init__(self, latest: Wording) -> None:
        super().__init__(latest.version)
        self.latest = latest


class Rewritten(Exception):
    """The words that were checked are no longer those of the paragraph."""

    def __init__(self, latest: Wording) -> None:
        super().__init__(latest.version)
        self.latest = latest


class NotReady(Exception):
    """The letter cannot be frozen yet, for all of these reasons."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        super().__init__(len(stops))
        self.stops = list(stops)


class AlreadyFrozen(Exception):
    def __init__(self, frozen: Frozen) -> None:
        super().__init__(frozen.pk)
        self.frozen = frozen


class AlreadyPublished(Exception):
    def __init__(self, letter: ProgressLetter) -> None:
        super().__init__(letter.pk)
        self.letter = letter


class NotAllowed(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
