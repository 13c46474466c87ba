import { expect, test } from 'vitest';
import { DAY } from '../../api/base/calendar.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { TakenDown } from '../../api/casework/enter-request.ts';
import { everything, recorded, refusalOf, takenDown, tryToRecord } from '../support/case.ts';
import { openCandour } from '../support/visit.ts';

/** What must not be recorded. `refusalOf` looks that nothing at all was written. Today is 22 November 2026. */

type Tried = [what: Recordable, options?: Parameters<typeof tryToRecord>[3]];
const because = { reason: 'Because.' };
const told = { ...because, told: true };

test.each<[string, Partial<TakenDown>, Tried[], Tried, RegExp]>([
  [
    'a second extension',
    {},
    [['extended', told]],
    ['extended', told],
    /^The time was extended on 22 November 2026\. The law allows it once\.$/,
  ],
  [
    'an extension after the month',
    { receivedOn: '2026-10-20' },
    [],
    ['extended', told],
    /must be told of an extension by 20 November 2026, and that day has passed/,
  ],
  [
    'a day before the receipt',
    {},
    [],
    ['completed', { on: '2026-11-19' }],
    /^19 November 2026 is before the request came, which was 20 November 2026\.$/,
  ],
  ['a day in the future', {}, [], ['completed', { on: '2026-11-23' }], /^23 November 2026 has not come yet/],
  [
    'anything on a closed case',
    {},
    [['completed']],
    ['identity-asked', told],
    /^The case was closed on 22 November 2026\. Record “reopened” first/,
  ],
  ['closing twice', {}, [['withdrawn']], ['completed'], /^The case was closed/],
  ['opening what is open', {}, [], ['reopened'], /^The case is open/],
  [
    'a day before the case was closed',
    { receivedOn: '2026-11-02' },
    [['completed', { on: '2026-11-20' }]],
    ['reopened', { on: '2026-11-19' }],
    /^19 November 2026 is before 20 November 2026, when the case was last closed/,
  ],
  [
    'a question about what is wanted, outside access',
    { kind: 'rights' },
    [],
    ['clarification-asked', told],
    /Only a request for a copy stops its clock/,
  ],
  [
    'a question about what is wanted, after a death',
    { asking: 'deceased' },
    [],
    ['clarification-asked', told],
    /Only a request for a copy stops its clock/,
  ],
  [
    'an extension of a complaint',
    { kind: 'complaint' },
    [],
    ['extended', told],
    /have a month that can be extended/,
  ],
  ['a fee after a death', { asking: 'deceased' }, [], ['fee-asked', told], /A fee is never asked for that/],
  ['acknowledging what is no complaint', {}, [], ['acknowledged', told], /Only a complaint is acknowledged/],
  [
    'acknowledging twice',
    { kind: 'complaint' },
    [],
    ['acknowledged', told],
    /^That is recorded already, for 22 November 2026\.$/,
  ],
  [
    'the age of a record while the patient lives',
    {},
    [],
    ['records-recent'],
    /only for the records of someone who has died/,
  ],
  ['proof for stopping marketing', { kind: 'opt-out' }, [], ['identity-asked', told], /needs no proof/],
  ['a refusal to stop marketing', { kind: 'opt-out' }, [], ['refused', told], /cannot be refused/],
  ['what came without having been asked for', {}, [], ['identity-received'], /^That was never asked for/],
  [
    'what came twice',
    {},
    [['fee-asked', told], ['fee-received']],
    ['fee-received'],
    /^That was never asked for, or it has come already/,
  ],
  [
    'asking twice',
    {},
    [['authority-asked', told]],
    ['authority-asked', told],
    /^That was asked for on 22 November 2026 and has not come yet/,
  ],
  [
    'what came before it was asked for',
    { receivedOn: '2026-11-02' },
    [['identity-asked', { ...told, on: '2026-11-20' }]],
    ['identity-received', { on: '2026-11-19' }],
    /^19 November 2026 is before it was asked for, which was 20 November 2026\.$/,
  ],
  [
    'a refusal without a reason',
    {},
    [],
    ['refused', { told: true }],
    /^Say with --reason what the person must know: why/,
  ],
  [
    'a question without what is needed',
    {},
    [],
    ['identity-asked', { told: true }],
    /--reason what the person must know: what you need/,
  ],
  [
    'the outcome of a complaint without what was found',
    { kind: 'complaint' },
    [],
    ['completed', { told: true }],
    /what you found/,
  ],
  [
    'a reason that is no letter but a book',
    {},
    [],
    ['refused', { told: true, reason: 'a'.repeat(4001) }],
    /^The reason is longer than 4,000 characters\.$/,
  ],
  [
    'a refusal that nobody would hear of',
    {},
    [],
    ['refused', because],
    /there is no confirmed email address/,
  ],
  [
    'an email of today for another day',
    {},
    [['confirmed']],
    ['refused', { ...because, on: '2026-11-21' }],
    /^The email would go today and not on 21 November 2026/,
  ],
  ['confirming twice', {}, [['confirmed']], ['confirmed'], /^That is recorded already/],
])('%s is refused with a sentence and changes nothing', async (_, letter, before, [what, options], says) => {
  const candour = openCandour();
  const request = await takenDown(candour, letter);
  for (const [done, how] of before) await recorded(candour, request, done, how);
  expect(await refusalOf(candour, request, what, options)).toMatch(says);
});

test('an unknown reference is refused with a sentence', async () => {
  const candour = openCandour();
  await takenDown(candour);
  expect(await refusalOf(candour, { reference: '22222222' }, 'completed')).toMatch(
    /^There is no request with the reference 22222222\./,
  );
});

test('an email sent today must reach the person within the month, whatever day is given for it', async () => {
  const candour = openCandour();
  const request = await takenDown(candour);
  await recorded(candour, request, 'confirmed');
  candour.clock.advance(29 * DAY);
  expect((await tryToRecord(candour, request, 'extended', because)).ok).toBe(true);
  const late = await takenDown(candour, { receivedOn: '2026-11-20' });
  await recorded(candour, late, 'confirmed');
  candour.clock.advance(DAY);
  expect(await refusalOf(candour, late, 'extended', because)).toMatch(/by 21 December 2026, and that day/);
});

test('while proof is awaited the month has not run out, so an extension is taken at any time', async () => {
  const candour = openCandour();
  const request = await takenDown(candour);
  await recorded(candour, request, 'identity-asked', told);
  candour.clock.advance(60 * DAY);
  expect((await tryToRecord(candour, request, 'extended', told)).ok).toBe(true);
});

test('a mail that cannot be written takes its event with it', async () => {
  const candour = openCandour();
  const request = await takenDown(candour);
  await recorded(candour, request, 'confirmed');
  const before = everything(candour);
  const { pages } = candour.desk;
  candour.desk.pages = {
    ...pages,
    open: () => {
      throw new Error('the page of mails is gone');
    },
  };
  await expect(tryToRecord(candour, request, 'extended', because)).rejects.toThrow(
    'the page of mails is gone',
  );
  candour.desk.pages = pages;
  expect(everything(candour)).toEqual(before);
});
