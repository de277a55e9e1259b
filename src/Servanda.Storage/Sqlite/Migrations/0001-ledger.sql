-- Leaves in their order. A key is given once: a second event with the same key is the same event.
CREATE TABLE leaf (
  place INTEGER PRIMARY KEY CHECK (place >= 0),
  key TEXT,
  bytes BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- The root of the largest complete subtree that ends with this leaf.
  closed BLOB NOT NULL CHECK (length(closed) = 32)
) STRICT;

CREATE UNIQUE INDEX leaf_key ON leaf (key) WHERE key IS NOT NULL;

-- The keys of persons. An empty key was destroyed; it is the only thing in the ledger that can be.
CREATE TABLE subject_key (
  subject TEXT PRIMARY KEY,
  key BLOB
) STRICT;

CREATE TRIGGER leaf_in_order BEFORE INSERT ON leaf
WHEN NEW.place <> (SELECT coalesce(max(place) + 1, 0) FROM leaf)
BEGIN
  SELECT raise(ABORT, 'a leaf follows the last one');
END;

-- INSERT OR REPLACE would take the earlier leaf away without a word.
CREATE TRIGGER leaf_key_once BEFORE INSERT ON leaf
WHEN EXISTS (SELECT 1 FROM leaf WHERE key = NEW.key)
BEGIN
  SELECT raise(ABORT, 'a key is given once');
END;

CREATE TRIGGER leaf_never_changes BEFORE UPDATE ON leaf
BEGIN
  SELECT raise(ABORT, 'a ledger is only appended to');
END;

CREATE TRIGGER leaf_stays BEFORE DELETE ON leaf
BEGIN
  SELECT raise(ABORT, 'a ledger is only appended to');
END;

CREATE TRIGGER subject_key_only_destroyed BEFORE UPDATE ON subject_key
WHEN NEW.key IS NOT NULL OR NEW.subject <> OLD.subject
BEGIN
  SELECT raise(ABORT, 'the key of a person is kept or destroyed');
END;

CREATE TRIGGER subject_stays BEFORE DELETE ON subject_key
BEGIN
  SELECT raise(ABORT, 'that a key was destroyed is remembered');
END;
