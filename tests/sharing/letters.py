"""Letters for tests: a municipality's passages, and one letter to the police that the law allows."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from samenzicht.sharing.actions import Address, disclose, prepare
from samenzicht.sharing.extracts import Passage

SEEN = Passage("observation-1", "facts", "Gezien", "Een man telde steeds het geld van drie vrouwen.", "4 maart")
WHERE = Passage("subject-1", "location", "Plek", "Fictiefstraat 12 in Wiekendam")
WHO = Passage("subject-2", "identity", "Naam", "Ilse Verzonnen, geboren 1 mei 2001")
HEALTH = Passage("observation-2", "health", "Gehoord", "Zij slaapt slecht en heeft blauwe plekken.")
ALL = (SEEN, WHERE, WHO, HEALTH)

NEEDED = frozenset({"necessary", "proportionate", "subsidiary", "covenant"})


def preview(cast, to="politie", passages=(SEEN, WHERE), purpose="detect", stage="signal", facts=NEEDED, party=None):
    return prepare(
        passages,
        to=Address.of(cast.organisation(to)),
        sender_party=party or "municipality",
        purpose=purpose,
        stage=stage,
        facts=facts,
        on=timezone.localdate(),
    )


def to_the_table(cast, passages=(SEEN, WHERE), facts=NEEDED, purpose="weigh", stage="signal"):
    table = cast.table("molenland")
    address = Address(table.host, table.desk, table.party, table.name)
    return prepare(
        passages,
        to=address,
        sender_party="municipality",
        purpose=purpose,
        stage=stage,
        facts=facts,
        on=timezone.localdate(),
    )


def send(cast, by, what=None, sender=None, **envelope):
    """A letter by this officer; by default from the municipality to the police."""
    facts = {"sort": "referral", "matter": uuid4(), "pseudonym": "Groene Molen 12", **envelope}
    return disclose(what or preview(cast), by=by, sender=sender or by.organisation.compartment, **facts)


def ago(**span):
    return timezone.now() - timedelta(**span)
