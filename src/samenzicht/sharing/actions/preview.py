"""The exact preview: what would leave, what stays, and on which ground."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.crypto import salted_hmac

from samenzicht.compartments.models import Compartment
from samenzicht.law import PURPOSES, Question, Verdict, Words, verdict
from samenzicht.organisations.models import Organisation
from samenzicht.sharing import rules
from samenzicht.sharing.extracts import Passage, categories_of, frozen
from samenzicht.sharing.rules import Stays


@dataclass(frozen=True)
class Address:
    """Where a letter goes. A table has the name and party of its own, and the compartment of its desk."""

    organisation: Organisation
    compartment: Compartment
    party: str
    name: str

    @classmethod
    def of(cls, organisation: Organisation) -> "Address":
        return cls(organisation, organisation.compartment, organisation.kind, organisation.name)


@dataclass(frozen=True)
class Preview:
    """A letter before it leaves. What `disclose` sends is `leaving`, to the letter."""

    to: Address
    question: Question
    verdict: Verdict
    leaving: tuple[Passage, ...]
    staying: tuple[Stays, ...]

    @property
    def allowed(self) -> bool:
        return self.verdict.allowed and bool(self.leaving)

    @property
    def categories(self) -> tuple[str, ...]:
        return categories_of(self.leaving)

    @property
    def for_what(self) -> Words:
        return PURPOSES[self.question.purpose]

    @property
    def until(self) -> date | None:
        return rules.keep_until(self.question.on, self.verdict.keep_days)

    @property
    def mark(self) -> str:
        """Stands in the form: when it differs at sending, what leaves is no longer what was shown."""
        basis = self.verdict.basis.code if self.verdict.basis else ""
        seen = f"{self.to.compartment.pk}|{basis}|{frozen(self.leaving)}"
        return salted_hmac("samenzicht.sharing.preview", seen, algorithm="sha256").hexdigest()[:32]


def prepare(
    passages: Iterable[Passage],
    *,
    to: Address,
    sender_party: str,
    purpose: str,
    stage: str,
    facts: frozenset[str],
    on: date,
) -> Preview:
    """What of these passages may go to this receiver; nothing is written.

    Raises:
        ValueError: for a code that the law does not know.
    """
    offered = tuple(passages)
    question = Question(
        sender=sender_party,
        receiver=to.party,
        purpose=purpose,
        categories=frozenset(passage.category for passage in offered),
        stage=stage,
        facts=facts,
        on=on,
    )
    answer = verdict(question)
    leaving, staying = rules.split(offered, answer)
    return Preview(to, question, answer, leaving, staying)


def asked(question: Question) -> dict[str, Any]:
    """The question in plain values, so that it can be asked again."""
    return {
        "sender": question.sender,
        "receiver": question.receiver,
        "purpose": question.purpose,
        "stage": question.stage,
        "categories": sorted(question.categories),
        "facts": sorted(question.facts),
    }
