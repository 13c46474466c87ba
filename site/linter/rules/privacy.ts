import type { Article } from '../article.ts';
import { answers } from '../answers.ts';
import { all, ifSaid, linksTo, never, says, states, where } from '../checks.ts';
import { privacyPlaces as at } from '../places/privacy.ts';
import { sinceLaw } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';
import { purposes } from './purposes.ts';

const words: Record<string, RegExp> = {
  gp: /\bGP\b|general practitioner|family doctor/i,
  referrer: /refer(s|red|rer|ring)/i,
  family: /family|relative|carer|someone who acts/i,
  'booking-site': /booking (web)?site|booking (service|platform)/i,
  'previous-clinic': /treated you before|previous (clinic|provider)|another clinic/i,
  insurer: /insurer/i,
};

/** A time in figures or words. */
const TIME =
  /\d+ (years|months|days)|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) years\b|\b(three|six|nine|twelve|eighteen) months\b/i;

/** What an article says in the sections about where data comes from. */
const sourcesSaid = ({ sections }: Article): string =>
  sections
    .filter(
      ({ title, text }) =>
        /\bsources?\b|\bcomes? from\b|\bget (it|your data|information)\b/i.test(title) ||
        /\b(some|most|data|information|it|others)\b.{0,20}\b(may )?comes? from\b|\b(get|receive|obtain|collect)\w*\b.{0,40}\bfrom\b/i.test(
          text,
        ),
    )
    .map(({ text }) => text)
    .join('\n');

