import { expect, test } from 'vitest';
import { describeCase, lineOf } from '../../api/casework/describe-case.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { mustLookAgain } from '../../api/domain/record-age.ts';
import { recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { dataOfRelease, expected } from '../support/release-0.1.0.ts';
import { openCandour, reminders } from '../support/visit.ts';

/** Release 0.1.0 asked whether a record was added to; the law asks how old it is. Such cases are asked again. */

const TODAY = '2026-11-21';
const QUESTION = 'Please look again at the age of the record.';
const WHAT_TO_RECORD =
  'was anything in it, or in the part asked for, made before 30 September 2026? Then you have 40 days';

const openUpgraded = () => openCandour({ dataDir: dataOfRelease(), at: expected.writtenAt });

async function caseOf(candour: Candour, label: string): Promise<StoredRequest> {
  const found = await candour.store.findByReference(expected.cases[label]?.reference ?? '');
  if (!found) throw new Error(`no case ${label}`);
  return found;
}
const shown = ({ messages }: Candour, request: StoredRequest) =>
  describeCase(messages, request, TODAY).join('\n');

test('an open case that answered the old question is asked again, and keeps the shorter time until then', async () => {
  const candour = await openUpgraded();
  const recent = await caseOf(candour, 'deceased-recent');
  expect(lineOf(recent, TODAY, candour.messages.words.cases, false)).toMatch(
    /2026-11-29 .*8 days left; look again at the age of the record/,
  );
  const text = shown(candour, recent);
  for (const part of [
    QUESTION,
    WHAT_TO_RECORD,
    'Until we have looked, we go by 21 days',
    'which does not count',
  ])
    expect(text).toContain(part);
});

test('a record to which nothing was added had its 40 days by either question', async () => {
  const candour = await openUpgraded();
  const older = await caseOf(candour, 'deceased-older');
  expect(older.dueOn).toBe('2026-12-18');
  expect(shown(candour, older)).not.toContain(QUESTION);
});

test('only cases after a death that are open are asked again', async () => {
  const candour = await openUpgraded();
  const asked = (await candour.store.openCases()).filter(mustLookAgain);
  expect(asked.map(({ reference }) => reference)).toEqual([expected.cases['deceased-recent']?.reference]);
  const closed = await recorded(candour, await caseOf(candour, 'deceased-recent'), 'case.completed');
  expect(mustLookAgain(closed)).toBe(false);
});

test.each([
  ['case.records-older', '2026-12-18'],
  ['case.records-recent', '2026-11-29'],
] as const)('%s answers the question, and the date follows', async (answer, due) => {
  const candour = await openUpgraded();
  const answered = await recorded(candour, await caseOf(candour, 'deceased-recent'), answer);
  expect(answered.dueOn).toBe(due);
  expect(shown(candour, answered)).not.toContain(QUESTION);
});

test('an answer that is voided leaves the question open', async () => {
  const candour = await openUpgraded();
  const recent = await caseOf(candour, 'deceased-recent');
  await recorded(candour, recent, 'case.records-older');
  const voided = await recorded(candour, recent, 'case.voided', { reason: 'Another file.' });
  expect(mustLookAgain(voided)).toBe(true);
  expect(voided.dueOn).toBe('2026-11-29');
});

test('the reminder to the team asks again', async () => {
  const candour = await openUpgraded();
  candour.clock.set('2026-11-23T12:00:00Z');
  await candour.round();
  const mail = reminders(candour).find(({ text }) =>
    text.includes(expected.cases['deceased-recent']?.reference ?? '?'),
  );
  expect(mail?.text.replace(/\s+/g, ' ')).toContain(QUESTION);
  expect(mail?.text.replace(/\s+/g, ' ')).toContain(WHAT_TO_RECORD);
});

test('a case of this release is never asked again', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { asking: 'deceased' });
  expect(mustLookAgain(await recorded(candour, request, 'case.records-recent'))).toBe(false);
});

test('list --look-again lists those cases and no others', async () => {
  const dataDir = dataOfRelease();
  const { code, out, err } = await runCommand(dataDir, 'cases', 'list', '--look-again');
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(
    new RegExp(`^${expected.cases['deceased-recent']?.reference ?? '?'} .*look again at the age`),
  );
  expect(lines[2]).toBe('1 open.');
});
