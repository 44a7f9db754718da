"""The command line: makes the machine ready, runs PostgreSQL, serves, tests. Only tests import from here."""
