import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

/*
 * What a form becomes in the store, written as a tutorial would: checked by zod, sealed by AES-256-GCM, found again by
 * HMACs. It has as many rows as Candour writes for a request whose sender gives an email address.
 */

const text = z.string().trim().min(1).max(2000);
const accessForm = z.object({
  submission: z.string().max(200),
  website: z.literal(''),
  asking: z.enum(['self', 'child', 'someone', 'deceased']),
  name: text,
  'birth-day': z.coerce.number().int().min(1).max(31),
  'birth-month': z.coerce.number().int().min(1).max(12),
  'birth-year': z.coerce.number().int().min(1900).max(2100),
  email: z.email().max(254),
  telephone: text,
  address: text,
  want: z.enum(['whole', 'part']),
  delivery: z.enum(['email', 'post', 'collect']),
  'anything-else': z.string().max(2000),
});

const sealKey = randomBytes(32);
const indexKey = randomBytes(32);

const hmac = (value: string): Buffer => createHmac('sha256', indexKey).update(value).digest();

function seal(row: string, value: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(row));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The rows of one request. Each value is text, bytes or a number, in the order of the columns. */
export interface PlainRows {
  submission: string;
  client: Buffer;
  address: Buffer;
  at: number;
  request: (string | number | Buffer)[];
  submissionRow: (string | number | Buffer)[];
  event: (string | number | Buffer)[];
  mails: (string | number | Buffer)[][];
  tokens: (string | number | Buffer)[][];
}

/** Parses the body of a form. Throws if it is not valid. */
export function rowsOf(body: string, network: string): PlainRows {
  const answers = accessForm.parse(Object.fromEntries(new URLSearchParams(body)));
  const [id, at] = [randomUUID(), Date.now()];
  const reference = randomBytes(5).toString('hex').toUpperCase();
  const [client, address] = [hmac(`client ${network}`), hmac(`address ${answers.email.toLowerCase()}`)];
  const contentHash = hmac(JSON.stringify(answers));
  const mail = (kind: string, to: string, lines: string[]) => {
    const mailId = randomUUID();
    const message = { to, subject: `${kind} ${reference}`, text: lines.join('\n\n') };
    return [mailId, id, kind, at, seal(`mails/${mailId}`, message)];
  };
  const link = hmac(`confirm ${id}`).toString('base64url');
  const all = Object.entries(answers).map(([name, value]) => `${name}: ${value}`);
  return {
    submission: answers.submission,
    client,
    address,
    at,
    request: [
      id,
      reference,
      'access',
      at,
      answers.submission,
      contentHash,
      address,
      seal(`requests/${id}`, answers),
    ],
    submissionRow: [client, at, id],
    event: [id, at, 'case.received', seal(`events/${id}`, {})],
    mails: [
      mail('link', answers.email, [`Dear ${answers.name},`, `http://localhost/requests/confirm/${link}`]),
      mail('team', 'team@clinic.example', all),
    ],
    tokens: ['confirm', 'not-me'].map((purpose) => [hmac(`${purpose} ${id}`), id, purpose, at]),
  };
}

/** The tables, in SQL that both engines read when the names of the types are replaced. */
export const plainTables = (types: { bytes: string; whole: string }): string[] =>
  [
    'requests (id TEXT PRIMARY KEY, reference TEXT UNIQUE, kind TEXT, received_at WHOLE, submission TEXT, content_hash BYTES, address BYTES, sealed BYTES)',
    'submissions (client BYTES, at WHOLE, request_id TEXT)',
    'events (request_id TEXT, at WHOLE, what TEXT, sealed BYTES)',
    'mails (id TEXT PRIMARY KEY, request_id TEXT, kind TEXT, created_at WHOLE, sealed BYTES)',
    'tokens (hash BYTES PRIMARY KEY, request_id TEXT, purpose TEXT, at WHOLE)',
  ]
    .map((table) => `CREATE TABLE ${table}`.replaceAll('BYTES', types.bytes).replaceAll('WHOLE', types.whole))
    .concat([
      'CREATE INDEX by_submission ON requests (submission)',
      'CREATE INDEX by_address ON requests (address, received_at)',
      'CREATE INDEX by_client ON submissions (client, at)',
    ]);
