import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { checkFile } from '../../api/casework/file-check/check-file.ts';
import { faultyCheck } from '../../api/casework/file-check/file-check.ts';
import type { FileCheck } from '../../api/casework/file-check/file-check.ts';
import { makeZip } from '../file-check/make-zip.ts';
import { act, formWithFiles, pdf, readyCase, sendForm, upload } from '../support/copy.ts';
import { formTokenOf } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { locationOf, read, visible } from '../support/visit.ts';

/** Files are checked after the upload, and a release waits until somebody has decided. Today is 22 November 2026. */

const { team } = addresses;
const page = async (visitor: TeamVisitor, reference: string) => read(visitor.get(team.files(reference)));
const alertOf = async (response: Response | Promise<Response>) =>
  visible(await read(await response), '[role="alert"] p');
/** What somebody chooses in the form of the first file that has findings. */
const choices = async (visitor: TeamVisitor, reference: string) => {
  const $ = await page(visitor, reference);
  const form = $('form:has(input[name="act"][value="clear"])').first();
  return {
    file: form.find('input[name="file"]').attr('value') ?? '',
    finding: form
      .find('input[name="finding"]')
      .get()
      .map((box) => $(box).attr('value') ?? ''),
  };
};

/** A ZIP with somebody else's address and telephone number, and a drawing that nobody can read. */
const letters = (name = 'Letters.zip') => ({
  name,
  bytes: makeZip([
    { name: 'letter.txt', content: 'Write to kim@other.example or call 07700 900456' },
    { name: 'drawing.dat', content: Buffer.from([0, 1, 2, 3]) },
  ]),
});

