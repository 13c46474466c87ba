/** The steps of release 0.1.0: requests, events, mails, consent receipts, cases and the privacy notice in force. Never edited. */
export const stepsOfRelease010 = [
  `
  CREATE TABLE requests (
    id            TEXT PRIMARY KEY,
    reference     TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    nation        TEXT NOT NULL,
    received_at   INTEGER NOT NULL,
    due_on        TEXT NOT NULL,
    confirmed_at  INTEGER,
    notice_at     INTEGER NOT NULL,
    noticed_at    INTEGER,
    submission_id TEXT NOT NULL,
    content_hash  BLOB NOT NULL,
    address_index BLOB,
    follows       TEXT REFERENCES requests (id),
    marks         TEXT NOT NULL,
    key_id        TEXT NOT NULL,
    sealed        BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX requests_by_submission ON requests (submission_id, content_hash);
  CREATE INDEX requests_by_address ON requests (address_index);
  CREATE INDEX requests_by_correction ON requests (follows) WHERE follows IS NOT NULL;
  CREATE INDEX requests_to_notice ON requests (notice_at) WHERE confirmed_at IS NULL AND noticed_at IS NULL;

  -- What happened to a request, append-only: the clinic's account of itself (UK GDPR Art 5(2)).
  CREATE TABLE events (
    id         INTEGER PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id),
    at         INTEGER NOT NULL,
    event      TEXT NOT NULL,
    detail     TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  CREATE INDEX events_by_request ON events (request_id);

  CREATE TABLE tokens (
    hash       BLOB PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id),
    number     INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
  ) STRICT, WITHOUT ROWID;

  -- The outbox. \`leased_until\` is empty when nobody is sending; \`key_since\` is when the present idempotency key was
  -- first used; \`sent_in_doubt\` counts how often it went under a new key although an earlier try may have arrived.
  CREATE TABLE mails (
    id              TEXT PRIMARY KEY,
    request_id      TEXT NOT NULL REFERENCES requests (id),
    kind            TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    next_at         INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'parked')),
    leased_until    INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0,
    key_number      INTEGER NOT NULL DEFAULT 1,
    key_since       INTEGER,
    may_have_arrived INTEGER NOT NULL DEFAULT 0,
    sent_in_doubt   INTEGER NOT NULL DEFAULT 0,
    outcome         TEXT,
    provider_id     TEXT,
    settled_at      INTEGER,
    token_key_id    TEXT,
    token_number    INTEGER,
    about           INTEGER NOT NULL DEFAULT 1,
    key_id          TEXT,
    sealed          BLOB
  ) STRICT;
  CREATE INDEX mails_waiting ON mails (created_at) WHERE state = 'waiting';
  CREATE INDEX mails_leased ON mails (leased_until) WHERE leased_until IS NOT NULL;
  CREATE INDEX mails_by_request ON mails (request_id);
  CREATE INDEX mails_notices ON mails (created_at) WHERE kind = 'unconfirmed-notice';

  -- Who must not be written to. Permanent: a request to erase must not bring the mailings back.
  CREATE TABLE suppressions (
    id          TEXT PRIMARY KEY,
    request_id  TEXT NOT NULL REFERENCES requests (id),
    value_index BLOB NOT NULL,
    since       INTEGER NOT NULL,
    key_id      TEXT NOT NULL,
    sealed      BLOB NOT NULL
  ) STRICT;
  CREATE INDEX suppressions_by_value ON suppressions (value_index);

  -- Arrivals per client, by a keyed hash that changes every day; forgotten after a day.
  CREATE TABLE arrivals (
    client     BLOB NOT NULL,
    at         INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    PRIMARY KEY (client, at, request_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX arrivals_by_age ON arrivals (at);

  -- Every word that a consent banner ever showed, by its hash, and what stood behind it at which time.
  CREATE TABLE consent_texts (
    texts TEXT PRIMARY KEY,
    shown TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE consent_editions (
    row            INTEGER PRIMARY KEY,
    first_shown    INTEGER NOT NULL,
    revision       INTEGER NOT NULL,
    texts          TEXT NOT NULL REFERENCES consent_texts (texts),
    policy_version TEXT NOT NULL,
    policy_hash    TEXT NOT NULL,
    services       TEXT NOT NULL,
    counter        TEXT,
    keep_months    INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX consent_editions_by_texts ON consent_editions (texts, revision);
  CREATE TRIGGER consent_texts_stay BEFORE UPDATE ON consent_texts
    BEGIN SELECT RAISE(ABORT, 'What was shown is never changed.'); END;
  CREATE TRIGGER consent_editions_stay BEFORE UPDATE ON consent_editions
    BEGIN SELECT RAISE(ABORT, 'What was shown is never changed.'); END;

  -- Who agreed to what: by a random id, without address or browser. Append-only, and so kept by the database itself:
  -- a row can go only while \`consent_erasure\` holds a moment that is later, which retention puts there and takes away.
  CREATE TABLE consent_receipts (
    row         INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    made_at     INTEGER NOT NULL,
    id          TEXT NOT NULL,
    action      TEXT NOT NULL,
    edition     INTEGER NOT NULL REFERENCES consent_editions (row),
    granted     TEXT NOT NULL,
    counter     TEXT NOT NULL,
    signal      TEXT NOT NULL,
    site        TEXT NOT NULL,
    number      TEXT,
    CHECK ((id = 'refused') = (number IS NULL)),
    CHECK (id <> 'refused' OR granted = '[]')
  ) STRICT;
  CREATE UNIQUE INDEX consent_receipts_by_id ON consent_receipts (id, number);
  CREATE INDEX consent_receipts_by_age ON consent_receipts (received_at);
  CREATE INDEX consent_receipts_by_edition ON consent_receipts (edition);
  CREATE TABLE consent_erasure (before INTEGER NOT NULL) STRICT;
  CREATE TRIGGER consent_receipts_stay BEFORE UPDATE ON consent_receipts
    BEGIN SELECT RAISE(ABORT, 'A consent receipt is never changed.'); END;
  CREATE TRIGGER consent_receipts_last BEFORE DELETE ON consent_receipts
    WHEN NOT EXISTS (SELECT 1 FROM consent_erasure WHERE before > OLD.received_at)
    BEGIN SELECT RAISE(ABORT, 'A consent receipt is erased by retention alone.'); END;
  -- INSERT OR REPLACE would delete without asking the trigger above.
  CREATE TRIGGER consent_receipts_once BEFORE INSERT ON consent_receipts
    WHEN EXISTS (SELECT 1 FROM consent_receipts WHERE row = NEW.row OR (id = NEW.id AND number = NEW.number))
    BEGIN SELECT RAISE(ABORT, 'A consent receipt is never replaced.'); END;

  -- How often pages were opened: numbers per day in London, and nothing about anyone.
  CREATE TABLE visits (
    day   TEXT NOT NULL,
    page  TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, page)
  ) STRICT, WITHOUT ROWID;

  -- How much a client sent in an hour, by a keyed hash that changes every day; forgotten when the hour is over.
  CREATE TABLE tallies (
    client BLOB NOT NULL,
    hour   INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (client, hour)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The register. A request that came by letter has a day of receipt and no moment; an empty one is the day of
  -- \`received_at\` in London. \`due_on\` is what was last counted from the events, which are what counts.
  ALTER TABLE requests ADD COLUMN received_on TEXT;
  ALTER TABLE requests ADD COLUMN channel TEXT NOT NULL DEFAULT 'form';
  ALTER TABLE requests ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE requests ADD COLUMN closed_on TEXT;
  ALTER TABLE requests ADD COLUMN reminded_for TEXT NOT NULL DEFAULT '';
  ALTER TABLE requests ADD COLUMN erased_at INTEGER;
  CREATE INDEX requests_open ON requests (due_on) WHERE closed_on IS NULL;
  CREATE INDEX requests_closed ON requests (closed_on) WHERE closed_on IS NOT NULL AND erased_at IS NULL;

  -- The day on which it happened; who recorded it and what they wrote are sealed.
  ALTER TABLE events ADD COLUMN day TEXT;
  ALTER TABLE events ADD COLUMN key_id TEXT;
  ALTER TABLE events ADD COLUMN sealed BLOB;
  `,
  `
  -- The privacy notice that applied when the request was made, and the SHA-256 of its text.
  ALTER TABLE requests ADD COLUMN privacy_version TEXT;
  ALTER TABLE requests ADD COLUMN privacy_hash TEXT;
  `,
  `
  -- Letters that many get alike, named by a keyed hash of what stands in them. A copy seals nothing of its own.
  CREATE TABLE letters (
    name   BLOB PRIMARY KEY,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  ALTER TABLE mails ADD COLUMN letter BLOB REFERENCES letters (name);
  `,
];
