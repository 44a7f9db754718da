"""What of a signal can stand in a letter, passage by passage, each in its data category of the law.

A letter is written in Dutch, whatever language its writer's screen has: labels and grades are frozen as Dutch words.
The source of an observation never leaves its organisation; the two grades say how far it can be relied on.
"""

from collections.abc import Iterable

from django.utils.dateformat import format as written
from django.utils.translation import override

from samenzicht.exploitation import KINDS
from samenzicht.exploitation.catalogue import GENERAL_INDICATORS
from samenzicht.sharing.extracts import Passage
from samenzicht.signals.models import InformationGrade, Mention, Observation, Signal, SourceGrade, Way
from samenzicht.subjects import actions as subjects
from samenzicht.subjects.models import Subject, SubjectKind

# In which category what a subject is called stands, and how to reach it.
NAME_IS = {
    SubjectKind.PERSON: "identity",
    SubjectKind.VEHICLE: "identity",
    SubjectKind.PHONE: "contact",
    SubjectKind.ACCOUNT: "contact",
    SubjectKind.PLACE: "location",
    SubjectKind.COMPANY: "business",
    SubjectKind.PHENOMENON: "facts",
}
# What tells who or where it is travels in a second letter, after the table's test.
IDENTIFYING = frozenset({"identity", "contact", "location"})

INDICATORS = {one.code: one for kind in KINDS.values() for one in kind.indicators} | {
    one.code: one for one in GENERAL_INDICATORS
}


def extracts(signal: Signal) -> list[Passage]:
    """All that the first letter can carry: what was noticed, and of each subject its part and age group.

    The law may trim it further; `named_in` says which passages give a name away.
    """
    observed = [observation_passage(one) for one in signal.observations.all()]
    return observed + [one for one in subject_passages(signal) if one.category not in IDENTIFYING]


def identity_extracts(signal: Signal) -> list[Passage]:
    """Who and where: names, numbers, plates, addresses and features, for the second letter."""
    return [one for one in subject_passages(signal) if one.category in IDENTIFYING]


def named_in(passage: Passage, mentioned: Iterable[Subject]) -> list[Subject]:
    """The subjects whose name, number, plate or address stands in this passage.

    A first letter does not leave with such a passage: it is rewritten or left out. What a company is called is a
    category of its own and no identity, so it is not asked here.
    """
    identifying = [subject for subject in mentioned if NAME_IS[SubjectKind(subject.kind)] in IDENTIFYING]
    return subjects.named_in(passage.text, identifying)


def subjects_of(signal: Signal) -> list[Subject]:
    return [mention.subject for mention in mentions_of(signal)]


def mentions_of(signal: Signal) -> list[Mention]:
    return list(signal.mentions.select_related("subject").order_by("subject__known_since", "pk"))


def observation_passage(one: Observation) -> Passage:
    text = one.text or (INDICATORS[one.indicator].nl if one.indicator in INDICATORS else "")
    return Passage(f"observation-{one.pk.hex[:12]}", one.concern, dutch(Way(one.way)), text, detail_of(one))


def detail_of(one: Observation) -> str:
    """When it was noticed, and the two grades in words, such as '4 maart 2026 · bron: meestal betrouwbaar'."""
    with override("nl"):
        grades = (
            f"bron: {grade_words(SourceGrade(one.source_grade))}",
            f"informatie: {grade_words(InformationGrade(one.information_grade))}",
        )
        day = (written(one.noticed_on, "j F Y"),) if one.noticed_on else ()
        return " · ".join((*day, *grades))


def grade_words(grade: SourceGrade | InformationGrade) -> str:
    """The words of a grade without its letter or number."""
    return str(grade.label).partition(" - ")[2]


def dutch(choice: Way) -> str:
    with override("nl"):
        return str(choice.label)


def subject_passages(signal: Signal) -> list[Passage]:
    return [passage for mention in mentions_of(signal) for passage in passages_of(mention)]


def passages_of(mention: Mention) -> Iterable[Passage]:
    """First what gives nothing away, then what it is called, how it is reached, and what sets it apart."""
    with override("nl"):
        subject, key = mention.subject, f"subject-{mention.pk.hex[:12]}"
        label, part = str(subject.get_kind_display()), str(mention.get_part_display())
        named = NAME_IS[SubjectKind(subject.kind)]
        is_person = subject.kind == SubjectKind.PERSON
        about = f"{part}, {subject.get_age_display()}" if is_person else part
        if about == label:
            about = "is bekend"  # a place whose part is that it is the place
        yield Passage(f"{key}-part", "facts", label, about)
        if subject.name:
            yield Passage(f"{key}-name", named, label, subject.name, part)
        if subject.contact:
            yield Passage(f"{key}-contact", "contact", label, subject.contact, part)
        if subject.features:
            yield Passage(f"{key}-features", "identity" if is_person else named, label, subject.features, part)
