import { answers, everyMonths, fact, ifPromised } from '../answers.ts';
import { all, linksTo, says, where } from '../checks.ts';
import { withinLegal } from '../law-numbers.ts';
import { recordPlaces as at } from '../places/medical-records.ts';
import { rulesFor } from '../rule.ts';
import { retentionTable } from './retention-table.ts';

const CODE = 'NHS records management code, as the yardstick for private care';

/** MR-17 to MR-23: how long records are kept and how they end, and how people learn, check and report. */
export const recordsUpkeepRules = rulesFor(
  ['medical-records'],
  [
    {
      id: 'MR-17',
      source: 'UK GDPR Art 5(1)(f); GMC',
      check: answers(
        at.closing,
        ({ facts }) => fact(facts.successor, 'who holds records if the clinic closes'),
        [/\bsold\b|\bsale\b/i, 'what holds if the clinic is sold'],
      ),
    },
    { id: 'MR-18', source: CODE, check: retentionTable },
    {
      id: 'MR-19',
      source: CODE,
      check: answers(
        at.destruction,
        ifPromised('destructionLogged', [/\blog(s|ged)?\b/i, 'that destruction is logged']),
        ifPromised('destructionCertified', [/certificate/i, 'that a certificate is had']),
      ),
    },
    {
      id: 'MR-20',
      source: 'Reg 18(2)(a) of the 2014 Regulations; UK GDPR Art 39(1)(b)',
      check: answers(
        at.training,
        ifPromised(
          'yearlyTraining',
          [/\btrain(ed|ing|s)\b/i, 'training'],
          [/every year|yearly|annual/i, 'that training is yearly'],
        ),
        ifPromised('confidentialityAgreements', [/agreement/i, 'agreements to keep confidence']),
      ),
    },
    {
      id: 'MR-21',
      source: 'Reg 17(2)(a)',
      check: answers(
        at.audit,
        ({ facts: { audit } }) =>
          [everyMonths(audit), `${audit.sample} records`].flatMap((it) => fact(it, 'the audit')),
        [/put right|acts/i, 'who acts on what is found'],
      ),
    },
    {
      id: 'MR-22',
      source: 'UK GDPR Arts 33–34; reg 20',
      check: all(
        answers(at.incidents, withinLegal('breach')),
        where((c) => c.careRegulator, answers(at.incidents, [/duty of candour/i, 'the duty of candour'])),
      ),
    },
    {
      id: 'MR-23',
      source: CODE,
      level: 'advice',
      check: all(
        says([/national codes?|code of practice/i, 'the code of the nation']),
        linksTo(/medical-records\/history|privacy/, 'a link to earlier versions'),
      ),
    },
  ],
);
