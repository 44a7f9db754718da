"""The functions on which every policy rests. Without a setting they give an empty list: nothing shows.

`samenzicht_administers()` stands in no policy: an administrator sees no content. Only `audit_record` asks it, so that
what an administrator does to people is written in the journal of a compartment that stays closed to them.
"""

FUNCTIONS = """
CREATE FUNCTION samenzicht_keys() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('samenzicht.keys', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION samenzicht_oversight() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('samenzicht.oversight', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION samenzicht_administers() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('samenzicht.administers', true), ''), '{}')::uuid[] $$;
"""
UNDO = "DROP FUNCTION samenzicht_administers(); DROP FUNCTION samenzicht_oversight(); DROP FUNCTION samenzicht_keys();"
