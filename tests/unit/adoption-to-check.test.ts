import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isInvented } from '../../content/facts/invented.ts';
import { adopt } from '../../site/commands/adoption/apply.ts';
import { ANSWERS, withoutMarks } from '../support/adoption.ts';
import { minimalClinic } from '../support/clinics.ts';

/** What `npm run adopt` writes in place of the demo's companies, and what it marks to be checked. */

const example = readFileSync('tests/clinics/full/clinic.yaml', 'utf8');
const demo = readFileSync('content/demo/clinic.yaml', 'utf8');
const adoptedFrom = (text: string, answers: Record<string, unknown>) => {
  const result = adopt(text, answers);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.value;
};
const fromDemo = (answers: Record<string, unknown>) => adoptedFrom(demo, answers);
const adopted = (answers: Record<string, unknown>) => adoptedFrom(example, answers);

describe('companies', () => {
  test('of the demo never stay, whatever was answered', () => {
    for (const companies of [
      undefined,
      {},
      { records: false, hosting: false },
      { records: 'Sallow Records' },
    ])
      expect(isInvented(JSON.stringify(fromDemo({ ...ANSWERS, companies }).clinic.processors))).toBe(false);
  });

  test('that were named are listed with what they do, and each is to be completed', () => {
    const { clinic, text } = fromDemo({
      ...ANSWERS,
      companies: { records: 'Sallow Records', hosting: 'Sallow Hosting', booking: false, payments: 'Till' },
    });
    expect(clinic.processors.map(({ name, category, role }) => [name, category, role])).toEqual([
      ['Sallow Records', 'records', 'processor'],
      ['Sallow Hosting', 'hosting', 'processor'],
      ['Till', 'payments', 'controller'],
    ]);
    expect(text).toMatch(
      /^ {2}# TO CHECK processors\.1: made from a name only\. .*\n {2}- name: Sallow Hosting$/m,
    );
  });

  test('the one for patient records names the record system, which is marked', () => {
    const { clinic, unanswered } = fromDemo({ ...ANSWERS, companies: { records: 'Sallow Records' } });
    expect(clinic.system.name).toBe('Sallow Records');
    expect(unanswered).toContain('system');
  });

  test('that Candour knows keep what it says of them', () => {
    const [resend] = fromDemo({ ...ANSWERS, companies: { email: 'resend' } }).clinic.processors;
    expect(resend).toMatchObject({ name: 'Resend', country: 'United States', transfer: 'addendum' });
  });

  test('an answer of none is no company, and an open question is listed', () => {
    const { companiesLeft, text } = fromDemo({ ...ANSWERS, companies: { booking: false } });
    expect(companiesLeft).toContain('Which company keeps your accounts?');
    expect(companiesLeft).not.toContain('Which company takes bookings for you?');
    expect(companiesLeft).not.toContain('Which company looks after your cameras?');
    expect(text).toMatch(/^# TO CHECK processors: list every company .*\nprocessors:$/m);
  });

  test('without any name, the file has an entry for the host of the website, to be completed', () => {
    const { clinic, companies } = fromDemo(ANSWERS);
    expect(companies).toEqual(['The company that hosts this website']);
    expect(clinic.processors).toHaveLength(1);
  });

  test('in a file of answers are taken as they are', () => {
    const processors = minimalClinic.processors;
    const { clinic, companies, companiesLeft, text } = fromDemo({ ...ANSWERS, processors });
    expect([clinic.processors, companies, companiesLeft]).toEqual([processors, [], []]);
    expect(text).not.toContain('TO CHECK processors');
  });
});

describe('marks', () => {
  test('stand above every key that still describes the demo, once for each group', () => {
    const { text, unanswered } = adopted({ ...ANSWERS, retention: { adultYears: 9 } });
    const marked = [...text.matchAll(/^ *# TO CHECK ([\w.]+): .*\n *(?:- )?([\w.]+):/gm)];
    const keys = unanswered.map((key) => key.split('.')[0]);
    expect(new Set(marked.map(([, name]) => name?.split('.')[0]))).toEqual(new Set([...keys, 'processors']));
    for (const [, name = '', key] of marked) if (!name.includes('.')) expect(key).toBe(name);
    expect(text).toMatch(/^# TO CHECK retention: .*from the demo \(.*staffYears, .*\)\..*\nretention:$/m);
    expect(text.match(/TO CHECK retention/g)).toHaveLength(1);
    expect(text).not.toMatch(/TO CHECK (legalName|nation|sites|promises)/);
  });

  test('say what to write where the demo has no example', () => {
    const lines = example.replace(/^vatNumber: .*\n/m, '# vatNumber: GB 999 9999 99\n');
    const result = adopt(lines, { ...ANSWERS, vatNumber: true });
    expect(result.ok && result.value.text).toMatch(/^# TO CHECK vatNumber: you said yes.*\n# vatNumber: GB/m);
  });

  test('change nothing that is read', () => {
    const { text } = adopted(ANSWERS);
    expect(parse(withoutMarks(text))).toEqual(parse(text));
  });
});
