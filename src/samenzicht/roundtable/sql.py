"""What the database keeps by itself: the blind round, who chairs, and that a decision rests on its own weighing.

Who has answered may be known, what they answered may not, until the round is over. `LATER_SEAT` tells when that is,
in place of the first version below. Both functions of the round run as
the owner and look with the caller's keys: a caller who does not hold the desk's key gets nothing.
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

# A partner may come to the table later. A round is of those who were asked in it: it is over when they have answered,
# nobody is asked once it is, and who came later does not read what was said before. The chair reads all; so does the
# organisation whose own compartment the desk is.
LATER_SEAT = """
CREATE OR REPLACE FUNCTION roundtable_round_is_over(the_table uuid, the_matter uuid, the_turn integer, desk uuid)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM roundtable_item i
    WHERE i.roundtable_id = the_table AND i.matter = the_matter AND i.compartment_id = desk
      AND (i.turn > the_turn OR i.round_closed_at IS NOT NULL OR (
        EXISTS (SELECT 1 FROM roundtable_call c
          WHERE c.roundtable_id = the_table AND c.matter = the_matter AND c.turn = the_turn AND c.sender_id = desk)
        AND NOT EXISTS (SELECT 1 FROM roundtable_call c
          WHERE c.roundtable_id = the_table AND c.matter = the_matter AND c.turn = the_turn AND c.sender_id = desk
            AND c.organisation_id NOT IN (SELECT roundtable_answered(the_table, the_matter, the_turn, desk))))))
$$;
CREATE FUNCTION roundtable_sat_there(the_table uuid, desk uuid, at_that_time timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT roundtable_is_chaired(desk)
    OR EXISTS (
      SELECT 1 FROM organisations_organisation o
      WHERE o.compartment_id = desk AND o.id = nullif(current_setting('samenzicht.organisation', true), '')::uuid)
    OR EXISTS (
      SELECT 1 FROM roundtable_seat s
      WHERE s.roundtable_id = the_table AND s.since <= at_that_time
        AND s.organisation_id = nullif(current_setting('samenzicht.organisation', true), '')::uuid)
$$;
REVOKE ALL ON FUNCTION roundtable_sat_there FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roundtable_sat_there TO samenzicht_web, samenzicht_owner;
CREATE POLICY roundtable_answer_to_who_sat_there ON roundtable_answer AS RESTRICTIVE FOR SELECT TO samenzicht_web
  USING (sender_id = ANY ((SELECT samenzicht_keys())::uuid[])
    OR roundtable_sat_there(roundtable_id, receiver_id, sent_at));
CREATE POLICY roundtable_call_before_it_is_over ON roundtable_call AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK (NOT roundtable_round_is_over(roundtable_id, matter, turn, sender_id));
"""
UNDO_LATER_SEAT = """
DROP POLICY roundtable_call_before_it_is_over ON roundtable_call;
DROP POLICY roundtable_answer_to_who_sat_there ON roundtable_answer;
DROP FUNCTION roundtable_sat_there(uuid, uuid, timestamptz);
"""

# At a partnership every partner holds the key of the table. What only a chair does is therefore kept here as well:
# laying an item, asking and closing its round, moving it on, weighing and deciding.
CHAIR = """
CREATE FUNCTION roundtable_is_chaired(desk uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM organisations_membership m
    WHERE m.compartment_id = desk AND m.role = 'chair' AND m.since <= now() AND (m.until IS NULL OR m.until > now())
      AND m.officer_id = nullif(current_setting('samenzicht.officer', true), '')::uuid)
$$;
REVOKE ALL ON FUNCTION roundtable_is_chaired FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roundtable_is_chaired TO samenzicht_web, samenzicht_owner;
"""
UNDO_CHAIR = "DROP FUNCTION roundtable_is_chaired(uuid);"

CHAIRED = """
CREATE POLICY roundtable_item_laid_by_chair ON roundtable_item AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT roundtable_is_chaired(compartment_id)));
CREATE POLICY roundtable_item_moved_by_chair ON roundtable_item AS RESTRICTIVE FOR UPDATE TO samenzicht_web
  USING (true) WITH CHECK ((SELECT roundtable_is_chaired(compartment_id)));
CREATE POLICY roundtable_weighing_by_chair ON roundtable_weighing AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT roundtable_is_chaired(compartment_id)));
CREATE POLICY roundtable_decision_by_chair ON roundtable_decision AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT roundtable_is_chaired(compartment_id)));
CREATE POLICY roundtable_call_by_chair ON roundtable_call AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT roundtable_is_chaired(sender_id)) AND EXISTS (
    SELECT 1 FROM roundtable_seat s
    JOIN organisations_organisation o ON o.id = s.organisation_id JOIN roundtable_roundtable t ON t.id = s.roundtable_id
    WHERE t.id = roundtable_call.roundtable_id AND t.desk_id = roundtable_call.sender_id
      AND o.id = roundtable_call.organisation_id AND o.compartment_id = roundtable_call.receiver_id));
CREATE POLICY roundtable_call_back_by_chair ON roundtable_call AS RESTRICTIVE FOR DELETE TO samenzicht_web
  USING ((SELECT roundtable_is_chaired(sender_id)));
-- Who was not asked cannot answer, nor in another's name.
CREATE POLICY roundtable_answer_to_a_call ON roundtable_answer AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK (EXISTS (
    SELECT 1 FROM roundtable_call c
    WHERE c.roundtable_id = roundtable_answer.roundtable_id AND c.matter = roundtable_answer.matter
      AND c.turn = roundtable_answer.turn AND c.organisation_id = roundtable_answer.organisation_id
      AND c.receiver_id = roundtable_answer.sender_id AND c.sender_id = roundtable_answer.receiver_id));
"""
UNDO_CHAIRED = """
DROP POLICY roundtable_answer_to_a_call ON roundtable_answer;
DROP POLICY roundtable_call_back_by_chair ON roundtable_call;
DROP POLICY roundtable_call_by_chair ON roundtable_call;
DROP POLICY roundtable_decision_by_chair ON roundtable_decision;
DROP POLICY roundtable_weighing_by_chair ON roundtable_weighing;
DROP POLICY roundtable_item_moved_by_chair ON roundtable_item;
DROP POLICY roundtable_item_laid_by_chair ON roundtable_item;
"""

# A weighing is needed, and it is the weighing of this item in this turn.
WEIGHED = """
ALTER TABLE roundtable_decision ADD CONSTRAINT rests_on_its_own_weighing
  FOREIGN KEY (weighing_id, item_id, turn) REFERENCES roundtable_weighing (id, item_id, turn);
"""
UNDO_WEIGHED = "ALTER TABLE roundtable_decision DROP CONSTRAINT rests_on_its_own_weighing;"
