"""A password as PostgreSQL keeps it, so that no statement, log or administrator's note holds the password itself."""

import base64
import hashlib
import hmac
import secrets


def verifier(password: str, salt: bytes | None = None, rounds: int = 4096) -> str:
    """The SCRAM-SHA-256 verifier of a plain ASCII password (RFC 5802, RFC 7677; PostgreSQL's textual form)."""
    salt = salt or secrets.token_bytes(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, rounds)
    client = hmac.digest(salted, b"Client Key", "sha256")
    stored = hashlib.sha256(client).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    word = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${rounds}:{word[0]}${word[1]}:{word[2]}"
