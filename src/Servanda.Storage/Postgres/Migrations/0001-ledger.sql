-- Leaves in their order. A key is given once: a second event with the same key is the same event.
CREATE TABLE leaf (
  place bigint PRIMARY KEY CHECK (place >= 0),
  key text UNIQUE,
  bytes bytea NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  -- The root of the largest complete subtree that ends with this leaf.
  closed bytea NOT NULL CHECK (length(closed) = 32)
);

-- The keys of persons. An empty key was destroyed; it is the only thing in the ledger that can be.
CREATE TABLE subject_key (
  subject text PRIMARY KEY,
  key bytea
);

CREATE FUNCTION leaf_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.place <> (SELECT coalesce(max(place) + 1, 0) FROM leaf) THEN
    RAISE EXCEPTION 'a leaf follows the last one';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a ledger is only appended to';
END $$;

CREATE FUNCTION key_only_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.key IS NOT NULL OR NEW.subject <> OLD.subject THEN
    RAISE EXCEPTION 'the key of a person is kept or destroyed';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER leaf_in_order BEFORE INSERT ON leaf FOR EACH ROW EXECUTE FUNCTION leaf_follows();
CREATE TRIGGER leaf_only_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf EXECUTE FUNCTION only_appended();
CREATE TRIGGER subject_key_only_destroyed BEFORE UPDATE ON subject_key FOR EACH ROW EXECUTE FUNCTION key_only_destroyed();
CREATE TRIGGER subject_stays BEFORE DELETE OR TRUNCATE ON subject_key EXECUTE FUNCTION only_appended();

REVOKE UPDATE, DELETE, TRUNCATE ON leaf FROM PUBLIC;
REVOKE DELETE, TRUNCATE ON subject_key FROM PUBLIC;
