"""The journal in SQL: one way in, no way to change, and a chain that is forged when the transaction commits."""

RECORD = """
CREATE FUNCTION audit_record(room uuid, verb text, sort text, matter uuid, reason text, basis text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT room = ANY (samenzicht_keys() || samenzicht_administers()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'the journal of this compartment is not open to this transaction';
  END IF;
  INSERT INTO audit_entry (at, compartment_id, officer, organisation, verb, sort, matter, reason, basis)
  VALUES (clock_timestamp(), room, nullif(current_setting('samenzicht.officer', true), '')::uuid,
          nullif(current_setting('samenzicht.organisation', true), '')::uuid, verb, sort, matter, reason, basis);
END $$;
REVOKE ALL ON FUNCTION audit_record FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_record TO samenzicht_web;
"""

# Deferred to the commit: the lock on the chain's end is then held for a moment only, and writers do not queue.
CHAIN = """
CREATE FUNCTION audit_forge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  former bytea := decode(repeat('00', 32), 'hex');
  last bigint := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(28638);
  SELECT number, hash INTO last, former FROM audit_link ORDER BY number DESC LIMIT 1;
  INSERT INTO audit_link (number, entry_id, hash) VALUES (
    coalesce(last, 0) + 1, NEW.id,
    sha256(coalesce(former, decode(repeat('00', 32), 'hex')) || convert_to(concat_ws('|',
      NEW.id, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.compartment_id, coalesce(NEW.officer::text, ''),
      coalesce(NEW.organisation::text, ''), NEW.verb, NEW.sort, coalesce(NEW.matter::text, ''), NEW.reason, NEW.basis),
      'UTF8')));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_forge AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION audit_forge();
"""

FIXED = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'the journal is written once';
END $$;
CREATE TRIGGER audit_entry_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_link_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link EXECUTE FUNCTION audit_refuse();
"""

LOCKS = """
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_overseen ON audit_entry FOR SELECT TO samenzicht_web
  USING (compartment_id = ANY ((SELECT samenzicht_oversight())::uuid[]));
CREATE POLICY audit_entry_owner ON audit_entry TO samenzicht_owner USING (true) WITH CHECK (true);
CREATE POLICY audit_link_owner ON audit_link TO samenzicht_owner USING (true) WITH CHECK (true);
GRANT SELECT ON audit_entry TO samenzicht_web;
"""