/** PN-01 to PN-14: who, what, why, from whom, to whom, where and how long (UK GDPR Arts 13 and 14). */
export const privacyRules = rulesFor(
  ['privacy'],
  [
    {
      id: 'PN-01',
      source: 'UK GDPR Art 13(1)(a)',
      check: states(
        (c) => [c.legalName, c.tradingName, ...c.registeredOffice, c.requestsTeam.email, c.phone],
        'who the controller is and how to reach it',
      ),
    },
    {
      id: 'PN-02',
      source: 'Data Protection (Charges and Information) Regulations 2018; Companies Act 2006',
      check: states((c) => [c.feeRegisterNumber, c.companyNumber], 'the numbers of the registers'),
    },
    {
      id: 'PN-03',
      source: 'UK GDPR Art 13(1)(b)',
      check: all(
        states((c) => [c.privacyLead.email, c.privacyLead.phone], 'whom to ask about data'),
        where(
          (c) => c.privacyLead.kind === 'dpo',
          says([/data protection officer/i, 'that there is a data protection officer']),
        ),
        where(
          (c) => c.privacyLead.kind !== 'dpo',
          never(/data protection officer/i, 'clinic.yaml has a privacy lead and no data protection officer'),
        ),
      ),
    },
    {
      id: 'PN-04',
      source: 'UK GDPR Arts 13(1)(a) and 27',
      when: (c) => c.representative,
      check: states((c) => [c.representative?.name, c.representative?.email], 'the UK representative'),
    },
    {
      id: 'PN-05',
      source: 'UK GDPR Art 12(1)',
      check: all(
        answers(
          at.readers,
          [/patients/i, 'that it is for patients'],
          [/enquir|ask (us )?about/i, 'that it is for people who enquire'],
          [/visitors/i, 'that it is for visitors'],
          [/website/i, 'that it is for users of the website'],
        ),
        where(
          (c) => c.jobApplicants,
          answers(at.readers, [/apply|applicant/i, 'that it is for people who apply for a job']),
        ),
      ),
    },
    {
      id: 'PN-06',
      source: 'UK GDPR Arts 13 and 14(1)(d)',
      check: all(
        answers(
          at.categories,
          [/date of birth|birthday/i, 'that it holds who people are'],
          [/how to reach|contact details|telephone number/i, 'that it holds how to reach people'],
          [/health history|medical history/i, 'that it holds a health history'],
          [/treat(ment|ed)|what we did/i, 'that it holds treatment'],
          [/consent form|forms (that )?you signed/i, 'that it holds consent forms'],
          [/appointment/i, 'that it holds appointments'],
          [/message|email|letter/i, 'that it holds messages'],
          [/network address|IP address|technical data/i, 'that it holds data of devices'],
        ),
        where((c) => c.photographs, answers(at.categories, [/photograph/i, 'that it holds photographs'])),
        where((c) => c.payments, answers(at.categories, [/paid|payment/i, 'that it holds payments'])),
        where((c) => c.cctv, answers(at.cameras, [/CCTV|camera/i, 'that it holds camera pictures'])),
      ),
    },
    { id: 'PN-07', source: 'UK GDPR Art 13(1)(c) and (d), (2)(a); ICO: lawful basis', check: purposes },
    {
      id: 'PN-08',
      source: 'UK GDPR Art 13(1)(d)',
      check: ifSaid(
        /legitimate interests?/i,
        says([
          /legitimate interests? (in|of|to|for (two|three|four|these) (things|purposes|reasons))\b|legitimate interests?:/i,
          'which legitimate interests it has',
        ]),
      ),
    },
    {
      id: 'PN-09',
      source: 'UK GDPR Art 9(2)(h); DPA 2018 s.10, s.11 and Sch 1 para 2',
      check: answers(
        at.healthCondition,
        [/9\(2\)\((h|a)\)/, 'the condition for health data: Article 9(2)(h), or explicit consent (9(2)(a))'],
        [
          /Schedule 1|explicit consent/i,
          'Schedule 1 to the Data Protection Act 2018, which Article 9(2)(h) needs',
        ],
      ),
    },
    {
      id: 'PN-10',
      ...sinceLaw('data-protection.recognised-legitimate-interests'),
      level: 'advice',
      check: says([
        /recognised legitimate interest/i,
        'whether it rests on a recognised legitimate interest (crime, emergencies, safeguarding)',
      ]),
    },
    {
      id: 'PN-11',
      source: 'UK GDPR Art 14(2)(f)',
      check: ({ article, facts }) =>
        facts.sources
          .filter((source) => !words[source]?.test(sourcesSaid(article)))
          .map((source) => ({ missing: `that data comes from this source, as clinic.yaml says: ${source}` })),
    },
    {
      id: 'PN-12',
      source: 'UK GDPR Art 13(1)(e)',
      check: all(
        states((c) => c.processors.map(({ name }) => name), 'a company that handles data'),
        answers(
          at.recipients,
          [/regulator/i, 'that regulators may get data'],
          [/police/i, 'that the police may get data'],
          [/courts?\b/i, 'that courts may get data'],
        ),
        where((c) => c.laboratories, answers(at.recipients, [/laborator/i, 'that laboratories get data'])),
        where(
          (c) => c.prescribers?.pharmacies,
          answers(at.recipients, [/pharmac/i, 'that pharmacies get data']),
        ),
        where((c) => c.insurers, answers(at.recipients, [/insurer/i, 'that insurers get data'])),
      ),
    },
    {
      id: 'PN-14',
      source: 'UK GDPR Art 13(2)(a); Art 5(1)(e)',
      check: all(
        answers(at.times, [TIME, 'for how many years, months or days it keeps data']),
        never(
          /(as )?long as (is |it is |we (believe|think) )?necessary/i,
          'names no time: "as long as necessary" alone tells nobody how long',
          /\d+ (years|months|days)/,
        ),
      ),
    },
    {
      id: 'PN-14',
      topic: 'PN-14-link',
      source: 'UK GDPR Art 13(2)(a); Art 5(1)(e)',
      check: linksTo(
        /medical-records/,
        'a link to the medical records policy, which has the times for each record',
      ),
    },
    {
      id: 'PN-17',
      source: 'UK GDPR Art 13(2)(e)',
      check: answers(
        at.duty,
        [
          /\b(must|have to|need to|obliged to|required to|makes? you|requires? you to) (tell|give|provide)\b/i,
          'whether people must give their data',
        ],
        [
          /\bif you\b|\bwithout (it|that|them)\b|\bmay (have to|not be able)|\bcannot\b/i,
          'what follows if people do not give their data',
        ],
      ),
    },
    {
      id: 'PN-18',
      source: 'UK GDPR Arts 13(2)(f) and 22A–22D',
      check: all(
        answers(at.decisions, [
          /automated|computers? decide|person (makes|decides)/i,
          'whether computers decide about people',
        ]),
        where(
          (c) => c.ai,
          states((c) => c.ai?.map(({ tool }) => tool) ?? [], 'a tool that works with patients’ data'),
        ),
      ),
    },
  ],
);
