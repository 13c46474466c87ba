import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checklist } from '../consent/checklist.ts';
import { judge } from '../consent/judge.ts';
import { openVerifier } from '../support/consent-verifier.ts';
import type { Verifier } from '../support/consent-verifier.ts';

let verified: Verifier;
beforeAll(async () => {
  verified = await openVerifier('full');
});
afterAll(() => verified.close());

// Visitors wait for each other, which takes long on a busy machine.
describe('the site does what it says about consent', () => {
  test.concurrent.each(checklist)('$item: $title', async (check) => {
    const { outcome, findings } = await judge(check, verified.run);
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(outcome).toBe('passed');
  });

  test('no page and no item of the checklist is left out', () => {
    expect(verified.run.pages.length).toBeGreaterThan(8);
    expect(checklist.map(({ item }) => item)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });
});
