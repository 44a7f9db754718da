"""A bounded number of requests to a server on this machine, over connections that stay open."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Round:
    """What one round took. `times` holds seconds, one per page; `seconds` is the whole round.

    `work` is the time in seconds that the processor worked for it: server and database, without the client.
    """

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    work: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    @property
    def work_a_page(self) -> float:
        return self.work / len(self.times)


def run(port: int, path: str, cookie: str, pages: int, lines: int) -> Round:
    """`pages` requests, shared by `lines` clients at once. Every answer must be a page with status 200."""
    found, turns = Round(), iter(range(pages))
    lock = threading.Lock()
    clients = [threading.Thread(target=client, args=(port, path, cookie, turns, lock, found)) for _ in range(lines)]
    begun = time.perf_counter()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    found.seconds = time.perf_counter() - begun
    if len(found.times) != pages:
        raise SystemExit(f"The measurement is void: {pages - len(found.times)} of {pages} requests to {path} failed.")
    return found


def client(port: int, path: str, cookie: str, turns: Iterator[int], lock: threading.Lock, found: Round) -> None:
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        while True:
            with lock:
                if next(turns, None) is None:
                    return
            begun = time.perf_counter()
            line.sendall(asked)
            page(line)
            found.times.append(time.perf_counter() - begun)


def page(line: socket.socket) -> bytes:
    """Reads one answer to its end; raises ValueError for anything but a page."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = line.recv(65536)
        if not more:
            raise ValueError("the server closed the line")
        got += more
    head, body = got.split(b"\r\n\r\n", 1)
    if not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(head.splitlines()[0].decode())
    length = next(int(one.split(b":")[1]) for one in head.lower().splitlines() if one.startswith(b"content-length"))
    while len(body) < length:
        body += line.recv(65536)
    return body
