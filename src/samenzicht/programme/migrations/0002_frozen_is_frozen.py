from django.db import migrations

# A frozen letter stays as it was frozen, whoever asks and however: no words, no checks, no paragraphs, no settings.
# Whoever writes takes the cycle FOR SHARE and who freezes takes it FOR UPDATE: of two at once one waits and looks.
FROZEN = """
CREATE FUNCTION programme_refuse_if_frozen(the_cycle uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM programme_cycle WHERE id = the_cycle FOR SHARE;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'this cycle is not among your keys';
  END IF;
  IF EXISTS (SELECT 1 FROM programme_frozen WHERE cycle_id = the_cycle) THEN
    RAISE insufficient_privilege USING MESSAGE = 'this letter is frozen: a change goes into the next one';
  END IF;
END $$;
CREATE FUNCTION programme_wording_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM programme_refuse_if_frozen((SELECT cycle_id FROM programme_paragraph
    WHERE id = NEW.paragraph_id AND compartment_id = NEW.compartment_id));
  RETURN NEW;
END $$;
CREATE FUNCTION programme_check_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM programme_refuse_if_frozen((SELECT p.cycle_id FROM programme_wording w
    JOIN programme_paragraph p ON p.id = w.paragraph_id
    WHERE w.id = NEW.wording_id AND w.compartment_id = NEW.compartment_id));
  RETURN NEW;
END $$;
CREATE FUNCTION programme_paragraph_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM programme_refuse_if_frozen(OLD.cycle_id); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  PERFORM programme_refuse_if_frozen(NEW.cycle_id);
  RETURN NEW;
END $$;
CREATE FUNCTION programme_frozen_alone() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM programme_cycle WHERE id = NEW.cycle_id AND compartment_id = NEW.compartment_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'this cycle is not among your keys';
  END IF;
  RETURN NEW;
END $$;
-- Only the number of the paper may still be added to a frozen cycle, and that until it is published.
CREATE FUNCTION programme_cycle_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM programme_frozen WHERE cycle_id = OLD.id) THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'kamerstuk' IS DISTINCT FROM to_jsonb(OLD) - 'kamerstuk' THEN
    RAISE insufficient_privilege USING MESSAGE = 'this letter is frozen: a change goes into the next one';
  END IF;
  IF NEW.kamerstuk IS DISTINCT FROM OLD.kamerstuk AND EXISTS (
    SELECT 1 FROM programme_progressletter WHERE compartment_id = OLD.compartment_id AND cycle = OLD.name) THEN
    RAISE insufficient_privilege USING MESSAGE = 'this letter is published';
  END IF;
  RETURN NEW;
END $$;
-- What is published is what was frozen, to the letter.
CREATE FUNCTION programme_progressletter_is_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM programme_frozen f JOIN programme_cycle c ON c.id = f.cycle_id
    WHERE f.compartment_id = NEW.compartment_id AND c.compartment_id = NEW.compartment_id AND c.name = NEW.cycle
      AND f.sha256 = NEW.sha256 AND f.schema = NEW.schema AND f.content = NEW.content) THEN
    RAISE insufficient_privilege USING MESSAGE = 'only a frozen letter is published, as it was frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_wording_in_time BEFORE INSERT OR UPDATE ON programme_wording
  FOR EACH ROW EXECUTE FUNCTION programme_wording_in_time();
CREATE TRIGGER programme_check_in_time BEFORE INSERT OR UPDATE ON programme_check
  FOR EACH ROW EXECUTE FUNCTION programme_check_in_time();
CREATE TRIGGER programme_paragraph_in_time BEFORE INSERT OR UPDATE OR DELETE ON programme_paragraph
  FOR EACH ROW EXECUTE FUNCTION programme_paragraph_in_time();
CREATE TRIGGER programme_frozen_alone BEFORE INSERT ON programme_frozen
  FOR EACH ROW EXECUTE FUNCTION programme_frozen_alone();
CREATE TRIGGER programme_cycle_in_time BEFORE UPDATE OR DELETE ON programme_cycle
  FOR EACH ROW EXECUTE FUNCTION programme_cycle_in_time();
CREATE TRIGGER programme_progressletter_is_frozen BEFORE INSERT ON programme_progressletter
  FOR EACH ROW EXECUTE FUNCTION programme_progressletter_is_frozen();
"""
UNDO_FROZEN = """
DROP FUNCTION programme_progressletter_is_frozen CASCADE;
DROP FUNCTION programme_cycle_in_time CASCADE;
DROP FUNCTION programme_frozen_alone CASCADE;
DROP FUNCTION programme_paragraph_in_time CASCADE;
DROP FUNCTION programme_check_in_time CASCADE;
DROP FUNCTION programme_wording_in_time CASCADE;
DROP FUNCTION programme_refuse_if_frozen CASCADE;
"""

