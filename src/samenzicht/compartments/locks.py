"""The five locks, as migration operations: a table and its lock are laid in the same migration.

`Enclosed`: read and write with the key of the row's compartment.
`Letter`: both ends read, the sender inserts, nobody updates.
`AppendOnly`: read and insert with the key of the compartment; no update, no delete.
`DropBox`: the public connection inserts and cannot select.
`Published`: everyone reads, the public connection too; added with the key of the compartment; never changed, by nobody.
`Opened` is no lock: it grants the web role its part of a table that stands in the short list of open tables.

The key function stands in a scalar sub-select, so that PostgreSQL computes it once a query.
"""

from collections.abc import Iterable
from typing import Any

from django.db.migrations.operations.base import Operation

from samenzicht.compartments.roles import OWNER, PUBLIC, WEB

HELD = "ANY ((SELECT samenzicht_keys())::uuid[])"


class Lock(Operation):
    """What all locks share: they are SQL on one table, forwards and back."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str) -> None:
        self.model = model

    def state_forwards(self, app_label: str, state: Any) -> None:
        """A lock changes the database only."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        for statement in (*closed(table), *self.statements(table)):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(
            f"DO $$ DECLARE p text; BEGIN FOR p IN SELECT policyname FROM pg_policies WHERE tablename = '{table}' "
            f"LOOP EXECUTE format('DROP POLICY %I ON {table}', p); END LOOP; END $$"
        )
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"REVOKE ALL ON {table} FROM {WEB}, {PUBLIC}")

    def describe(self) -> str:
        return f"{type(self).__name__} lock on {self.model}"

    def statements(self, table: str) -> Iterable[str]:
        raise NotImplementedError


class Enclosed(Lock):
    """Read and write with the key of the row's compartment."""

    def statements(self, table: str) -> Iterable[str]:
        yield policy(table, "enclosed", "ALL", using=f"compartment_id = {HELD}", check=f"compartment_id = {HELD}")
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {WEB}"


class AppendOnly(Lock):
    """Dated rows: added with the key of the compartment, never changed.

    Only the owner role may delete, with the key held: that is how retention forgets a whole matter.
    """

    def statements(self, table: str) -> Iterable[str]:
        yield policy(table, "kept", "ALL", using=f"compartment_id = {HELD}", check=f"compartment_id = {HELD}")
        yield f"GRANT SELECT, INSERT ON {table} TO {WEB}"


class Letter(Lock):
    """Both ends read, the sender inserts, nobody updates.

    `taken_back`: the sender may delete (the content of a letter that he withdraws).
    `opens`: a further condition in SQL before the receiver reads (the blind round).
    """

    def __init__(self, model: str, taken_back: bool = False, opens: str = "") -> None:
        super().__init__(model)
        self.taken_back = taken_back
        self.opens = opens

    def statements(self, table: str) -> Iterable[str]:
        receiver = f"receiver_id = {HELD}" + (f" AND ({self.opens})" if self.opens else "")
        ends = f"sender_id = {HELD} OR ({receiver})"
        if self.opens:
            # The condition may ask a function of the owner, which must then be able to look without asking itself.
            yield policy(table, "ends", "SELECT", using=ends, roles=WEB)
            yield policy(table, "asked", "SELECT", using="true", roles=OWNER)
        else:
            yield policy(table, "ends", "SELECT", using=ends)
        yield policy(table, "posted", "INSERT", check=f"sender_id = {HELD}")
        yield policy(table, "taken_back", "DELETE", using=f"sender_id = {HELD}")
        yield f"GRANT SELECT, INSERT{', DELETE' if self.taken_back else ''} ON {table} TO {WEB}"


class DropBox(Lock):
    """The public connection inserts and cannot select; the desk behind it reads with its key."""

    def statements(self, table: str) -> Iterable[str]:
        yield policy(table, "enclosed", "ALL", using=f"compartment_id = {HELD}", check=f"compartment_id = {HELD}")
        yield policy(table, "dropped", "INSERT", check="true", roles=PUBLIC)
        yield f"GRANT SELECT, DELETE ON {table} TO {WEB}"
        yield f"GRANT INSERT ON {table} TO {PUBLIC}"


class Published(Lock):
    """What is published once and stays: no role changes or removes it, the owner neither."""

    def statements(self, table: str) -> Iterable[str]:
        yield policy(table, "read", "SELECT", using="true", roles=f"{WEB}, {PUBLIC}, {OWNER}")
        yield policy(table, "published", "INSERT", check=f"compartment_id = {HELD}")
        yield f"GRANT SELECT, INSERT ON {table} TO {WEB}"
        yield f"GRANT SELECT ON {table} TO {PUBLIC}"
        yield (
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE insufficient_privilege USING MESSAGE = 'what is published stays as it is'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            f" EXECUTE FUNCTION {table}_stays()"
        )

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f"DROP FUNCTION {table}_stays CASCADE")
        super().database_backwards(app_label, schema_editor, from_state, to_state)


class Opened(Operation):
    """Grants of tables that are no secret between organisations; `tests/house/` holds the short list."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, tables: dict[str, str]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        """A grant changes the database only."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table, rights in self.tables.items():
            schema_editor.execute(f"GRANT {rights} ON {table} TO {WEB}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for table in self.tables:
            schema_editor.execute(f"REVOKE ALL ON {table} FROM {WEB}")

    def describe(self) -> str:
        return f"Open tables: {', '.join(self.tables)}"


def closed(table: str) -> Iterable[str]:
    """Row level security on, for the owner too: from here on nothing shows without a policy."""
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"


def policy(table: str, name: str, act: str, using: str = "", check: str = "", roles: str = f"{WEB}, {OWNER}") -> str:
    parts = [f"CREATE POLICY {table}_{name} ON {table} FOR {act} TO {roles}"]
    if using:
        parts.append(f"USING ({using})")
    if check:
        parts.append(f"WITH CHECK ({check})")
    return " ".join(parts)
