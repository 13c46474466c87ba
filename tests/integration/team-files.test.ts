import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { makeZip } from '../file-check/make-zip.ts';
import { entered, recorded } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import {
  act,
  formWithFiles,
  longPdf,
  pdf,
  readyCase,
  sendForm,
  upload,
  uploadAndRelease,
} from '../support/copy.ts';
import { completeChecklist } from '../support/release.ts';
import { formTokenOf, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { locationOf, read, rows, visible } from '../support/visit.ts';

/** The files of a copy on the team pages. Today is 22 November 2026. */

const { team } = addresses;
const page = async (visitor: TeamVisitor, reference: string) =>
  visible(await read(visitor.get(team.files(reference))));
const alertOf = async (response: Response | Promise<Response>) =>
  visible(await read(await response), '[role="alert"] p');
const stored = ({ dataDir }: Candour): string[] => {
  const folder = join(dataDir, 'deliveries');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const emptyEntry = (name: string) => ({ name, content: '' });

describe('an upload', () => {
  test('is kept under a safe name, and shown with who uploaded it', async () => {
    const { candour, visitor, reference } = await readyCase();
    const sent = await upload(candour, visitor, reference, pdf('C:\\notes\\Befund “ä”.PDF'), pdf('scan'));
    expect(locationOf(sent)).toBe(`${team.files(reference)}?kept=uploaded`);
    const shown = await page(visitor, reference);
    for (const part of [
      'Befund “ä”.PDF (PDF, 29 bytes)',
      'scan.pdf (PDF, 29 bytes)',
      'Uploaded by Practice manager on 22 November 2026',
    ])
      expect(shown).toContain(part);
    expect(stored(candour)).toHaveLength(2);
  });

  test.each([
    ['a web page', 'letters.pdf', Buffer.from('<!doctype html><script>1</script>'), 'Only PDF, pictures'],
    ['a program', 'photo.jpg', Buffer.from('MZ\x90\0\x03'), 'Only PDF, pictures'],
    [
      'a Word file',
      'notes.zip',
      makeZip([{ name: '[Content_Types].xml', content: '' }]),
      'Save a Word or Excel file as PDF first',
    ],
    [
      'a Word file with another first entry',
      'notes.docx',
      makeZip(['customXml/item1.xml', 'word/document.xml', '[Content_Types].xml'].map(emptyEntry)),
      'Save a Word or Excel file as PDF first',
    ],
    [
      'a LibreOffice file in another order',
      'notes.odt',
      makeZip(['META-INF/manifest.xml', 'styles.xml', 'content.xml', 'mimetype'].map(emptyEntry)),
      'Save a Word or Excel file as PDF first',
    ],
    [
      'a Word file of some megabytes',
      'pictures.zip',
      makeZip([
        { name: 'customXml/item1.xml', content: randomBytes(2_500_000) },
        emptyEntry('[Content_Types].xml'),
        ...Array.from({ length: 2000 }, (_, number) => emptyEntry(`word/media/image${number}.png`)),
      ]),
      'Save a Word or Excel file as PDF first',
    ],
    ['an empty file', 'empty.pdf', Buffer.alloc(0), 'because it is empty'],
    ['a PDF without its end', 'half.pdf', Buffer.from('%PDF-1.7\nhalf'), 'damaged or not complete'],
    ['a ZIP without its end', 'half.zip', Buffer.from('PK\x03\x04 letters'), 'damaged or not complete'],
  ])('of %s is refused with the reason, and leaves nothing', async (_, name, bytes, reason) => {
    const { candour, visitor, reference } = await readyCase();
    const response = await upload(candour, visitor, reference, { name, bytes }, pdf());
    expect(response.status).toBe(422);
    const alert = await alertOf(response);
    expect(alert).toContain(name);
    expect(alert).toContain(reason);
    // The other file of the form is there.
    expect(stored(candour)).toHaveLength(1);
    expect(await page(visitor, reference)).toContain('Letters.pdf');
  });

  test('of a ZIP with files in folders named as in a Word file is kept', async () => {
    const { candour, visitor, reference } = await readyCase();
    const names = ['word/letter.pdf', 'docProps/core.xml', 'unpacked/[Content_Types].xml', 'content.xml'];
    const bytes = makeZip(names.map(emptyEntry));
    const sent = await upload(candour, visitor, reference, { name: 'Letters.zip', bytes });
    expect(locationOf(sent)).toBe(`${team.files(reference)}?kept=uploaded`);
  });

  test('over the limit of the case is refused, and the page says the limit', async () => {
    const { candour, visitor, reference } = await readyCase();
    candour.messages.clinic.copies.megabytes = 1;
    await upload(candour, visitor, reference, longPdf(600_000));
    const response = await upload(candour, visitor, reference, longPdf(600_000, 'More.pdf'));
    expect(response.status).toBe(422);
    expect(await alertOf(response)).toContain('all files of a case together may have 1 MB');
    const huge = await upload(candour, visitor, reference, longPdf(4_000_000, 'Huge.pdf'));
    expect(huge.status).toBe(413);
    expect(stored(candour)).toHaveLength(1);
  });

  test('that is cut off keeps nothing of the file, and the page says so', async () => {
    const { candour, visitor, reference } = await readyCase();
    const whole = formWithFiles(await formTokenOf(visitor), [pdf('First.pdf'), longPdf(500_000)]);
    const response = await sendForm(candour, visitor, reference, whole.subarray(0, whole.length - 200_000));
    expect(response.status).toBe(422);
    expect(await alertOf(response)).toContain('The upload was cut off, so Scans.pdf was not kept');
    expect(await page(visitor, reference)).toContain('First.pdf');
    expect(stored(candour)).toHaveLength(1);
  });

  test('of no file asks for one', async () => {
    const { candour, visitor, reference } = await readyCase();
    const response = await upload(candour, visitor, reference, { name: '', bytes: Buffer.alloc(0) });
    expect(await alertOf(response)).toBe('Choose at least one file.');
  });

  test('needs the token of the session before the first file', async () => {
    const { candour, visitor, reference } = await readyCase();
    for (const token of ['', 'forged']) {
      const response = await sendForm(candour, visitor, reference, formWithFiles(token, [pdf()]));
      expect(response.status).toBe(403);
    }
    expect(stored(candour)).toEqual([]);
  });

  test('of a stranger leads to the sign-in page, and no byte is kept', async () => {
    const { candour, reference } = await readyCase();
    const response = await sendForm(candour, teamVisitor(candour), reference, formWithFiles('', [pdf()]));
    expect(response.status).toBe(303);
    expect(locationOf(response)).toContain('/team/?next=');
    expect(stored(candour)).toEqual([]);
  });

  test('may be long at this address only', async () => {
    const { candour, visitor, reference } = await readyCase();
    const note = await visitor.send(team.record(reference, 'note'), { reason: 'x'.repeat(200_000) });
    expect(note.status).toBe(413);
    expect((await upload(candour, visitor, reference, longPdf(1_000_000))).status).toBe(303);
  });

  test('is for requests for a copy that are open', async () => {
    const { candour, visitor, request, reference } = await readyCase();
    const complaint = await entered(candour, { kind: 'complaint' });
    expect((await upload(candour, visitor, complaint.reference, pdf())).status).toBe(404);
    await recorded(candour, request, 'case.withdrawn');
    expect(await alertOf(upload(candour, visitor, reference, pdf()))).toContain('This case is closed');
    expect(stored(candour)).toEqual([]);
  });
});

describe('a release', () => {
  test('emails the link without a name, shows the code once with the rule, and is an event', async () => {
    const { candour, visitor, reference } = await readyCase();
    const file = pdf();
    await upload(candour, visitor, reference, file);
    await candour.round();
    const response = await act(visitor, reference, 'release', { route: 'call' });
    const $ = await read(response);
    expect($('#copy-code').text()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(visible($)).toContain(
      'Read the code out only by calling a number that is already in the clinic’s own records (for a professional, the number in their regulator’s public register), or hand it over in person after checking identity. Never use contact details from this request.',
    );
    await candour.round();
    const mail = candour.sent.find(({ message }) => message.subject === `Your copy is ready (${reference})`);
    expect(mail?.message.to).toBe('robin@patient.example');
    expect(mail?.message.text).toMatch(/\/requests\/copy\/[\w-]{43}\//);
    for (const secret of ['Robin', 'Letters.pdf', $('#copy-code').text().trim()])
      expect(mail?.message.text).not.toContain(secret);
    // It is on no second page, in no email and in no row.
    expect(await page(visitor, reference)).not.toContain($('#copy-code').text().trim());
    const shown = visible(await read(visitor.get(team.case(reference))));
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    expect(shown).toContain('The copy was released: the link was emailed (by Practice manager');
    expect(shown).toContain(`Letters.pdf (29 bytes, SHA-256 ${sha256})`);
    expect(shown).toContain('Code: by calling a number in the clinic’s own records');
    // The team does not need the secret of the link.
    expect(shown).toContain('[a secret link that only the person gets]');
    expect(shown).not.toMatch(/requests\/copy\/[\w-]{43}/);
  });

  test('is refused until everything is settled, and nothing is sent', async () => {
    const { candour, visitor, request, reference } = await readyCase();
    expect(await alertOf(act(visitor, reference, 'release', { route: 'call' }))).toBe(
      'There are no files. Upload them first.',
    );
    await upload(candour, visitor, reference, pdf());
    expect(await alertOf(act(visitor, reference, 'release'))).toBe(
      'Choose how you tell the person the code.',
    );
    await recorded(candour, request, 'case.identity-requested', { reason: 'A passport.', notified: true });
    expect(await page(visitor, reference)).toContain('Not possible yet: Proof was asked for');
    expect(await alertOf(act(visitor, reference, 'release', { route: 'call' }))).toContain(
      'Proof was asked for and has not come',
    );
    expect(rows(candour, 'SELECT * FROM deliveries WHERE released_at IS NOT NULL')).toEqual([]);
  });

  test('needs a confirmed address and a complete checklist', async () => {
    const { candour, visitor } = await readyCase();
    const other = await entered(candour, { name: 'Someone Else' });
    await upload(candour, visitor, other.reference, pdf());
    await candour.round();
    const release = () => alertOf(act(visitor, other.reference, 'release', { route: 'call' }));
    expect(await release()).toContain('The release checklist comes first');
    await completeChecklist(candour, other);
    expect(await release()).toContain('No email address is confirmed');
    await recorded(candour, other, 'case.confirmed');
    expect((await act(visitor, other.reference, 'release', { route: 'in-person' })).status).toBe(200);
  });

  test('of a case that somebody else changed meanwhile is asked again', async () => {
    const { candour, visitor, request, reference } = await readyCase();
    await upload(candour, visitor, reference, pdf());
    const fields = { act: 'release', route: 'call', seen: '1' };
    await recorded(candour, request, 'case.extended', { reason: 'Many letters.' });
    const response = await visitor.send(team.files(reference), fields);
    expect(response.status).toBe(409);
    expect(candour.sent.filter(({ message }) => message.subject.startsWith('Your copy'))).toEqual([]);
  });

  test('can be taken back, and the files are destroyed', async () => {
    const { candour, visitor, reference } = await readyCase();
    const { link } = await uploadAndRelease(candour, visitor, reference);
    expect((await act(visitor, reference, 'end')).status).toBe(303);
    expect(stored(candour)).toEqual([]);
    expect(rows(candour, 'SELECT * FROM delivery_files')).toEqual([]);
    const gone = await candour.get(`${addresses.copy}${link}/`);
    expect(gone.status).toBe(410);
    expect(visible(await read(gone), 'h1')).toBe('This link no longer works');
    expect(visible(await read(visitor.get(team.case(reference))))).toContain('The team took it back.');
  });

  test('ends after its days, with an event', async () => {
    const { candour, visitor, reference } = await readyCase();
    const { link } = await uploadAndRelease(candour, visitor, reference);
    candour.clock.advance(30 * DAY);
    await candour.round();
    expect((await candour.get(`${addresses.copy}${link}/`)).status).toBe(200);
    candour.clock.advance(DAY);
    await candour.round();
    expect(stored(candour)).toEqual([]);
    const gone = await candour.get(`${addresses.copy}${link}/`);
    expect(visible(await read(gone), 'h1')).toBe('This link has expired');
    const request = await candour.store.findByReference(reference);
    expect(request?.events.at(-1)).toMatchObject({
      what: 'case.copy-destroyed',
      details: { delivery: { ended: 'expired' } },
    });
  });
});

test('a copy on paper is recorded under the same conditions, with its day', async () => {
  const { candour, visitor, request, reference } = await readyCase();
  const paper = (fields: Record<string, string>) => act(visitor, reference, 'hand-over', fields);
  expect(await alertOf(paper({ on: '2026-11-21' }))).toBe('Choose how the person got the copy.');
  expect(await alertOf(paper({ how: 'collected', on: '21/11' }))).toContain('is not a date');
  expect(await alertOf(paper({ how: 'collected', on: '2026-11-23', note: 'Passport' }))).toContain(
    'has not come yet',
  );
  expect(await alertOf(paper({ how: 'collected', on: '2026-11-21' }))).toBe(
    'Write how identity was checked.',
  );
  expect((await paper({ how: 'collected', on: '21/11/2026', note: 'Passport seen' })).status).toBe(303);
  const shown = visible(await read(visitor.get(team.case(reference))));
  expect(shown).toContain('21 November 2026');
  expect(shown).toContain('The copy was collected (by Practice manager');
  expect(shown).toContain('Passport seen');
  await recorded(candour, request, 'case.identity-requested', { reason: 'A passport.', notified: true });
  // The page no longer has the form. This one was sent by somebody who knows the case as it is.
  const seen = String((await candour.store.find(request.id))?.events.length);
  expect(await alertOf(paper({ seen, how: 'posted', on: '2026-11-21', note: '1 High Street' }))).toContain(
    'Proof was asked for',
  );
});
