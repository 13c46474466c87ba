import { expect, test } from 'vitest';
import { aboutCase } from '../../api/casework/file-check/about-case.ts';
import { faultyCheck, parseFileCheck } from '../../api/casework/file-check/file-check.ts';
import { parsePeriod } from '../../api/casework/file-check/parse-period.ts';
import { FAULT_ID, whatKeepsFromReleasing } from '../../api/casework/file-check/releasable.ts';
import { checkBytes } from '../file-check/found.ts';
import { makeZip } from '../file-check/make-zip.ts';
import { fullClinic } from '../support/clinics.ts';

const cleared = { reason: 'It is her own.', by: 'Lead', on: '2026-11-26' };

test('a finding and an unchecked part each keep a file until somebody clears them', async () => {
  const zip = makeZip([
    { name: 'letter.txt', content: 'Write to kim@other.example' },
    { name: 'blob.dat', content: Buffer.from([0, 1, 2, 3]) },
  ]);
  const check = await checkBytes(zip);
  const [email] = check.findings;
  const [blob] = check.unchecked;
  if (!email || !blob) throw new Error('nothing found');
  expect(whatKeepsFromReleasing(check, {})).toEqual({ findings: [email], unchecked: [blob] });
  expect(whatKeepsFromReleasing(check, { [email.id]: cleared })).toEqual({ findings: [], unchecked: [blob] });
  expect(
    whatKeepsFromReleasing(check, { [email.id]: { ...cleared, reason: ' ' }, [blob.id]: cleared }),
  ).toEqual({
    findings: [email],
    unchecked: [],
  });
  expect(whatKeepsFromReleasing(check, { [email.id]: cleared, [blob.id]: cleared })).toBeUndefined();
  expect(parseFileCheck(JSON.parse(JSON.stringify(check)))).toEqual(check);
});

test('a file that is not checked yet is kept, and so is one that nobody can open', () => {
  expect(whatKeepsFromReleasing(undefined, {})).toMatchObject({ notYetChecked: true });
  const reason = { [FAULT_ID]: cleared };
  expect(whatKeepsFromReleasing(faultyCheck('damaged'), reason)).toMatchObject({
    fault: { fault: 'damaged', mustBeRemoved: true },
  });
  expect(whatKeepsFromReleasing(faultyCheck('encrypted'), {})).toMatchObject({
    fault: { fault: 'encrypted', mustBeRemoved: false },
  });
  expect(whatKeepsFromReleasing(faultyCheck('encrypted'), reason)).toBeUndefined();
});

test('a stored check of another form is none', () => {
  expect(parseFileCheck({ version: 2, findings: [], unchecked: [] })).toBeUndefined();
  expect(parseFileCheck(undefined)).toBeUndefined();
});

test.each([
  ['March to June 2025', { from: '2025-03-01', to: '2025-06-30' }],
  ['1 March 2025 – 15/04/2025', { from: '2025-03-01', to: '2025-04-15' }],
  ['2024', { from: '2024-01-01', to: '2024-12-31' }],
  ['since 2023', { from: '2023-01-01' }],
  ['everything before May 2020', { to: '2020-05-31' }],
  ['my last visits', undefined],
  ['2019, 2021 and 2023', undefined],
])('the period “%s”', (typed, period) => {
  expect(parsePeriod(typed, '2026-11-26')).toEqual(period);
});

test('what a case knows of the person and the clinic comes from its answers and clinic.yaml', () => {
  const answers = {
    name: 'Robin Sample',
    'former-names': 'Robin Former',
    birth: '1985-03-27',
    email: 'robin@mail.example',
    telephone: '07700 900123',
    'which-dates': 'March to June 2025',
    'anything-else': 'My NHS number is 943 476 5919',
  };
  const about = aboutCase({ answers, receivedOn: '2026-11-20' }, fullClinic);
  expect(about).toMatchObject({
    names: ['Robin Sample', 'Robin Former'],
    birthDates: ['1985-03-27'],
    nhsNumbers: ['9434765919'],
    emails: ['robin@mail.example'],
    telephones: ['07700900123'],
    period: { from: '2025-03-01', to: '2025-06-30' },
    askedOn: '2026-11-20',
  });
  expect(about.clinic.emails).toContain(fullClinic.requestsTeam.email);
  expect(about.clinic.telephones).toContain(fullClinic.phone.replaceAll(' ', ''));
});
