import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { writeCsv } from '../../api/base/csv.ts';
import { reportRows } from '../../api/casework/report-table.ts';
import { readYearReport } from '../../api/casework/year-report.ts';
import { recorded, entered } from '../support/case.ts';
import { RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, visible } from '../support/visit.ts';

/** The report of a year on the team pages. Today is 22 November 2026. */

const { team } = addresses;

async function opened() {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, RECEPTION);
  const request = await entered(candour, { receivedOn: '2026-10-02', email: undefined });
  await recorded(candour, request, 'case.refused', {
    reason: '=The records are of “somebody else”.',
    notified: true,
    grounds: ['others'],
  });
  await entered(candour, { name: 'B', kind: 'complaint', email: undefined });
  await entered(candour, { name: 'C', receivedOn: '2025-12-31', email: undefined });
  return { candour, visitor, reference: request.reference };
}

test('shows the figures of this year, each refusal with its reason, and leads to the year before', async () => {
  const { visitor, reference } = await opened();
  expect(locationOf(await visitor.get(team.reports))).toBe(team.report(2026));
  const $ = await read(visitor.get(team.report(2026)));
  const row = (name: string) =>
    $('tbody tr')
      .filter((_, it) => $(it).find('th').text() === name)
      .first()
      .find('td')
      .get()
      .map((cell) => $(cell).text());
  expect(row('Received')).toEqual(['1', '0', '0', '1', '0', '2']);
  expect(row('Refused')).toEqual(['1', '0', '0', '0', '0', '1']);
  expect(row('Late')).toEqual(['1', '0', '0', '0', '–', '1']);
  expect(row('Median days')).toEqual(['51', '–', '–', '–', '–', '51']);
  expect(row('It is about somebody else')).toEqual(['1', '0']);
  expect(row('Withdrawn'), 'an outcome that nothing had').toEqual([]);
  const page = visible($);
  expect(page).toContain('=The records are of “somebody else”.');
  expect(page).toContain('Rests on: It is about somebody else');
  expect(page).not.toContain('Robin');
  expect($(`a[href="${team.case(reference)}"]`)).toHaveLength(1);
  expect($(`a[href="${team.report(2025)}"]`).text()).toBe('Report of 2025');
  expect($(`a[href="${team.report(2027)}"]`)).toHaveLength(0);
  expect(visible(await read(visitor.get(team.report(2025))))).toContain('Report of 2025');
  for (const other of ['2024', '2027', '99', '2026x'])
    expect((await visitor.get(`/team/reports/${other}/`)).status, other).toBe(404);
});

test('the file has the same as the command, after a byte order mark, and its download is in the audit list', async () => {
  const { candour, visitor } = await opened();
  const response = await visitor.get(team.reportFile(2026));
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="requests-2026.csv"');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { words } = candour.messages;
  const report = await readYearReport(candour.store, 2026, '2026-11-22');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(bytes.subarray(3).toString()).toBe(writeCsv(reportRows(report, words)));
  expect(bytes.toString()).toContain(`,'=The records are of “somebody else”.\r\n`);
  expect(await candour.store.audit(1)).toMatchObject([
    { action: 'report.downloaded', by: 'Reception', subject: '2026' },
  ]);
});
