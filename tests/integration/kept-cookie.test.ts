import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import {
  CLINIC_SITE,
  grant,
  ID,
  manifestFile,
  MANIFEST,
  manifestOf,
  openAsking,
  reasonOf,
  refusal,
  sendReceipt,
} from '../support/consent.ts';
import { rows } from '../support/visit.ts';

/** The cookie that the answer to a receipt sets, so that Safari keeps a choice. */

const keeping = (changes: object = {}) => manifestFile(manifestOf({ kept: true, ...changes })).file;
const agreed = { ...grant, chosen: '2026-11-22T09:59:58Z' };
const refused = { ...refusal, chosen: '2026-11-22', word: 'off' };

const setBy = (response: Response): string[] => {
  expect(response.status).toBe(204);
  return response.headers.getSetCookie();
};

test('the answer to a refusal sets a word and the day, for the script to read', async () => {
  const candour = await openAsking({ manifest: keeping() });
  expect(setBy(await sendReceipt(candour, refused))).toEqual([
    'candour_kept=refused.2026-11-22!off.2026-11-22; Max-Age=34524000; Path=/; SameSite=Lax',
  ]);
});

test('the answer to a consent sets what the receipt says', async () => {
  const candour = await openAsking({ manifest: keeping() });
  const [cookie] = setBy(await sendReceipt(candour, agreed));
  const { revision, noticeHash } = MANIFEST;
  expect(cookie).toBe(
    `candour_kept=granted.1795341598.${revision}.none.${noticeHash}.${ID}.google-analytics~street-map; Max-Age=15724798; Path=/; SameSite=Lax`,
  );
});

test('nothing of a cookie that the browser sends is in the answer', async () => {
  const candour = await openAsking({ manifest: keeping() });
  const sent = { cookie: 'candour_kept=granted.1.planted; candour_consent=quillfeather' };
  const answer = await sendReceipt(candour, refused, sent);
  expect(JSON.stringify([...answer.headers])).not.toMatch(/planted|quillfeather/);
});

test('what is sent for the cookie only is not stored', async () => {
  const candour = await openAsking({ manifest: keeping() });
  await sendReceipt(candour, { ...refused, chosen: '2026-07-04' });
  const [row] = rows(candour, 'SELECT * FROM consent_receipts');
  expect(JSON.stringify(row)).not.toContain('2026-07-04');
  expect(row).not.toHaveProperty('word');
});

test('the same receipt again sets the same cookie, while it is fresh', async () => {
  const candour = await openAsking({ manifest: keeping() });
  const first = setBy(await sendReceipt(candour, agreed));
  expect(setBy(await sendReceipt(candour, agreed))).toEqual(first);
  candour.clock.advance(MINUTE);
  expect(setBy(await sendReceipt(candour, agreed))).toEqual([]);
});

test.each<[why: string, manifest: object, fields: Record<string, string>, headers: Record<string, string>]>([
  ['the register and the cookie policy do not list it', { kept: false }, agreed, {}],
  ['the site was built before there was such a cookie', { kept: undefined }, agreed, {}],
  ['the choice was made on another website', {}, agreed, { origin: CLINIC_SITE }],
  ['the receipt has waited', {}, { ...agreed, at: '2026-11-22T09:58:59Z' }, {}],
  ['the receipt says nothing of a choice', {}, grant, {}],
])('no cookie is set where %s', async (_, manifest, fields, headers) => {
  const candour = await openAsking({ manifest: keeping(manifest) });
  expect(setBy(await sendReceipt(candour, fields, headers))).toEqual([]);
});

test('over https the cookie is Secure, and it is on the domain of the choice', async () => {
  const candour = await openAsking({
    manifest: keeping({ cookieDomain: 'clinic.example' }),
    env: { PUBLIC_ORIGIN: 'https://privacy.clinic.example' },
  });
  const [cookie] = setBy(await sendReceipt(candour, refused, { origin: 'https://privacy.clinic.example' }));
  expect(cookie).toBe(
    'candour_kept=refused.2026-11-22!off.2026-11-22; Max-Age=34524000; Domain=clinic.example; Path=/; Secure; SameSite=Lax',
  );
});

test('a receipt that was refused, and one whose time is unknown, set no cookie', async () => {
  const candour = await openAsking({ manifest: keeping() });
  const unfit = await sendReceipt(candour, { ...agreed, granted: 'street-map' });
  expect([unfit.status, unfit.headers.getSetCookie()]).toEqual([400, []]);
  const ahead = new Date(candour.clock.now() + HOUR).toISOString();
  expect(setBy(await sendReceipt(candour, { ...agreed, at: ahead }))).toEqual([]);
});

test.each<[what: string, fields: Record<string, string>, reason: string]>([
  [
    'a refusal with the second of its choice',
    { ...refused, chosen: '2026-11-22T09:59:58Z' },
    'contradiction',
  ],
  ['a consent with only a day', { ...agreed, chosen: '2026-11-22' }, 'contradiction'],
  ['an objection where the counter is on', { ...agreed, word: 'off' }, 'contradiction'],
  ['a day that is not in the calendar', { ...refused, chosen: '2026-02-30' }, 'malformed'],
  ['another word', { ...refused, word: 'off; Domain=example' }, 'malformed'],
])('%s is refused', async (_, fields, reason) => {
  const candour = await openAsking({ manifest: keeping() });
  const response = await sendReceipt(candour, fields);
  expect([response.status, await reasonOf(response)]).toEqual([400, reason]);
  expect(response.headers.getSetCookie()).toEqual([]);
});
