import { lawOnOrFirst } from '../../../content/law/law-on.ts';
import { answers, fact, ifPromised } from '../answers.ts';
import { all, says, states, where } from '../checks.ts';
import { withinLegal } from '../law-numbers.ts';
import { recordPlaces as at } from '../places/medical-records.ts';
import { rulesFor } from '../rule.ts';

/** MR-01 to MR-16: records that are right and private. */
export const medicalRecordsRules = rulesFor(
  ['medical-records'],
  [
    {
      id: 'MR-01',
      source: 'Reg 17(2)(d) of the 2014 Regulations',
      check: all(
        answers(
          at.scope,
          ({ facts }) =>
            [facts.policyOwner, facts.policyApprover].flatMap((it) =>
              fact(it, 'who owns and approves the policy'),
            ),
          [/contractor/i, 'that contractors must follow it'],
          [/everyone|all who|all staff|practitioner/i, 'who must follow it'],
        ),
        where(
          (c) => c.practisingPrivileges,
          answers(at.scope, [/practising privileges/i, 'what holds under practising privileges']),
        ),
      ),
    },
    {
      id: 'MR-02',
      source: 'Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, reg 17(2)(c) and (d)',
      when: (c) => c.careRegulator && c.nation === 'england',
      check: says(
        [/Regulation 17/i, 'Regulation 17'],
        [
          /accurate, complete and contemporaneous/i,
          'that a record is accurate, complete and contemporaneous',
        ],
        [/17\(2\)\(d\)|records of staff/i, 'records of staff and management'],
      ),
    },
    {
      id: 'MR-03',
      source: 'Standards of each professional register',
      check: all(
        states((c) => c.professions.map(({ register }) => register), 'the register whose standards apply'),
        where(
          (c) => c.cosmeticInjectables,
          says([/cosmetic (interventions|care)/i, 'the guidance on cosmetic care']),
        ),
      ),
    },
    {
      id: 'MR-04',
      source: 'GMC: Good medical practice; JCCP and CPSA guidance',
      check: all(
        answers(
          at.content,
          [/allerg/i, 'that allergies are recorded'],
          [/medicines/i, 'that medicines are recorded'],
          [/history/i, 'that history is recorded'],
          [/what we found|findings|assessment/i, 'that findings are recorded'],
          [/risks/i, 'that the talk about risks is recorded'],
          [/time (you had )?to think|reflect/i, 'that time to think is recorded'],
          [/did not treat|refus/i, 'that reasons not to treat are recorded'],
          [/where on the body|sites? treated/i, 'that the part of the body is recorded'],
          [/aftercare/i, 'that advice on aftercare is recorded'],
          [/complication/i, 'that complications are recorded'],
          [/follow-up/i, 'that follow-up is recorded'],
        ),
        where(
          (c) => Boolean(c.prescribers) || c.implantsOrDevices,
          answers(
            at.content,
            [/batch|lot number/i, 'that the batch is recorded'],
            [/expiry/i, 'that the expiry date is recorded'],
          ),
        ),
        where(
          (c) => c.prescribers,
          answers(
            at.content,
            [/dose/i, 'that the dose is recorded'],
            [/prescribed/i, 'that the prescriber is recorded'],
          ),
        ),
        where(
          (c) => c.cosmeticInjectables,
          answers(at.content, [/looks|psychological/i, 'that worries about looks are recorded']),
        ),
      ),
    },
    {
      id: 'MR-05',
      source: 'Reg 17(2)(c); NMC Code 10',
      check: answers(
        at.writing,
        [/at the time|as soon as/i, 'that entries are made at the time'],
        [/\bdated?\b/i, 'that entries are dated'],
        [/\btimed?\b/i, 'that entries are timed'],
        [/sign|authenticat|who made/i, 'that entries are signed'],
      ),
    },
    {
      id: 'MR-05',
      topic: 'MR-05-legible',
      source: 'GMC: Good medical practice, on records',
      check: says([/legib/i, 'that entries are legible']),
    },
    {
      id: 'MR-06',
      source: 'NMC Code 10.3',
      check: answers(
        at.corrections,
        [/correction|amend/i, 'how entries are corrected'],
        [/trail|stay readable|keeps? the old/i, 'that a trail of changes is kept'],
        [/nobody deletes|never delet|not delet/i, 'that nothing is deleted'],
      ),
    },
    {
      id: 'MR-07',
      source: 'JCCP and CPSA guidance',
      when: (c) => c.implantsOrDevices && c.promises.productDetailsGiven,
      check: says([
        /product details in writing|give you the product/i,
        'that patients get the details of products in writing',
      ]),
    },
    {
      id: 'MR-08',
      source: 'UK GDPR Arts 6 and 9(2)(h)',
      check: answers(
        at.lawfulBasis,
        [
          /(not|no) need (your )?consent to (make|keep)|(not|n't) (rest|rely|depend) on (your )?consent/i,
          'that records do not rest on consent',
        ],
        [/9\(2\)\(h\)/, 'Article 9(2)(h)'],
      ),
    },
    {
      id: 'MR-09',
      source: 'GMC: decision making and consent',
      check: answers(
        at.consent,
        [/limit(s|ation)/i, 'that limits of consent are recorded'],
        [/change your mind|withdraw/i, 'that consent may be withdrawn'],
      ),
    },
    {
      id: 'MR-10',
      source: 'GMC: visual and audio recordings of patients',
      when: (c) => c.photographs,
      check: answers(
        at.photographs,
        ifPromised('noPersonalPhones', [
          /personal phone|own (phone|device)/i,
          'that no personal phones are used',
        ]),
        ({ facts: { photographs } }) =>
          photographs?.publicity ? [[/consent/i, 'that publicity needs consent of its own']] : [],
      ),
    },
    {
      id: 'MR-11',
      source: 'UK GDPR Art 32',
      check: all(
        answers(
          at.access,
          ifPromised('accessLogged', [/logs? who|audit log/i, 'that the system logs who looked']),
          [/role|need|authorised (personnel|staff|people)/i, 'who may look'],
        ),
        where(
          (c) => c.staff && c.promises.leaversSameDay,
          answers(at.access, [/leaves/i, 'that access ends when somebody leaves']),
        ),
        where(
          (c) => c.system.multiFactor,
          answers(at.access, [
            /second step|two-(factor|step)|multi-?factor/i,
            'the second step of signing in',
          ]),
        ),
      ),
    },
    {
      id: 'MR-12',
      source: 'UK GDPR Art 32(1)(b) and (c)',
      check: all(
        states((c) => [c.system.name, c.system.backups, c.system.downtimePlan], 'the record system'),
        where((c) => c.system.paper, says([/paper/i, 'what is on paper'])),
      ),
    },
    {
      id: 'MR-13',
      source: 'UK GDPR Art 28',
      check: answers(at.companies, [
        /Article 28|written contract/i,
        'that companies have a written contract',
      ]),
    },
    {
      id: 'MR-14',
      source: 'UK GDPR Arts 12 and 15; DPA 2018 Sch 3',
      check: all(
        answers(
          at.copy,
          withinLegal('answer'),
          [/\bfree\b/i, 'that a copy is free'],
          [/serious harm/i, 'the serious-harm exception'],
          [/identity|who is asking/i, 'when identity is checked'],
        ),
      ),
    },
    {
      id: 'MR-15',
      source: 'GMC: confidentiality',
      check: answers(
        at.sharing,
        [/\bGP\b/, 'how a GP hears'],
        [
          /another clinic|other (health-?care )?(provider|clinic|facilit)/i,
          'how a record goes to another clinic',
        ],
        [/note what we sent|document/i, 'that sharing is noted'],
      ),
    },
    {
      id: 'MR-16',
      source: 'Access to Health Records Act 1990; Access to Health Records (NI) Order 1993',
      check: answers(at.death, ({ facts, on }) =>
        fact(
          lawOnOrFirst('after-death.act', on, facts.nation).name,
          'the law on records of people who have died',
        ),
      ),
    },
  ],
);
