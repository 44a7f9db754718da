"""A whole site in a home folder of its own, as `./samenzicht start` makes it, and removed afterwards."""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from samenzicht.launch import catalogues, database, home, start
from samenzicht.launch.site import HOST, Site, taken_port

CHAIR = "Ravi Voorbeeld"


@contextmanager
def fresh_home() -> Iterator[Path]:
    """An empty home folder; whatever a site puts in it, and beside it, is removed."""
    above = Path(tempfile.mkdtemp(prefix="samenzicht-measured-"))
    os.environ["SAMENZICHT_HOME"] = str(above / "home")
    try:
        yield above / "home"
    finally:
        if (above / "home" / "postgres").exists():
            cluster = database.own_cluster(above / "home")
            cluster.stop()
            shutil.rmtree(cluster.socket, ignore_errors=True)
            shutil.rmtree((above / "home" / "postgres").resolve())
        shutil.rmtree(above)


@contextmanager
def open_site() -> Iterator[Site]:
    """The site with its fictional region, served as `start` serves it."""
    with fresh_home():
        folder = home.home()
        catalogues.compile_all()
        with database.running(folder) as cluster, taken_port(None) as port:
            start.migrate(folder, cluster)
            start.load_demo(folder)
            site = Site(folder, cluster, port)
            try:
                site.open()
                yield site
            finally:
                site.close()


def signed_in(port: int, name: str = CHAIR) -> str:
    """The cookies of a browser in which this officer of the fictional region signed in."""
    connection = HTTPConnection(HOST, port)
    connection.request("GET", "/demo/")
    page = connection.getresponse().read().decode()
    who = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if name in one)
    address, token = re.findall(r'action="(/demo/[^"]+)"', who)[0], secrets.token_hex(16)
    cookie, body = f"csrftoken={token}", f"csrfmiddlewaretoken={token}"
    connection.request("POST", address, body, {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    given = [one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or []]
    return "; ".join([one for one in given if one.startswith("sessionid")])
