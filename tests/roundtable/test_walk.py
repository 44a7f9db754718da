"""A whole walk at both shapes of table: brought, asked, weighed, referred, identity given, accepted, told back."""

import pytest

from samenzicht.roundtable import actions
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals.overview import progress
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# table, bringer, chair, partners who answer, police officer and organisation, care organisation
SHAPES = [
    ("molenland", "bram", "ravi", ("karel", "zita", "vera", "ravi"), "karel", "politie", "zorg"),
    ("duinrand", "zoe", "zoe", ("dirk", "daan"), "dirk", "politie_duinrand", "zorg_duinrand"),
]


@pytest.mark.parametrize(("table", "bringer", "chair", "partners", "officer", "police", "care"), SHAPES)
def test_from_table_to_police_and_back(cast, table, bringer, chair, partners, officer, police, care):
    signal, brought = walk.brought(cast, bringer, table)
    item = walk.laid(cast, chair, table, brought.matter)
    walk.asked(cast, chair, item)
    for partner in partners:
        walk.answered(cast, partner)
    with cast.at_work(chair):
        assert {answer.knowledge for answer in actions.answers(item)} == {"unknown"}
    walk.weighed(cast, chair, item)
    walk.decided(cast, chair, item, "refer")
    chosen = [(Address.of(cast.organisation(police)), "detect"), (Address.of(cast.organisation(care)), "help")]
    with cast.at_work(chair) as by:
        referred = actions.refer(item, chosen, by)
        assert [letter.to_organisation for letter in referred.sent] == [cast.organisation(police)]
        (refused,) = referred.refused
        assert refused.to.organisation == cast.organisation(care)
        assert refused.verdict.unmet
        assert refused.verdict.steps
        request = actions.ask_identity(
            item, "Om te helpen moet de politie weten wie het is.", [cast.organisation(police)], by
        )
    with cast.at_work(bringer) as by:
        to_police = [(Address.of(cast.organisation(police)), "detect")]
        given = actions.give_identity(request, to_police, reason="De tafel vraagt het.", by=by, facts=walk.STATED)
        assert [letter.sort for letter in given.sent] == [Sort.IDENTITY]
    with cast.at_work(officer) as by:
        referral = Disclosure.objects.received_by(by.compartment).get(sort=Sort.REFERRAL)
        assert walk.NAME not in str(letters.read(referral, by))
        identity = Disclosure.objects.received_by(by.compartment).get(sort=Sort.IDENTITY)
        assert walk.NAME in str(letters.read(identity, by, reason="investigate"))
        letters.accept(referral, by, "Wij gaan kijken.")
    with cast.at_work(bringer):
        told = [word.progress for word in progress(signal)]
    assert told == ["received", "at_table", "at_table", "passed_on", "taken_up"]
