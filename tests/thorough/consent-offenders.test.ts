import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checklist } from '../consent/checklist.ts';
import { judge } from '../consent/judge.ts';
import { afterwards } from '../consent/offenders/afterwards.ts';
import { beforeChoice } from '../consent/offenders/before-choice.ts';
import { choosing } from '../consent/offenders/choosing.ts';
import { circumstances } from '../consent/offenders/circumstances.ts';
import { plantedRun } from '../consent/offenders/offender.ts';
import { seedOf } from '../consent/states.ts';
import { openVerifier } from '../support/consent-verifier.ts';
import type { Verifier } from '../support/consent-verifier.ts';

const offenders = [beforeChoice, choosing, afterwards, circumstances].flat();

let verified: Verifier;
beforeAll(async () => {
  verified = await openVerifier('full');
  const { run } = verified;
  await Promise.all((['accepted', 'refused', 'expired'] as const).map((state) => seedOf(run, state)));
});
afterAll(() => verified.close());

// Visitors wait for each other, which takes long on a busy machine.
describe('the verifier fails for', () => {
  test.concurrent.each(offenders)('$item: $name', async (planted) => {
    const { item, says } = planted;
    const check = checklist.find((one) => one.item === item);
    if (!check) throw new Error(`There is no item ${item}`);
    const { outcome, findings } = await judge(check, plantedRun(verified.run, planted));
    expect(findings.map(({ text }) => text).join('\n')).toMatch(says);
    expect(outcome).toBe('failed');
  });

  test('at least one offender of each check', () => {
    const proven = new Set(offenders.map(({ item }) => item));
    expect(checklist.map(({ item }) => item).filter((item) => !proven.has(item))).toEqual([]);
  });
});
