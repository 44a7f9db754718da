"""The counter: from asked to answered in the background, once, whatever is killed on the way."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import connection, connections
from django.utils import timezone

from samenzicht.estimation import ContingencyTable, answer
from samenzicht.estimation.sheet import rows_of
from samenzicht.statistics import actions, counter, reckoning, rules
from samenzicht.statistics.models import Estimate
from samenzicht.statistics.reckoning import Fell, Refused, Stopped, TooLong, run
from samenzicht.statistics.task import Task
from samenzicht.web.demo.counts import LABOUR
from tests.conftest import as_role
from tests.statistics.conftest import TASK

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
LONG = Task(LABOUR, "latent", 100, 1)


def go_on(share: int) -> bool:
    return True


def journal(matter) -> list[str]:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT verb FROM audit_entry WHERE matter = %s ORDER BY id", [matter.pk])
        return [verb for (verb,) in cursor.fetchall()]


def test_what_was_asked_is_reckoned_and_kept(anna):
    asked = anna.asks()
    assert counter.count_one()
    assert not counter.count_one()
    made = anna.again(asked)
    header, *rows = rows_of(LABOUR)
    truth = answer(ContingencyTable.from_histories(header, rows), 200, 1)
    assert (made.ending, made.share, made.attempts) == ("made", 100, 1)
    assert made.found["card"]["estimate"] == pytest.approx(truth.estimate)
    assert made.found["card"]["interval"] == pytest.approx(list(truth.interval))
    assert journal(made) == ["estimate.asked", "estimate.made"]


def test_how_far_it_is_can_be_seen_meanwhile(anna):
    asked = anna.asks(LONG)
    seen = set()

    def look() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            one = anna.again(asked)
            seen.add(one.share)
            if one.ended_at:
                break
            time.sleep(0.2)
        connections.close_all()

    looking = threading.Thread(target=look)
    looking.start()
    assert counter.count_one()
    looking.join()
    assert len(seen) > 2, seen


def test_a_stopped_one_ends_and_nothing_is_written(cast, anna, monkeypatch):
    asked = anna.asks(LONG)
    begun = counter.keep_share

    def stop_at_first_beat(estimate, share):
        with cast.at_work("anna") as post:
            actions.cancel(estimate, post)
        return begun(estimate, share)

    monkeypatch.setattr(counter, "keep_share", stop_at_first_beat)
    assert counter.count_one()
    ended = anna.again(asked)
    assert (ended.ending, ended.result) == ("cancelled", "")
    assert journal(ended) == ["estimate.asked", "estimate.cancelled"]


def test_who_ends_it_first_wins(cast, anna):
    """Stopped in the moment in which the answer came: the answer is not written over it."""
    asked = anna.asks()
    with cast.at_work("anna") as post:
        assert actions.cancel(asked, post)
        assert not actions.cancel(asked, post)
        assert not actions.make(asked, "{}")
        assert not actions.fail(asked, "fell")
    assert journal(asked) == ["estimate.asked", "estimate.cancelled"]


def test_it_may_take_five_minutes_and_no_more(anna, monkeypatch):
    monkeypatch.setattr(rules, "LONGEST", timedelta(seconds=0))
    failed = anna.asks(LONG)
    assert counter.count_one()
    failed = anna.again(failed)
    assert (failed.ending, failed.why) == ("failed", "too_long")
    assert rules.MOST_ATTEMPTS == 3


def test_the_limit_is_five_minutes():
    assert timedelta(minutes=5) == rules.LONGEST


def test_data_that_cannot_bear_it_are_refused_in_words(anna, enter):
    seven = [f"{','.join('1' if at == one else '0' for at in range(7))},{one + 5}" for one in range(7)]
    asked = anna.asks(Task("\n".join(["a,b,c,d,e,f,g,count", *seven]), "average", 100, 1))
    assert counter.count_one()
    failed = anna.again(asked)
    assert (failed.ending, failed.why) == ("failed", "refused")
    assert "at most 6" in failed.refusal
    page = enter("anna").get(f"/schattingen/{asked.pk}/").content.decode()
    assert "Over hoogstens 6 lijsten kan een gemiddelde worden genomen." in page


def test_one_that_takes_its_counter_along_is_given_up(anna):
    asked = anna.asks()
    with as_role("owner"), anna.cast.at_work("anna"):
        Estimate.objects.filter(pk=asked.pk).update(attempts=rules.MOST_ATTEMPTS)
    assert counter.count_one()
    assert (anna.again(asked).ending, anna.again(asked).why) == ("failed", "fell")


def test_two_counters_never_take_the_same(anna):
    first, second = anna.asks(), anna.asks(name="De volgende")
    taken = []

    def other() -> None:
        # sees that the first is taken, and takes the second
        with counter.taken(first) as mine, counter.taken(second) as next_one:
            taken.extend([mine, next_one])
        connections.close_all()

    with counter.taken(first) as mine:
        assert mine
        beside = threading.Thread(target=other)
        beside.start()
        beside.join()
    assert taken == [False, True]
    with counter.taken(first) as again:
        assert again, "free again when the other let go"


def alone(words: str) -> subprocess.Popen:
    """A counter in a process of its own, on the database of this test."""
    way = {name: connection.settings_dict[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD", "OPTIONS")}
    code = f"""
