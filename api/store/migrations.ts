/**
 * The schema, one step per version; `PRAGMA user_version` says how many steps a database has had.
 * A step that has been released is never edited: add another.
 *
 * In the clear stands only what the outbox, the law's clock and the look-ups need; whatever a person wrote is sealed.
 */
export const migrations = [
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
  CREATE INDEX requests_by_content ON requests (content_hash);
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
  `,
];
