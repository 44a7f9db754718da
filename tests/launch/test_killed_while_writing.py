"""`kill -9` while people write: what they were told is there, is there; what they were not, is whole or absent."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import psycopg
import pytest

from samenzicht.launch.database import own_cluster
from tests.launch.running import COMMAND, Running, clear
from tests.launch.visitor import Visitor

pytestmark = [pytest.mark.database, pytest.mark.slow]
KEY = r"[0-9a-f]{8}-[0-9a-f-]{27}"

# Each query finds halves of an act; all must find nothing.
HALVES = {
    "a signal without what was noticed": """
        SELECT id FROM signals_signal s WHERE adopted_from IS NULL
        AND NOT EXISTS (SELECT 1 FROM signals_observation o WHERE o.signal_id = s.id)""",
    "a signal that stands nowhere": """
        SELECT id FROM signals_signal s WHERE NOT EXISTS (SELECT 1 FROM signals_state t WHERE t.signal_id = s.id)""",
    "a signal that cannot be found": """
        SELECT id FROM signals_signal s
        WHERE NOT EXISTS (SELECT 1 FROM signals_signaltoken t WHERE t.signal_id = s.id)""",
    "a signal whose report is not in the journal, or twice": """
        SELECT id FROM signals_signal s WHERE 1 <> (SELECT count(*) FROM audit_entry e
        WHERE e.matter = s.id AND e.verb IN ('signal.reported', 'signal.adopted'))""",
    "a report in the journal without its signal": """
        SELECT id FROM audit_entry e WHERE verb = 'signal.reported'
        AND NOT EXISTS (SELECT 1 FROM signals_signal s WHERE s.id = e.matter)""",
    "a signal whose draft still lies there": """
        SELECT s.id FROM signals_signal s JOIN signals_draft d ON d.id = s.id""",
    "a letter without content that nobody took back": """
        SELECT id FROM sharing_disclosure d
        WHERE NOT EXISTS (SELECT 1 FROM sharing_content c WHERE c.disclosure_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM audit_entry e
                        WHERE e.matter = d.id AND e.verb IN ('letter.withdrawn', 'letter.corrected'))""",
    "a letter taken back whose content is still there": """
        SELECT disclosure_id FROM sharing_content c WHERE EXISTS (SELECT 1 FROM audit_entry e
        WHERE e.matter = c.disclosure_id AND e.verb IN ('letter.withdrawn', 'letter.corrected'))""",
    "a letter that is not in the journal, or twice": """
        SELECT id FROM sharing_disclosure d WHERE 1 <> (SELECT count(*) FROM audit_entry e
        WHERE e.matter = d.id AND e.verb = 'letter.sent')""",
    "a bringing without its letter": """
        SELECT id FROM signals_bringing b WHERE NOT EXISTS (SELECT 1 FROM sharing_disclosure d
        WHERE d.matter = b.matter AND d.sort = 'signal')""",
    "a bringing whose signal does not say so": """
        SELECT id FROM signals_bringing b WHERE NOT EXISTS (SELECT 1 FROM signals_state t
        WHERE t.signal_id = b.signal_id AND t.progress = 'at_table')""",
    "a line of the journal outside the chain": """
        SELECT id FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.entry_id = e.id)""",
}  # fmt: skip


@dataclass
class Writer:
    """Reports signals, brings each to the table and takes every other one back, and notes what the site confirmed."""

    site: Running
    name: str
    reported: dict[str, str] = field(default_factory=dict)  # signal -> what was seen
    brought: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    tried: int = 0

    def write(self, end: threading.Event) -> None:
        visitor = Visitor(self.site.port).enter(self.name)
        while not end.is_set():
            self.tried += 1
            seen = f"Gezien door {self.name}, nummer {self.tried}: een busje bij de loods."
            signal_key = self.report(visitor, seen)
            if signal_key is None:
                continue
            self.reported[signal_key] = seen
            if self.bring(visitor, signal_key):
                self.brought.append(signal_key)
                if self.tried % 2 and (letter := self.withdraw(visitor)):
                    self.withdrawn.append(letter)

    def report(self, visitor: Visitor, seen: str) -> str | None:
        first = visitor.persist("/signalen/meld/", {"danger": "normal", "channel": "self", "setting": "street"})
        if first is None or first.status != 302:
            return None
        draft = first.location.removesuffix("stap/2/")
        visitor.persist(f"{draft}stap/2/", {"seen_text": seen})
        last = visitor.persist(f"{draft}stap/5/", {"kind": "labour", "act": "report"})
        if last is None or last.status != 302 or not last.location.endswith("/gemeld/"):
            return None
        return re.findall(KEY, last.location)[0]

    def bring(self, visitor: Visitor, signal_key: str) -> bool:
        """Whether the site said that it lies on the table."""
        path = f"/tafels/breng/{signal_key}/"
        page = visitor.persist(path)
        tables = re.findall(rf'name="table" value="({KEY})"', page.text) if page else []
        if not tables:
            return False
        stated = {"table": tables[0], "stated": ["necessary"]}
        looked = visitor.persist(path, stated | {"act": "look"})
        shown = re.findall(r'name="shown" value="([^"]+)"', looked.text) if looked else []
        if not shown:
            return False
        sent = visitor.persist(path, stated | {"act": "send", "shown": shown[0]})
        return sent is not None and sent.status == 200 and "Het ligt op tafel" in sent.text

    def withdraw(self, visitor: Visitor) -> str | None:
        """The latest letter that was sent, when the site said that it was taken back."""
        page = visitor.persist("/brieven/verstuurd/")
        letters = re.findall(rf'href="/brieven/({KEY})/"', page.text) if page else []
        if not letters:
            return None
        answer = visitor.persist(f"/brieven/{letters[0]}/terugtrekken/", {"why": "Het was een vergissing."})
        return letters[0] if answer and answer.status == 302 else None


@pytest.fixture
def site(tmp_path) -> Iterator[Running]:
    running = Running(tmp_path / "house").start()
    yield running
    if running.process.poll() is None:
        running.stop()
    clear(running.folder)


def kill_the_web_process(site: Running) -> None:
    os.killpg(site.web(), signal.SIGKILL)


def kill_the_database(site: Running) -> None:
    os.kill(site.database(), signal.SIGKILL)


def kill_everything(site: Running) -> None:
    web, database = site.web(), site.database()
    os.kill(site.process.pid, signal.SIGKILL)
    os.killpg(web, signal.SIGKILL)
    os.kill(database, signal.SIGKILL)


def test_what_was_acknowledged_is_there_and_nothing_is_half(site):
    writers = [Writer(site, name) for name in ("Bram Voorbeeld", "Zoë Voorbeeld")]
    with writing(writers):
        for kill, said in (
            (kill_the_web_process, "The site serves again"),
            (kill_the_database, "The database runs again"),
        ):
            some_acts(writers)
            kill(site)
            site.until(lambda words=said: words in site.said())
        some_acts(writers)
        kill_everything(site)
    site.process.wait(10)
    site.start()
    told(site, writers)
    whole(site)
    assert found_when_planted(site) == set(HALVES) - {"a signal whose draft still lies there"}


class writing:
    """Lets the writers write until the end of the block."""

    def __init__(self, writers: list[Writer]) -> None:
        self.end = threading.Event()
        self.threads = [threading.Thread(target=one.write, args=(self.end,), daemon=True) for one in writers]

    def __enter__(self) -> None:
        for one in self.threads:
            one.start()

    def __exit__(self, *wrong: object) -> None:
        self.end.set()
        for one in self.threads:
            one.join(30)


def some_acts(writers: list[Writer], number: int = 3) -> None:
    """Until each writer was told of some more acts of each sort, so that a kill falls amid them."""
    before = [(len(one.reported), len(one.brought), len(one.withdrawn)) for one in writers]
    limit = time.monotonic() + 30
    while any(
        len(one.reported) < r + number or len(one.brought) < b + number or len(one.withdrawn) < w + 1
        for one, (r, b, w) in zip(writers, before, strict=True)
    ):
        assert time.monotonic() < limit, [(one.tried, one.reported, one.brought, one.withdrawn) for one in writers]
        time.sleep(0.02)


def told(site: Running, writers: list[Writer]) -> None:
    """Every act that was confirmed is on the page that shows it."""
    for writer in writers:
        visitor = Visitor(site.port).enter(writer.name)
        for key, seen in writer.reported.items():
            assert seen in visitor.ask(f"/signalen/{key}/").text
        with connected(site) as connection:
            for table, column, keys in (
                ("signals_bringing", "signal_id", writer.brought),
                ("audit_entry", "verb = 'letter.withdrawn' AND matter", writer.withdrawn),
            ):
                for key in keys:
                    assert connection.execute(f"SELECT 1 FROM {table} WHERE {column} = %s", [key]).fetchone(), key


def whole(site: Running) -> None:
    with connected(site) as connection:
        halves = {what: connection.execute(query).fetchall() for what, query in HALVES.items()}
    assert {what: rows for what, rows in halves.items() if rows} == {}
    done = subprocess.run(
        [sys.executable, str(COMMAND), "journal", "verify"], env=site.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def found_when_planted(site: Running) -> set[str]:
    """Which halves the queries find when rows are taken away behind the house's back; all of it is rolled back."""
    taken = [f"DELETE FROM {table}" for table in sorted(set(re.findall(r"FROM (\w+)", "".join(HALVES.values()))))]
    taken += ["UPDATE audit_entry SET verb = 'letter.withdrawn' WHERE verb = 'letter.sent'"]
    found: set[str] = set()
    with connected(site) as connection:
        for statement in taken:
            with connection.transaction(force_rollback=True):
                connection.execute("SET LOCAL session_replication_role = replica")
                connection.execute(statement)
                found |= {what for what, query in HALVES.items() if connection.execute(query).fetchone()}
    return found


def connected(site: Running) -> psycopg.Connection:
    """As the superuser, whom no lock hides anything from."""
    return psycopg.connect(own_cluster(site.folder).superuser_dsn("samenzicht"))
