"""What an officer tells when reporting: plain values, so that rules can judge them before anything is written."""

from dataclasses import dataclass
from datetime import date

from samenzicht.sharing.models import Urgency
from samenzicht.signals.models import Channel, Concern, InformationGrade, SourceGrade
from samenzicht.subjects.models import Age


@dataclass(frozen=True)
class Noticed:
    """One thing seen, heard or inferred; `way` is a code of `Way`. An indicator needs no text of its own."""

    way: str
    text: str = ""
    source: str = ""
    noticed_on: date | None = None
    source_grade: str = SourceGrade.X
    information_grade: str = InformationGrade.FOUR
    concern: str = Concern.FACTS
    indicator: str = ""


@dataclass(frozen=True)
class Named:
    """Someone or something that the signal is about; `kind` is a code of `SubjectKind`, `part` one of `Part`."""

    kind: str
    called: str
    part: str
    contact: str = ""
    features: str = ""
    age: str = Age.UNKNOWN


@dataclass(frozen=True)
class Facts:
    """A whole signal as it is reported. `kind` stays empty when the form of exploitation is not known."""

    noticed: tuple[Noticed, ...]
    subjects: tuple[Named, ...] = ()
    kind: str = ""
    setting: str = ""
    urgency: str = Urgency.NORMAL
    channel: str = Channel.SELF
    on_behalf_of: str = ""