import sys; sys.path[:0] = {[path for path in sys.path if path]!r}
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "samenzicht.settings"
from django.conf import settings
settings.MASTER_KEY = {os.environ["SAMENZICHT_MASTER_KEY"]!r}
settings.DATABASES["default"] = {{**settings.DATABASES["default"], **{way!r}}}
import django; django.setup()
if __name__ == "__main__":
    from samenzicht.statistics import counter
    {words}
"""
    return subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE)


def test_killed_in_the_middle_it_is_begun_anew_and_ended_once(anna):
    asked = anna.asks(LONG)
    killed = alone("counter.count_one()")
    until = time.monotonic() + 30
    while anna.again(asked).share < 1:
        assert time.monotonic() < until, killed.stderr.read()
        time.sleep(0.1)
    others = children_of(killed.pid)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    half = anna.again(asked)
    assert (half.ended_at, half.result, half.attempts) == (None, "", 1)
    until = time.monotonic() + 30
    while not counter.count_one():
        assert time.monotonic() < until, "the lock of a killed counter falls away"
        time.sleep(0.1)
    made = anna.again(asked)
    assert (made.ending, made.attempts) == ("made", 2)
    assert journal(made) == ["estimate.asked", "estimate.made"]
    assert [pid for pid in others if os.path.exists(f"/proc/{pid}") and "Z" not in state(pid)] == []


def children_of(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(one) for one in file.read().split()]


def state(pid: int) -> str:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"


def test_the_reckoning_process_is_gone_whatever_happens():
    for longest, beat, trouble in ((0.0, go_on, TooLong), (60.0, lambda share: False, Stopped)):
        with pytest.raises(trouble):
            run(LONG, longest, beat)
    with pytest.raises(Refused, match="no column"):
        run(Task("a,b,count\n1,0,3\n", "answer", 100, 1, covariates=("age",)), 60, go_on)
    assert not reckoning.multiprocessing.active_children()


def fall(task, pipe) -> None:
    os._exit(7)


def test_a_process_that_falls_is_told(monkeypatch):
    monkeypatch.setattr(reckoning, "work", fall)
    with pytest.raises(Fell):
        run(TASK, 60, go_on)


def quote(task, told):
    raise ValueError(f"could not read {task.text}")


def test_a_fault_in_the_reckoning_tells_where_and_nothing_of_the_table(monkeypatch, capsys):
    monkeypatch.setattr(reckoning, "reckon", quote)
    monkeypatch.setattr(reckoning.resource, "setrlimit", lambda *_limit: None)
    reckoning.work(TASK, Mock())
    said = capsys.readouterr().err
    assert "The reckoning fell: ValueError." in said
    assert "in quote" in said
    assert "politie" not in said


def test_what_nobody_published_is_forgotten_after_a_year(cast, anna):
    old, kept, young = anna.has(), anna.has(), anna.has()
    anna.publishes(kept)
    long_ago = timezone.now() - timedelta(days=rules.KEEP_DAYS + 1)
    with cast.at_work("anna"):
        Estimate.objects.filter(pk__in=[old.pk, kept.pk]).update(asked_at=long_ago, ended_at=long_ago)
    with as_role("owner"):
        assert actions.forget(timezone.localdate()) == 1
    with cast.at_work("anna"):
        assert set(Estimate.objects.values_list("pk", flat=True)) == {kept.pk, young.pk}
    assert journal(old)[-1] == "estimate.forgotten"
    assert json.loads(anna.again(young).result)