# The ministries hold the office's key to read and to check. What only the office does is therefore kept here as well,
# and nobody signs a check for another ministry.
BY_OFFICE = """
CREATE FUNCTION programme_is_office(the_office uuid) RETURNS boolean
LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM organisations_membership m
    WHERE m.compartment_id = the_office AND m.role = 'office' AND m.since <= clock_timestamp()
      AND (m.until IS NULL OR m.until > clock_timestamp())
      AND m.officer_id = nullif(current_setting('samenzicht.officer', true), '')::uuid
      AND m.organisation_id = nullif(current_setting('samenzicht.organisation', true), '')::uuid)
$$;
REVOKE ALL ON FUNCTION programme_is_office FROM PUBLIC;
GRANT EXECUTE ON FUNCTION programme_is_office TO samenzicht_web, samenzicht_owner;
CREATE POLICY programme_wording_by_office ON programme_wording AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT programme_is_office(compartment_id)));
CREATE POLICY programme_frozen_by_office ON programme_frozen AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT programme_is_office(compartment_id)));
CREATE POLICY programme_progressletter_by_office ON programme_progressletter AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK ((SELECT programme_is_office(compartment_id)));
CREATE POLICY programme_check_signed ON programme_check AS RESTRICTIVE FOR INSERT TO samenzicht_web
  WITH CHECK (
    officer_id = nullif(current_setting('samenzicht.officer', true), '')::uuid
    AND ministry = (SELECT o.name FROM organisations_organisation o
      WHERE o.id = nullif(current_setting('samenzicht.organisation', true), '')::uuid)
    AND EXISTS (SELECT 1 FROM organisations_membership m
      WHERE m.compartment_id = programme_check.compartment_id AND m.role = 'ministry' AND m.since <= clock_timestamp()
        AND (m.until IS NULL OR m.until > clock_timestamp()) AND m.officer_id = programme_check.officer_id
        AND m.organisation_id = nullif(current_setting('samenzicht.organisation', true), '')::uuid));
"""
UNDO_BY_OFFICE = """
DROP POLICY programme_check_signed ON programme_check;
DROP POLICY programme_progressletter_by_office ON programme_progressletter;
DROP POLICY programme_frozen_by_office ON programme_frozen;
DROP POLICY programme_wording_by_office ON programme_wording;
DROP FUNCTION programme_is_office;
"""

# What a letter is made of the office lays down, and a ministry reads. No officer: the owner of an action, who comes by
# a link, the command line and the clock. A row may still be locked by all, as checking does with the cycle.
LAID = (
    "plan", "body", "goal", "line", "aim", "party", "action", "involvement", "contact", "newsrequest", "news",
    "confirmation", "absence", "motion", "budget", "grant", "instalment", "deliverable", "figure", "cycle", "paragraph",
)  # fmt: skip
MAY_LAY = "nullif(current_setting('samenzicht.officer', true), '') IS NULL OR (SELECT programme_is_office(compartment_id))"
LAID_BY_OFFICE = "".join(
    f"CREATE POLICY programme_{one}_laid ON programme_{one} AS RESTRICTIVE FOR INSERT TO samenzicht_web"
    f" WITH CHECK ({MAY_LAY});"
    f"CREATE POLICY programme_{one}_changed ON programme_{one} AS RESTRICTIVE FOR UPDATE TO samenzicht_web"
    f" USING (true) WITH CHECK ({MAY_LAY});"
    f"CREATE POLICY programme_{one}_removed ON programme_{one} AS RESTRICTIVE FOR DELETE TO samenzicht_web"
    f" USING ({MAY_LAY});"
    for one in LAID
)
UNDO_LAID_BY_OFFICE = "".join(
    f"DROP POLICY programme_{one}_{act} ON programme_{one};" for one in LAID for act in ("laid", "changed", "removed")
)


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FROZEN, UNDO_FROZEN),
        migrations.RunSQL(BY_OFFICE, UNDO_BY_OFFICE),
        migrations.RunSQL(LAID_BY_OFFICE, UNDO_LAID_BY_OFFICE),
    ]
