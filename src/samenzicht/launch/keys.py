"""`./samenzicht keys rotate | rewrap | destroy`."""

from collections.abc import Sequence

from samenzicht.launch import database, home, manage
from samenzicht.launch.failure import Failure

WAYS = """
        ./samenzicht keys rotate [COMPARTMENT]     new keys for all compartments, or one; the site keeps running
        ./samenzicht keys rewrap FILE              use the present master key instead of the one in FILE
        ./samenzicht keys destroy COMPARTMENT      make what is in a compartment unreadable, for ever
"""


def main(words: Sequence[str]) -> int:
    match list(words):
        case ["rotate"] | ["rotate", _] | ["rewrap", _] | ["destroy", _, *_]:
            pass
        case _:
            raise Failure("`keys` needs to know what to do.", f"One of:\n{WAYS}")
    folder = home.home()
    with database.running(folder):
        return manage.django(folder, "owner", "keys", *words)
