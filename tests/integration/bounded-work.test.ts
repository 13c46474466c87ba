import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf, requestKinds } from '../../content/forms/question.ts';
import type { Question, RequestKind } from '../../content/forms/question.ts';
import { MAX_FIELDS, parseFields } from '../../api/http/form-body.ts';
import { encode, ORIGIN, validAccess, validComplaint, validOptOut, validRights } from '../support/candour.ts';
import { fullClinic } from '../support/clinics.ts';
import { grant, openAsking } from '../support/consent.ts';
import { openCandour, read, rows, visible } from '../support/visit.ts';

/** Bodies of up to 100 kB are measured before any work whose time grows faster than their length. */

const valid: Record<RequestKind, Record<string, string | string[]>> = {
  access: validAccess,
  'opt-out': validOptOut,
  rights: validRights,
  complaint: validComplaint,
};

/** Texts that are slow to normalise, or to match with a careless pattern. */
const slow = {
  'marks of two classes': `a${'\u0301'.repeat(4_000)}${'\u0316'.repeat(4_000)}`,
  'marks separated by an invisible character': `a${`${'\u0301'.repeat(20)}${'\u0316'.repeat(20)}\u200B`.repeat(200)}`,
  'digits with a letter at the end': `${'0'.repeat(30_000)}z`,
  'spaces with a letter at the end': `a${' '.repeat(30_000)}x`,
  dots: '.'.repeat(30_000),
};

/** The longest text that was normalised, and the longest run of combining marks in one. */
const seen = { length: 0, marks: 0 };
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the text that it is for
const { normalize } = String.prototype;

beforeEach(() => {
  Object.assign(seen, { length: 0, marks: 0 });
  vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
    seen.length = Math.max(seen.length, this.length);
    for (const [run] of this.matchAll(/\p{M}+/gu)) seen.marks = Math.max(seen.marks, run.length);
    return normalize.call(this, form);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fieldsOf = ({ kind, name }: Question): string[] =>
  kind === 'date' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name];

function longestAnswer(kind: RequestKind): number {
  return Math.max(...questionsOf(forms[kind](fullClinic)).map((it) => ('max' in it ? it.max : 0)));
}

for (const kind of requestKinds) {
  test(`no field of the form “${kind}” leads to the normalisation of long text`, async () => {
    const candour = await openCandour();
    const names = questionsOf(forms[kind](fullClinic)).flatMap(fieldsOf);
    for (const name of [...names, 'submission', 'website', 'unheard-of']) {
      for (const text of Object.values(slow)) {
        const response = await candour.post(addresses.api.form(kind), { ...valid[kind], [name]: text });
        expect([303, 422, 429]).toContain(response.status);
      }
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThanOrEqual(4 * longestAnswer(kind) + 100);
    expect(seen.marks).toBeLessThanOrEqual(30);
  });
}

test('the check sees text that is normalised without being measured', () => {
  slow['marks of two classes'].normalize('NFC');
  expect(seen.marks).toBe(8_000);
  expect(seen.length).toBe(8_001);
});

test('the page says which answer is too long or has too many accents, and keeps what was typed', async () => {
  const candour = await openCandour();
  const questions = questionsOf(forms.access(candour.messages.clinic));
  const send = async (name: string) =>
    read(candour.post(addresses.api.form('access'), { ...validAccess, name }));
  const long = await send('Robin '.repeat(500));
  const tooLong = questions.flatMap((it) => (it.name === 'name' ? [it.yours?.tooLong] : []));
  expect(visible(long, '.error-summary')).toContain(tooLong[0]);
  expect(long('[name=name]').val()).toBe('Robin '.repeat(500));
  const marked = await send(`Rob${'\u0301'.repeat(31)}in`);
  expect(visible(marked, '.error-summary')).toContain(candour.messages.words.requests.tooManyMarks);
  expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
});

test('names in every script are accepted', async () => {
  const candour = await openCandour();
  for (const name of ['Nguyễn Thị Hồng', 'ශ්\u200Dරී', 'שָׁלוֹם', 'กฤษฎิ์', 'Ἀχιλλεύς', 'ནཱི'].flatMap((it) => [
    it,
    normalize.call(it, 'NFD'),
  ]))
    expect((await candour.post(addresses.api.form('access'), { ...validAccess, name })).status).toBe(303);
});

test('a body with more fields than any form has is refused before its fields are read', async () => {
  const candour = await openAsking();
  const walked = vi.spyOn(URLSearchParams.prototype, 'getAll');
  const flood = 'a&'.repeat(50_000);
  const send = (path: string, body: string) =>
    candour.app.request(ORIGIN + path, {
      method: 'POST',
      body,
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    });
  for (const kind of requestKinds) {
    const response = await send(addresses.api.form(kind), flood);
    expect(response.status).toBe(400);
    expect(visible(await read(response))).toContain(candour.messages.words.errors[400].title);
  }
  expect((await send(addresses.api.confirm, flood)).headers.get('location')).toBe(
    '/requests/confirm/unknown/',
  );
  expect((await send(addresses.api.link, flood)).status).toBe(303);
  const few = 'a&'.repeat(MAX_FIELDS);
  expect((await send(addresses.api.consent, `${encode(grant)}&${few}`)).status).toBe(400);
  expect((await send(addresses.api.visits, `page=/&${few}`)).status).toBe(400);
  expect((await candour.get(`${addresses.form('rights')}?${'right=erase&'.repeat(400)}`)).status).toBe(200);
  expect(walked).not.toHaveBeenCalled();
});

test('a form with everything filled in and selected is far below the limit', () => {
  for (const kind of requestKinds) {
    const fields = questionsOf(forms[kind](fullClinic)).flatMap((it) =>
      'options' in it ? it.options.map(() => it.name) : fieldsOf(it),
    );
    expect(fields.length).toBeLessThan(MAX_FIELDS / 2);
  }
  expect(parseFields('a&'.repeat(MAX_FIELDS - 1))?.size).toBe(MAX_FIELDS - 1);
  expect(parseFields('a&'.repeat(MAX_FIELDS))).toBeUndefined();
});
