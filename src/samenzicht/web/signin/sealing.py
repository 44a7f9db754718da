"""Secrets of apps and recovery codes, sealed with a key that comes from the master key and is not in the database."""

import base64
import os
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from samenzicht.compartments.keyring import NONCE, derive

# What the sign-in library seals in a row: the secret of an app, the seed of recovery codes, codes of an older way.
SEALED = frozenset({"secret", "seed", "migrated_codes"})


def seal(text: str, master: bytes) -> str:
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + cipher(master).encrypt(nonce, text.encode(), b"mfa")).decode()


def unseal(sealed: str, master: bytes) -> str:
    blob = base64.b64decode(sealed)
    return cipher(master).decrypt(blob[:NONCE], blob[NONCE:], b"mfa").decode()


def cipher(master: bytes) -> AESGCM:
    return AESGCM(derive(master, "mfa"))


def change_master(former: bytes, present: bytes) -> int:
    """Seals every secret anew under the present master key, else nobody signs in with an app any more; how many."""

    def anew(value: Any) -> Any:
        return [anew(one) for one in value] if isinstance(value, list) else seal(unseal(value, former), present)

    sealed = Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN)
    for factor in sealed:
        factor.data |= {name: anew(value) for name, value in factor.data.items() if name in SEALED}
        factor.save(update_fields=["data"])
    return len(sealed)
