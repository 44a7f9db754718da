"""Walking through the site as one person does who follows every link: nothing is sent, only looked at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

# Begin and end of a transaction and the keys that it holds are no queries on data.
NO_DATA = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "SELECT set_config")


@dataclass(frozen=True)
class Visit:
    """A page as it came: its view, what it is built of, and the queries it took."""

    url: str
    view: str
    status: int
    shape: frozenset[str]
    queries: tuple[str, ...]


class Reading(HTMLParser):
    """The links of a page, and the classes of what stands on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.classes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.classes.update((found.get("class") or "").split())
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))


def inside(links: list[str], page: str) -> Iterator[str]:
    """The addresses of this site among the links of a page, without their fragment."""
    for link in links:
        parts = urlsplit(urljoin(page, link))
        if not parts.scheme and not parts.netloc and not parts.path.startswith("/static/"):
            yield parts._replace(fragment="").geturl()


def view_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def crawl(client: Client, *more: str, most_of_a_view: int = 1000) -> list[Visit]:
    """Every page that can be reached by links from the first one or these, at most so many of the same view."""
    to_see, seen, visits, of_view = ["/", *more], {"/", *more}, [], Counter[str]()
    while to_see:
        url = to_see.pop(0)
        view = view_of(url)
        of_view[view] += 1
        if of_view[view] > most_of_a_view:
            continue
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        ran = tuple(one["sql"] for one in captured if not one["sql"].startswith(NO_DATA))
        links: list[str] = [response["Location"]] if 300 <= response.status_code < 400 else []
        shape: frozenset[str] = frozenset()
        if response["Content-Type"].startswith("text/html"):
            page = Reading(response.content.decode())
            links, shape = links + page.links, frozenset(page.classes)
        visits.append(Visit(url, view, response.status_code, shape, ran))
        for link in inside(links, url):
            if link not in seen:
                seen.add(link)
                to_see.append(link)
    return visits
