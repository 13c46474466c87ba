import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { adoptionQuestions } from '../../content/adoption.ts';
import { promiseNames } from '../../content/promises.ts';
import { adoptRegister } from '../../site/commands/adoption/adopt-register.ts';
import { adopt } from '../../site/commands/adoption/apply.ts';
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
  const { photographs, payments, privacyLead, requestsTeam, confidentialityLead, ...others } = ANSWERS;
  const { visitCounter, ...plain } = others;
  expect(facts).toMatchObject(plain);
  expect(facts).not.toHaveProperty('visitCounter');
  expect(visitCounter).toBe(true);
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
  expect(unanswered).toEqual(expect.arrayContaining(['system', 'retention', 'photographs', 'regulator']));
  expect(unanswered.filter((key) => ['legalName', 'phone', 'nhsWork', 'cctv'].includes(key))).toEqual([]);
});

test('a part that was answered in part is listed with what the example still says', () => {
  const { unanswered } = adopted({
    ...ANSWERS,
    payments: { finance: false, plans: false, debtRecovery: false },
    jobApplicants: { criminalChecks: false },
  });
  expect(unanswered).toEqual(expect.arrayContaining(['payments.methods', 'jobApplicants.keepMonths']));
  expect(unanswered.filter((key) => /^(payments|jobApplicants|privacyLead|promises)$/.test(key))).toEqual([]);
  expect(unanswered.filter((key) => key.startsWith('promises.'))).toEqual([]);
});

test('an answer that is truthfully the same as the example’s is not listed', () => {
  const { policyOwner, formats } = parse(example) as Record<string, unknown>;
  const { unanswered } = adopted({ ...ANSWERS, policyOwner, formats });
  expect(unanswered).toContain('policyApprover');
  for (const key of ['policyOwner', 'formats']) expect(unanswered).not.toContain(key);
});

test('a clinic for adults keeps no times for children’s records, and another keeps the example’s', () => {
  expect(adopted(ANSWERS).clinic.retention.childUntilAge).toBeUndefined();
  expect(adopted(ANSWERS).text).not.toContain('childUntilAge');
  expect(adopted({ ...ANSWERS, minimumAge: 12 }).clinic.retention.childUntilAge).toBe(25);
});

describe('the visit counter', () => {
  const register = (visitCounter: boolean, website = 'https://www.sallow-rooms.test') => {
    const storage = readFileSync('tests/clinics/full/storage.yaml', 'utf8');
    return parse(adoptRegister(storage, { ...adopted(ANSWERS).clinic, website }, visitCounter)) as {
      purposes: { id: string }[];
    };
  };

  test('is asked for', () => {
    const { visitCounter, ...others } = ANSWERS;
    expect(visitCounter).toBe(true);
    expect(problemsOf(others)).toEqual([
      'visitCounter: expected an answer, found none. Should this website count visits to its pages (totals only, nobody is followed)?',
    ]);
  });

  test('is in the register after a yes, with what stores the choice', () => {
    expect(register(true).purposes.map(({ id }) => id)).toEqual(['this-site', 'visit-count']);
  });

  test('is not after a no, and then nothing is stored, because nothing is left to choose', () => {
    expect(register(false).purposes).toEqual([]);
  });
});

test('does not list the regulator as the demo’s if the clinic’s file names none', () => {
  const result = adopt(readFileSync('tests/clinics/minimal/clinic.yaml', 'utf8'), ANSWERS);
  expect(result).toMatchObject({ ok: true, value: { clinic: { regulator: { shortName: 'ICO' } } } });
  expect(result.ok && result.value.unanswered).not.toContain('regulator');
});

test('lists neither what the nation decides nor times that were taken out', () => {
  const answers = { ...ANSWERS, careRegulator: { providerId: '00042' }, retention: { adultYears: 9 } };
  const { unanswered } = adopted(answers);
  expect(unanswered).toContain('retention.staffYears');
  expect(unanswered.filter((key) => /^careRegulator|child/.test(key))).toEqual([]);
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

test('reports an answer that is not a valid fact with its key', () => {
  expect(problemsOf({ ...ANSWERS, phone: 'ring us' })[0]).toMatch(
    /^phone: expected a telephone number.*found "ring us"$/,
  );
  expect(problemsOf({ ...ANSWERS, legalname: 'x' }).join('\n')).toContain('legalname: expected no such key');
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

test.each([
  ['england', 'Care Quality Commission'],
  ['wales', 'Healthcare Inspectorate Wales'],
  ['scotland', 'Healthcare Improvement Scotland'],
  ['northern-ireland', 'Regulation and Quality Improvement Authority'],
])('names the regulator of care of %s, with the number that was answered', (nation, name) => {
  const { clinic } = adopted({ ...ANSWERS, nation, careRegulator: { providerId: '00042' } });
  expect(clinic.careRegulator).toMatchObject({ name, providerId: '00042' });
  expect(clinic.careRegulator?.website).toMatch(/^https:\/\/www\./);
});

test('keeps a regulator of care that the answers name themselves', () => {
  const careRegulator = { name: 'Another', providerId: '1', website: 'https://another.example' };
  expect(adopted({ ...ANSWERS, nation: 'wales', careRegulator }).clinic.careRegulator).toEqual(careRegulator);
});

test('lists an optional question that was left for later', () => {
  expect(adopted(ANSWERS).unanswered).toEqual(
    expect.arrayContaining(['professions', 'laboratories', 'staff']),
  );
  const { unanswered } = adopted({ ...ANSWERS, laboratories: false, staff: true });
  for (const key of ['laboratories', 'staff']) expect(unanswered).not.toContain(key);
});
