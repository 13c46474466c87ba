/** The steps since release 0.1.0. A step that has been released is never edited: add another. */
export const stepsSince010 = [
  `
  -- What a link is for: a token that confirms an address does not take an opt-out back, nor the other way round.
  ALTER TABLE tokens ADD COLUMN purpose TEXT NOT NULL DEFAULT 'confirm';

  -- The address for the daily limits, in which robin+x@ and robin@ are one. Empty in rows of earlier releases, whose
  -- index of the address is the same wherever it has no plus.
  ALTER TABLE requests ADD COLUMN limit_index BLOB;
  CREATE INDEX requests_by_limit ON requests (coalesce(limit_index, address_index));
  `,
  `
  -- A mail about the clinic's policies belongs to no request. SQLite cannot take NOT NULL off a column, so the table is
  -- made anew with all its rows, in their order.
  CREATE TABLE mails_made_anew (
    id              TEXT PRIMARY KEY,
    request_id      TEXT REFERENCES requests (id),
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
    sealed          BLOB,
    letter          BLOB REFERENCES letters (name)
  ) STRICT;
  INSERT INTO mails_made_anew
    SELECT id, request_id, kind, created_at, next_at, state, leased_until, attempts, key_number, key_since,
           may_have_arrived, sent_in_doubt, outcome, provider_id, settled_at, token_key_id, token_number, about, key_id,
           sealed, letter
    FROM mails ORDER BY rowid;
  DROP TABLE mails;
  ALTER TABLE mails_made_anew RENAME TO mails;
  CREATE INDEX mails_waiting ON mails (created_at) WHERE state = 'waiting';
  CREATE INDEX mails_leased ON mails (leased_until) WHERE leased_until IS NOT NULL;
  CREATE INDEX mails_by_request ON mails (request_id);
  CREATE INDEX mails_notices ON mails (created_at) WHERE kind = 'unconfirmed-notice';

  -- Which rules stood against which published version when the privacy lead was told, so that it is told once.
  CREATE TABLE outdated_told (
    version TEXT NOT NULL,
    rule    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (version, rule)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Look-ups that read whole tables: erasing a case read every token and arrival for each.
  CREATE INDEX tokens_by_request ON tokens (request_id);
  CREATE INDEX arrivals_by_request ON arrivals (request_id);
  CREATE INDEX suppressions_by_request ON suppressions (request_id);
  CREATE INDEX mails_by_letter ON mails (letter) WHERE letter IS NOT NULL;
  CREATE INDEX mails_parked ON mails (created_at) WHERE state = 'parked';
  CREATE INDEX tallies_by_hour ON tallies (hour);
  CREATE INDEX requests_unconfirmed ON requests (id) WHERE confirmed_at IS NULL;
  DROP INDEX requests_open;
  CREATE INDEX requests_open ON requests (due_on, waiting) WHERE closed_on IS NULL;
  DROP INDEX requests_by_address;
  CREATE INDEX requests_by_address ON requests (address_index, received_at);
  DROP INDEX requests_closed;
  CREATE INDEX requests_closed ON requests (closed_on, id) WHERE closed_on IS NOT NULL AND erased_at IS NULL;

  -- One row that the health check writes, because a full disk can still be read.
  CREATE TABLE health_probe (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Stored names become identifiers, so that nothing has to read a sentence: events first.
  UPDATE events SET event = CASE event
    WHEN 'received' THEN 'case.received'
    WHEN 'taken down' THEN 'case.entered'
    WHEN 'address confirmed' THEN 'case.address-confirmed'
    WHEN 'new link asked for' THEN 'case.link-requested'
    WHEN 'acknowledgement-withheld' THEN 'case.acknowledgement-withheld'
    WHEN 'suppression-taken-back' THEN 'case.not-me'
    WHEN 'link withheld: the address had its mails for today' THEN 'case.link-withheld'
    WHEN 'team told, unconfirmed' THEN 'case.team-notified'
    WHEN 'team reminded' THEN 'case.team-reminded'
    WHEN 'date moved' THEN 'case.deadline-moved'
    WHEN 'erased' THEN 'case.erased'
    WHEN 'identity-asked' THEN 'case.identity-requested'
    WHEN 'authority-asked' THEN 'case.authority-requested'
    WHEN 'fee-asked' THEN 'case.fee-requested'
    WHEN 'clarification-asked' THEN 'case.clarification-requested'
    WHEN 'mistaken' THEN 'case.voided'
    -- That release asked whether anything was added to the record in the last 40 days, which is not what the law asks.
    WHEN 'records-recent' THEN 'case.records-added-to'
    ELSE 'case.' || event
  END;

  -- Why a request looks like spam, and the columns and tables whose names said something else.
  ALTER TABLE requests RENAME COLUMN marks TO flags;
  UPDATE requests SET flags = replace(replace(flags, '"trap"', '"honeypot"'), '"haste"', '"too-fast"') WHERE flags <> '[]';
  ALTER TABLE arrivals RENAME TO submissions_by_client;
  ALTER TABLE tallies RENAME TO rate_limits;
  ALTER TABLE outdated_told RENAME TO outdated_notified;
  ALTER TABLE consent_texts RENAME COLUMN texts TO notice_hash;
  ALTER TABLE consent_texts RENAME TO consent_notices;
  ALTER TABLE consent_editions RENAME COLUMN texts TO notice_hash;
  ALTER TABLE consent_editions RENAME TO consent_notice_versions;
  ALTER TABLE consent_receipts RENAME COLUMN edition TO notice_version;

  -- An acknowledgement is composed when it is first sent. One that was tried before gets a new idempotency key, because
  -- its text may differ.
  UPDATE mails SET key_since = 0 WHERE letter IS NOT NULL AND key_since IS NOT NULL;
  -- A mail that no attempt can deliver is dead-lettered. SQLite cannot change a CHECK, so the table is made anew.
  CREATE TABLE mails_made_anew (
    id              TEXT PRIMARY KEY,
    request_id      TEXT REFERENCES requests (id),
    kind            TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    next_at         INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead-lettered')),
    leased_until    INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0,
    key_number      INTEGER NOT NULL DEFAULT 1,
    key_since       INTEGER,
    may_have_arrived INTEGER NOT NULL DEFAULT 0,
    resent_after_unknown INTEGER NOT NULL DEFAULT 0,
    outcome         TEXT,
    provider_id     TEXT,
    settled_at      INTEGER,
    token_key_id    TEXT,
    token_number    INTEGER,
    about           INTEGER NOT NULL DEFAULT 1,
    key_id          TEXT,
    sealed          BLOB
  ) STRICT;
  INSERT INTO mails_made_anew
    SELECT id, request_id, kind, created_at, next_at,
           CASE state WHEN 'parked' THEN 'dead-lettered' ELSE state END, leased_until, attempts, key_number, key_since,
           may_have_arrived, sent_in_doubt, outcome, provider_id, settled_at, token_key_id, token_number, about, key_id,
           sealed
    FROM mails ORDER BY rowid;
  DROP TABLE mails;
  DROP TABLE letters;
  ALTER TABLE mails_made_anew RENAME TO mails;
  CREATE INDEX mails_waiting ON mails (created_at) WHERE state = 'waiting';
  CREATE INDEX mails_leased ON mails (leased_until) WHERE leased_until IS NOT NULL;
  CREATE INDEX mails_by_request ON mails (request_id);
  CREATE INDEX mails_notices ON mails (created_at) WHERE kind = 'unconfirmed-notice';
  CREATE INDEX mails_dead_lettered ON mails (created_at) WHERE state = 'dead-lettered';
  `,
  `
  -- Several servers on one database: which job ran for which day, which servers run, and whose turn it is to send.
  CREATE TABLE job_runs (
    job          TEXT PRIMARY KEY,
    done_for     TEXT NOT NULL,
    leased_until INTEGER,
    server       TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE servers (
    id      TEXT PRIMARY KEY,
    seen_at INTEGER NOT NULL,
    site    TEXT NOT NULL,
    key_ids TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE mail_turns (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    next_at INTEGER NOT NULL,
    server  TEXT NOT NULL
  ) STRICT;

  -- Addresses that a key signed which has since been removed, as hashes.
  CREATE TABLE signed_addresses (
    hash       BLOB PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX signed_addresses_by_request ON signed_addresses (request_id);

  -- An entry of the suppression list outlives its case, and then has no tie to it.
  CREATE TABLE suppressions_made_anew (
    id          TEXT PRIMARY KEY,
    request_id  TEXT REFERENCES requests (id),
    value_index BLOB NOT NULL,
    since       INTEGER NOT NULL,
    key_id      TEXT NOT NULL,
    sealed      BLOB NOT NULL
  ) STRICT;
  INSERT INTO suppressions_made_anew (rowid, id, request_id, value_index, since, key_id, sealed)
    SELECT suppressions.rowid, suppressions.id, iif(erased_at IS NULL, request_id, NULL), value_index, since,
           suppressions.key_id, suppressions.sealed
    FROM suppressions JOIN requests ON requests.id = request_id ORDER BY suppressions.rowid;
  DROP TABLE suppressions;
  ALTER TABLE suppressions_made_anew RENAME TO suppressions;
  CREATE INDEX suppressions_by_value ON suppressions (value_index);
  CREATE INDEX suppressions_by_request ON suppressions (request_id);
  `,
  `
  -- Signing in to the team pages. Each row of team_codes is a code or a challenge of one browser; the browser has the
  -- secret, and here are hashes only. A person is a keyed hash of an address in team.yaml.
  CREATE TABLE team_codes (
    browser    BLOB NOT NULL,
    purpose    TEXT NOT NULL,
    person     BLOB,
    hash       BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    PRIMARY KEY (browser, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX team_codes_by_age ON team_codes (created_at);

  CREATE TABLE team_sessions (
    id           BLOB PRIMARY KEY,
    person       BLOB NOT NULL,
    created_at   INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    ended_at     INTEGER,
    with_passkey INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX team_sessions_by_person ON team_sessions (person);

  CREATE TABLE team_passkeys (
    id         TEXT PRIMARY KEY,
    person     BLOB NOT NULL,
    public_key BLOB NOT NULL,
    counter    INTEGER NOT NULL,
    transports TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX team_passkeys_by_person ON team_passkeys (person);

  -- What somebody typed when their session had ended: kept for an hour.
  CREATE TABLE team_drafts (
    person BLOB PRIMARY KEY,
    at     INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Who signed in, and who looked at, changed or downloaded a case. An entry about a case is erased with the case.
  CREATE TABLE team_audit (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    action     TEXT NOT NULL,
    request_id TEXT REFERENCES requests (id),
    key_id     TEXT NOT NULL,
    sealed     BLOB NOT NULL
  ) STRICT;
  CREATE INDEX team_audit_by_request ON team_audit (request_id) WHERE request_id IS NOT NULL;
  CREATE INDEX team_audit_by_age ON team_audit (at) WHERE request_id IS NULL;

  -- Codes are sent after all other mail that waits, and deleted when they no longer work.
  CREATE INDEX mails_codes ON mails (created_at) WHERE kind = 'team-code';
  `,
];
