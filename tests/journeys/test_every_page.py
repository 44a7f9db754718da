"""Every page that anyone can reach by following links: it works, it is quick, and axe finds nothing on it."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from samenzicht.statistics.models import Publication
from tests import browser as looking
from tests.journeys import filled
from tests.journeys.crawling import Visit, crawl

MOST_QUERIES = 12
# The whole letter is gathered from every part of the programme at once: more queries, and always as many.
MORE_QUERIES = {"programme:letter_read": 20}
NOBODY = ""
WHO = (NOBODY, *filled.EVERYONE)
# What is left of a letter that was taken back is a refusal, and says so.
TOMBSTONE = ("letter", 403)


def faults(visits: list[Visit]) -> list[str]:
    """Dead ends and slow pages, each with its address."""
    dead = [f"{one.status} {one.url}" for one in visits if one.status >= 400 and (one.view, one.status) != TOMBSTONE]
    slow = [
        f"{len(one.queries)} queries: {one.url}"
        for one in visits
        if len(one.queries) > MORE_QUERIES.get(one.view, MOST_QUERIES)
    ]
    return dead + slow


@pytest.mark.django_db
@pytest.mark.database
def test_no_page_becomes_slow_with_two_hundred_of_everything(cast):
    filled.region(cast)
    filled.many(cast)
    found = {code or "nobody": faults(crawl(filled.enter(cast, code), *addresses(), most_of_a_view=8)) for code in WHO}
    assert not {code: wrong for code, wrong in found.items() if wrong}


def addresses() -> list[str]:
    """What is published has an address that people are given; nothing leads there for who is not signed in."""
    return [reverse("publication", args=[one.pk]) for one in Publication.objects.all()]


def worth_a_look(visits: list[Visit], seen: dict[str, set[str]]) -> list[Visit]:
    """As few pages as show each view with all that can stand on it; `seen` remembers over several people."""
    chosen = []
    for one in sorted(visits, key=lambda visit: -len(visit.shape)):
        known = seen.setdefault(one.view, set())
        if one.shape - known and (one.status == 200 or (one.view, one.status) == TOMBSTONE):
            chosen.append(one)
            known |= one.shape
    return chosen


def watch(page: Page, home: str) -> list[str]:
    """What the browser complains of, and what it asks of anyone else, from now on."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: complaints.append(asked.url) if elsewhere(asked.url, home) else None)
    return complaints


def elsewhere(url: str, home: str) -> bool:
    return not url.startswith((home, "data:", "blob:"))


def look_at(page: Page, url: str, home: str) -> list[str]:
    """Axe and the width, narrow and wide, in both languages."""
    wrong = []
    for language in ("en", "nl"):
        page.context.add_cookies([{"name": "django_language", "value": language, "url": home}])
        page.goto(url)
        assert page.locator("html").get_attribute("lang") == language
        for width in looking.WIDTHS.values():
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{url} {language} {width}: {one}" for one in looking.wrong(page)]
            if looking.overflows(page):
                wrong.append(f"{url} {language} {width}: sticks out")
    return wrong


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
@pytest.mark.browser
def test_every_page_works_and_axe_finds_nothing_on_it(cast, browser: Browser, live_server):
    """Each person follows every link; of pages that are built alike, axe sees one."""
    filled.region(cast)
    seen: dict[str, set[str]] = {}
    wrong: list[str] = []
    for code in WHO:
        visits = crawl(filled.enter(cast, code), *addresses())
        wrong += faults(visits)
        chosen = worth_a_look(visits, seen)
        if not chosen:
            continue
        context = looking.visit(browser, base_url=live_server.url, locale="nl-NL")
        page = context.new_page()
        if code:
            looking.become(page, cast.officer(code).name)
        complaints = watch(page, live_server.url)
        for one in chosen:
            wrong += look_at(page, one.url, live_server.url)
            refused = [said for said in complaints if "403 (Forbidden)" in said and one.status == 403]
            wrong += [f"{one.url}: {said}" for said in complaints if said not in refused]
            complaints.clear()
        looking.leave(context)
    assert not wrong, "\n".join(wrong)
