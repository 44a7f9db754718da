"""What the signals of this officer ask, how they run, and what became of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.sharing.models import Progress, Urgency
from samenzicht.signals.models import Signal
from samenzicht.signals.overview import drafts_of, seen_by, untouched, words_on
from samenzicht.signals.rules import Word, may_report, standing
from samenzicht.signals.telling import SHAPE, kind_words
from samenzicht.web.start.lines import Badge, Line

MOST = 40
WEEK = timedelta(days=7)


def latest_of(post: Post) -> list[tuple[Signal, Sequence[Word]]]:
    """The newest signals that this officer may see, each with its life; five queries whatever their number.

    Where there are more than these, an attention officer sees the longest forgotten ones too: they must not sink.
    """
    if not may_report(post.roles):
        return []
    signals = list(seen_by(post).newest()[:MOST])
    if len(signals) == MOST and post.is_any(Role.ATTENTION):
        known = {signal.pk for signal in signals}
        signals += [signal for signal in untouched(post)[:MOST] if signal.pk not in known]
    told = words_on(signals, opened=True)
    return [(signal, told[signal.pk]) for signal in signals]


def waiting(post: Post, latest: Iterable[tuple[Signal, Sequence[Word]]]) -> list[Line]:
    """Drafts to finish and, for an attention officer, signals that nobody did anything with yet."""
    if not may_report(post.roles):
        return []
    lines = [
        Line(_("Je bent een signaal aan het schrijven"), draft_url(draft), _("Schrijf verder"), since=draft.begun_at)
        for draft in drafts_of(post).defer("answers")[:5]
    ]
    if post.is_any(Role.ATTENTION):
        lines += [fresh(signal) for signal, words in latest if standing(words) == Progress.RECEIVED]
    return lines


def draft_url(draft: object) -> str:
    return reverse("signals:step", args=[draft.pk, draft.page])  # type: ignore[attr-defined]


def fresh(signal: Signal) -> Line:
    return Line(
        f"{signal.pseudonym} · {kind_words(signal.kind)}",
        reverse("signals:signal", args=[signal.pk]),
        _("Bekijk"),
        since=signal.reported_at,
        note=_("Nog niet naar een tafel gebracht."),
        **urgency(signal.urgency),
    )


def urgency(code: str) -> Badge:
    """The badge of what is urgent; nothing for what is not."""
    shape = {Urgency.DANGER: "stop", Urgency.SOON: "care"}.get(Urgency(code), "")
    return Badge(code=shape, detail=str(Urgency(code).label)) if shape else Badge(code="", detail="")


def running(post: Post, latest: Iterable[tuple[Signal, Sequence[Word]]]) -> list[dict[str, object]]:
    """What is under way. A signal just received waits for the attention officer, and runs for who reported it."""
    elsewhere = {Progress.CLOSED, Progress.RECEIVED} if post.is_any(Role.ATTENTION) else {Progress.CLOSED}
    return [row(signal, words) for signal, words in latest if standing(words) not in elsewhere]


def done(latest: Iterable[tuple[Signal, Sequence[Word]]], now: datetime) -> list[dict[str, object]]:
    return [
        row(signal, words)
        for signal, words in latest
        if standing(words) == Progress.CLOSED and words[-1].at > now - WEEK
    ]


def row(signal: Signal, words: Sequence[Word]) -> dict[str, object]:
    said = next((word.words for word in reversed(words) if word.words), "")
    return {
        "signal": signal,
        "kind": kind_words(signal.kind),
        "standing": Progress(standing(words)).label,
        "shape": SHAPE[Progress(standing(words))],
        "at": words[-1].at if words else signal.reported_at,
        "words": said,
    }
