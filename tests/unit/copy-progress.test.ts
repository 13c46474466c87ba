import { expect, test } from 'vitest';
import type { Requester } from '../../content/forms/who-asks.ts';
import { statusView } from '../../api/status-page/status-view.ts';
import { tableOf } from '../support/status-table.ts';
import { content } from '../support/stored-request.ts';

/** What the page of a request says of its copy. Each of its sentences is in tests/thorough/status-sentences/. */

const inState = (state: string, asking: Requester = 'self') => {
  const found = tableOf('access', asking).find(({ name }) => name === state);
  if (!found) throw new Error(`No such state: ${state}`);
  return statusView(content, found.request, found.today);
};

test.each([
  ['a copy was prepared and thrown away', 'We have your request', 'Being prepared'],
  ['a copy is ready', 'Your copy is ready', 'Ready for you'],
  ['a copy was downloaded', 'Your copy is ready', 'Ready for you'],
  ['the code of a copy is locked', 'You need another code for your copy', 'Waiting for you'],
  ['another code was made', 'Your copy is ready', 'Ready for you'],
  ['a copy was received', 'You told us that you have your copy', 'Copy sent'],
  ['a copy expired, and was downloaded', 'Your copy was downloaded', 'Copy sent'],
  ['a copy expired, and nobody downloaded it', 'Tell us if you still need your copy', 'Waiting for you'],
  ['a copy was taken back', 'We have your request', 'Being prepared'],
  ['the files of a copy were lost', 'We have your request', 'Being prepared'],
  ['a copy was posted', 'We posted your copy', 'Copy sent'],
  ['a copy was collected', 'Your copy was collected', 'Copy collected'],
  ['answered, and the copy is ready', 'We have answered your request', 'Answered'],
])('%s: “%s”, “%s”', (state, heading, status) => {
  expect(inState(state)).toMatchObject({ heading, status, isWaiting: status === 'Waiting for you' });
});

test.each(['self', 'child', 'authority', 'solicitor', 'deceased'] as const)(
  'once the copy of %s was sent, nothing says that it is being prepared, or asks for proof',
  (asking) => {
    const before = inState('confirmed', asking).steps.map(({ state }) => state);
    expect(before.filter((state) => state !== 'done').length).toBeGreaterThan(1);
    for (const state of ['a copy is ready', 'a copy was received', 'a copy was posted']) {
      const ahead = inState(state, asking).steps.filter(
        (step) => step.state === 'now' || step.state === 'later',
      );
      expect(ahead.flatMap(({ texts }) => texts)).toEqual([
        'When you have everything you asked for, we close your request. If something is missing or wrong, call us.',
      ]);
    }
  },
);

test('a copy that was downloaded asks who did not do it to call', () => {
  expect(inState('a copy was downloaded').steps.find(({ state }) => state === 'yours')?.texts).toEqual([
    'We have emailed you a link to download your copy. We give you the code for it by telephone or in person.',
    'If you did not download it yourself, call us at once.',
  ]);
});
