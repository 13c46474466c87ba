import { describe, expect, test } from 'vitest';
import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic, Nation } from '../../content/schema.ts';
import { parseArticle } from '../../site/linter/article.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { policyHtml, rowOf, sectionOf } from '../support/policy-text.ts';

/** What this release's policies say in each nation, and for what a clinic is. */

const full = (facts: Partial<Clinic> = {}): Clinic => ({ ...fullClinic, ...facts });
const minimal = (facts: Partial<Clinic> = {}): Clinic => ({ ...minimalClinic, ...facts });
const retention = (times: Partial<Clinic['retention']>) => ({ ...fullClinic.retention, ...times });
const nations: Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];

describe('how long records are kept', () => {
  const times = (nation: Nation, facts: Partial<Clinic> = {}) =>
    sectionOf('medical-records', 'how-long', full({ nation, ...facts }));

  test('rests on no statutory schedule outside England, and on no single law in England', () => {
    expect(times('england')).toContain('No single law sets these times for private care in England');
    for (const nation of nations.filter((it) => it !== 'england')) {
      expect(times(nation), nation).not.toMatch(/No single law|NHS records/);
      expect(times(nation), nation).toMatch(/These are our own times/);
    }
    expect(times('scotland')).toContain("Scotland's code of practice");
    expect(times('wales')).toMatch(/Wales also has a law/);
    expect(times('northern-ireland')).toMatch(/Northern Ireland also has a law/);
  });

  test('says the clinic’s own time after a death', () => {
    expect(times('scotland', { retention: retention({ adultYears: 6, afterDeathYears: 3 }) })).toMatch(
      /6 years after the last contact, or 3 years after death[^]*If they die sooner, 3 years after death/,
    );
  });

  test('has the sign-ins of a team, if the team reads requests on this website', () => {
    expect(rowOf('medical-records', /^Sign-ins of our team/, full())).toContain('12 months');
    expect(times('england', { teamPages: false })).not.toMatch(/sign-ins/i);
  });

  test('calls no time the shortest, and holds what a claim needs', () => {
    expect(times('england')).not.toMatch(/shortest/);
    expect(times('england')).toContain('We do not destroy a record while a claim');
  });

  test('has rows for imaging, research, and the sound that software records', () => {
    expect(rowOf('medical-records', /^Ultrasound scans/, full())).toContain('11 years');
    expect(rowOf('medical-records', /^Data of research/, full())).toContain('10 years');
    expect(rowOf('medical-records', /^Sound and transcripts/, full())).toContain(
      'deleted when the note is signed',
    );
    expect(rowOf('medical-records', /^Sound and transcripts/, minimal())).toBe('');
  });
});

test('dental work is not called a sample', () => {
  const dental = full({ dental: true, retention: retention({ adultYears: 15 }) });
  expect(rowOf('privacy', /^To have crowns/, dental)).toMatch(/impressions or scans of your teeth/);
  expect(rowOf('privacy', /^To have samples tested/, dental)).toBe('');
  expect(rowOf('medical-records', /dental records included/, dental)).toContain('15 years');
  expect(sectionOf('medical-records', 'content', dental)).toMatch(
    /impressions or scans of your teeth, dental work that we ordered, and any samples sent and their results/,
  );
});

describe('the duty of candour', () => {
  const said = (facts: Partial<Clinic>) => sectionOf('medical-records', 'incidents', full(facts));
  const byLaw = /The law sets it for us/;

  test.each<[string, Partial<Clinic>, boolean]>([
    ['England, regulated', { nation: 'england' }, true],
    ['England, not regulated', { nation: 'england', careRegulator: undefined }, false],
    ['Scotland, a company', { nation: 'scotland', form: 'company' }, true],
    ['Scotland, one person', { nation: 'scotland', form: 'sole-trader' }, false],
    ['Wales', { nation: 'wales' }, false],
    ['Northern Ireland', { nation: 'northern-ireland' }, false],
  ])('%s', (_, facts, isLaw) => {
    expect(byLaw.test(said(facts))).toBe(isLaw);
    expect(said(facts)).toMatch(/we tell you openly and say sorry.*duty of candour/);
  });
});

test('the National Data Guardian is England’s, and the others follow too', () => {
  const said = (nation: Nation) => sectionOf('confidentiality', 'caldicott-principles', full({ nation }));
  for (const nation of nations) expect(said(nation)).toContain('for health and care in England.');
  expect(said('wales')).toContain('We follow them too.');
  expect(said('england')).toContain('We follow them.');
});

