import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { suppressionRows } from '../../api/casework/suppressed.ts';
import { writeCsv } from '../../api/base/csv.ts';
import { entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { validOptOut } from '../support/candour.ts';
import { MANAGER, RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { file, openCandour, read, visible } from '../support/visit.ts';

/** The suppression list on the team pages. Today is 22 November 2026. */

const { team } = addresses;

async function opened(email: string): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, email);
  const optOut = { ...validOptOut, telephone: '020 7946 0123', channels: ['email', 'telephone'] };
  await file(candour, optOut, { kind: 'opt-out' });
  return { candour, visitor };
}
const look = async (visitor: TeamVisitor, sought: string) =>
  visible(await read(visitor.send(team.checkSuppression, { sought })));

test('an address is looked up in any notation, by a form, and the look-up is in the audit list without it', async () => {
  const { candour, visitor } = await opened(RECEPTION);
  for (const sought of ['ROBIN@Patient.Example ', '+44 20 7946 0123']) {
    const page = await look(visitor, sought);
    for (const part of ['On the list: do not write', 'Robin Sample', 'email, telephone', '22 November 2026'])
      expect(page).toContain(part);
    expect(page.split('Robin Sample')).toHaveLength(2);
  }
  expect(await look(visitor, 'other@patient.example')).toContain('Not on the list');
  for (const sought of ['robin@patient,example', '020'])
    expect(await look(visitor, sought)).toContain(`“${sought}” is not an email address, a telephone number`);
  expect(await look(visitor, '1 High Street, Leeds')).toContain('Not on the list');
  expect(await look(visitor, '  ')).toContain(
    'Enter an email address, a telephone number or a postal address.',
  );
  const $ = await read(visitor.send(team.checkSuppression, { sought: 'robin@patient.example' }));
  for (const link of $('a[href], form').get())
    expect(`${$(link).attr('href')} ${$(link).attr('action')}`).not.toMatch(/robin/i);
  const [entry] = await candour.store.audit(1);
  expect(entry).toMatchObject({ action: 'suppressions.looked-up', by: 'Reception' });
  expect(JSON.stringify(entry)).not.toContain('robin');
});

test('a lead downloads the whole list, the same as the command writes, and the download is in the audit list', async () => {
  const { candour, visitor } = await opened(MANAGER);
  await entered(candour, { kind: 'opt-out', name: '=cmd', address: '1 Sample Street\nLeeds' });
  const response = await visitor.send(team.exportSuppressions);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="suppression-list-2026-11-22.csv"',
  );
  const csv = Buffer.from(await response.arrayBuffer())
    .toString()
    .slice(1);
  const rows = await suppressionRows(candour.store, candour.messages.words.teamSuppressions);
  expect(csv).toBe(writeCsv(rows));
  expect(rows).toHaveLength(5);
  expect(csv).toContain('robin@patient.example,Robin Sample,"email, telephone",,2026-11-22\r\n');
  expect(csv).toContain(`"1 Sample Street\nLeeds",'=cmd,any way,,2026-11-22\r\n`);
  expect(await candour.store.audit(1)).toMatchObject([
    { action: 'suppressions.exported', by: 'Practice manager' },
  ]);
});

test('somebody who is no lead is told whom to ask, and gets no list', async () => {
  const { candour, visitor } = await opened(RECEPTION);
  expect(visible(await read(visitor.get(team.suppressions)))).toContain('Only a lead can download the list.');
  const refused = await visitor.send(team.exportSuppressions);
  expect(refused.status).toBe(403);
  expect(await refused.text()).not.toContain('robin@');
  expect((await candour.store.audit(5)).map(({ action }) => action)).not.toContain('suppressions.exported');
});

test('a long list is read in parts, and every entry comes once', async () => {
  const { candour } = await opened(MANAGER);
  const all = [];
  let asked = 0;
  const store = {
    suppressionsAfter: (row: number, most: number) => {
      asked++;
      return candour.store.suppressionsAfter(row, Math.min(most, 1));
    },
  };
  for (const [value] of (await suppressionRows(store, candour.messages.words.teamSuppressions)).slice(1))
    all.push(value);
  expect(all).toEqual(['robin@patient.example', '020 7946 0123']);
  expect(asked).toBe(3);
});
