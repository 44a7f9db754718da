"""What this room raises: a refusal that names what is wrong, in one plain sentence."""


class TableError(ValueError):
    """A table that cannot be read as capture histories; the sentence names the row or the column."""


class NoEstimate(ValueError):
    """A question that these data or this method cannot answer; the sentence says why."""
