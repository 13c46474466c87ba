import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adoptionQuestions } from '../../content/adoption.ts';
import { askAll } from '../../site/commands/adoption/ask.ts';
import { applies } from '../../site/commands/adoption/answers.ts';
import type { Answers } from '../../site/commands/adoption/answers.ts';
import { tidyAll } from '../../site/commands/adoption/tidy.ts';
import { ANSWERS, typedAnswers } from '../support/adoption.ts';

const example = readFileSync('tests/clinics/full/clinic.yaml', 'utf8');

/** Types a line for each prompt: the first of `typed` that fits, each once, otherwise the answer of ANSWERS. */
async function interview(typed: readonly [RegExp, string][], before?: Answers) {
  const left = [...typed];
  const usual = new Map(usualAnswers());
  const asked: string[] = [];
  const kept: Answers[] = [];
  const answers = await askAll(
    {
      question: (prompt) => {
        asked.push(prompt);
        if (asked.length > 200) throw new Error(`Asked without end: ${asked.slice(-3).join(' | ')}`);
        const at = left.findIndex(([pattern]) => pattern.test(prompt));
        if (at >= 0) return Promise.resolve(left.splice(at, 1)[0]?.[1]);
        if (prompt.startsWith('  expected')) return Promise.resolve(undefined);
        return Promise.resolve([...usual].find(([ask]) => prompt.includes(ask))?.[1] ?? 'no');
      },
    },
    { example, ...(before ? { before } : {}), keep: (now) => kept.push(structuredClone(now)) },
  );
  expect(left).toEqual([]);
  return { asked, kept, answers: answers.ok ? answers.value : answers.problems };
}

const usualAnswers = (): [string, string][] => {
  const lines = typedAnswers();
  return adoptionQuestions
    .filter((question) => applies(question, ANSWERS))
    .map(({ ask }, index) => [ask, lines[index] ?? 'no']);
};

