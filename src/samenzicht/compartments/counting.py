"""Counting over all compartments, for a role that reads none of them.

A count is a function in the database, laid by the migration of the room whose rows it counts. It runs as the owner with
the keys of all compartments for as long as it counts, gives the keys back, and answers with totals only. The counter
role may call it and may read no table at all. It answers for a whole quarter that is over and settled, never for days
of one's choice: who could choose the days would find one person by taking away.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.migrations.operations.base import Operation
from psycopg import sql

from samenzicht.compartments.roles import COUNTER

# A query may use `first_moment` and `next_moment`: the first of the quarter and of the next, in Dutch time.
FUNCTION = """
CREATE FUNCTION {name}(the_quarter date) RETURNS TABLE ({columns})
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $count$
#variable_conflict use_column
DECLARE
  held text := coalesce(current_setting('samenzicht.keys', true), '');
  first_moment timestamptz := the_quarter::timestamp AT TIME ZONE 'Europe/Amsterdam';
  next_moment timestamptz := (the_quarter + interval '3 months') AT TIME ZONE 'Europe/Amsterdam';
BEGIN
  IF the_quarter IS NULL OR the_quarter <> date_trunc('quarter', the_quarter)::date
     OR next_moment + interval '{settles} days' > clock_timestamp() THEN
    RAISE invalid_parameter_value USING MESSAGE = 'a count is of a whole quarter that is over and settled';
  END IF;
  PERFORM set_config('samenzicht.keys',
                     (SELECT coalesce(array_agg(id), '{{}}')::text FROM compartments_compartment), true);
  RETURN QUERY {query};
  PERFORM set_config('samenzicht.keys', held, true);
END $count$
"""


class Counted(Operation):
    """A count that the counter may ask for. `settles`: so many days after the quarter nothing of it changes more."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, name: str, columns: str, query: str, settles: int = 0) -> None:
        self.name, self.columns, self.query, self.settles = name, columns, query, settles

    def state_forwards(self, app_label: str, state: Any) -> None:
        """A count changes the database only."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        parts = {"name": self.name, "columns": self.columns, "query": self.query.strip(), "settles": self.settles}
        schema_editor.execute(FUNCTION.format(**parts), None)
        schema_editor.execute(f"REVOKE ALL ON FUNCTION {self.name}(date) FROM PUBLIC")
        schema_editor.execute(f"GRANT EXECUTE ON FUNCTION {self.name}(date) TO {COUNTER}")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(f"DROP FUNCTION {self.name}(date)")

    def describe(self) -> str:
        return f"Count {self.name}"


def counted(name: str, quarter: date) -> list[tuple[Any, ...]]:
    """What a count says of the quarter that begins on this day. Only the counter role may ask."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT * FROM {}(%s)").format(sql.Identifier(name)), [quarter])
        return cursor.fetchall()


def by_part(name: str, quarter: date) -> dict[str, int]:
    return {part: int(count) for part, count in counted(name, quarter)}


def quarters(today: date, settles: int, first: date) -> Iterable[date]:
    """The first days of all quarters from `first` on that are over and settled."""
    quarter = first
    while (end := next_quarter(quarter)) + timedelta(days=settles) < today:
        yield quarter
        quarter = end


def next_quarter(quarter: date) -> date:
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)
