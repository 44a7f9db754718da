"""The blind round in SQL: who has answered may be known, what they answered may not, until the round is over.

Both functions run as the owner and look with the caller's keys: a caller who does not hold the desk's key gets nothing.
"""

ROUND = """
CREATE FUNCTION roundtable_answered(the_table uuid, the_matter uuid, the_turn integer, desk uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT organisation_id FROM roundtable_answer
  WHERE roundtable_id = the_table AND matter = the_matter AND turn = the_turn AND receiver_id = desk
    AND desk = ANY (samenzicht_keys())
$$;
CREATE FUNCTION roundtable_round_is_over(the_table uuid, the_matter uuid, the_turn integer, desk uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM roundtable_item i
    WHERE i.roundtable_id = the_table AND i.matter = the_matter AND i.compartment_id = desk
      AND (i.turn > the_turn OR i.round_closed_at IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM roundtable_seat s
        WHERE s.roundtable_id = the_table AND s.organisation_id <> i.brought_by_id
          AND s.organisation_id NOT IN (SELECT roundtable_answered(the_table, the_matter, the_turn, desk)))))
$$;
REVOKE ALL ON FUNCTION roundtable_answered, roundtable_round_is_over FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roundtable_answered, roundtable_round_is_over TO samenzicht_web, samenzicht_owner;
"""
UNDO = """
DROP FUNCTION roundtable_round_is_over(uuid, uuid, integer, uuid);
DROP FUNCTION roundtable_answered(uuid, uuid, integer, uuid);
"""

# When the desk may read an answer.
OVER = "roundtable_round_is_over(roundtable_id, matter, turn, receiver_id)"
