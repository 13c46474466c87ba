import { answers } from '../answers.ts';
import { all, says, states, where } from '../checks.ts';
import { sinceLaw } from '../law-numbers.ts';
import { confidentialityPlaces as at } from '../places/confidentiality.ts';
import { rulesFor } from '../rule.ts';
import { inOrder, listOf } from './principles.ts';

const GMC = 'GMC: confidentiality';

/** CF-01 to CF-12: the duty of confidence. CF-21 is about every policy: rules/structure.ts. */
export const confidentialityRules = rulesFor(
  ['confidentiality'],
  [
    {
      id: 'CF-01',
      source: 'NHS confidentiality code; UK GDPR Art 29',
      check: all(
        answers(
          at.bound,
          [/contractor/i, 'that contractors are bound'],
          [/goes on after|after (they|somebody|someone) leave/i, 'that the duty outlives the job'],
        ),
        where(
          (c) => c.staff,
          answers(
            at.bound,
            [/temporary/i, 'that temporary staff are bound'],
            [/agency/i, 'that agency staff are bound'],
            [/student|trainee/i, 'that students are bound'],
            [/volunteer/i, 'that volunteers are bound'],
          ),
        ),
        where(
          (c) => c.practisingPrivileges,
          answers(at.bound, [/practising privileges/i, 'that practising privileges bind']),
        ),
      ),
    },
    {
      id: 'CF-02',
      source: 'Common law; UK GDPR; professional standards',
      check: answers(
        at.duties,
        [/common law|duty of confidence/i, 'the common-law duty'],
        [/UK GDPR/, 'data protection law'],
        [/profession|register/i, 'the professional duty'],
      ),
    },
    {
      id: 'CF-03',
      source: 'National Data Guardian: Caldicott Guardians',
      check: all(
        states(
          (c) => [c.confidentialityLead.email, c.confidentialityLead.phone],
          'who answers for confidentiality',
        ),
        where(
          (c) => c.confidentialityLead.kind === 'caldicott-guardian',
          says([/Caldicott Guardian/, 'that there is a Caldicott Guardian']),
        ),
      ),
    },
    {
      id: 'CF-04',
      source: 'Common law',
      check: all(
        answers(
          at.definition,
          [/postcode|date of birth/i, 'what can show who a person is'],
          [/business/i, 'that business information can be confidential'],
        ),
        where((c) => c.staff, answers(at.definition, [/staff/i, 'that staff information is confidential'])),
      ),
    },
    {
      id: 'CF-05',
      source: 'UK GDPR Art 5',
      check: all(
        listOf(/Article 5/, 7, 'principles of Article 5'),
        answers(
          at.principles,
          [/accountab/i, 'accountability'],
          [/minimisation|no more than/i, 'data minimisation'],
          [/limitation|clear purposes/i, 'purpose limitation'],
        ),
      ),
    },
    {
      id: 'CF-06',
      source: 'National Data Guardian: the eight Caldicott principles (8 December 2020)',
      from: sinceLaw('care.caldicott-principles').from,
      check: all(
        listOf(/Caldicott principles|National Data Guardian/i, 8, 'Caldicott principles'),
        answers(at.principles, [/no surprises|inform patients/i, 'the eighth principle: no surprises']),
        inOrder,
      ),
    },
    {
      id: 'CF-06',
      source: 'Information: to share or not to share (2013), seven Caldicott principles',
      from: '2013-04-26',
      until: sinceLaw('care.caldicott-principles').from,
      check: listOf(/Caldicott principles/i, 7, 'Caldicott principles'),
    },
    {
      id: 'CF-07',
      source: GMC,
      check: answers(
        at.withAgreement,
        [/implied consent/i, 'implied consent'],
        [/direct care/i, 'that implied consent covers direct care alone'],
      ),
    },
    {
      id: 'CF-08',
      source: `${GMC}; Health Protection (Notification) Regulations 2010; Female Genital Mutilation Act 2003 s.5B`,
      check: all(
        answers(
          at.withoutAgreement,
          [/court/i, 'court orders'],
          [/infectious|notifiable/i, 'notifiable diseases'],
          [/terroris/i, 'terrorism'],
          [/serious harm/i, 'serious harm and the public interest'],
          [/child|adult at risk/i, 'safeguarding'],
          [/regulator/i, 'powers of regulators'],
          [/decides/i, 'who decides'],
          [/writes? down|written down|record/i, 'that the decision is written down'],
        ),
        where(
          (c) => c.minimumAge < 18 && ['england', 'wales'].includes(c.nation),
          answers(at.withoutAgreement, [/genital mutilation/i, 'female genital mutilation']),
        ),
      ),
    },
    {
      id: 'CF-09',
      source: GMC,
      check: answers(
        at.police,
        [/writing|written request/i, 'that the police ask in writing'],
        [/decides/i, 'who decides on a request by the police'],
      ),
    },
    {
      id: 'CF-10',
      source: GMC,
      check: all(
        answers(
          at.others,
          [/relatives|family/i, 'relatives'],
          [/\bGP\b/, 'GPs'],
          [/employer/i, 'employers'],
          [/journalist|media/i, 'the media'],
          [/well known|public figure|celebrit/i, 'patients who are well known'],
        ),
        where((c) => c.insurers, answers(at.others, [/insurer/i, 'insurers'])),
      ),
    },
    {
      id: 'CF-11',
      source: `${GMC}; Mental Capacity Act 2005`,
      check: all(
        answers(
          at.capacity,
          [/capacity|cannot decide/i, 'people who cannot decide'],
          [/child|young person/i, 'children'],
        ),
        where(
          (c) => c.minimumAge < 18 && c.nation !== 'scotland',
          answers(at.capacity, [/Gillick/i, 'Gillick competence']),
        ),
      ),
    },
    {
      id: 'CF-12',
      source: 'GMC; MDU',
      check: answers(at.death, [
        /after death|have died|who has died|after a patient's death/i,
        'that the duty outlives the patient',
      ]),
    },
  ],
);
