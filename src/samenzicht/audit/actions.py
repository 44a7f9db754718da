"""The journal's one verb."""

import re
from uuid import UUID

from django.db import connection, models

CODE = re.compile(r"[a-z0-9_.\-]{0,80}")


def record(verb: str, compartment: UUID, matter: models.Model | None = None, reason: str = "", basis: str = "") -> None:
    """One line in the journal of a compartment, in the transaction of the act itself.

    Officer and organisation are those whose keys this transaction holds. All words are codes: what people type is
    sealed with the matter and never stands in the journal.

    Raises:
        ValueError: when a word is not a code.
        django.db.ProgrammingError: when the compartment is not among the keys, nor administered by this officer.
    """
    for word in (verb, reason, basis):
        if not CODE.fullmatch(word):
            raise ValueError("The journal takes codes only.")
    sort = matter._meta.label_lower if matter is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit_record(%s, %s, %s, %s, %s, %s)",
            [compartment, verb, sort, matter.pk if matter is not None else None, reason, basis],
        )
