import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { file, openCandour, confirmWith, tokenIn } from '../support/visit.ts';

const BREAK = '\r\nBcc: everyone@trap.example\r\nSubject: Trap\r\n\r\n<b>Trap</b>';

/** A form with a line break and a mail header in every text that is not an address. */
function withBreaks(candour: Candour): Record<string, string | string[]> {
  const texts = questionsOf(forms.access(candour.messages.clinic)).filter(
    ({ kind }) => kind === 'text' || kind === 'long',
  );
  expect(texts.length).toBeGreaterThan(8);
  return {
    ...validAccess,
    asking: 'authority',
    'agent-authority': 'other',
    want: ['whole', 'dates', 'treatment', 'correspondence', 'cctv'],
    ...Object.fromEntries(texts.map(({ name }) => [name, `Some${BREAK}`])),
  };
}

function expectCleanHeads(candour: Candour): void {
  for (const { message } of candour.sent) {
    for (const head of [message.from, message.to, message.subject, message.replyTo ?? ''])
      expect(head).not.toMatch(/[\r\n]|Bcc|Trap|trap\.example/);
  }
}

test('a line break in an answer reaches no header of any email', async () => {
  const candour = await openCandour();
  await file(candour, withBreaks(candour));
  await candour.round();
  await confirmWith(candour, tokenIn(candour.sent[0]?.message));
  await candour.round();
  expect(candour.sent).toHaveLength(2);
  expectCleanHeads(candour);
  // The team gets the words as text.
  const team = candour.sent[1]?.message;
  expect(team?.text).toContain('Bcc: everyone@trap.example');
  expect(team?.html).toContain('&lt;b&gt;Trap&lt;/b&gt;');
  expect(team?.html).not.toContain('<b>Trap</b>');
});

test('it reaches no header of the notice of an unconfirmed request', async () => {
  const candour = await openCandour();
  await file(candour, withBreaks(candour));
  candour.clock.advance(24 * HOUR);
  await candour.round();
  expect(candour.sent).toHaveLength(2);
  expectCleanHeads(candour);
});

test.each([
  `robin@patient.example${BREAK}`,
  'robin@patient.example\nBcc:everyone@trap.example',
  'robin@patient.example,everyone@trap.example',
  'robin@patient.example, everyone@trap.example',
  '"Robin" <robin@patient.example>, everyone@trap.example',
  'Robin <robin@patient.example> <everyone@trap.example>',
  '"Robin\r\nBcc: everyone@trap.example" <robin@patient.example>\r\nBcc: everyone@trap.example',
  'robin@patient.example;everyone@trap.example',
])('an address such as %j is refused', async (email) => {
  const candour = await openCandour();
  const response = await candour.post(addresses.api.form('access'), { ...validAccess, email });
  expect(response.status).toBe(422);
});

test('spaces and line breaks around an address are removed', async () => {
  const candour = await openCandour();
  await file(candour, { ...validAccess, email: '\r\n robin@patient.example \r\n' });
  await candour.round();
  expect(candour.sent[0]?.message.to).toBe('robin@patient.example');
});
