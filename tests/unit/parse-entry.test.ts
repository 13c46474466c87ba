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

test('what the team typed is cleaned and kept', () => {
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

test('without a day it came today, and without a way to answer it is still a request', () => {
  expect(parse({ on: undefined, telephone: undefined })).toMatchObject({ receivedOn: '2026-11-22' });
});

test.each<[string, Typed, string]>([
  ['no kind', { kind: 'erasure' }, 'newKind'],
  ['the form as a channel, which it has by itself', { channel: 'form' }, 'newChannel'],
  ['a day that is none', { on: '20 November' }, 'notADay'],
  ['a day of the next year but one in five digits', { on: '12026-11-20' }, 'notADay'],
  ['a day in the future', { on: '2026-11-23' }, 'future'],
  ['no name', { name: ' ' }, 'newName'],
  ['nothing asked', { asked: '' }, 'newAsked'],
  ['a book', { asked: 'a'.repeat(4001) }, 'tooLong'],
  ['a name that goes on', { name: 'a'.repeat(501) }, 'tooLong'],
  ['nobody whom we know to ask for', { for: 'neighbour' }, 'newFor'],
  ['a right of someone who has died', { kind: 'rights', for: 'deceased' }, 'newFor'],
  ['no email address', { email: 'robin' }, 'newEmail'],
  ['marketing to stop that goes nowhere', { kind: 'opt-out', telephone: undefined }, 'newReach'],
])('%s is refused', (_, changes, refused) => {
  expect(parse(changes)).toMatchObject({ refused });
});
