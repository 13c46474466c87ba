import { expect, test } from 'vitest';
import { parseManualEntry } from '../../api/casework/parse-entry.ts';
import type { Typed } from '../../api/casework/parse-entry.ts';

const right: Typed = {
  kind: 'access',
  channel: 'telephone',
  on: '2026-11-20',
  name: ' Robin  Sample ',
  asked: 'My notes,\r\nplease',
  telephone: '020 7946 0123',
};
const parse = (changes: Typed = {}) => parseManualEntry({ ...right, ...changes }, '2026-11-22');

test('cleans and keeps what the team typed', () => {
  expect(parse()).toEqual({
    kind: 'access',
    channel: 'telephone',
    receivedOn: '2026-11-20',
    name: 'Robin Sample',
    asked: 'My notes,\nplease',
    asking: 'self',
    email: undefined,
    telephone: '020 7946 0123',
    address: undefined,
  });
});

test('enters a request without a day as of today, and accepts one without contact details', () => {
  expect(parse({ on: undefined, telephone: undefined })).toMatchObject({ receivedOn: '2026-11-22' });
});

test.each<[string, Typed, string]>([
  ['an unknown kind', { kind: 'erasure' }, 'newKind'],
  ['the form as a channel, which only the form sets', { channel: 'form' }, 'newChannel'],
  ['an invalid day', { on: '20 November' }, 'notADay'],
  ['a year of five digits', { on: '12026-11-20' }, 'notADay'],
  ['a day in the future', { on: '2026-11-23' }, 'future'],
  ['no name', { name: ' ' }, 'newName'],
  ['no request', { asked: '' }, 'newAsked'],
  ['a request that is too long', { asked: 'a'.repeat(4001) }, 'tooLong'],
  ['a name that is too long', { name: 'a'.repeat(501) }, 'tooLong'],
  ['an unknown person to ask for', { for: 'neighbour' }, 'newFor'],
  ['another right for someone who has died', { kind: 'rights', for: 'deceased' }, 'newFor'],
  ['an invalid email address', { email: 'robin' }, 'newEmail'],
  ['an opt-out without contact details', { kind: 'opt-out', telephone: undefined }, 'newReach'],
])('%s is refused', (_, changes, refused) => {
  expect(parse(changes)).toMatchObject({ refused });
});
