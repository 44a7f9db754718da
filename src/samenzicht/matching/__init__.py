"""Comparing what two people wrote down: normal forms, mentions, fingerprints; and pseudonyms. Values in, values out."""

from samenzicht.matching import normalise
from samenzicht.matching.fingerprint import fingerprint, fingerprints
from samenzicht.matching.mention import mentions
from samenzicht.matching.pseudonym import pseudonym

__all__ = ["fingerprint", "fingerprints", "mentions", "normalise", "pseudonym"]
