"""The keyring: opens compartment secrets with the master key, seals fields and letters, makes search tokens.

A compartment's secret is 32 random bytes, wrapped with the master key (AES-256-GCM, bound to compartment and
generation). Three keys come from it by HKDF-SHA256: one for fields, one for search tokens, one X25519 key for letters.
Letters to another compartment are sealed with its public key (libsodium sealed box), so that a sender never needs the
receiver's secret.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from samenzicht.compartments.keys import also_holding, opened_secrets
from samenzicht.compartments.models import Compartment, CompartmentKey

NONCE = 12


class NoKey(Exception):
    """The compartment's key is destroyed, not held in this transaction, or the master key is another one."""


@dataclass(frozen=True)
class Secret:
    """The keys of one generation of one compartment."""

    number: int
    fields: bytes
    tokens: bytes
    letters: PrivateKey

    @classmethod
    def of(cls, number: int, seed: bytes) -> "Secret":
        return cls(number, derive(seed, "fields"), derive(seed, "tokens"), PrivateKey(derive(seed, "letters")))


def derive(seed: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=f"samenzicht {purpose}".encode()).derive(seed)


def master_key() -> bytes:
    """32 bytes, from the environment or a file of mode 0600; never from the database.

    Raises:
        NoKey: when there is none or it has another length.
    """
    try:
        key = base64.b64decode(settings.MASTER_KEY, validate=True)
    except binascii.Error as wrong:
        raise NoKey("The master key is not written in base64.") from wrong
    if len(key) != 32:
        raise NoKey("There is no master key of 32 bytes. Run `./samenzicht start` once, or set SAMENZICHT_MASTER_KEY.")
    return key


def wrap(seed: bytes, compartment: UUID, number: int, master: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(master).encrypt(nonce, seed, f"{compartment}|{number}".encode())


def unwrap(wrapped: bytes, compartment: UUID, number: int, master: bytes) -> bytes:
    try:
        return AESGCM(master).decrypt(wrapped[:NONCE], wrapped[NONCE:], f"{compartment}|{number}".encode())
    except InvalidTag as wrong:
        raise NoKey("The master key does not open this compartment.") from wrong


def new_compartment(kind: str) -> Compartment:
    """A compartment with its first key."""
    compartment = Compartment(kind=kind)
    seed = os.urandom(32)
    compartment.key_number = 1
    compartment.public_key = bytes(Secret.of(1, seed).letters.public_key)
    compartment.save()
    with also_holding(compartment.pk):
        lay_key(compartment, 1, seed)
    return compartment


def lay_key(compartment: Compartment, number: int, seed: bytes) -> CompartmentKey:
    wrapped = wrap(seed, compartment.pk, number, master_key())
    return CompartmentKey.objects.create(compartment=compartment, number=number, wrapped=wrapped)


def secrets_of(compartment: UUID) -> tuple[Secret, ...]:
    """All live generations, latest first.

    Raises:
        NoKey: when this transaction does not hold the compartment or its key is destroyed.
    """
    cache: dict[UUID, tuple[Secret, ...]] = opened_secrets()
    if compartment not in cache:
        rows = CompartmentKey.objects.filter(compartment_id=compartment).order_by("-number")
        cache[compartment] = tuple(
            Secret.of(row.number, unwrap(bytes(row.wrapped), compartment, row.number, master_key())) for row in rows
        )
    if not cache[compartment]:
        raise NoKey("This compartment's key is not held here, or it was destroyed.")
    return cache[compartment]


def secret_of(compartment: UUID, number: int) -> Secret:
    for secret in secrets_of(compartment):
        if secret.number == number:
            return secret
    raise NoKey(f"Generation {number} of this compartment's key was destroyed.")


def seal(text: str, compartment: UUID, place: str) -> bytes:
    """One field, sealed with the latest secret and bound to its place (table, column and row).

    Returns generation (4 bytes), nonce (12), ciphertext and tag: 32 bytes longer than the text.
    """
    secret = secrets_of(compartment)[0]
    nonce = os.urandom(NONCE)
    bound = f"{place}|{compartment}|{secret.number}".encode()
    return secret.number.to_bytes(4, "big") + nonce + AESGCM(secret.fields).encrypt(nonce, text.encode(), bound)


def unseal(blob: bytes, compartment: UUID, place: str) -> str:
    """The text of a sealed field.

    Raises:
        NoKey: when the key is gone, or the blob was moved here from another place.
    """
    secret = secret_of(compartment, int.from_bytes(blob[:4], "big"))
    nonce, sealed = blob[4 : 4 + NONCE], blob[4 + NONCE :]
    try:
        return AESGCM(secret.fields).decrypt(nonce, sealed, f"{place}|{compartment}|{secret.number}".encode()).decode()
    except InvalidTag as wrong:
        raise NoKey("This text was not sealed for this place.") from wrong


def seal_letter(text: str, letter: UUID, ends: Iterable[Compartment]) -> tuple[bytes, tuple[bytes, ...]]:
    """The content of a letter, sealed once, and its key sealed for each end in the order given."""
    key, nonce = os.urandom(32), os.urandom(NONCE)
    content = nonce + AESGCM(key).encrypt(nonce, text.encode(), letter.bytes)
    return content, tuple(seal_key(key, end) for end in ends)


def seal_key(key: bytes, end: Compartment) -> bytes:
    return int(end.key_number).to_bytes(4, "big") + SealedBox(PublicKey(bytes(end.public_key))).encrypt(key)


def open_letter(content: bytes, sealed_key: bytes, letter: UUID, end: UUID) -> str:
    """The content of a letter, opened by one of its ends.

    Raises:
        NoKey: when this end's key is not held or was destroyed, or the content was altered.
    """
    secret = secret_of(end, int.from_bytes(sealed_key[:4], "big"))
    try:
        key = SealedBox(secret.letters).decrypt(sealed_key[4:])
        return AESGCM(key).decrypt(content[:NONCE], content[NONCE:], letter.bytes).decode()
    except (CryptoError, InvalidTag) as wrong:
        raise NoKey("This letter was not sealed for this compartment, or it was altered.") from wrong


def tokens(terms: Iterable[str], compartment: UUID) -> list[bytes]:
    """Search tokens of normalised terms, made with the latest secret: 16 bytes each, no clear text."""
    return token_list(terms, secrets_of(compartment)[0])


def tokens_to_find(terms: Iterable[str], compartment: UUID) -> list[list[bytes]]:
    """Per term the tokens under every live generation, so that search works while keys rotate."""
    generations = secrets_of(compartment)
    return [[token for secret in generations for token in token_list([term], secret)] for term in terms]


def token_list(terms: Iterable[str], secret: Secret) -> list[bytes]:
    return [hmac.new(secret.tokens, term.encode(), hashlib.sha256).digest()[:16] for term in terms]
