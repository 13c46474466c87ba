import { all, says, saysAbout, states, where } from '../checks.ts';
import { rulesFor } from '../rule.ts';
import { inOrder, listOf } from './principles.ts';

const GMC = 'GMC: confidentiality';

/** CF-01 to CF-20: the duty of confidence. CF-21 is about every policy: rules/structure.ts. */
export const confidentialityRules = rulesFor(
  ['confidentiality'],
  [
    {
      id: 'CF-01',
      source: 'NHS confidentiality code; UK GDPR Art 29',
      check: all(
        says(
          [/contractor/i, 'that contractors are bound'],
          [/goes on after|after (they|somebody|someone) leave/i, 'that the duty outlives the job'],
        ),
        where(
          (c) => c.staff,
          says(
            [/temporary/i, 'that temporary staff are bound'],
            [/agency/i, 'that agency staff are bound'],
            [/student|trainee/i, 'that students are bound'],
            [/volunteer/i, 'that volunteers are bound'],
          ),
        ),
        where(
          (c) => c.practisingPrivileges,
          says([/practising privileges/i, 'that practising privileges bind']),
        ),
      ),
    },
    {
      id: 'CF-02',
      source: 'Common law; UK GDPR; professional standards',
      check: saysAbout(
        /dut(y|ies)/i,
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
        says(
          [/postcode|date of birth/i, 'what can show who a person is'],
          [/business/i, 'that business information can be confidential'],
        ),
        where((c) => c.staff, says([/staff/i, 'that staff information is confidential'])),
      ),
    },
    {
      id: 'CF-05',
      source: 'UK GDPR Art 5',
      check: all(
        listOf(/Article 5/, 7, 'principles of Article 5'),
        says(
          [/accountab/i, 'accountability'],
          [/minimisation|no more than/i, 'data minimisation'],
          [/limitation|clear purposes/i, 'purpose limitation'],
        ),
      ),
    },
    {
      id: 'CF-06',
      source: 'National Data Guardian: the eight Caldicott principles (8 December 2020)',
      from: '2020-12-08',
      check: all(
        listOf(/Caldicott principles|National Data Guardian/i, 8, 'Caldicott principles'),
        says([/no surprises|inform patients/i, 'the eighth principle: no surprises']),
        inOrder,
      ),
    },
    {
      id: 'CF-06',
      source: 'Information: to share or not to share (2013), seven Caldicott principles',
      from: '2013-04-26',
      until: '2020-12-08',
      check: listOf(/Caldicott principles/i, 7, 'Caldicott principles'),
    },
    {
      id: 'CF-07',
      source: GMC,
      check: says(
        [/implied consent/i, 'implied consent'],
        [/direct care/i, 'that implied consent covers direct care alone'],
      ),
    },
    {
      id: 'CF-08',
      source: `${GMC}; Health Protection (Notification) Regulations 2010; Female Genital Mutilation Act 2003 s.5B`,
      check: all(
        says(
          [/court/i, 'court orders'],
          [/infectious|notifiable/i, 'notifiable diseases'],
          [/terroris/i, 'terrorism'],
          [/serious harm/i, 'serious harm and the public interest'],
          [/child|adult at risk/i, 'safeguarding'],
          [/regulator/i, 'powers of regulators'],
          [/decides/i, 'who decides'],
          [/write down|record/i, 'that the decision is written down'],
        ),
        where(
          (c) => c.minimumAge < 18 && ['england', 'wales'].includes(c.nation),
          says([/genital mutilation/i, 'female genital mutilation']),
        ),
      ),
    },
    {
      id: 'CF-09',
      source: GMC,
      check: saysAbout(
        /police/i,
        [/writing|written request/i, 'that the police ask in writing'],
        [/decides/i, 'who decides on a request by the police'],
      ),
    },
    {
      id: 'CF-10',
      source: GMC,
      check: all(
        says(
          [/relatives|family/i, 'relatives'],
          [/\bGP\b/, 'GPs'],
          [/employer/i, 'employers'],
          [/journalist|media/i, 'the media'],
          [/well known|public figure|celebrit/i, 'patients who are well known'],
        ),
        where((c) => c.insurers, says([/insurer/i, 'insurers'])),
      ),
    },
    {
      id: 'CF-11',
      source: `${GMC}; Mental Capacity Act 2005`,
      check: all(
        says([/capacity|cannot decide/i, 'people who cannot decide'], [/child|young person/i, 'children']),
        where((c) => c.minimumAge < 18 && c.nation !== 'scotland', says([/Gillick/i, 'Gillick competence'])),
      ),
    },
    {
      id: 'CF-12',
      source: 'GMC; MDU',
      check: says([
        /after death|have died|who has died|after a patient's death/i,
        'that the duty outlives the patient',
      ]),
    },
    {
      id: 'CF-13',
      source: GMC,
      check: saysAbout(/calle|calling/i, [
        /check (who|their)|(call|ring) back|verify/i,
        'how callers are checked',
      ]),
    },
    {
      id: 'CF-14',
      source: 'UK GDPR Art 32',
      check: says(
        [/corridor|overheard|talking/i, 'the spoken word'],
        [/reception/i, 'reception'],
        [/screen/i, 'screens'],
        [/desk/i, 'clear desks'],
        [/email/i, 'email'],
        [/messages|chat/i, 'messaging'],
        [/own device|personal (phone|device)/i, 'own devices'],
        [/memory stick|removable/i, 'removable media'],
        [/working elsewhere|remote|from home/i, 'work elsewhere'],
      ),
    },
    {
      id: 'CF-14',
      source: 'ICO: AI and data protection',
      level: 'advice',
      from: '2026-01-01',
      check: says([/\bAI\b|computer tools|artificial/i, 'tools that write, such as AI']),
    },
    {
      id: 'CF-15',
      source: 'GMC: doctors’ use of social media',
      check: saysAbout(
        /social media|review/i,
        [/not post|never post/i, 'that nobody posts about patients'],
        [/picture|photograph|image/i, 'pictures of before and after'],
      ),
    },
    {
      id: 'CF-16',
      source: 'UK GDPR',
      when: (c) => c.staff,
      check: saysAbout(/staff/i, [
        /staff (files|employee records)|health details|pay\b|occupational.health|information on staff/i,
        'that staff data is protected too',
      ]),
    },
    {
      id: 'CF-17',
      source: 'UK GDPR Art 33',
      check: saysAbout(
        /\bbreach|\bconfidence (is|was) broken/i,
        [/at once|immediately/i, 'that a breach is told at once'],
        [/\blog\b/i, 'that a breach is logged'],
        [/72 hours/, 'that a breach is reported within 72 hours'],
      ),
    },
    {
      id: 'CF-18',
      source: 'DPA 2018 ss.170–173',
      check: says(
        [/lose their|disciplin/i, 'what happens to those who break it'],
        [/sections? 170|s\.? ?170/i, 'the offences of sections 170 to 173 of the Data Protection Act 2018'],
      ),
    },
    {
      id: 'CF-19',
      source: 'UK GDPR Art 32(4)',
      check: says([/train/i, 'training'], [/sign(s|ed)? an agreement|agreement/i, 'a signed agreement']),
    },
    {
      id: 'CF-20',
      source: 'UK GDPR Art 5(2)',
      check: all(
        states(
          (c) => [`${c.audit.everyMonths} months`, c.policyOwner, c.policyApprover],
          'the audit and who owns the policy',
        ),
      ),
    },
  ],
);
