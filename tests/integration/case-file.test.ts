import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { describeFile } from '../../api/casework/describe-file.ts';
import { verifyCaseFile } from '../../api/casework/verify-case-file.ts';
import { madeFile, rangesOf, richCase, wronglyNamed } from '../support/case-file.ts';
import { recorded } from '../support/case.ts';
import { opened, pdf, readyCase, uploadAndRelease } from '../support/copy.ts';
import { runCommand } from '../support/command.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import { dataFolder, openCandour, visible, read } from '../support/visit.ts';

/** The case file, and what says whether it was altered. Today is 22 November 2026. */

const SEED = 59;
const SAMPLE = 200;

test('shows the request, the reasons of its date, the emails word for word, and what happened', async () => {
  const candour = await openCandour();
  const request = await richCase(candour);
  const { bytes, head } = await madeFile(candour, request);
  const html = bytes.toString();
  const page = visible(await read(new Response(html)));
  for (const part of [
    `Case file ${request.reference}`,
    'by Records lead.',
    'My notes of “2019” <b>& later</b>,',
    'Why these dates',
    'Where we looked',
    'Release checklist',
    'Emails to the person, word for word',
    'A copy of <one> document',
    'From here on, each entry carries the hash of the one before, 22 November 2026',
    'Proof of identity came',
    head,
  ])
    expect(page, part).toContain(part);
  expect(html).toContain('/requests/received/[a secret link that only the person gets]');
  expect(html).not.toMatch(/\/requests\/(received|confirm)\/\w/);
  expect(html).not.toMatch(/<script(?! type="application\/json")|https?:[^ ]*\.(css|js)|@import|url\(/);
});

test('shows how the copy went, with the hash of each file and how the code was told', async () => {
  const { candour, visitor, reference, request } = await readyCase();
  const file = pdf();
  const { link, code } = await uploadAndRelease(candour, visitor, reference, file);
  const { visitor: person } = await opened(candour, link, code);
  await person.post(addresses.api.copy.received, { link });
  const { bytes } = await madeFile(candour, request);
  const page = visible(await read(new Response(bytes.toString())));
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  for (const part of [
    'How the copy went',
    'The copy was released: the link was emailed (22 November 2026, by Practice manager)',
    `Letters.pdf (29 bytes, SHA-256 ${hash}) Code: by calling a number in the clinic’s own records`,
    'The person said that they have it.',
  ])
    expect(page, part).toContain(part);
  expect(page).not.toContain(code);
  expect(describeFile(verifyCaseFile(bytes), undefined)).toMatchObject({ passed: true });
});

test('is consistent by itself, and proved by its head, or up to an entry by an earlier one', async () => {
  const candour = await openCandour();
  const request = await richCase(candour);
  const earlier = (await candour.store.chainOf(request.id)).at(-1)?.link ?? '';
  const { bytes, head } = await madeFile(candour, request);
  const verified = verifyCaseFile(bytes);
  expect(describeFile(verified, undefined)).toMatchObject({
    passed: true,
    lines: [
      expect.stringContaining('fit together'),
      `Its head is ${head}`,
      'Consistent, origin not proved: give a head that somebody else kept, with --head.',
    ],
  });
  expect(describeFile(verified, head).lines.at(-1)).toBe('Proved: it is the head that you gave.');
  expect(describeFile(verified, earlier).lines[2]).toBe(
    'Proved up to entry 10, which has the head that you gave.',
  );
  expect(describeFile(verified, '0'.repeat(64))).toMatchObject({ passed: false });
});

test('is consistent after the case was erased, and shows nothing of it', async () => {
  const candour = await openCandour();
  const request = await richCase(candour);
  await recorded(candour, request, 'case.withdrawn', { notified: true });
  await madeFile(candour, request);
  await candour.store.erase([request.id], candour.clock.now());
  const { bytes } = await madeFile(candour, request);
  const verified = verifyCaseFile(bytes);
  expect(describeFile(verified, undefined)).toMatchObject({ passed: true });
  expect(bytes.toString()).toContain('The text of this entry was erased.');
  // The year stands alone: four figures in a row are in many a hash.
  expect(bytes.toString()).not.toMatch(/Robin|Records lead|Front desk|Two boxes|\b2019\b/);
});

test(`a byte that was altered is found, and its entry is named (${SAMPLE} bytes, seed ${SEED})`, async () => {
  const candour = await openCandour();
  const { bytes } = await madeFile(candour, await richCase(candour));
  expect(new Set(rangesOf(bytes).map(({ place }) => place)).size).toBeGreaterThan(12);
  const wrong = wronglyNamed(bytes, seededRandom(SEED), SAMPLE);
  expect(wrong).toEqual([]);
});

test('what was altered around the entries is found too', async () => {
  const candour = await openCandour();
  const { bytes } = await madeFile(candour, await richCase(candour));
  const html = bytes.toString();
  const altered = (from: string, to: string) => {
    expect(html).toContain(from);
    const verified = verifyCaseFile(Buffer.from(html.replace(from, to)));
    return describeFile(verified, undefined).lines[0];
  };
  expect(altered('.text {', '#entry-2 { display: none } .text {')).toBe(
    'Altered: the page around the entries, such as its styles.',
  );
  expect(altered('<h3 id="entry-2"', '<h3 hidden id="entry-2"')).toMatch(/^Altered: entry 2 \(/);
  expect(altered('</main>', '<p>One more</p></main>')).toMatch(/^Altered: entry /);
  expect(altered(' id="case-file-data"', '')).toBe('This file cannot be checked.');
  const lines = html.split('\n');
  const last = lines.findLastIndex((line) => line.startsWith('{"at":'));
  expect(
    describeFile(verifyCaseFile(Buffer.from(lines.toSpliced(last - 1, 1).join('\n'))), undefined).lines,
  ).toEqual([expect.stringMatching(/^Altered: entry /), expect.stringContaining('does not follow')]);
});

test('the team downloads it from the page of a case, and the audit list says so', async () => {
  const candour = await openCandour();
  const request = await richCase(candour);
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, RECEPTION);
  const $ = await read(visitor.get(addresses.team.case(request.reference)));
  const action = addresses.team.caseFile(request.reference);
  expect($(`form[action="${action}"] button`).text().trim()).toBe('Make the case file');
  const response = await visitor.send(action);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="case-${request.reference}.html"`,
  );
  expect(verifyCaseFile(Buffer.from(await response.arrayBuffer()))).toMatchObject({ ok: true });
  expect(await candour.store.audit(1)).toMatchObject([{ action: 'case.downloaded', by: 'Reception' }]);
  expect((await candour.store.find(request.id))?.events.at(-1)).toMatchObject({
    what: 'case.file-made',
    by: 'Reception',
  });
});

test('the commands write it, check it, and say its head', async () => {
  const candour = await openCandour();
  const { reference } = await richCase(candour);
  const file = join(dataFolder(), 'case.html');
  const run = (name: string, ...args: string[]) => runCommand(candour.dataDir, name, ...args);
  const written = await run('cases', 'file', reference, '--to', file, '--by', 'Records lead');
  const [head = ''] = /[0-9a-f]{64}/.exec(written.out) ?? [];
  expect(written.out).toBe(`The case file is in ${file}. Its head is ${head}\n`);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect((await run('cases', 'show', reference)).out).toContain(`Head of the chain: ${head}\n`);
  const proved = await run('verify:case', file, '--head', head.toUpperCase());
  expect([proved.code, proved.err]).toEqual([0, '']);
  expect(proved.out).toContain('Proved: it is the head that you gave.');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Rang twice', 'Rang often'));
  const altered = await run('verify:case', file, '--head', head);
  expect([altered.code, altered.out]).toEqual([1, '']);
  expect(altered.err).toBe(
    'Altered: entry 3 (case.note, 22 November 2026).\nIt is not what the entry that begins the chain vouches for.\n',
  );
});
