import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { adoptionQuestions } from '../../content/adoption.ts';
import { promiseNames } from '../../content/promises.ts';
import { adopt } from '../../site/commands/adoption/apply.ts';
import { askAll } from '../../site/commands/adoption/ask.ts';
import { ANSWERS } from '../support/adoption.ts';

const example = readFileSync('tests/clinics/full/clinic.yaml', 'utf8');
const adopted = (answers: Record<string, unknown>) => {
  const result = adopt(example, answers);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return { ...result.value, facts: parse(result.value.text) as Record<string, unknown> };
};
const problemsOf = (answers: Record<string, unknown>) => {
  const result = adopt(example, answers);
  return result.ok ? [] : result.problems;
};

test('uses the answers as the facts, word for word', () => {
  const { facts } = adopted(ANSWERS);
  const { photographs, payments, privacyLead, requestsTeam, confidentialityLead, ...plain } = ANSWERS;
  expect(facts).toMatchObject(plain);
  expect(facts['privacyLead']).toEqual(privacyLead);
  expect(facts['requestsTeam']).toEqual(requestsTeam);
  expect(facts['confidentialityLead']).toEqual(confidentialityLead);
  expect([photographs, payments]).toEqual([true, true]);
});

test('keeps the example of an optional part for a yes, and removes the part for a no or no answer', () => {
  const { facts } = adopted({ ...ANSWERS, cctv: false });
  const before = parse(example) as Record<string, unknown>;
  expect(facts['photographs']).toEqual(before['photographs']);
  expect(before['cctv']).toBeDefined();
  for (const gone of ['cctv', 'newsletter', 'careRegulator']) expect(facts, gone).not.toHaveProperty(gone);
});

test('lists what was not answered, and nothing that was answered', () => {
  const { unanswered } = adopted(ANSWERS);
  expect(unanswered).toEqual(expect.arrayContaining(['processors', 'retention', 'photographs', 'regulator']));
  expect(unanswered.filter((key) => ['legalName', 'phone', 'nhsWork', 'cctv'].includes(key))).toEqual([]);
});

test('does not list the regulator as the demo’s if the clinic’s file names none', () => {
  const result = adopt(readFileSync('tests/clinics/minimal/clinic.yaml', 'utf8'), ANSWERS);
  expect(result).toMatchObject({ ok: true, value: { clinic: { regulator: { shortName: 'ICO' } } } });
  expect(result.ok && result.value.unanswered).not.toContain('regulator');
});

test('names each unanswered question with its text, so that no page keeps the demo’s name', () => {
  const { tradingName, companyNumber, ...rest } = ANSWERS;
  expect([tradingName, companyNumber]).toHaveLength(2);
  const problems = problemsOf(rest);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toBe('tradingName: expected an answer, found none. What is the name over your door?');
  expect(problems[1]).toMatch(/^companyNumber: /);
  const partnership = { ...rest, tradingName, form: 'partnership' };
  expect(problemsOf(partnership)).toEqual([]);
  expect(adopted(partnership).facts).not.toHaveProperty('companyNumber');
});

test('reports an answer that is not a valid fact with its line', () => {
  expect(problemsOf({ ...ANSWERS, phone: 'ring us' })[0]).toMatch(
    /^clinic\.yaml line \d+, phone: expected a telephone number.*found "ring us"$/,
  );
  expect(problemsOf({ ...ANSWERS, legalname: 'x' }).join('\n')).toContain('legalname: expected no such key');
});

test('asks each question once in a terminal, and again after an answer that cannot be read', async () => {
  const typed: [RegExp, string][] = [
    [/What are you in law\?/, 'sole trader'],
    [/^ {2}One of company, llp/, 'sole-trader'],
    [/How old/, 'grown-up'],
    [/^ {2}A whole number/, '18'],
    [/Where in the United Kingdom/, 'Wales'],
    [/front desk/, 'own'],
    [/instalments/, 'no'],
    [/cameras/, 'perhaps'],
    [/^ {2}yes or no, please/, 'no'],
    [/\(privacy-lead, dpo\)/, 'dpo'],
    [/\(confidentiality-lead/, 'confidentiality-lead'],
    [/registered office/, '7 Sallow Lane, York , ZZ99 7AA'],
    [/yes or no\)/, 'yes'],
  ];
  const asked: string[] = [];
  const asking = await askAll({
    question: (prompt: string) => {
      asked.push(prompt);
      return Promise.resolve(typed.find(([pattern]) => pattern.test(prompt))?.[1] ?? 'An answer');
    },
  });
  expect(asked.filter((prompt) => prompt.includes('company number'))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asking.ok && asking.value).toMatchObject({
    form: 'sole-trader',
    nation: 'wales',
    minimumAge: 18,
    cctv: false,
    photographs: true,
    payments: { plans: false, debtRecovery: true },
    promises: { accessLogged: true, noPersonalPhones: true },
    registeredOffice: ['7 Sallow Lane', 'York', 'ZZ99 7AA'],
    sites: [{ name: 'An answer', address: ['An answer'] }],
  });
});

test('asks about each promise made in the clinic’s name, and records a no', () => {
  const asked = adoptionQuestions.map(({ path }) => path.join('.'));
  expect(asked).toEqual(expect.arrayContaining(promiseNames.map((name) => `promises.${name}`)));
  const { clearDesks, ...others } = ANSWERS.promises;
  expect(clearDesks).toBe(true);
  expect(problemsOf({ ...ANSWERS, promises: others })).toEqual([
    'promises.clearDesks: expected an answer, found none. Are desks clear at the end of the day?',
  ]);
  const { facts } = adopted({ ...ANSWERS, promises: { ...others, clearDesks: false } });
  expect(facts['promises']).toMatchObject({ clearDesks: false, roomsLocked: true });
});

test('does not ask about promises that concern something the clinic does not have', () => {
  const { camerasReviewed, ...others } = ANSWERS.promises;
  expect(camerasReviewed).toBe(true);
  expect(problemsOf({ ...ANSWERS, promises: others })).toEqual([]);
  expect(problemsOf({ ...ANSWERS, cctv: true, promises: others })).toHaveLength(1);
});

test('keeps dental records for the usual time, unless the clinic gives its own', () => {
  const dental = { ...ANSWERS, dental: true };
  expect(adopted(dental).clinic.retention.adultYears).toBe(15);
  expect(adopted({ ...dental, retention: { adultYears: 11 } }).clinic.retention.adultYears).toBe(11);
});

test('says that a part missing from the example has to be written by hand', () => {
  const lines = example.replace(/^vatNumber: .*\n/m, '');
  const result = adopt(lines, { ...ANSWERS, vatNumber: true });
  expect(result.ok && result.value.unanswered).toContain(
    'vatNumber (the example has none: write it as its comment says)',
  );
});
