"""The three questions of the letter, answered from the figures and no further than they go.

1. Only a measure that can carry an answer speaks. What was merely registered and what was merely done never does.
2. It speaks when its two latest periods may be compared: of the same series, one after the other, about as long.
3. It says that something changed when the two intervals lie apart. Whole numbers without an interval are judged as
   counts of chance events: they must differ by more than 1.96 times the root of their sum. Anything else: cannot tell.
4. Measures that say the same answer the question, with the grade of the strongest; do they contradict each other, then
   it cannot be told. When none speaks we do not know, and say what would be needed. A trend is an answer by itself.

Nothing is added up and no measure is weighed against another: that would be a score that nobody can explain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from samenzicht.law import Words
from samenzicht.programme.measure import MEASURES, Told, series_of, shown
from samenzicht.programme.measures import Grade, Measure, Question

Answer = Literal["down", "up", "cannot_tell", "unknown"]
# From strong to none.
GRADES: tuple[Grade, ...] = ("strong", "some", "weak", "none")
# 95 %, two sides.
CHANCE = Decimal("1.96")

TITLES: dict[Question, Words] = {
    "fewer": Words("Zijn er minder slachtoffers?", "Are there fewer victims?"),
    "helped": Words("Worden slachtoffers beter geholpen?", "Are victims helped better?"),
    "tackled": Words("Worden daders beter aangepakt?", "Are offenders tackled better?"),
}
# In the words of the question: up is more victims, but better help and a better approach.
ANSWERED: dict[tuple[Question, Answer], Words] = {
    ("fewer", "down"): Words("het aantal slachtoffers daalt", "the number of victims is falling"),
    ("fewer", "up"): Words("het aantal slachtoffers stijgt", "the number of victims is rising"),
    ("helped", "down"): Words("slachtoffers slechter worden geholpen", "victims are helped less well"),
    ("helped", "up"): Words("slachtoffers beter worden geholpen", "victims are helped better"),
    ("tackled", "down"): Words("daders minder goed worden aangepakt", "offenders are tackled less well"),
    ("tackled", "up"): Words("daders beter worden aangepakt", "offenders are tackled better"),
}
# How far an answer goes with each grade: only a strong one says that it is so.
SAID: dict[Grade, Words] = {
    "strong": Words("De cijfers zeggen dat {answer}.", "The figures say that {answer}."),
    "some": Words("Er zijn aanwijzingen dat {answer}.", "There are indications that {answer}."),
    "weak": Words("Er is een zwakke aanwijzing dat {answer}.", "There is a weak indication that {answer}."),
}
CANNOT_TELL = Words("Dat is niet te zeggen.", "That cannot be told.")
UNKNOWN = Words("We weten het niet.", "We do not know.")
GRADE_WORDS: dict[Grade, Words] = {
    "strong": Words("sterk bewijs", "strong evidence"),
    "some": Words("enig bewijs", "some evidence"),
    "weak": Words("zwak bewijs", "weak evidence"),
    "none": Words("geen bewijs", "no evidence"),
}

BETTER = Words("„{name}” wordt beter: van {before} naar {now}.", "“{name}” gets better: from {before} to {now}.")
WORSE = Words("„{name}” wordt slechter: van {before} naar {now}.", "“{name}” gets worse: from {before} to {now}.")
SAME = Words(
    "„{name}”: {before} en {now} verschillen niet meer dan door toeval kan.",
    "“{name}”: {before} and {now} differ no more than chance allows.",
)
TREND = Words("Het model over de jaren zegt: {now}.", "The model over the years says: {now}.")
DISAGREE = Words("De maten spreken elkaar tegen.", "The measures contradict each other.")
NO_FIGURES = Words("Van „{name}” is nog geen cijfer bekend.", "Of “{name}” no figure is known yet.")
HIDDEN = Words(
    "Van „{name}” zijn er in de getelde kwartalen te weinig om te tonen.",
    "Of “{name}” there were too few to show in the quarters that were counted.",
)
ONE_PERIOD = Words(
    "Van „{name}” zijn er geen twee opeenvolgende perioden volgens dezelfde telling.",
    "Of “{name}” there are no two successive periods by the same count.",
)
NO_MARGIN = Words(
    "Van „{name}” is niet bekend hoeveel toeval er in zit.", "Of “{name}” it is not known how much of it is chance."
)
ONLY_SEEN = Words(
    "Wel bekend, maar geen antwoord: {names}. Dit zegt wat is gezien of gedaan, en dat kan ook toenemen doordat men "
    "beter kijkt.",
    "Known, but no answer: {names}. They say what was seen or done, and that may also rise because people look better.",
)
NEEDED: dict[str, Words] = {
    "unseen_trend": Words(
        "Voor een antwoord is nodig: lijsten van dezelfde organisaties over drie of meer jaren, en één model daarover.",
        "An answer needs: lists of the same organisations over three or more years, and one model of them.",
    ),
    "entered": Words(
        "Nodig van „{name}”: twee opeenvolgende perioden, door dezelfde geteld met dezelfde telregel.",
        "Needed of “{name}”: two successive periods, counted by the same body by the same rule.",
    ),
    "tallied": Words(
        "Nodig van „{name}”: twee kwartalen met genoeg zaken om te tonen. De telling loopt vanzelf.",
        "Needed of “{name}”: two quarters with enough matters to show. The counting goes by itself.",
    ),
}


@dataclass(frozen=True)
class Speech:
    """What one measure says of its question. `says`: "" when it cannot speak. `figures`: on which it rests."""

    measure: Measure
    says: Answer | Literal[""]
    why: Words
    figures: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Answered:
    """An answer with its evidence: names of figures (G12), those that speak first. All words are in one language."""

    question: str
    answer: Answer
    grade: Grade
    words: str
    grade_words: str
    why: tuple[str, ...]
    needed: tuple[str, ...]
    evidence: tuple[str, ...]


def answer_of(question: Question, figures: Iterable[Told], language: str) -> Answered:
    """From the figures that are in force; `language` is nl or en."""
    known = list(figures)
    mine = [measure for measure in MEASURES.values() if measure.question == question]
    speeches = [speech_of(measure, known) for measure in mine if measure.carries != "none"]
    answer, grade = judged(speeches)
    behind = background(mine, known)
    why = [words for speech in speeches for words in told(speech)] + ([DISAGREE] if disagrees(speeches) else [])
    why += said_beside([measure for measure in mine if measure.carries == "none" and has_figure(measure, known)])
    said = ANSWERED.get((question, answer))
    words = SAID[grade].filled(answer=said) if said else UNKNOWN if answer == "unknown" else CANNOT_TELL
    evidence = [figure for speech in speeches for figure in speech.figures] + behind
    return Answered(
        question=question,
        answer=answer,
        grade=grade,
        words=words.in_(language),
        grade_words=GRADE_WORDS[grade].in_(language),
        why=tuple(one.in_(language) for one in why),
        needed=tuple(one.in_(language) for one in needed(speeches)) if answer in {"unknown", "cannot_tell"} else (),
        evidence=tuple(dict.fromkeys(figure.name for figure in evidence)),
    )


def told(speech: Speech) -> list[Words]:
    """What it says, and what it cannot say where it says anything."""
    return [speech.why, speech.measure.caution] if speech.says in {"down", "up"} else [speech.why]


def judged(speeches: Sequence[Speech]) -> tuple[Answer, Grade]:
    said = [speech for speech in speeches if speech.says]
    if not said:
        return "unknown", "none"
    sides = {speech.says for speech in said if speech.says in {"down", "up"}}
    if len(sides) != 1:
        return "cannot_tell", "weak"
    side: Answer = "down" if "down" in sides else "up"
    return side, min((speech.measure.carries for speech in said if speech.says == side), key=GRADES.index)


def disagrees(speeches: Sequence[Speech]) -> bool:
    return {"down", "up"} <= {speech.says for speech in speeches}


def speech_of(measure: Measure, figures: Sequence[Told]) -> Speech:
    if measure.sort == "answer":
        return speech_of_trend(measure, figures)
    runs = [run for run in series_of(measure, figures) if not run.part]
    if not any(is_known(one) for run in runs for one in run.figures):
        return Speech(
            measure, "", (HIDDEN if runs and measure.way == "tallied" else NO_FIGURES).filled(name=measure.name)
        )
    pairs = [tuple(run.figures[-2:]) for run in runs if len(run.figures) > 1 and all(map(is_known, run.figures[-2:]))]
    if not pairs:
        return Speech(measure, "", ONE_PERIOD.filled(name=measure.name))
    before, now = max(pairs, key=lambda pair: pair[1].period_until)
    side = change(measure, before, now)
    if side is None:
        return Speech(measure, "", NO_MARGIN.filled(name=measure.name), (before, now))
    words = {"up": BETTER, "down": WORSE, "cannot_tell": SAME}[side]
    both = {"before": in_both(before), "now": in_both(now)}
    return Speech(measure, turned(measure, side), words.filled(name=measure.name, **both), (before, now))


def turned(measure: Measure, side: Answer) -> Answer:
    """Up is better. Of victims there is more when it gets worse."""
    other: dict[Answer, Answer] = {"up": "down", "down": "up"}
    return other.get(side, side) if measure.question == "fewer" else side


def speech_of_trend(measure: Measure, figures: Sequence[Told]) -> Speech:
    mine = [one for one in figures if one.measure == measure.code and not one.part and one.answer]
    if not mine:
        return Speech(measure, "", NO_FIGURES.filled(name=measure.name))
    last = max(mine, key=lambda one: (one.period_until, one.period_from))
    says: dict[str, Answer] = {"down": "down", "up": "up"}
    return Speech(measure, says.get(last.answer, "cannot_tell"), TREND.filled(now=in_both(last)), (last,))


def change(measure: Measure, before: Told, now: Told) -> Answer | None:
    """Better is up, worse is down. None: there is no telling what is chance in it."""
    apart = is_apart(measure, before, now)
    if apart is None:
        return None
    if not apart or before.value is None or now.value is None:
        return "cannot_tell"
    return "up" if (now.value > before.value) == (measure.better == "more") else "down"


def is_apart(measure: Measure, before: Told, now: Told) -> bool | None:
    ends = [end for one in (before, now) for end in (one.low, one.high)]
    if None not in ends:
        first_low, first_high, then_low, then_high = (Decimal(str(end)) for end in ends)
        return first_high < then_low or then_high < first_low
    whole = measure.sort == "count" and all(end is None for end in ends) and not (before.answer or now.answer)
    if not whole or before.value is None or now.value is None:
        return None
    return (now.value - before.value) ** 2 > CHANCE**2 * (now.value + before.value)


def is_known(figure: Told) -> bool:
    return figure.value is not None


def background(measures: Iterable[Measure], figures: Sequence[Told]) -> list[Told]:
    """The latest of what was seen or done: it stands beside the answer and is not part of it."""
    latest = []
    for measure in measures:
        if measure.carries == "none" and has_figure(measure, figures):
            whole = [one for one in figures if one.measure == measure.code and not one.part and is_known(one)]
            latest.append(max(whole, key=lambda one: (one.period_until, one.period_from)))
    return latest


def said_beside(measures: Sequence[Measure]) -> list[Words]:
    """Why what is known of these is no answer. An estimate says so in its own words."""
    seen = [measure.name for measure in measures if measure.way != "estimated"]
    names = Words("; ".join(name.nl for name in seen), "; ".join(name.en for name in seen))
    told = [ONLY_SEEN.filled(names=names)] if seen else []
    return told + [measure.caution for measure in measures if measure.way == "estimated"]


def has_figure(measure: Measure, figures: Iterable[Told]) -> bool:
    return any(one.measure == measure.code and not one.part and is_known(one) for one in figures)


def needed(speeches: Iterable[Speech]) -> Iterable[Words]:
    for speech in speeches:
        if not speech.says:
            words = NEEDED.get(speech.measure.code) or NEEDED[speech.measure.way]
            yield words.filled(name=speech.measure.name)


def in_both(figure: Told) -> Words:
    return Words(f"{shown(figure, 'nl')} ({figure.name})", f"{shown(figure, 'en')} ({figure.name})")
