"""One signal that went all the way, so that there is a row of everything: what a stranger or a thief would want."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenzicht.roundtable import actions
from samenzicht.roundtable.models import Call
from samenzicht.sharing.actions import Address, withdraw
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals import drafts
from tests.cast import Cast
from tests.roundtable import walk

AGREED = "De gemeente kijkt wie er ingeschreven staat."
DRAFT = "Half geschreven over een busje."
SECRETS = (walk.NAME, walk.SEEN, AGREED, DRAFT, *walk.WORDS.values())


@dataclass
class Told:
    """The ids of it all, and how the signal is called."""

    pseudonym: str
    signal: UUID
    mention: UUID
    subject: UUID
    draft: UUID
    table: UUID
    matter: UUID
    agreement: UUID
    calls: list[UUID] = field(default_factory=list)
    letters: list[UUID] = field(default_factory=list)
    requests: list[UUID] = field(default_factory=list)


def told(cast: Cast) -> Told:
    """Reported, brought, asked round, referred, asked who it is, and a second signal taken back."""
    with cast.at_work("bram") as bram:
        draft = drafts.save_draft({"seen_text": DRAFT}, bram)
        signal = walk.a_signal(bram)
        mention = signal.mentions.get()
        brought = actions.bring(signal, cast.table("molenland"), bram, walk.STATED)
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", item)
    with cast.at_work("ravi"):
        calls = list(Call.objects.filter(matter=item.matter).values_list("pk", flat=True))
    walk.answered(cast, "karel")
    walk.weighed(cast, "ravi", item)
    walk.decided(cast, "ravi", item, "refer")
    with cast.at_work("ravi") as ravi:
        agreement = actions.agree(
            item, cast.organisation("wiekendam"), AGREED, timezone.localdate() + timedelta(days=7), ravi
        )
        police = cast.organisation("politie")
        actions.refer(item, [(Address.of(police), "detect")], ravi, walk.STATED)
        asked = actions.ask_identity(item, "Om te helpen.", [police], ravi)
    with cast.at_work("bram") as bram:
        said = {"reason": "De tafel vraagt het.", "by": bram, "facts": walk.STATED}
        actions.give_identity(asked, [(Address.of(police), "detect")], **said)
    _taken_back, gone = walk.brought(cast, "bram", "molenland")
    with cast.at_work("bram") as bram:
        withdraw(gone.sent[0], bram, "Het was een verjaardag.")
    letters = []
    for code in ("bram", "karel", "ravi"):
        with cast.at_work(code):
            letters += Disclosure.objects.values_list("pk", flat=True)
    with cast.at_work("bram"):
        requests = list(Disclosure.objects.filter(sort=Sort.REQUEST).values_list("pk", flat=True))
    return Told(
        pseudonym=signal.pseudonym,
        signal=signal.pk,
        mention=mention.pk,
        subject=mention.subject_id,
        draft=draft.pk,
        table=item.roundtable_id,
        matter=item.matter,
        agreement=agreement.pk,
        calls=calls,
        letters=list(dict.fromkeys(letters)),
        requests=requests,
    )
