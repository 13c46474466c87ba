import { answers, everyMonths, ifPromised } from '../answers.ts';
import { all, states } from '../checks.ts';
import { withinLegal } from '../law-numbers.ts';
import { confidentialityPlaces as at } from '../places/confidentiality.ts';
import { rulesFor } from '../rule.ts';

/** CF-13 to CF-20: how confidence is kept every day, and what happens when it is broken. */
export const confidenceKeptRules = rulesFor(
  ['confidentiality'],
  [
    {
      id: 'CF-13',
      source: 'GMC: confidentiality',
      check: answers(
        at.callers,
        ifPromised('callersChecked', [
          /check (who|their)|(call|ring) back|verify/i,
          'how callers are checked',
        ]),
      ),
    },
    {
      id: 'CF-14',
      source: 'UK GDPR Art 32',
      check: answers(
        at.day,
        ({ facts }) => (facts.premises === 'none' ? [] : [[/reception/i, 'reception']]),
        [/corridor|overheard|talking/i, 'the spoken word'],
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
      topic: 'CF-14-tools',
      source: 'ICO: AI and data protection',
      level: 'advice',
      from: '2026-01-01',
      check: answers(at.day, [/\bAI\b|computer tools|artificial/i, 'tools that write, such as AI']),
    },
    {
      id: 'CF-15',
      source: 'GMC: doctors’ use of social media',
      check: answers(
        at.socialMedia,
        [
          /\b(not|never|nobody|no one) (may )?posts?\b.{0,60}\bpatients?\b|\bpatients?\b.{0,40}\b(not|never) (be )?post/i,
          'that nobody posts about patients',
        ],
        [/picture|photograph|image/i, 'pictures of before and after'],
      ),
    },
    {
      id: 'CF-16',
      source: 'UK GDPR',
      when: (c) => c.staff,
      check: answers(at.staff, [
        /staff (files|employee records)|health details|pay\b|occupational.health|information on staff/i,
        'that staff data is protected too',
      ]),
    },
    {
      id: 'CF-17',
      source: 'UK GDPR Art 33',
      check: answers(
        at.breach,
        [/at once|immediately/i, 'that a breach is told at once'],
        [/\blog\b/i, 'that a breach is logged'],
        withinLegal('breach'),
      ),
    },
    {
      id: 'CF-18',
      source: 'DPA 2018 ss.170–173',
      check: answers(
        at.consequences,
        [/lose their (job|post|contract|registration)|disciplin/i, 'what happens to those who break it'],
        [
          /\b(sections?|ss?\.?) ?170\b.{0,60}\bData Protection Act|\bData Protection Act\b.{0,60}\b(sections?|ss?\.?) ?170\b/i,
          'the offences of sections 170 to 173 of the Data Protection Act 2018',
        ],
      ),
    },
    {
      id: 'CF-19',
      source: 'UK GDPR Art 32(4)',
      check: answers(
        at.training,
        ifPromised('yearlyTraining', [/\btrain(ed|ing|s)\b/i, 'training']),
        ifPromised('confidentialityAgreements', [
          /sign(s|ed)? an agreement|agreement/i,
          'a signed agreement',
        ]),
      ),
    },
    {
      id: 'CF-20',
      source: 'UK GDPR Art 5(2)',
      check: all(
        states(
          (c) => [everyMonths(c.audit), c.policyOwner, c.policyApprover],
          'the audit and who owns the policy',
        ),
      ),
    },
  ],
);
