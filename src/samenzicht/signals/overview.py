"""Reading signals: which ones an officer sees, where each stands, and its life told in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions import words_of
from samenzicht.sharing.models import Progress, Reply
from samenzicht.signals import rules
from samenzicht.signals.models import Bringing, Draft, Signal, SignalQuerySet, State


def seen_by(post: Post) -> SignalQuerySet:
    """The signals that this officer may see: all of the organisation, or one's own."""
    if not rules.may_report(post.roles):
        return Signal.objects.none()
    signals = Signal.objects.of(post.compartment)
    return signals if rules.sees_all(post.roles) else signals.filter(reporter=post.officer.pk)


def untouched(post: Post) -> SignalQuerySet:
    """The signals with which nobody did anything since they were reported, the longest forgotten first."""
    moved = State.objects.filter(signal=OuterRef("pk")).exclude(progress=Progress.RECEIVED)
    return seen_by(post).filter(~Exists(moved)).order_by("reported_at")


def older_than(signals: SignalQuerySet, key: str) -> SignalQuerySet:
    """The signals after this one in a list from new to old; all when it is not among them."""
    try:
        last = signals.filter(pk=UUID(key)).values_list("reported_at", "pk").first()
    except ValueError:
        last = None
    if last is None:
        return signals
    at, pk = last
    return signals.filter(reported_at__lte=at).exclude(reported_at=at, pk__gte=pk)


def drafts_of(post: Post) -> QuerySet[Draft]:
    return Draft._default_manager.filter(compartment=post.compartment, officer=post.officer.pk).order_by("-saved_at")


def words_on(signals: Iterable[Signal], *, opened: bool = False) -> dict[UUID, list[rules.Word]]:
    """Of each signal every step in its life, in two queries, whatever their number.

    What others said of it comes as feedback to the compartment; their words are opened only when asked.
    """
    ids = [signal.pk for signal in signals]
    told: dict[UUID, list[rules.Word]] = defaultdict(list)
    for state in State.objects.filter(signal__in=ids):
        told[state.signal_id].append(rules.Word(state.at, state.progress, None, state.words if opened else ""))
    brought = [key for key, words in told.items() if rules.was_brought(words)]
    if brought:
        for reply in feedback_on(brought):
            told[reply.signal].append(feedback_word(reply, opened))
    for words in told.values():
        words.sort(key=lambda word: word.at)
    return told


def feedback_on(signals: Sequence[UUID]) -> Iterable[Any]:
    """Every word with a progress that the compartment heard about these signals; each knows its `signal`."""
    bringings = Bringing.objects.filter(signal__in=signals)
    own = bringings.filter(matter=OuterRef("matter"), compartment=OuterRef("receiver"))
    said = Reply.objects.filter(matter__in=bringings.values("matter")).exclude(progress="")
    told = said.annotate(signal=Subquery(own.values("signal")[:1])).filter(signal__isnull=False)
    return told.select_related("from_organisation").order_by("sent_at")


def feedback_word(reply: Reply, opened: bool) -> rules.Word:
    return rules.Word(reply.sent_at, reply.progress, reply.from_organisation.name, words_of(reply) if opened else "")


def progress(signal: Signal) -> list[rules.Word]:
    """The life of one signal in order, with the words of whoever spoke: what the colleague who noticed it reads."""
    return words_on([signal], opened=True)[signal.pk]


def standing_of(signal: Signal) -> str:
    return rules.standing(words_on([signal])[signal.pk])


def with_standing(signals: Sequence[Signal]) -> Sequence[Signal]:
    """The same signals, each with its `standing`, for a page of a list."""
    told = words_on(signals)
    for signal in signals:
        signal.standing = rules.standing(told[signal.pk])
    return signals
