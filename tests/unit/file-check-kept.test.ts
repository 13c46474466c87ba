import { expect, test } from 'vitest';
import { faultyCheck } from '../../api/casework/file-check/file-check.ts';
import {
  clear,
  currentCheck,
  keepCheck,
  keepsFromReleasing,
  parseKeptCheck,
} from '../../api/casework/file-check/kept-check.ts';
import { FAULT_ID } from '../../api/casework/file-check/releasable.ts';
import { aboutNobody } from '../../api/casework/file-check/about-case.ts';
import { checkBytes } from '../file-check/found.ts';
import { fullClinic } from '../support/clinics.ts';

const clearing = { reason: ' The GP’s number. ', by: 'Lead', on: '2026-11-26' };
const about = aboutNobody(fullClinic, '2026-11-26');
const letter = Buffer.from('Call 07700 900456');

test('a finding that somebody cleared stays cleared when the same file is checked again', async () => {
  const kept = keepCheck(await checkBytes(letter), about);
  const [finding] = kept.check.findings;
  if (!finding) throw new Error('nothing found');
  expect(keepsFromReleasing(kept)).toMatchObject({ findings: [finding] });
  const cleared = clear(kept, [finding.id], clearing);
  if (typeof cleared === 'string') throw new Error(cleared);
  expect(cleared.clearings[finding.id]).toEqual({ ...clearing, reason: 'The GP’s number.' });
  expect(keepsFromReleasing(cleared)).toBeUndefined();
  expect(keepsFromReleasing(keepCheck(await checkBytes(letter), about, cleared))).toBeUndefined();
  const other = Buffer.from('Call 07700 900456 or 07700 900789');
  expect(keepsFromReleasing(keepCheck(await checkBytes(other), about, cleared))?.findings).toMatchObject([
    { excerpt: '07700 900789' },
  ]);
  expect(parseKeptCheck(JSON.parse(JSON.stringify(cleared)))).toEqual(cleared);
});

test('clearing needs a reason and a finding, and a damaged file is removed', async () => {
  const kept = keepCheck(await checkBytes(letter), about);
  const [finding] = kept.check.findings;
  expect(clear(kept, [finding?.id ?? ''], { ...clearing, reason: ' ' })).toBe('needs-reason');
  expect(clear(kept, ['another'], clearing)).toBe('not-found');
  expect(clear(kept, [FAULT_ID], clearing)).toBe('not-found');
  expect(clear(kept, [], clearing)).toBe('needs-choice');
  expect(clear(keepCheck(faultyCheck('damaged'), about), [FAULT_ID], clearing)).toBe('must-be-removed');
  expect(keepsFromReleasing(undefined)).toMatchObject({ notYetChecked: true });
  expect(parseKeptCheck({ check: null })).toBeUndefined();
});

test('a check counts for what was known of the case at that time', async () => {
  const kept = keepCheck(await checkBytes(letter), about);
  expect(currentCheck(kept, about)).toEqual(kept);
  expect(currentCheck(kept, { ...about, telephones: ['07700900456'] })).toBeUndefined();
  expect(currentCheck(undefined, about)).toBeUndefined();
});
