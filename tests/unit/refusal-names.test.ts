import { expect, test } from 'vitest';
import { parseDueQuestion } from '../../api/casework/due-if.ts';
import { parseContact, parseManualEntry } from '../../api/casework/parse-entry.ts';
import type { Typed } from '../../api/casework/parse-entry.ts';
import { parseRecording } from '../../api/casework/parse-recording.ts';
import { commandSentence, sentence } from '../../api/casework/refuse.ts';
import { validateRecording } from '../../api/casework/rules.ts';
import type { Recordable } from '../../api/domain/events.ts';
import { content, storedRequest } from '../support/stored-request.ts';

/** What a refusal names: people type it in a command, and a page has it as a label. */

const { words } = content;
const TODAY = '2026-11-22';
const right: Typed = { kind: 'access', channel: 'letter', name: 'Robin', asked: 'My notes' };
const entry = (changes: Typed) => parseManualEntry({ ...right, ...changes }, TODAY);
const marked = `a${'\u0301'.repeat(31)}`;

const recording = (what: Recordable, reason: string | undefined) => ({
  what,
  on: undefined,
  reason,
  notified: true,
  sure: false,
  by: 'Reception',
});

const whoseTyped = 'self, child, authority, solicitor, deceased. “deceased” only goes with “access”.';
const whoseLabels =
  'Their own; A child’s; Another adult’s, for whom they act; A client’s (they are a solicitor); ' +
  'Of someone who has died. “Of someone who has died” only goes with “Copy of information”.';

test.each([
  [
    'an unknown kind',
    entry({ kind: '' }),
    'Choose what kind of request it is: access, opt-out, rights, complaint.',
    'Choose what kind of request it is: Copy of information; Stop marketing; Other data rights; Complaint.',
  ],
  [
    'an unknown kind in the question when it is due',
    parseDueQuestion({ kind: '' }, TODAY),
    'Choose what kind of request it is: access, opt-out, rights, complaint.',
    'Choose what kind of request it is: Copy of information; Stop marketing; Other data rights; Complaint.',
  ],
  [
    'an unknown channel',
    entry({ channel: 'form' }),
    'Choose how it came: letter, telephone, in-person, email, other.',
    'Choose how it came: Letter; Telephone; In person; Email; Another way.',
  ],
  [
    'an unknown person to ask for',
    entry({ for: 'neighbour' }),
    `Choose whose information it is: ${whoseTyped}`,
    `Choose whose information it is: ${whoseLabels}`,
  ],
  [
    'another right after a death',
    parseDueQuestion({ kind: 'rights', for: 'deceased' }, TODAY),
    `Choose whose information it is: ${whoseTyped}`,
    `Choose whose information it is: ${whoseLabels}`,
  ],
  [
    'a long name',
    entry({ name: 'x'.repeat(501) }),
    'The text of “name” is longer than 500 characters.',
    'The text of “Name of the person who asks, or whom it is about” is longer than 500 characters.',
  ],
  [
    'a long address',
    parseContact({ address: 'x'.repeat(501) }),
    'The text of “address” is longer than 500 characters.',
    'The text of “Postal address” is longer than 500 characters.',
  ],
  [
    'a text with too many accents',
    entry({ asked: marked }),
    'The text of “asked” has too many accents on one letter. Type that word again.',
    'The text of “What do they ask for? In their words” has too many accents on one letter. Type that word again.',
  ],
  [
    'a long text for the person',
    parseRecording(recording('case.refused', 'x'.repeat(4001)), TODAY),
    'The text of “reason” is longer than 4,000 characters.',
    'The text of “Text that the person reads” is longer than 4,000 characters.',
  ],
  [
    'a long note',
    parseRecording(recording('case.note', 'x'.repeat(4001)), TODAY),
    'The text of “reason” is longer than 4,000 characters.',
    'The text of “Text that is kept with the case and never sent” is longer than 4,000 characters.',
  ],
  [
    'a long reference of another case',
    parseRecording(recording('case.duplicate', 'x'.repeat(4001)), TODAY),
    'The text of “reason” is longer than 4,000 characters.',
    'The text of “Reference of the case that this one repeats” is longer than 4,000 characters.',
  ],
  [
    'a ground that is not for the request',
    validateRecording(
      storedRequest('rights'),
      { ...recording('case.refused', 'Because.'), on: TODAY, reason: 'Because.', grounds: ['harm'] },
      TODAY,
      words.cases,
      undefined,
    ),
    'A refusal of this request cannot rest on that. Choose from: proof, unfounded, correct, needed, not-covered, other.',
    'A refusal of this request cannot rest on that. Choose from: Identity or authority was not shown; ' +
      'Clearly unfounded or excessive; What we have is correct; It must be kept: by law, for care or for a claim; ' +
      'The right does not cover it; Something else.',
  ],
  [
    'an entry in a closed case',
    validateRecording(
      { ...storedRequest('access'), closedOn: TODAY },
      { ...recording('case.refused', 'Because.'), on: TODAY, reason: 'Because.' },
      TODAY,
      words.cases,
      undefined,
    ),
    'The case was closed on 22 November 2026. Record “reopened” first if it has come up again.',
    'The case was closed on 22 November 2026. Record “Open it again” first if it has come up again.',
  ],
])('names %s by what is typed in a command, and by its label on a page', (_, refusal, typed, label) => {
  if (refusal === undefined || !('refused' in refusal)) throw new Error('It was not refused');
  expect(commandSentence(refusal, words)).toBe(typed);
  expect(sentence(refusal, words)).toBe(label);
});
