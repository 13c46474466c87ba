import { policyKinds } from '../../../content/addresses.ts';
import { all, never } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { adequacyForTheUk, erasure, euLaw, offences, sensitiveData } from '../mistakes/cited-law.ts';
import {
  caldicottPrinciples,
  careRegulation,
  crimeMaps,
  dataProtectionFee,
  notification,
} from '../mistakes/clinic.ts';
import { cameras, consentForRecords, openRetention, wrongTestOfHarm } from '../mistakes/records.ts';
import { accessRequests, complaints, restrictionAndObjection } from '../mistakes/rights.ts';
import { missingGrounds } from './grounds-for-restriction.ts';
import { latestLaw, sinceLaw } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';

const SHORT = latestLaw('after-death.short-days');
const LONG = latestLaw('after-death.long-days');
const FEES = latestLaw('data-protection.fee-pounds')
  .tiers.map((pounds) => `£${pounds.toLocaleString('en-GB')}`)
  .join(', ')
  .replace(/, (?=[^ ]*$)/, ' or ');

/** Statements about the law that are wrong, as found in clinics' policies. Each is judged by its day. */
export const lawRules = rulesFor(policyKinds, [
  {
    id: 'X-01',
    source: 'Retained as the UK GDPR on 31 December 2020',
    from: '2021-01-01',
    check: neverClaims('the law is the UK GDPR', euLaw),
  },
  {
    id: 'X-03',
    source: 'UK GDPR Art 9; DPA 2018 s.10',
    from: '2018-05-25',
    check: neverClaims(
      'health data is "special category data" in law, and needs a condition of Article 9 besides a lawful basis',
      sensitiveData,
    ),
  },
  {
    id: 'X-04',
    source: 'UK GDPR Art 17(3)',
    check: neverClaims(
      'erasure of health records is seldom due, but each request is looked at: give the reason (Art 17(3))',
      erasure,
    ),
  },
  {
    id: 'X-16',
    source: 'DPA 2018 Sch 3 para 2(2); Access to Health Records Act 1990 s.5(1)(a)(i)',
    check: neverClaims(
      'the test is serious harm, in the opinion of a health professional; who treated the patient is no secret',
      wrongTestOfHarm,
    ),
  },
  {
    id: 'X-17',
    source: 'ICO: a request may be made in any way',
    check: neverClaims(
      'a request may be made in any way, is free, and is answered within one month, or three if it is complex',
      accessRequests,
    ),
  },
  {
    id: 'X-18',
    source: 'UK GDPR Art 21(2)–(3)',
    check: all(
      neverClaims(
        'restriction has four grounds, and an objection to marketing needs none',
        restrictionAndObjection,
      ),
      missingGrounds,
    ),
  },
  {
    id: 'X-19',
    source: sinceLaw('complaints.acknowledgement-days').source,
    until: sinceLaw('complaints.acknowledgement-days').from,
    check: never(/164A/, 'section 164A was not yet in force on the day of this version'),
  },
  {
    id: 'X-19',
    ...sinceLaw('complaints.acknowledgement-days'),
    check: neverClaims(
      'a complaint about data may be made to the clinic in any way, is acknowledged within 30 days and answered',
      complaints,
    ),
  },
  {
    id: 'X-21',
    source: 'Health Protection (Notification) Regulations 2010 reg 2',
    check: neverClaims(
      'a doctor who suspects a notifiable disease must report it within three days, and by telephone within 24 hours if urgent; no permission is needed, and HIV is not on the list',
      notification,
    ),
  },
  {
    id: 'X-22',
    source: 'Done by emergency departments of the NHS',
    check: neverClaims('private clinics do not map crime', crimeMaps),
  },
  {
    id: 'X-26',
    source: 'UK GDPR Art 5(1)(e)',
    check: neverClaims(
      'no statute sets the time for private records, and no fault of a system lengthens it: give the years, at least those of the NHS code',
      openRetention,
    ),
  },
  {
    id: 'X-27',
    source: 'Reg 17(2)(c) of the 2014 Regulations; UK GDPR Arts 6 and 9(2)(h)',
    check: neverClaims('records do not rest on consent', consentForRecords),
  },
  {
    id: 'X-28',
    ...sinceLaw('care.caldicott-principles'),
    check: neverClaims('there are eight Caldicott principles', caldicottPrinciples),
  },
  {
    id: 'X-29',
    source: 'Fundamental standards: regs 8–20A of the 2014 Regulations',
    from: '2015-04-01',
    check: neverClaims(
      'name what regulates care in this nation today: in England the fundamental standards, regulation 17',
      careRegulation,
    ),
  },
  {
    id: 'X-30',
    source: 'Data Protection (Charges and Information) Regulations 2018',
    from: '2018-05-25',
    check: neverClaims(
      `every controller pays the data protection fee (${FEES}) and is in the register of fee payers, under the 2018 Regulations`,
      dataProtectionFee,
    ),
  },
  {
    id: 'X-32',
    source: 'ICO: video surveillance; no law sets a number',
    level: 'advice',
    check: ({ facts, kind }) =>
      kind === 'privacy' && facts.cctv && facts.cctv.keepDays > 31
        ? [
            {
              section: 'cctv',
              missing: `a reason why camera pictures are kept for ${facts.cctv.keepDays} days: about 30 is usual`,
            },
          ]
        : [],
  },
  {
    id: 'X-32',
    source: 'ICO: video surveillance; no law sets a number',
    check: neverClaims(
      'no law sets how long camera pictures are kept: about 30 days is usual, and more needs a reason',
      cameras,
    ),
  },
  {
    id: 'X-33',
    source: 'DPA 2018 ss.170–173',
    check: neverClaims(
      'the offences are sections 170 to 173 of the Data Protection Act 2018, and the penalty is a fine',
      offences,
    ),
  },
  {
    id: 'X-34',
    source: 'UK GDPR Arts 44–46',
    check: all(
      never(
        /outside (of )?(the )?(UK|United Kingdom|EEA|EU|European)/i,
        'says that data goes abroad: name each country and what protects it there',
        /adequacy|addendum|data bridge|IDTA|agreement|companies outside|\b(not?|never|none|nothing)\b|n't\b|\bpatients\b/i,
      ),
      neverClaims(
        'the EU’s decision on the United Kingdom lasts until 27 December 2031 and is about data that comes from the EU',
        adequacyForTheUk,
      ),
    ),
  },
  {
    id: 'LAW-01',
    source: sinceLaw('data-protection.recognised-legitimate-interests').source,
    until: sinceLaw('data-protection.recognised-legitimate-interests').from,
    check: never(
      /6\(1\)\(ea\)|recognised legitimate interest|Schedule A1/i,
      'this law was not yet in force on the day of this version',
    ),
  },
  {
    id: 'LAW-02',
    source: 'Data (Use and Access) Act 2025',
    level: 'advice',
    from: sinceLaw('requests.article-12a').from,
    check: never(
      /Data Protection Act 2018(?!.*Data \(Use and Access\) Act).*\b(together|is the law|legislation|comply)\b|The law is the UK GDPR and the Data Protection Act 2018\./i,
      'the law is the UK GDPR and the Data Protection Act 2018, as changed by the Data (Use and Access) Act 2025',
    ),
  },
  {
    id: 'LAW-05',
    ...sinceLaw('after-death.recent-record-days'),
    when: (c) => c.nation !== 'northern-ireland',
    check: never(
      new RegExp(
        `^(?=.*\\b(${SHORT}|twenty-one) days\\b)(?=.*\\b(${LONG}|forty|recently|lately)\\b)(?=.*\\b(added|updated|amended|changed|entry|entries|last (seen|treated|visit|appointment)|something|anything)\\b)`,
        'i',
      ),
      `after a death, ${SHORT} days hold only where nothing in the record, or in the part asked for, was made before the last ${LONG} days; one new entry in an old record leaves ${LONG}`,
      /\b(whole|entire|all of|everything|none of)\b|\bnothing\b.{0,60}\b(older|earlier|made before)\b|\bnot 21\b/i,
    ),
  },
]);
