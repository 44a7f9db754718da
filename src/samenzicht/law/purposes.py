"""What data is given for, and how far a matter is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .words import Words

PURPOSES: Mapping[str, Words] = MappingProxyType(
    {
        "detect": Words("mensenhandel opsporen", "detect human trafficking"),
        "help": Words("een slachtoffer helpen en beschermen", "help and protect a victim"),
        "weigh": Words("een signaal samen wegen", "weigh a signal together"),
        "enforce": Words("bestuurlijk optreden", "take administrative action"),
        "register": Words("een mogelijk slachtoffer registreren", "register a possible victim"),
        "advise": Words("advies vragen", "ask advice"),
        "link": Words("zien of een andere regio ook iets weet", "see whether another region knows something too"),
        "feedback": Words("vertellen wat er met een signaal is gebeurd", "tell what became of a signal"),
    }
)

STAGES: Mapping[str, Words] = MappingProxyType(
    {
        "hit": Words("alleen vragen: bekend of niet bekend", "only asking: known or not known"),
        "signal": Words("een eerste signaal", "a first signal"),
        "joint": Words("samen oppakken, na een positieve toets", "taking it up together, after a positive test"),
        "casework": Words("casusoverleg", "case consultation"),
    }
)

# What may be given at a stage may also be given at the next; asking hit or no hit stands apart.
IN_SEQUENCE = ("signal", "joint", "casework")
