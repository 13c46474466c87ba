import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { checklist } from '../consent/checklist.ts';
import { judge } from '../consent/judge.ts';
import { beforeChoice } from '../consent/offenders/before-choice.ts';
import { plantedRun } from '../consent/offenders/offender.ts';
import { openVerifier } from '../support/consent-verifier.ts';
import type { Verifier } from '../support/consent-verifier.ts';

/**
 * Every check of the verifier, on the two pages that differ most. The thorough tests visit the whole site, and plant every
 * offender.
 */

const FEW = [addresses.policy('cookies'), addresses.form('access')];

let verified: Verifier;
beforeAll(async () => {
  verified = await openVerifier('full');
  const { run } = verified;
  const samples = FEW.filter((path) => run.pages.includes(path));
  verified.run = { ...run, pages: samples, samples };
});
afterAll(() => verified.close());

// Visitors wait for each other.
describe('the site keeps what it says about consent', () => {
  test.concurrent.each(checklist)('$item: $title', async (check) => {
    const { outcome, findings } = await judge(check, verified.run);
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(outcome).toBe('passed');
  });

  test('the checks visit these pages', () => {
    expect(verified.run.pages).toEqual(FEW);
    expect(checklist.map(({ item }) => item)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });
});

test('the verifier fails a site that runs something before a choice', async () => {
  const [planted] = beforeChoice;
  const check = checklist.find(({ item }) => item === planted?.item);
  if (!planted || !check) throw new Error('There is no such offender');
  const { outcome, findings } = await judge(check, plantedRun(verified.run, planted));
  expect(findings.map(({ text }) => text).join('\n')).toMatch(planted.says);
  expect(outcome).toBe('failed');
});
