import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { asSentence, completingOrName, singularAfterOne, withinSentence } from '../../content/grammar.ts';
import type { Clinic } from '../../content/schema.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';
import { grammarFaults } from '../support/grammar.ts';
import { policyHtml, sectionOf } from '../support/policy-text.ts';
import { lintPolicy } from '../support/lint-policy.ts';

/** However a clinic types its facts, the sentences of the policies around them stay right. */

test.each([
  ['Data Protection Officer', 'data protection officer'],
  ['Registered Manager', 'registered manager'],
  ['Head of Governance', 'head of governance'],
  ['Caldicott Guardian', 'Caldicott Guardian'],
  ['The partners', 'partners'],
  ['CEO', 'CEO'],
  ['Dr in charge', 'Dr in charge'],
  ['Manager of the Leeds Clinic', 'manager of the Leeds clinic'],
])('“%s” within a sentence is “%s”', (role, written) => {
  expect(withinSentence(role)).toBe(written);
});

test.each([
  ['kept 1 days', 'kept 1 day'],
  ['Every 1 months we look', 'Every month we look'],
  ['kept 1\n years', 'kept 1\n year'],
  ['kept 11 years or 2.1 months', 'kept 11 years or 2.1 months'],
])('“%s” is written as “%s”', (text, written) => {
  expect(singularAfterOne(text)).toBe(written);
});

test('a fact that may be a name keeps its capital unless it begins with a word that no name has', () => {
  expect(completingOrName('In the hall.')).toBe('in the hall');
  expect(completingOrName('Brackenholt House')).toBe('Brackenholt House');
  expect(asSentence('a nurse reads it')).toBe('A nurse reads it.');
  expect(asSentence('Who reads it? A nurse.')).toBe('Who reads it? A nurse.');
});

/** Everything for one year, month or day. */
const ones = (clinic: Clinic): Partial<Clinic> => ({
  audit: { everyMonths: 1, sample: 1 },
  copies: { days: 1, megabytes: 1 },
  retention: {
    ...clinic.retention,
    complaintYears: 1,
    requestYears: 1,
    requestAppealYears: 1,
    staffYears: 1,
    enquiryMonths: 1,
    websiteLogDays: 1,
  },
  cctv: clinic.cctv && { ...clinic.cctv, keepDays: 1 },
  callRecording: clinic.callRecording && { ...clinic.callRecording, keepDays: 1 },
  jobApplicants: clinic.jobApplicants && { ...clinic.jobApplicants, keepMonths: 1 },
  research: clinic.research && { ...clinic.research, keepYears: 1 },
});

/** Typed in the other usual way: titles with capitals, facts with a capital and a full stop, sentences without them. */
const typedOtherwise = (clinic: Clinic): Partial<Clinic> => ({
  privacyLead: {
    ...clinic.privacyLead,
    role: clinic.privacyLead.kind === 'dpo' ? 'Data Protection Officer' : 'Practice Manager',
  },
  confidentialityLead: {
    ...clinic.confidentialityLead,
    role: clinic.nhsWork ? 'Caldicott Guardian' : 'Principal Podiatrist',
  },
  policyOwner: 'Registered Manager',
  policyApprover: 'Clinical Governance Lead',
  successor: 'The other surgery in our street.',
  system: { ...clinic.system, backups: 'Every night.', downtimePlan: 'Paper sheets.' },
  formats: ['Large print', 'Easy Read'],
  cctv: clinic.cctv && { ...clinic.cctv, where: 'In the hall.' },
  callRecording: clinic.callRecording && { ...clinic.callRecording, why: 'To train our team.' },
  payments: clinic.payments && { ...clinic.payments, methods: ['Card', 'Cash'] },
  controllers: clinic.controllers.map((it) => ({
    ...it,
    decide: 'Their own notes.',
    requests: 'we pass your request on',
  })),
  ai: clinic.ai?.map((it) => ({
    ...it,
    does: 'Drafts the note.',
    humanChecks: 'the clinician reads it',
    recording: 'the sound is deleted at once',
  })),
});

describe.each([
  ['full', fullClinic],
  ['minimal', minimalClinic],
] as const)('the %s clinic', (_, clinic) => {
  test.each([
    ['with numbers of 1', ones(clinic)],
    ['with facts typed in the other usual way', typedOtherwise(clinic)],
  ])('%s has no fault of grammar, and can publish', (_what, facts) => {
    const other: Clinic = { ...clinic, ...facts };
    for (const kind of policyKinds)
      expect(grammarFaults(policyHtml(kind, other), other.staff), kind).toEqual([]);
    for (const kind of ['privacy', 'medical-records', 'confidentiality'] as const)
      expect(lintPolicy(kind, other), kind).toEqual([]);
  });
});

test('sentences read as one', () => {
  const other: Clinic = { ...fullClinic, ...typedOtherwise(fullClinic) };
  const said = (kind: 'privacy' | 'medical-records' | 'confidentiality', id: string) =>
    sectionOf(kind, id, other);
  expect(said('privacy', 'cctv')).toContain('Yes, in the hall. Signs tell you so.');
  expect(said('privacy', 'calls')).toContain('Yes, to train our team. We tell you');
  expect(said('privacy', 'automated-decisions')).toContain(': it drafts the note. The clinician reads it.');
  expect(said('privacy', 'who-we-are')).toContain('they decide about their own notes.');
  expect(said('privacy', 'must-you-tell-us')).toContain('You can pay by card or cash,');
  expect(said('privacy', 'formats')).toContain('for large print or Easy Read,');
  expect(said('medical-records', 'system')).toContain(
    'Backups are made every night. When the system is down, we write on paper sheets.',
  );
  expect(said('medical-records', 'training-and-audit')).toContain(
    'A report goes to the clinical governance lead.',
  );
  expect(said('confidentiality', 'police')).toContain('The Caldicott Guardian decides.');
});

test('the hint about CCTV has one day', () => {
  const cctv = fullClinic.cctv && { ...fullClinic.cctv, keepDays: 1 };
  expect(JSON.stringify(forms.access({ ...fullClinic, cctv }))).toContain(
    'We keep CCTV for 1 day, so ask soon.',
  );
});
