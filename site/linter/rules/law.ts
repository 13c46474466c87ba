import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { rulesFor } from '../rule.ts';

const negated = /\b(no|not|never|nor|nobody|cannot|without)\b/i;

/** Statements about the law that are wrong, as found in clinics' policies. Each is judged by its day. */
export const lawRules = rulesFor(policyKinds, [
  {
    id: 'X-01',
    source: 'Retained as the UK GDPR on 31 December 2020',
    from: '2021-01-01',
    check: never(/(?<!UK )\bGDPR\b|General Data Protection Regulation/, 'the law is the UK GDPR', /UK GDPR/),
  },
  {
    id: 'X-03',
    source: 'UK GDPR Art 9; DPA 2018 s.10',
    from: '2018-05-25',
    check: never(
      /"?sensitive (personal )?(information|data)"?|'sensitive (personal )?(information|data)'/i,
      'health data is "special category data" in law, not "sensitive" data',
    ),
  },
  {
    id: 'X-04',
    source: 'UK GDPR Art 17(3)',
    check: never(
      /(erasure|erase|it) does not apply to (your )?(health|medical) records/i,
      'erasure of health records is seldom due, but each request is looked at: give the reason (Art 17(3))',
    ),
  },
  {
    id: 'X-16',
    source: 'DPA 2018 Sch 3 para 2(2); Access to Health Records Act 1990 s.5(1)(a)(i)',
    check: never(
      /(?<!serious(ly)? (physical or mental )?)\bharm\b.{0,40}(withh|releas|disclos|left out|leave .{0,20}out)|(withh|releas|disclos|(leave|leaving|left|keep|kept)\b.{0,40}\b(out|back)\b|(not|never) (give|show)\b).{0,160}(?<!serious(ly)? (physical or mental )?)\bharm\b/i,
      'the test is serious harm',
    ),
  },
  {
    id: 'X-17',
    source: 'ICO: a request may be made in any way',
    check: never(
      /(must|should|need to|have to) (make|send|submit|put) (a|your|the) (written )?(request|application) (in writing|to)|make a written request|requests? must be (made )?in writing/i,
      'nobody may be told to ask in writing',
    ),
  },
  {
    id: 'X-18',
    source: 'UK GDPR Art 21(2)–(3)',
    check: never(
      /must have an? .{0,30}(objection|grounds?|reasons?).{0,60}particular situation|must (give|state) (a |your )?(reason|ground)/i,
      'an objection to marketing needs no ground',
    ),
  },
  {
    id: 'X-19',
    source: 'DPA 2018 s.164A (in force 19 June 2026)',
    until: '2026-06-19',
    check: never(/164A/, 'section 164A was not yet in force on the day of this version'),
  },
  {
    id: 'X-21',
    source: 'Health Protection (Notification) Regulations 2010 reg 2',
    check: never(
      /formal permission|after .{0,40}permission .{0,40}(health professional|doctor)/i,
      'a doctor who suspects a notifiable disease must report it; no permission is needed',
      negated,
    ),
  },
  {
    id: 'X-22',
    source: 'Done by emergency departments of the NHS',
    check: never(/crime[- ]mapping/i, 'private clinics do not map crime'),
  },
  {
    id: 'X-26',
    source: 'UK GDPR Art 5(1)(e)',
    check: never(
      /technical (issue|reason|problem|difficult)|(period|time)s? (specified|required|set) by (statut|law|regulat)|\bfor longer\b.{0,60}benefit/i,
      'no statute sets the time for private records, and no fault of a system lengthens it: give the years',
      negated,
    ),
  },
  {
    id: 'X-27',
    source: 'Reg 17(2)(c) of the 2014 Regulations; UK GDPR Arts 6 and 9(2)(h)',
    check: never(
      /consent.{0,60}(before|prior to|for) (creat|mak|keep|access|hold)ing.{0,40}records?/i,
      'records do not rest on consent',
      negated,
    ),
  },
  {
    id: 'X-28',
    source: 'National Data Guardian, 8 December 2020',
    from: '2020-12-08',
    check: never(/seven Caldicott/i, 'there are eight Caldicott principles'),
  },
  {
    id: 'X-29',
    source: 'Fundamental standards: regs 8–20A of the 2014 Regulations',
    from: '2015-04-01',
    check: never(
      /\bCQC standards|Care Quality Commission(?:'s)?(?: \(CQC\))? standards|essential standards|quality statements/i,
      'name the fundamental standard: regulation 17',
    ),
  },
  {
    id: 'X-30',
    source: 'Data Protection (Charges and Information) Regulations 2018',
    from: '2018-05-25',
    check: never(
      /registr.{0,40}(for|under|with) the (UK )?Data Protection Act|notification number|register of data controllers/i,
      'the register is that of fee payers under the 2018 Regulations',
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
    id: 'X-33',
    source: 'DPA 2018 ss.170–173',
    check: never(
      /(prosecut|offence).{0,80}Data Protection Act(?! 2018)/i,
      'name the offences: sections 170 to 173 of the Data Protection Act 2018',
    ),
  },
  {
    id: 'X-34',
    source: 'UK GDPR Arts 44–46',
    check: never(
      /outside (of )?(the )?(UK|United Kingdom|EEA|EU|European)/i,
      'says that data goes abroad: name each country and what protects it there',
      /adequacy|addendum|data bridge|IDTA|agreement|companies outside/i,
    ),
  },
  {
    id: 'LAW-01',
    source: 'Data (Use and Access) Act 2025, in force 5 February 2026',
    until: '2026-02-05',
    check: never(
      /6\(1\)\(ea\)|recognised legitimate interest|Schedule A1/i,
      'this law was not yet in force on the day of this version',
    ),
  },
  {
    id: 'LAW-02',
    source: 'Data (Use and Access) Act 2025',
    level: 'advice',
    from: '2026-02-05',
    check: never(
      /Data Protection Act 2018(?!.*Data \(Use and Access\) Act).*\b(together|is the law|legislation|comply)\b|The law is the UK GDPR and the Data Protection Act 2018\./i,
      'the law is the UK GDPR and the Data Protection Act 2018, as changed by the Data (Use and Access) Act 2025',
    ),
  },
  {
    id: 'LAW-05',
    source: 'Access to Health Records Act 1990 s.3(5)',
    from: '1991-11-01',
    when: (c) => c.nation !== 'northern-ireland',
    check: never(
      /(?=.*\b(21|twenty-one) days\b)(?=.*\b(40|forty|recently|lately)\b)(?=.*\b(added|updated|amended|changed|entry|entries|last (seen|treated|visit|appointment)|something|anything)\b)/i,
      'after a death, 21 days hold only where nothing in the record, or in the part asked for, was made before the last 40 days; one new entry in an old record leaves 40',
      /\b(whole|entire|all of|everything|none of)\b|\bnothing\b.{0,60}\b(older|earlier|made before)\b|\bnot 21\b/i,
    ),
  },
]);