describe('grammar', () => {
  test.each([
    ['Healthcare Improvement Scotland', 'regulated by Healthcare Improvement Scotland'],
    ['Healthcare Inspectorate Wales', 'regulated by Healthcare Inspectorate Wales'],
    ['Care Quality Commission', 'regulated by the Care Quality Commission'],
    ['Regulation and Quality Improvement Authority', 'regulated by the Regulation and Quality'],
  ])('%s has the article that it has', (name, said) => {
    const careRegulator = { name, providerId: '1', website: 'https://x.example' };
    expect(sectionOf('privacy', 'who-we-are', full({ careRegulator }))).toContain(said);
  });

  test('registers without an article have none', () => {
    const professions = [{ profession: 'Social workers', register: 'Social Work England', numbers: [] }];
    expect(sectionOf('medical-records', 'rules', full({ professions }))).toContain(
      'standards of Social Work England',
    );
  });

  test('nobody is treated from the age of 0', () => {
    const said = (minimumAge: number) => sectionOf('privacy', 'children', full({ minimumAge }));
    expect(said(0)).toContain('We treat patients of any age.');
    expect(said(5)).toContain('from the age of 5');
  });

  test('a role that is written in capitals stays so', () => {
    const confidentialityLead = { ...fullClinic.confidentialityLead, role: 'CEO' };
    expect(sectionOf('confidentiality', 'lead', full({ confidentialityLead }))).toContain('is the CEO');
  });

  test('a clinic without a front desk speaks of none, and still says all that it must', () => {
    for (const premises of ['own', 'shared'] as const)
      expect(sectionOf('confidentiality', 'day-by-day', full({ premises })), premises).toMatch(
        /reception we speak quietly, and offer another room/,
      );
    for (const kind of ['confidentiality', 'medical-records'] as const)
      expect(policyHtml(kind, full({ premises: 'none' })), kind).not.toMatch(/reception/i);
  });

  test('one practitioner is not “any of us”', () => {
    for (const kind of ['privacy', 'medical-records'] as const)
      expect(policyHtml(kind, minimal()), kind).not.toMatch(/any of us\b/i);
  });
});

describe('other facts', () => {
  test('payment, debts, instalments, messages, GP, numbers and shared rooms have their sentences', () => {
    const all = policyHtml('privacy', full());
    for (const said of [
      'You can pay by card or cash,',
      'To take payment, in instalments too',
      'To recover what is owed to us',
      'It belongs to Meta',
      'the name and address of your GP',
      'OC999002, registered in England and Wales',
      'Brackenholt Imaging LLP: ZB000012',
      'Nurses on the register of the Nursing and Midwifery Council: 00A0002E',
      'To take ultrasound scans',
    ])
      expect(all).toContain(said);
    expect(policyHtml('confidentiality', full({ premises: 'shared' }))).toContain('Shared rooms.');
    const none = policyHtml('privacy', minimal());
    expect(none).not.toMatch(/instalments|owed to us|WhatsApp|your GP<|registered in|scans/);
  });

  test('confidentiality first says what is promised, then the rules', () => {
    const ids = parseArticle(policyHtml('confidentiality', full())).sections.map(({ id }) => id);
    expect(ids.indexOf('promises')).toBe(1);
    expect(ids.indexOf('without-consent')).toBeLessThan(ids.indexOf('rules'));
    expect(ids.indexOf('rules')).toBeLessThan(ids.indexOf('duties'));
  });

  test('each right leads to its form with the choice made', () => {
    const { links } = parseArticle(policyHtml('privacy', full()));
    const hrefs = links.map(({ href }) => href);
    for (const right of ['correct', 'erase', 'restrict', 'port', 'object', 'withdraw', 'human'])
      expect(hrefs).toContain(`/requests/rights/?right=${right}`);
    expect(hrefs).not.toContain('/requests/rights/');
  });
});

test.each<PolicyKind>(['privacy', 'cookies', 'medical-records', 'confidentiality'])(
  'no text of %s has two spaces before a full stop, or “undefined”',
  (kind) => {
    for (const nation of nations)
      for (const clinic of [full({ nation }), minimal({ nation })])
        for (const { text } of parseArticle(policyHtml(kind, clinic)).blocks)
          expect(text).not.toMatch(/undefined|\[object| \.(?!\w)|\.\.| ,/);
  },
);
