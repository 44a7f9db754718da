"""`./samenzicht keys rotate` and `./samenzicht keys destroy COMPARTMENT`."""

from collections.abc import Sequence

from samenzicht.launch import database, home, manage
from samenzicht.launch.failure import Failure


def main(words: Sequence[str]) -> int:
    if words not in (["rotate"],) and not (len(words) >= 2 and words[0] == "destroy"):
        raise Failure("`keys` needs to know what to do.", "./samenzicht keys rotate, or: keys destroy COMPARTMENT")
    folder = home.home()
    with database.running(folder):
        return manage.django(folder, "owner", "keys", *words)
