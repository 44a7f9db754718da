"""What must hold before a process may serve: its database role is one that the locks bind."""

import os
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

FORBIDDEN = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace)
FROM pg_roles r WHERE r.rolname = current_user
"""


class UnsafeRole(Exception):
    """The connection could pass the locks."""


def refuse_unsafe_role() -> None:
    """Called before serving.

    Raises:
        UnsafeRole: when the connection is a superuser, passes row level security, or owns tables.
    """
    with connection.cursor() as cursor:
        cursor.execute(FORBIDDEN)
        superuser, bypasses, owns = cursor.fetchone()
    for fault, words in ((superuser, "is a superuser"), (bypasses, "has BYPASSRLS"), (owns, "owns tables")):
        if fault:
            raise UnsafeRole(f"Not served: the database connection {words}, so the locks would not hold for it.")


@register(Tags.database)
def role_is_bound(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """The same as a system check, for `manage check --database default` under the web role."""
    if os.environ.get("SAMENZICHT_ROLE", "web") == "owner" or not databases:
        return []
    try:
        refuse_unsafe_role()
    except UnsafeRole as unsafe:
        return [Error(str(unsafe), id="compartments.E001")]
    return []
