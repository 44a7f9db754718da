"""Officers who are not of the fictional region: only those sign in as people do."""

import base64
import hmac
import struct
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from samenzicht.organisations.models import Membership, Officer
from tests.conftest import as_role

PASSWORD = "vier losse woorden samen"


@pytest.fixture
def officer(cast) -> Iterator[Officer]:
    """An attention officer of Wiekendam with a password and nothing else."""
    made = enrol(cast, "wiekendam", "attention")
    yield made
    with as_role("owner"):
        Officer.objects.filter(pk=made.pk).delete()


def enrol(cast, organisation: str, *roles: str) -> Officer:
    work = cast.organisation(organisation)
    made = Officer.objects.enrol(f"echt-{uuid4().hex[:8]}@wiekendam.example", "Sanne de Vries", PASSWORD)
    for role in roles:
        Membership.objects.create(officer=made, organisation=work, compartment=work.compartment, role=role)
    return made


def code_at(secret: str, moment: float | None = None) -> str:
    """The code of an app with this secret, worked out apart from the code under test (RFC 6238)."""
    counter = int(time.time() if moment is None else moment) // 30
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture
def fresh_code() -> Callable[[str], str]:
    """A code that will not run out while the test types it."""

    def wait(secret: str) -> str:
        if time.time() % 30 > 26:
            time.sleep(30 - time.time() % 30)
        return code_at(secret)

    return wait
