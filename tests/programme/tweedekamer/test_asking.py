"""The service that answers late, half, too much, elsewhere or not at all: one clear reason, and nothing half."""

import json
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from samenzicht.programme.tweedekamer import asking
from samenzicht.programme.tweedekamer.asking import SERVICE, NotAnswered, ask, question
from samenzicht.programme.tweedekamer.reading import NotUnderstood, motions_of
from samenzicht.programme.tweedekamer.sentences import of

HERE = Path(__file__).parent
Answer = Callable[[BaseHTTPRequestHandler], None]


def kept(name: str, service: str) -> bytes:
    return (HERE / name).read_bytes().replace(SERVICE.encode(), service.encode())


@pytest.fixture
def serve(monkeypatch):
    """A service of our own on this machine; gives its address."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/OData/v4/2.0/"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", headers.pop("length", str(len(body))))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def why(service: str) -> str:
    with pytest.raises((NotAnswered, NotUnderstood)) as refused:
        ask(service=service)
    assert "%" not in of(refused.value)
    return refused.value.why


def test_all_pages_are_asked_and_read(serve):
    asked = []

    def answer(handler):
        asked.append(handler.path)
        service = f"http://{handler.headers['Host']}/OData/v4/2.0/"
        send(handler, kept("motions-2.json" if "skiptoken" in handler.path else "motions.json", service))

    found, unnumbered = motions_of(ask(service=serve(answer)))
    assert (len(found), unnumbered, len(asked)) == (4, 1, 2)


def test_the_question_is_of_one_host_and_one_dossier():
    address = urlsplit(question())
    assert (address.scheme, address.netloc) == ("https", "gegevensmagazijn.tweedekamer.nl")
    words = parse_qs(address.query)
    assert "Kamerstukdossier/any(d: d/Nummer eq 28638)" in words["$filter"][0]
    assert "Verwijderd eq false" in words["$filter"][0]
    with pytest.raises(ValueError, match="invalid"):
        question("28638) or (1 eq 1")


def test_a_page_that_is_missing_is_half_an_answer(serve):
    def answer(handler):
        said = json.loads(kept("motions.json", ""))
        del said["@odata.nextLink"]
        send(handler, json.dumps(said).encode())

    assert why(serve(answer)) == "half"


def test_a_line_that_falls_halfway(serve):
    assert why(serve(lambda handler: send(handler, b'{"value": [', length="5000"))) in {"half", "no_json"}


def test_too_late(serve, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    hold = threading.Event()
    assert why(serve(lambda handler: hold.wait(3))) == "late"
    hold.set()


def test_an_answer_that_drips_ends_too(serve, monkeypatch):
    monkeypatch.setattr(asking, "ALL_PATIENCE", 0.5)
    hold = threading.Event()

    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _drop in range(40):
            handler.wfile.write(b" " * 70_000)
            handler.wfile.flush()
            hold.wait(0.1)

    assert why(serve(drip)) == "late"


@pytest.mark.parametrize("status", [404, 429, 500, 503])
def test_a_fault_of_the_service(serve, status):
    assert why(serve(lambda handler: send(handler, b"x", status))) == "refused"


@pytest.mark.parametrize(
    "place", ["http://127.0.0.2/", "http://169.254.169.254/", "https://127.0.0.1/", "file:///etc/passwd", "ftp://x/"]
)
def test_it_goes_nowhere_else(serve, place):
    assert why(serve(lambda handler: send(handler, b"", 302, Location=place))) in {"elsewhere", "refused"}
    further = {"value": [], "@odata.nextLink": place}
    assert why(serve(lambda handler: send(handler, json.dumps(further).encode()))) == "elsewhere"


def test_pages_without_end(serve):
    def answer(handler):
        number = int(handler.path.rpartition("=")[2]) if "skip=" in handler.path else 0
        service = f"http://{handler.headers['Host']}/OData/v4/2.0/Zaak?skip={number + 1}"
        send(handler, json.dumps({"value": [], "@odata.nextLink": service}).encode())

    assert why(serve(answer)) == "endless"


def test_too_much(serve, monkeypatch):
    monkeypatch.setattr(asking, "MOST_BYTES", 1000)
    assert why(serve(lambda handler: send(handler, b" " * 5000))) == "too_much"


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert why(f"http://127.0.0.1:{port}/") == "unreachable"


def test_an_answer_that_is_none(serve):
    assert why(serve(lambda handler: handler.wfile.write(b"hallo\r\n\r\n"))) in {"half", "unreachable"}
