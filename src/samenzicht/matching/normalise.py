"""Normal forms: whoever writes the same thing differently gets the same value. The face of `values` and `terms`."""

from samenzicht.matching.terms import sought, terms
from samenzicht.matching.values import company, handle, name, phone, plate, words

__all__ = ["company", "handle", "name", "phone", "plate", "sought", "terms", "words"]
