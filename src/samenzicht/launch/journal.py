"""`./samenzicht journal verify`."""

from collections.abc import Sequence

from samenzicht.launch import database, home, manage
from samenzicht.launch.failure import Failure


def main(words: Sequence[str]) -> int:
    if words[:1] != ["verify"]:
        raise Failure("`journal` needs to know what to do.", "./samenzicht journal verify")
    folder = home.home()
    with database.running(folder):
        return manage.django(folder, "owner", "journal", *words)
