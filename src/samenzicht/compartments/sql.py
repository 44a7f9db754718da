"""The two functions on which every policy rests. Without a setting they give an empty list: nothing shows."""

FUNCTIONS = """
CREATE FUNCTION samenzicht_keys() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('samenzicht.keys', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION samenzicht_oversight() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('samenzicht.oversight', true), ''), '{}')::uuid[] $$;
"""
UNDO = "DROP FUNCTION samenzicht_oversight(); DROP FUNCTION samenzicht_keys();"
