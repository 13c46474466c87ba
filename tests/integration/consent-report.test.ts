import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newestReport } from '../../api/commands/newest-report.ts';
import { consentReport } from '../../api/mail/consent-report.ts';
import { openCandour } from '../support/visit.ts';

const AT = '2026-11-23T04:12:00.000Z';
const NOW = Date.parse('2026-11-23T04:20:00.000Z');

/** A folder in which `verify:consent` wrote these findings. */
function reportsWith(findings: object[], at = AT): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-reports-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const report = {
    site: 'https://www.brackenholt.example/',
    clinic: 'The Brackenholt Clinic',
    at,
    pages: ['/', '/prices/', '/team/', '/contact/', '/news/'],
    results: [{ item: 2, title: 'Before a choice', outcome: 'failed', findings }],
  };
  mkdirSync(join(folder, '2026-11-23-0412'));
  writeFileSync(join(folder, '2026-11-23-0412', 'report.json'), JSON.stringify(report));
  return folder;
}

/** The email about these findings, sent as the server sends it. */
async function mailed(findings: object[]) {
  const candour = await openCandour();
  const report = newestReport(reportsWith(findings), NOW);
  await candour.store.addOutdatedNotice([], candour.clock.now(), consentReport(candour.messages, report));
  await candour.round();
  const message = candour.sent.at(-1)?.message;
  if (!message) throw new Error('Nothing was sent');
  return message;
}

const TAG =
  'The page contacts www.google-analytics.com (Google Analytics) before a choice. Make its tag wait for consent, or remove it';

test('the privacy lead gets one line for a tag that is on many pages', async () => {
  const pages = ['/', '/prices/', '/team/', '/contact/', '/news/'];
  const { to, subject, text, html } = await mailed([
    ...pages.map((page) => ({ level: 'fault', text: TAG, page })),
    { level: 'note', text: 'Worth knowing' },
  ]);
  expect(to).toBe('dpo@brackenholt.example');
  expect(subject).toBe('Cookie check of www.brackenholt.example: please look at 1 point');
  expect(html).toBeUndefined();
  expect(text).toContain('On Monday 23 November 2026 we visited 5 pages of www.brackenholt.example');
  expect(text).toContain(`* ${TAG}. Seen on /, /prices/, /team/ and 2 more.`);
  expect(text).not.toContain('Worth knowing');
});

test('the privacy lead is told that nothing is wrong', async () => {
  const { subject, text } = await mailed([]);
  expect(subject).toBe('Cookie check of www.brackenholt.example: nothing is wrong');
  expect(text).toContain('You don’t need to do anything.');
});

test('an old report is not mailed as this week’s', () => {
  expect(() => newestReport(reportsWith([], '2026-11-16T04:12:00.000Z'), NOW)).toThrow(
    /The newest report in .* is from 2026-11-16: verify:consent wrote none today\./,
  );
});

test('a folder without a report is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-reports-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  expect(() => newestReport(folder, NOW)).toThrow(`There is no report of verify:consent in ${folder}.`);
});
