"""What may be with a grant, and the sums of a year. Pure: today is an argument, and what is not known is never zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

AWARDED = ("awarded", "accounted")
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Part:
    """An instalment or a deliverable, as far as its day goes. No `amount` for a deliverable."""

    due_on: date | None
    done_on: date | None
    amount: Decimal = Decimal(0)

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < today

    def is_soon(self, today: date) -> bool:
        return self.done_on is None and self.due_on is not None and today <= self.due_on <= today + SOON


@dataclass(frozen=True)
class Money:
    """What is known of the money of one grant."""

    amount: Decimal | None
    award: str
    instalments: tuple[Part, ...] = ()
    spent: Decimal | None = None

    @property
    def paid(self) -> Decimal:
        return total(part.amount for part in self.instalments if part.done_on)

    @property
    def planned(self) -> Decimal:
        return total(part.amount for part in self.instalments)


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def why_not_changed(new: Money) -> str:
    """Whether a grant may become this, with what was planned and paid of it already."""
    if new.paid and new.award not in AWARDED:
        return "paid_already"
    if new.amount is not None and new.paid > new.amount:
        return "less_than_paid"
    if new.amount is not None and new.planned > new.amount:
        return "less_than_planned"
    if new.spent is not None and new.amount is not None and new.spent > new.amount:
        return "spent_more"
    return ""


def why_not_planned(money: Money, amount: Decimal) -> str:
    if money.award == "refused":
        return "refused"
    if amount <= 0:
        return "nothing"
    if money.amount is not None and money.planned + amount > money.amount:
        return "planned_more"
    return ""


def why_not_paid(money: Money, amount: Decimal) -> str:
    """Nobody pays from a grant that is not awarded, or of which nobody knows how much it is."""
    if money.award not in AWARDED:
        return "not_awarded"
    if money.amount is None:
        return "no_amount"
    if money.paid + amount > money.amount:
        return "paid_more"
    return ""


def why_not_accounted(money: Money, spent: Decimal | None) -> str:
    if money.award not in AWARDED:
        return "not_awarded"
    if spent is not None and money.amount is not None and spent > money.amount:
        return "spent_more"
    return ""


def is_account_late(year: int, today: date) -> bool:
    """Our own rule: a whole year after the budget year there should be an account. No source gives a term."""
    return today > date(year + 1, 12, 31)


@dataclass(frozen=True)
class Sum:
    """Amounts that are known, and of how many the amount is not known."""

    known: Decimal
    count: int
    unknown: int

    @property
    def is_whole(self) -> bool:
        return self.unknown == 0


def sum_of(amounts: Iterable[Decimal | None]) -> Sum:
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return Sum(total(known), len(listed), len(listed) - len(known))


@dataclass(frozen=True)
class Year:
    """A budget beside what is granted from it. No budget: nobody wrote it down, which is not nothing."""

    budget: Decimal | None
    awarded: Sum
    in_award: Sum
    # Of a grant whose award is not known, it is not known either whether it presses on the budget.
    undecided: Sum
    paid: Decimal

    @property
    def left(self) -> Decimal | None:
        """Of the budget after all known amounts that are awarded or in award; with unknown ones it is at most this."""
        if self.budget is None:
            return None
        return self.budget - self.awarded.known - self.in_award.known

    @property
    def is_left_sure(self) -> bool:
        return self.awarded.is_whole and self.in_award.is_whole and self.undecided.count == 0

    @property
    def is_over(self) -> bool:
        return self.left is not None and self.left < 0


def year_of(budgets: Iterable[Decimal], grants: Iterable[Money]) -> Year:
    parts, listed = list(budgets), list(grants)
    return Year(
        budget=total(parts) if parts else None,
        awarded=sum_of(one.amount for one in listed if one.award in AWARDED),
        in_award=sum_of(one.amount for one in listed if one.award == "in_award"),
        undecided=sum_of(one.amount for one in listed if not one.award),
        paid=total(one.paid for one in listed),
    )
