"""Someone at a browser without JavaScript: cookies, forms with their tokens, and redirects that are looked at."""

import http.client
import re
import secrets
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class Visitor:
    """Asks pages of a site on this machine. Each request is a connection of its own, as after a fault."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {"csrftoken": secrets.token_hex(16)}

    def ask(self, path: str, sent: dict | None = None) -> "Answer":
        """GET, or POST where something is sent. Raises OSError or HTTPException when no whole answer comes."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            if sent is None:
                line.request("GET", path, headers=headers)
            else:
                body = urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **sent}, doseq=True)
                line.request("POST", path, body, headers | {"Content-Type": FORM})
            got = line.getresponse()
            for given in got.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: one.value for name, one in SimpleCookie(given).items()}
            return Answer(got.status, got.headers.get("Location", ""), got.read().decode())
        finally:
            line.close()

    def enter(self, name: str) -> "Visitor":
        """Sign in as this officer of the fictional region."""
        page = self.ask("/demo/").text
        form = next(one for one in re.findall(r"<form.*?</form>", page, re.S) if name in one)
        assert self.ask(re.findall(r'action="(/demo/[^"]+)"', form)[0], {}).status == 302
        return self

    def persist(self, path: str, sent: dict | None = None) -> "Answer | None":
        """Once; None when the answer did not come or was that the site is broken, after a moment's rest."""
        try:
            answer = self.ask(path, sent)
        except (OSError, http.client.HTTPException):
            answer = None
        if answer is None or answer.status >= 500:
            time.sleep(0.05)
            return None
        return answer


class Answer:
    def __init__(self, status: int, location: str, text: str) -> None:
        self.status, self.location, self.text = status, location, text
