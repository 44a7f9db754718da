"""Two sites that start in the same moments get two ports, although the server itself would share one."""

import socket
import sys
import urllib.request

import pytest

from samenzicht.launch.children import Child
from samenzicht.launch.failure import Failure
from samenzicht.launch.site import HOST, free_port, taken_port

APPLICATION = """
def application(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]
"""


def test_a_port_that_is_held_is_not_free_for_another():
    with taken_port(None) as one, taken_port(None) as other:
        assert one != other
        with pytest.raises(Failure, match="in use by another program"):
            free_port(one)
    assert free_port(one) == one


def test_the_server_comes_in_at_a_held_port_and_gets_every_request(tmp_path):
    (tmp_path / "alone.py").write_text(APPLICATION)
    with taken_port(None) as port:
        words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
        child = Child([*words, "--http", "1", "alone:application"], {"PATH": "/usr/bin"}, tmp_path, tmp_path / "log")
        child.start()
        try:
            while not answers(port):
                assert child.alive(), child.last_words()
            for _ in range(20):
                with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=5) as answer:
                    assert answer.read() == b"here"
            with pytest.raises(Failure):
                free_port(port)
        finally:
            child.stop()


def answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex((HOST, port)) == 0
