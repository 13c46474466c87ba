import fc from 'fast-check';
import { addresses } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { ORIGIN, validAccess } from './candour.ts';

/** A request from an attacker, or from a broken program. */
export interface Hostile {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Uint8Array<ArrayBuffer>;
}

/** Replaces what a person types in hostile requests. No log may contain it. */
export const PLANTED = 'Quillfeather';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Text that breaks programs: control characters, lone surrogates, markup, our own placeholders, very long
 * lines.
 */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    PLANTED,
    `${PLANTED}@patient.example`,
    '',
    '\0',
    '\uD800',
    '\u202Eevil',
    '<script>alert(1)</script>',
    '"><template>',
    '{reference}',
    '~token~',
    '%00%zz%',
    '../../etc/passwd',
    '$&$1',
    "'; DROP TABLE requests; --",
    '__proto__',
    'constructor',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(20),
    'x'.repeat(5000),
    '\r\nBcc: all@trap.example',
    '-0',
    'NaN',
    '9'.repeat(400),
    '٣',
  ),
);

const fieldNames = [
  ...Object.keys(validAccess),
  'submission',
  'website',
  'channels',
  'profiling',
  'telephone',
  'address',
  'token',
  'outcome',
  'receipt',
  'cctv-date-day',
  'anything-else',
  '__proto__',
  'toString',
  '',
];

/** A valid form with some hostile fields, or only hostile fields. */
const form = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(fc.constantFrom(...fieldNames), text), { maxLength: 8 }))
  .map(([whole, changes]) => {
    const fields = new URLSearchParams(
      whole ? { ...validAccess, want: 'whole', channels: 'email', name: PLANTED } : {},
    );
    for (const [name, value] of changes)
      if (value.length % 2) fields.append(name, value);
      else fields.set(name, value);
    return new TextEncoder().encode(fields.toString());
  });

const body = fc.oneof(
  { weight: 4, arbitrary: form },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)) },
  { weight: 1, arbitrary: text.map((it) => new TextEncoder().encode(`name=${it}&&=&%=%&+`)) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array(101 * 1024).fill(0x61)) },
);

const { api } = addresses;
const known = [
  addresses.home,
  addresses.requests,
  ...requestKinds.map(addresses.form),
  addresses.received,
  addresses.confirm,
  addresses.confirmed,
  addresses.linkSent,
  addresses.notMe,
  addresses.mailbox,
  addresses.mailTemplate,
  addresses.health,
  '/_astro/',
  '/.well-known/',
];
/** Each form is listed three times, so that enough requests are complete forms that get accepted. */
const forms = requestKinds.map(api.form);
const sendable = [...forms, ...forms, ...forms, api.confirm, api.link, api.notMe];

const tail = fc.oneof(
  fc.constant(''),
  text.map((it) => encodeURIComponent(it.toWellFormed())),
  fc.constantFrom(
    '%',
    '%00',
    '%E0%A4%A',
    '..%2f..%2f',
    '//',
    '?same=%',
    `?q=${PLANTED}`,
    '#',
    'a/b/c/',
    '\\..\\',
  ),
);
const path = fc.tuple(fc.constantFrom(...known, ...sendable), tail).map(([start, end]) => start + end);

const headerText = fc.oneof(
  fc
    .string({
      unit: fc.constantFrom(' ', '!', '"', '%', ',', ';', '=', '/', '*', ':', 'a', 'Z', '0', '9', '-', 'é'),
      maxLength: 30,
    })
    .map((it) => it.trim()),
  fc.constantFrom(
    PLANTED,
    '*/*',
    'text/html, application/json',
    'application/json',
    'a'.repeat(2000),
    '::1',
    '0',
  ),
);
const headers = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom(
        'accept',
        'accept-language',
        'cookie',
        'referer',
        'user-agent',
        'x-forwarded-for',
        'x-request-id',
        'range',
        'if-modified-since',
        'if-none-match',
        'sec-fetch-site',
        'transfer-encoding',
        'content-encoding',
        'content-length',
        'x-forwarded-host',
        'x-http-method-override',
        'accept-encoding',
      ),
      headerText,
    ),
    fc.tuple(fc.constantFrom('content-type', 'origin', 'host'), headerText),
  ),
  { maxLength: 5 },
);

/** Half of them are well-formed POSTs to a form, so that the hostile text gets past the first checks. */
export const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  fc.record({
    method: fc.constant('POST'),
    path: fc.constantFrom(...sendable),
    headers: headers.map((others) => [
      ...others.filter(
        ([name]) => !['content-type', 'origin', 'content-length', 'transfer-encoding'].includes(name),
      ),
      ['origin', ORIGIN] as [string, string],
      ['content-type', FORM] as [string, string],
    ]),
    body,
  }),
  fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'BREW'),
    path,
    headers,
    body,
  }),
);

/** The request exactly as a client can send it. `URL` would normalise its path. */
export function asRequest({ method, path, headers, body }: Hostile): Request {
  const bodiless = method === 'GET' || method === 'HEAD';
  const request = new Request(ORIGIN, { method, headers, ...(bodiless ? {} : { body }) });
  Object.defineProperty(request, 'url', { value: ORIGIN + path });
  return request;
}
