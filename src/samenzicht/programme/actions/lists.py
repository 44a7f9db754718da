"""Taking over an action list, whole or not at all; and giving it out."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.contacts import forget_absences
from samenzicht.programme.models import Action, Contact, Involvement, News, NewsRequest, Party, Plan
from samenzicht.programme.models.news import Way
from samenzicht.programme.offices import works_at_office
from samenzicht.programme.sheets.book import Book
from samenzicht.programme.sheets.cells import fold
from samenzicht.programme.sheets.columns import Headings
from samenzicht.programme.sheets.difference import Comparison, Proposal, compare, digest_of
from samenzicht.programme.sheets.keeping import Choice, kept, throw_away
from samenzicht.programme.sheets.standing import Standing

OF_ACTION = ("name", "words", "kinds", "ages", "begins_on", "ends_on")
OF_CONTACT = {"contact": "name", "address": "address", "deputy": "deputy_name", "deputy_address": "deputy_address"}
AT_ONCE = 500


class Gone(Exception):
    """The list was taken over already, is too old, or is another's."""


class Differs(Exception):
    """What would happen now is not what was shown; `comparison` is how it is now."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison


@dataclass(frozen=True)
class Taken:
    new: int
    changed: int
    left: int


def compared(book: Book, choice: Choice, office: UUID, plan: Plan, lock: bool = False) -> tuple[Standing, Comparison]:
    """The list beside what stands here now."""
    standing = Standing(office, plan, lock)
    sheet = book.sheets[choice.sheet]
    ground = standing.ground(timezone.localdate(), sheet.from_1904)
    rows = Headings(sheet).rows
    return standing, compare(rows, choice.mapping, ground, standing.entries, choice.stood)


@transaction.atomic
def take_over(token: UUID, mark: str, leave_meanwhile: bool, by: Post) -> Taken:
    """Do what was shown, of which `mark` tells; `leave_meanwhile` passes over what a colleague changed since.

    Raises:
        Gone: when there is no such list any more; pressing twice does nothing twice.
        Differs: when someone changed something since it was shown, or the list has faults.
    """
    office = works_at_office(by)
    # Of two who press at once the second waits here, and then finds the list gone or the actions changed.
    plans = {str(plan.pk): plan for plan in Plan.objects.of(office).select_for_update()}
    found = kept(token, by)
    book, choice = found or (None, None)
    if book is None or choice is None or choice.plan not in plans:
        raise Gone
    plan = plans[choice.plan]
    standing, comparison = compared(book, choice, office, plan, lock=True)
    if comparison.faults or comparison.mark != mark:
        raise Differs(comparison)
    if not throw_away(token):
        raise Gone
    wanted = [one for one in comparison.proposals if not (leave_meanwhile and one.meanwhile)]
    Taking(office, plan, standing, by).take(wanted)
    record("programme.list_taken", office, matter=plan)
    new = sum(1 for one in wanted if one.is_new)
    return Taken(new, len(wanted) - new, len(comparison.proposals) - len(wanted))


class Taking:
    """Writes proposals down, in as few statements as the seals of the fields allow."""

    def __init__(self, office: UUID, plan: Plan, standing: Standing, by: Post) -> None:
        self.office, self.plan, self.standing, self.by = office, plan, standing, by
        # Sources are published, and the name of a file may say who made it.
        self.source = f"actielijst van {timezone.localdate():%d-%m-%Y}"
        self.place = max((action.place for action in standing.actions), default=0)
        self.lines = {line.number: line for line in standing.lines.values()}
        self.parties = {fold(party.name): party for party in standing.parties.values()}

    def take(self, proposals: list[Proposal]) -> None:
        self.lay_parties(proposals)
        actions = [(one, self.new_action(one) if one.is_new else self.changed_action(one)) for one in proposals]
        Action.objects.bulk_create([action for one, action in actions if one.is_new], AT_ONCE)
        write_again([action for one, action in actions if not one.is_new], [*OF_ACTION, "line", "owner"])
        self.lay_involvements(actions)
        self.lay_contacts(actions)
        self.lay_news(actions)

    def lay_parties(self, proposals: list[Proposal]) -> None:
        names: dict[str, str] = {}
        for proposal in proposals:
            owner, involved = proposal.new("owner"), proposal.new("involved")
            wanted = [*([owner] if isinstance(owner, str) else []), *(involved if isinstance(involved, tuple) else ())]
            names |= {fold(name): name for name in wanted if fold(name) not in self.parties}
        new = [Party(compartment_id=self.office, name=name) for name in names.values()]
        Party.objects.bulk_create(new, AT_ONCE)
        self.parties |= {fold(party.name): party for party in new}

    def values(self, proposal: Proposal) -> dict[str, Any]:
        """The new values of the action's own fields."""
        found: dict[str, Any] = {}
        for change in proposal.changes:
            if change.field in OF_ACTION and change.new is not None:
                found[change.field] = list(change.new) if isinstance(change.new, tuple) else change.new
            elif change.field == "line":
                found["line"] = self.lines[int(str(change.new))]
            elif change.field == "owner":
                found["owner"] = self.parties[fold(str(change.new))]
        return found

    def new_action(self, proposal: Proposal) -> Action:
        self.place += 1
        return Action(
            compartment_id=self.office,
            plan=self.plan,
            number=proposal.number,
            place=self.place,
            source=self.source,
            **self.values(proposal),
        )

    def changed_action(self, proposal: Proposal) -> Action:
        action = self.standing.by_number[fold(proposal.number)]
        for name, value in self.values(proposal).items():
            setattr(action, name, value)
        return action

    def lay_involvements(self, actions: list[tuple[Proposal, Action]]) -> None:
        """The list replaces the parties of an action; those that stay keep their rows."""
        new: list[Involvement] = []
        for proposal, action in actions:
            names = proposal.new("involved")
            if not isinstance(names, tuple):
                continue
            wanted = {self.parties[fold(name)].pk for name in names}
            before = self.standing.involved[action.pk]
            if before - wanted:
                Involvement.objects.of(self.office).filter(action=action, party__in=before - wanted).delete()
            new += [Involvement(compartment_id=self.office, action=action, party_id=party) for party in wanted - before]
        Involvement.objects.bulk_create(new, AT_ONCE)

    def lay_contacts(self, actions: list[tuple[Proposal, Action]]) -> None:
        """As the verb of contacts does for one: links that went to a former address stop."""
        new: list[Contact] = []
        changed: list[Contact] = []
        moved: dict[bool, list[UUID]] = {False: [], True: []}
        for proposal, action in actions:
            told = {OF_CONTACT[c.field]: str(c.new) for c in proposal.changes if c.field in OF_CONTACT and c.new}
            if not told:
                continue
            contact = self.standing.contacts.get(action.pk)
            if contact is None:
                new.append(Contact(compartment_id=self.office, action=action, **told))
                continue
            for name, value in told.items():
                setattr(contact, name, value)
            changed.append(contact)
            for to_deputy, name in ((False, "address"), (True, "deputy_address")):
                if name in told:
                    moved[to_deputy].append(action.pk)
        Contact.objects.bulk_create(new, AT_ONCE)
        write_again(changed, list(OF_CONTACT.values()))
        for to_deputy, moved_of in moved.items():
            asked = NewsRequest.objects.of(self.office).filter(action__in=moved_of, to_deputy=to_deputy)
            asked.filter(expires_at__gt=timezone.now()).update(expires_at=timezone.now())
        forget_absences(moved[False])

    def lay_news(self, actions: list[tuple[Proposal, Action]]) -> None:
        """A list tells the state only: what was said of the action before stays said."""
        news: list[News] = []
        now = timezone.now()
        for proposal, action in actions:
            state = proposal.new("state")
            if not state:
                continue
            last = self.standing.news.get(action.pk)
            news.append(
                News(
                    compartment_id=self.office,
                    action=action,
                    at=now,
                    state=str(state),
                    done=last.done if last else "",
                    result=last.result if last else "",
                    next=last.next if last else "",
                    way=Way.SHEET,
                    officer=self.by.officer,
                    seen=last,
                    source=self.source,
                )
            )
        News.objects.bulk_create(news, AT_ONCE)


def write_again(rows: list[Any], fields: list[str]) -> None:
    """Changed rows in few statements: what is sealed cannot be updated, but is laid again over what there was."""
    if rows:
        type(rows[0]).objects.bulk_create(
            rows, AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )


def chosen(book: Book, sheet: int, plan: Plan, mapping: dict[int, str], office: UUID) -> Choice:
    """What was chosen of a book, with how the actions stand now: what changes from here on is told."""
    headings = Headings(book.sheets[sheet])
    return Choice(
        sheet=sheet,
        plan=str(plan.pk),
        mapping=mapping,
        headings={headings.key(column): name for column, name in mapping.items()},
        stood={key: digest_of(entry) for key, entry in Standing(office, plan).entries.items()},
    )


@transaction.atomic
def give_out(plan: Plan, by: Post) -> Standing:
    """The list as it stands; that it was taken along stands in the journal, for there are addresses in it."""
    office = works_at_office(by)
    record("programme.list_given", office, matter=plan)
    return Standing(office, plan)