test('a release waits for the check, then for a decision about each finding', async () => {
  const { candour, visitor, reference } = await readyCase({ checkFile });
  await upload(candour, visitor, reference, letters());
  expect(visible(await page(visitor, reference))).toContain('This file is being checked');
  expect(await alertOf(act(visitor, reference, 'release', { route: 'call' }))).toBe(
    'These files are still being checked: Letters.zip. Wait a moment, then load the page again.',
  );

  await candour.round();
  const shown = visible(await page(visitor, reference));
  for (const part of [
    'The check found 3 things to decide before this file is released.',
    'An email address that is not the person’s or the clinic’s (in letter.txt): kim@other.example',
    'A telephone number that is not the person’s or the clinic’s (in letter.txt): 07700 900456',
    'Not checked, please decide by hand (in drawing.dat): we cannot read files of this type.',
  ])
    expect(shown).toContain(part);
  expect(visible(await read(visitor.get(team.case(reference))))).toContain(
    'The check found something that you must decide about.',
  );
  expect(await alertOf(act(visitor, reference, 'release', { route: 'call' }))).toContain(
    'The check found something in these files: Letters.zip.',
  );

  const { file, finding } = await choices(visitor, reference);
  expect(finding).toHaveLength(3);
  const [email = '', ...others] = finding;
  await decide(visitor, reference, { file, finding: [email], reason: 'Her sister, who agreed.' });
  expect(visible(await page(visitor, reference))).toContain('The check found 2 things to decide');
  await decide(visitor, reference, { file, finding: others, reason: 'Her GP, and her own drawing.' });
  expect(visible(await page(visitor, reference))).toContain(
    'kim@other.example – may stay: Her sister, who agreed. (Practice manager, 22 November 2026)',
  );

  const released = await act(visitor, reference, 'release', { route: 'call' });
  expect((await read(released))('#copy-code').text().trim()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  const timeline = visible(await read(visitor.get(team.case(reference))));
  expect(timeline).toContain('Somebody decided what may stay in a file of the copy');
  expect(timeline).toContain('1 × A telephone number that is not the person’s or the clinic’s');
  expect(timeline).toContain('1 × Not checked, please decide by hand: we cannot read files of this type.');
  expect(timeline).toContain('Her GP, and her own drawing.');
  expect(timeline).not.toContain('07700 900456');
});

/** Sends the form of one file as a browser does, with a tick for each finding. */
async function decide(
  visitor: TeamVisitor,
  reference: string,
  fields: { file: string; finding: string[]; reason: string },
) {
  const seen = (await page(visitor, reference))('input[name="seen"]').first().attr('value') ?? '';
  const response = await visitor.send(team.files(reference), { act: 'clear', seen, ...fields });
  expect(locationOf(response)).toBe(`${team.files(reference)}?kept=cleared`);
}

test('a decision needs a tick and a reason, and what was typed stays', async () => {
  const { candour, visitor, reference } = await readyCase({ checkFile: finds('email', 'telephone') });
  await upload(candour, visitor, reference, pdf());
  await candour.round();
  const { file, finding } = await choices(visitor, reference);
  const [first = ''] = finding;
  const clear = (fields: Record<string, string>) => act(visitor, reference, 'clear', { file, ...fields });
  const noTick = await read(clear({ reason: 'Her sister.' }));
  expect(visible(noTick, '[role="alert"] p')).toBe('Tick at least one finding.');
  expect(noTick('textarea[name="reason"]').text()).toBe('Her sister.');
  const noReason = await read(clear({ finding: first, reason: ' \n' }));
  expect(visible(noReason, '[role="alert"] p')).toBe('Write why it may stay in the file.');
  expect(noReason('input[name="finding"]:checked').attr('value')).toBe(first);
  expect(await alertOf(clear({ finding: 'another', reason: 'x' }))).toContain('Something else was recorded');
  expect(await alertOf(clear({ finding: first, reason: 'x', file: 'another' }))).toBe(
    'That file is not there any more.',
  );
  expect((await clear({ finding: first, reason: 'x', seen: '1' })).status).toBe(409);
  const events = (await candour.store.findByReference(reference))?.events ?? [];
  expect(events.map(({ what }) => what)).not.toContain('case.findings-cleared');
});

test('a file that nobody can open must be removed', async () => {
  const { candour, visitor, reference } = await readyCase({
    checkFile: () => Promise.resolve(faultyCheck('damaged')),
  });
  await upload(candour, visitor, reference, pdf('Broken.pdf'));
  await candour.round();
  const $ = await page(visitor, reference);
  expect(visible($)).toContain('The file is damaged and cannot be opened. Remove it and upload it again.');
  const file = $('input[name="file"]').first().attr('value') ?? '';
  expect(await alertOf(act(visitor, reference, 'clear', { file, finding: 'fault', reason: 'x' }))).toBe(
    'Nobody can open Broken.pdf, so a reason does not help. Remove it, and upload it again.',
  );
});

test('a file whose bytes are lost counts as damaged', async () => {
  const { candour, visitor, reference, request } = await readyCase({ checkFile });
  await upload(candour, visitor, reference, pdf());
  const [file] = (await candour.store.deliveryOf(request.id))?.files ?? [];
  rmSync(join(candour.dataDir, 'deliveries', file?.id ?? ''));
  await candour.round();
  expect(visible(await page(visitor, reference))).toContain('The file is damaged and cannot be opened.');
  expect(candour.logged).toContainEqual({
    event: 'file-check.lost',
    details: { delivery: expect.any(String) as string },
  });
});

test('a check that fails is tried again, and the files after it are checked', async () => {
  const checked: number[] = [];
  const { candour, visitor, reference } = await readyCase({
    checkFile: (source) => {
      checked.push('size' in source ? source.size : 0);
      return checked.length === 1
        ? Promise.reject(new Error('no process can be started'))
        : Promise.resolve(faultless);
    },
  });
  await upload(candour, visitor, reference, pdf('One.pdf'), pdf('Two.pdf'));
  await candour.round();
  expect(candour.logged).toContainEqual({
    event: 'job.failed',
    details: { job: 'check-files', error: 'no process can be started' },
  });
  expect(checked).toHaveLength(2);
  await candour.round();
  expect(checked).toHaveLength(3);
  expect(visible(await page(visitor, reference))).not.toContain('This file is being checked');
  await candour.round();
  expect(checked).toHaveLength(3);
});

test('a file that a killed server was checking is checked two minutes later', async () => {
  const { candour, visitor, reference } = await readyCase();
  await upload(candour, visitor, reference, pdf());
  // As by a server that is at work on it.
  await candour.store.claimJob('check-files', undefined, candour.clock.now(), 2 * MINUTE);
  await candour.round();
  expect(visible(await page(visitor, reference))).toContain('This file is being checked');
  candour.clock.advance(2 * MINUTE);
  await candour.round();
  expect(visible(await page(visitor, reference))).toContain('Checked: nothing was found.');
});

test('a file is checked again when the case changes in what the check is about', async () => {
  const addressesKnown: string[][] = [];
  const { candour, visitor, reference } = await readyCase({
    checkFile: (_, { emails }) => {
      addressesKnown.push(emails);
      return Promise.resolve(faultless);
    },
  });
  await upload(candour, visitor, reference, pdf());
  await candour.round();
  await visitor.send(team.contact(reference), {
    ...(await contactFields(visitor, reference)),
    email: 'robin@new.example',
  });
  expect(visible(await page(visitor, reference))).toContain('This file is being checked');
  await candour.round();
  expect(addressesKnown).toHaveLength(2);
  expect(addressesKnown[1]).toContain('robin@new.example');
});

async function contactFields(visitor: TeamVisitor, reference: string): Promise<Record<string, string>> {
  const $ = await read(visitor.get(team.contact(reference)));
  return Object.fromEntries(
    $('main form [name]')
      .get()
      .map((control) => [$(control).attr('name') ?? '', $(control).attr('value') ?? '']),
  );
}

test('an upload starts the check, and a server that stops keeps nothing half checked', async () => {
  const started = Promise.withResolvers<AbortSignal | undefined>();
  const { candour, visitor, reference, request } = await readyCase({
    checkFile: (_, about, options) => {
      started.resolve(options?.signal);
      // As a check that is stopped at work.
      return checkFile({ stream: new Readable({ read: () => undefined }), size: 1000 }, about, options);
    },
  });
  await candour.startJobs();
  await sendForm(candour, visitor, reference, formWithFiles(await formTokenOf(visitor), [pdf()]));
  expect((await started.promise)?.aborted).toBe(false);
  await candour.stopJobs();
  const [file] = (await candour.store.deliveryOf(request.id))?.files ?? [];
  expect(file?.check).toBeUndefined();
});

const faultless: FileCheck = { version: 1, findings: [], unchecked: [] };

/** Finds one thing of each kind. */
const finds =
  (...kinds: FileCheck['findings'][number]['kind'][]) =>
  (): Promise<FileCheck> =>
    Promise.resolve({
      ...faultless,
      findings: kinds.map((kind) => ({ id: `the-${kind}`, kind, inside: [], pages: [], excerpt: 'x' })),
    });