test('asks each question once, and again after an answer that cannot be read', async () => {
  const { asked, answers } = await interview([
    [/What are you in law\?/, 'freelance'],
    [/^ {2}One of company, llp/, 'sole-trader'],
    [/How old/, 'grown-up'],
    [/^ {2}A whole number/, '18'],
    [/Where in the United Kingdom/, 'Jersey'],
    [/^ {2}Candour is for clinics in the United Kingdom, .*One of england, wales/, 'Wales'],
    [/cameras/, 'perhaps'],
    [/^ {2}yes or no, please/, 'no'],
    [/registered office/, '7 Sallow Lane, York , ZZ99 7AA'],
  ]);
  expect(asked.filter((prompt) => prompt.includes('company number'))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  expect(answers).toMatchObject({
    form: 'sole-trader',
    nation: 'wales',
    minimumAge: 18,
    cctv: false,
    photographs: true,
    promises: { accessLogged: true, noPersonalPhones: true },
    registeredOffice: ['7 Sallow Lane', 'York', 'ZZ99 7AA'],
    sites: [{ name: 'Sallow Lane', address: ['7 Sallow Lane', 'York', 'ZZ99 7AA'] }],
  });
});

test.each([
  [/telephone number may/, 'ring us', /^ {2}expected a telephone number.*found "ring us"/],
  [/Which mailbox/, 'reception', /^ {2}expected an email address/],
  [/company number/, '12', /^ {2}expected .*eight/],
  [/What is its address/, '7 Sallow Lane', /the postcode last, found only “7 Sallow Lane”\./],
  [/adult’s records/, '5', /^ {2}expected .*years.*, found 5\./],
  [/address of your main website/, 'http://sallow-rooms.test', /^ {2}expected .*https/],
  [/register of fee payers \(such/, 'ZA12345', /^ {2}expected .*six digits.*, found "ZA12345"/],
  [/telephone number may/, '01632 960077 ext 5', /^ {2}expected .*digits, spaces and brackets/],
])('says at once what is wrong with the answer to %s', async (question, wrong, says) => {
  const { asked } = await interview([[question, wrong]]);
  const at = asked.findIndex((prompt) => question.test(prompt));
  expect(asked[at + 1]).toMatch(says);
  expect(asked[at + 1]).toMatch(/Please type it again: $/);
});

test.each([
  ['register of fee payers (such', 'za123456', { feeRegisterNumber: 'ZA123456' }],
  ['register of fee payers (such', 'ZA 123456', { feeRegisterNumber: 'ZA123456' }],
  ['telephone number may', '01632-960-077', { phone: '01632 960 077' }],
  ['telephone number may', 'Tel: 01632.960077', { phone: '01632 960077' }],
  ['company number', ' sc 123456', { companyNumber: 'SC123456' }],
  ['company number', '1234567', { companyNumber: '01234567' }],
  ['main website', 'www.sallow-rooms.test/home', { website: 'https://www.sallow-rooms.test/home' }],
  ['Which mailbox', 'requests @ sallow.example', { requestsTeam: { email: 'requests@sallow.example' } }],
  ['And their email', 'Ann <ann@sallow.example>', { privacyLead: { email: 'ann@sallow.example' } }],
  ['which email', 'mailto:ann@sallow.example', { confidentialityLead: { email: 'ann@sallow.example' } }],
  [
    'registered office',
    '7 Sallow Lane, York, zz997aa',
    { registeredOffice: ['7 Sallow Lane', 'York', 'ZZ99 7AA'] },
  ],
  ['What is its address', 'York, ZZ99  7aa', { sites: [{ address: ['York', 'ZZ99 7AA'] }] }],
  ['write to about', 'York, w1a 1aa', { requestsTeam: { postal: ['York', 'W1A 1AA'] } }],
  ['What are you in law', 'Sole trader', { form: 'sole-trader' }],
  ['Where in the United', 'northern ireland', { nation: 'northern-ireland' }],
  ['In which register of comp', 'england & wales', { registeredIn: 'England and Wales' }],
  ['adult’s records', '15 years', { retention: { adultYears: 15 } }],
])('takes the answer to “%s” as people write it: %s', async (question, typed, taken) => {
  const { asked, answers } = await interview([[new RegExp(RegExp.escape(question)), typed]]);
  expect(asked.filter((prompt) => prompt.startsWith('  '))).toEqual([]);
  expect(answers).toMatchObject(taken);
});

test('takes the answers of a file in the same spellings, and leaves what it cannot read', () => {
  const typed = { feeRegisterNumber: 'za123456', phone: 'ring us', registeredOffice: ['York', 'yo17hh'] };
  expect(tidyAll({ ...ANSWERS, ...typed })).toEqual({
    ...ANSWERS,
    feeRegisterNumber: 'ZA123456',
    phone: 'ring us',
    registeredOffice: ['York', 'YO1 7HH'],
  });
});

test('refuses a privacy lead without the office that NHS care requires', async () => {
  const { asked, answers } = await interview([
    [/NHS pay/, 'yes'],
    [/leads on privacy/, 'privacy-lead'],
    [/^ {2}expected "dpo", because nhsWork is true/, 'dpo'],
    [/leads on confidentiality/, 'confidentiality-lead'],
    [/^ {2}expected "caldicott-guardian", because nhsWork is true/, 'caldicott-guardian'],
  ]);
  expect(asked.length).toBeGreaterThan(40);
  expect(answers).toMatchObject({ privacyLead: { kind: 'dpo' } });
});

test('says how far it is, by the answers so far', async () => {
  const { asked } = await interview([]);
  const counts = asked.map((prompt) => /^\[(\d+) of (\d+)\] /.exec(prompt)?.slice(1).map(Number) ?? []);
  expect(counts[0]?.[0]).toBe(1);
  for (const [at, [number = 0]] of counts.entries()) expect(number).toBe(at + 1);
  expect(counts.at(-1)?.[0]).toBe(counts.at(-1)?.[1]);
});

test('goes back to the answer before, and before that', async () => {
  const { asked, answers } = await interview([
    [/over your door/, 'The Salow Rooms'],
    [/What are you in law/, 'BACK'],
    [/over your door/, 'back'],
    [/legal name of/, 'Sallow Limited'],
  ]);
  expect(asked.slice(0, 5).map((prompt) => /What .*?\?/.exec(prompt)?.[0])).toEqual([
    'What is the legal name of the company or person that answers in law?',
    'What is the name over your door?',
    'What are you in law?',
    'What is the name over your door?',
    'What is the legal name of the company or person that answers in law?',
  ]);
  expect(answers).toMatchObject({ legalName: 'Sallow Ltd', tradingName: 'The Sallow Rooms' });
});

test('says so at the first question, which has nothing before it', async () => {
  const { asked } = await interview([[/legal name of/, 'back']]);
  expect(asked[1]).toBe('  This is the first question. ');
});

test('keeps every answer at once, and goes on from what was kept', async () => {
  const { kept, asked, answers } = await interview([]);
  expect(kept[0]).toEqual({ legalName: 'Sallow Ltd' });
  const half = kept[20] ?? {};
  const resumed = await interview([], half);
  expect(resumed.asked[0]).toBe(asked.find((prompt) => prompt.startsWith('[22 of ')));
  expect(resumed.answers).toEqual(answers);
});

test('takes professions by name, and asks for a register where none is certain', async () => {
  const { asked, answers } = await interview([
    [/Who treats patients/, 'nurses, pharmacists, acupuncturists'],
    [
      /^ {2}Professions in the plural/,
      'nurses, Pharmacists: General Pharmaceutical Council, acupuncturists: British Acupuncture Council',
    ],
  ]);
  expect(asked.join('\n')).toContain('“Acupuncturists: British Acupuncture Council”');
  expect(answers).toMatchObject({
    professions: [
      { profession: 'Nurses', register: 'Nursing and Midwifery Council' },
      { profession: 'Pharmacists', register: 'General Pharmaceutical Council' },
      { profession: 'Acupuncturists', register: 'British Acupuncture Council' },
    ],
  });
});

test('proposes what is usual for a dentist and for a therapist, and takes Enter for it', async () => {
  const { asked, answers } = await interview([
    [/dental care/, 'yes'],
    [/psychology or psychiatry\?/, 'yes'],
    [/records of counselling/, ''],
  ]);
  expect(asked.join('\n')).toMatch(/adult’s records\? \(press Enter for 15\)/);
  expect(answers).toMatchObject({ retention: { adultYears: 15, psychologicalYears: 20 } });
  expect(ANSWERS.dental).toBe(false);
});

test('takes a company by name, “none” where there is none, and Enter for later', async () => {
  const { asked, answers } = await interview([
    [/patient records/, 'yes'],
    [/^ {2}The name of the company, please, or “none”:/, 'Sallow Records'],
    [/takes bookings/, 'None'],
    [/keeps your accounts/, ''],
  ]);
  expect(asked.join('\n')).toContain(
    'Which company takes bookings for you? (its name, or “none”; press Enter to leave it for later) ',
  );
  expect(answers).toMatchObject({ companies: { records: 'Sallow Records', booking: false } });
  expect(answers).not.toHaveProperty('companies.accounts');
  expect(asked.filter((prompt) => /cameras\?|lends to patients/.test(prompt))).toHaveLength(1);
});

test('reports the end of the input with the question that was open', async () => {
  const ended = await askAll({ question: () => Promise.resolve(undefined) }, { example });
  expect(ended).toEqual({
    ok: false,
    problems: [
      'expected an answer to “What is the legal name of the company or person that answers in law?”, found the end of the input',
    ],
  });
});
