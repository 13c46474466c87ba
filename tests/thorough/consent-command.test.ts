import { expect, test } from 'vitest';
import { runCommand } from '../support/command.ts';
import {
  grant,
  ID,
  MANIFEST,
  openAsking,
  OTHER_ID,
  refusal,
  sendReceipt,
  visit,
} from '../support/consent.ts';
import type { Candour } from '../support/candour.ts';
import { dataFolder } from '../support/visit.ts';

/** `npm run consent` as a process beside a store in use. */

/** Two grants, a withdrawal and a refusal around midnight in London, and some visits. */
async function withChoices(): Promise<Candour> {
  const candour = await openAsking({ dataDir: dataFolder(), at: '2026-07-31T22:59:59Z' });
  const at = '2026-07-31T22:59:00Z';
  await sendReceipt(candour, { ...grant, at });
  await visit(candour, '/privacy/');
  candour.clock.set('2026-07-31T23:00:00Z');
  await sendReceipt(candour, { ...grant, at, id: OTHER_ID, action: 'choose', granted: 'street-map' });
  await sendReceipt(candour, { ...refusal, at, signal: 'gpc' });
  const withdrawal = {
    ...grant,
    at,
    action: 'withdraw',
    granted: '',
    counter: 'off',
    number: 'f'.repeat(16),
  };
  await sendReceipt(candour, withdrawal);
  for (const page of ['/', '/', '/privacy/']) await visit(candour, page);
  return candour;
}

const consent = ({ dataDir }: Candour, ...args: string[]) => runCommand(dataDir, 'consent', ...args);

test('export writes all receipts as JSON, with the words that were shown', async () => {
  const { code, out, err } = await consent(await withChoices(), 'export');
  expect([code, err]).toEqual([0, '']);
  const { receipts, texts } = JSON.parse(out) as { receipts: Record<string, unknown>[]; texts: unknown };
  expect(texts).toEqual({ [MANIFEST.noticeHash]: MANIFEST.shown });
  expect(receipts.map(({ id, action }) => [id, action])).toEqual([
    [ID, 'accept-all'],
    [OTHER_ID, 'choose'],
    ['refused', 'reject-all'],
    [ID, 'withdraw'],
  ]);
  expect(receipts[2]).toEqual({
    received: '2026-07-31T23:00:00.000Z',
    made: '2026-07-31T22:59:00.000Z',
    id: 'refused',
    action: 'reject-all',
    granted: [],
    counter: 'off',
    signal: 'gpc',
    site: 'localhost:4310',
    revision: MANIFEST.revision,
    texts: MANIFEST.noticeHash,
    cookiePolicyVersion: '2026-11-22',
    cookiePolicyHash: 'c'.repeat(64),
  });
});

test('export selects by one person’s id, and by days in London, including the first and the last', async () => {
  const candour = await withChoices();
  const actions = async (...args: string[]) => {
    const { out, err } = await consent(candour, 'export', ...args);
    expect(err).toBe('');
    return (JSON.parse(out) as { receipts: { action: string }[] }).receipts.map(({ action }) => action);
  };
  expect(await actions('--id', ID.toUpperCase())).toEqual(['accept-all', 'withdraw']);
  expect(await actions('--from', '2026-07-01', '--to', '2026-07-31')).toEqual(['accept-all']);
  expect(await actions('--from=2026-08-01')).toEqual(['choose', 'reject-all', 'withdraw']);
});

test('export writes a row for each receipt for a spreadsheet', async () => {
  const { out } = await consent(await withChoices(), 'export', '--format', 'csv', '--to', '2026-07-31');
  const [head, line, end] = out.split('\r\n');
  expect(head).toMatch(/^received,made,id,action,granted,counter,signal,site,revision,texts,/);
  expect(line).toBe(
    `2026-07-31T22:59:59.000Z,2026-07-31T22:59:00.000Z,${ID},accept-all,google-analytics street-map,on,none,` +
      `localhost:4310,${MANIFEST.revision},${MANIFEST.noticeHash},2026-11-22,${'c'.repeat(64)}`,
  );
  expect(end).toBe('');
});

test('list counts by month and action, texts prints the words, and visits prints pages', async () => {
  const candour = await withChoices();
  expect((await consent(candour, 'list')).out.replace(/ +/g, ' ')).toBe(
    [
      'Month accept-all reject-all choose withdraw counter-off counter-on all',
      '2026-07 1 0 0 0 0 0 1',
      '2026-08 0 1 1 1 0 0 3',
      'All 1 1 1 1 0 0 4\n',
    ].join('\n'),
  );
  expect(JSON.parse((await consent(candour, 'texts', MANIFEST.noticeHash)).out)).toEqual(MANIFEST.shown);
  expect((await consent(candour, 'visits')).out).toBe(
    'Page       Visits\n/               2\n/privacy/       2\n',
  );
  expect((await consent(candour, 'visits', '--month', '2026-07')).out).toContain('/privacy/       1');
  expect((await consent(candour, 'visits', '--month', '2026-06')).out).toBe(
    'No visits were counted from 1 June 2026 to 30 June 2026.\n',
  );
});

test.each([
  [2, ['erase'], "error: unknown command 'erase'"],
  [1, ['texts', 'a'.repeat(64)], 'No words with the hash aaaa'],
])('exits with %i for %j and says what to do', async (exit, args, says) => {
  const { code, out, err } = await consent(await withChoices(), ...args);
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
});
