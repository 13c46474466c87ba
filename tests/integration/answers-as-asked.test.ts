import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeCase } from '../../api/casework/describe-case.ts';
import { describeAnswers } from '../../api/domain/describe-answers.ts';
import { seal } from '../../api/store/seal.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { fileAndGetToken, openCandour, confirmWith, toTeam } from '../support/visit.ts';

/** An answer is shown under the words in which it was asked, whatever the forms say later. */

const cctv = {
  ...validAccess,
  want: ['whole', 'cctv'],
  'cctv-date-day': '20',
  'cctv-date-month': '11',
  'cctv-date-year': '2026',
  'cctv-place': 'At the front desk, in a red coat',
};

/** Switches cameras off, as a clinic does in clinic.yaml: the form has no such questions any more. */
function withoutCameras(candour: Candour): void {
  const clinic = { ...candour.messages.clinic };
  delete clinic.cctv;
  candour.messages.clinic = clinic;
}

async function onlyCase(candour: Candour) {
  const [request] = await candour.store.openCases();
  if (!request) throw new Error('There is no case');
  return request;
}

test('the email to the team and the command show the answers to questions that were switched off since', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour, cctv);
  const before = describeAnswers(candour.messages, await onlyCase(candour));
  withoutCameras(candour);
  await confirmWith(candour, token);
  await candour.round();
  expect(before.map(({ label }) => label)).toContain('Where, and how would we know the person?');
  expect(describeAnswers(candour.messages, await onlyCase(candour))).toEqual(before);
  const shown = describeCase(candour.messages, await onlyCase(candour), '2026-11-22').join('\n');
  const mailed = toTeam(candour).at(-1)?.text ?? '';
  for (const { label, value } of before)
    for (const words of [label, ...value.split('\n')]) {
      expect(shown).toContain(words);
      expect(mailed.replace(/\s+/g, ' ')).toContain(words.replace(/\s+/g, ' '));
    }
});

test('a case of an earlier release has the words of today, and the stored key where no question is left', async () => {
  const candour = await openCandour();
  await fileAndGetToken(candour, cctv);
  const request = await onlyCase(candour);
  const { keys } = candour.messages;
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.prepare('UPDATE requests SET sealed = ?').run(
    seal(keys, `requests/${request.id}`, { ...request.answers, 'pager-number': '12345' }).bytes,
  );
  db.close();
  withoutCameras(candour);
  const old = await onlyCase(candour);
  expect(old.asked).toBeUndefined();
  const shown = describeAnswers(candour.messages, old);
  expect(shown).toContainEqual({ label: 'Patient’s full name', value: 'Robin Sample' });
  expect(shown).toContainEqual({ label: 'cctv-place', value: 'At the front desk, in a red coat' });
  expect(shown).toContainEqual({ label: 'pager-number', value: '12345' });
});

test('the words of the form that was sent win over those of today', async () => {
  const candour = await openCandour();
  expect(
    describeAnswers(candour.messages, {
      kind: 'access',
      answers: { name: 'Robin Sample', want: ['whole', 'x-rays'], 'birth-date': '1985-03-27' },
      asked: [
        { name: 'want', label: 'What would you like?', kind: 'choice', options: { 'x-rays': 'Your X-rays' } },
        { name: 'birth-date', label: 'Born on', kind: 'date' },
      ],
    }),
  ).toEqual([
    { label: 'What would you like?', value: 'whole\nYour X-rays' },
    { label: 'Born on', value: '27 March 1985' },
    { label: 'Patient’s full name', value: 'Robin Sample' },
  ]);
});
