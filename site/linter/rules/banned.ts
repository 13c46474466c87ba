import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { flash, internetExplorer, universalAnalytics } from '../mistakes/web.ts';
import { publicRecordsAct, repealedAct } from '../mistakes/cited-law.ts';
import { twitter } from '../mistakes/clinic.ts';
import { deadProtocols, readersRisk } from '../mistakes/security.ts';
import { rulesFor } from '../rule.ts';
import { anotherBody } from './another-body.ts';
import { actWithoutYear } from './act-without-year.ts';

/** CD-01: words that were copied from elsewhere or whose time is over, each from the day it was wrong. */
export const bannedRules = [
  ...rulesFor(policyKinds, [
    {
      id: 'CD-01',
      topic: 'X-02',
      source: 'Data Protection Act 2018 Sch 19: the Act of 1998 was repealed on 25 May 2018',
      from: '2018-05-25',
      check: neverClaims('cites the Data Protection Act 1998, which is repealed', repealedAct),
    },
    {
      id: 'CD-01',
      topic: 'X-02',
      source: 'Data Protection Act 2018 Sch 19: the Act of 1998 was repealed on 25 May 2018',
      from: '2018-05-25',
      check: actWithoutYear,
    },
    {
      id: 'CD-01',
      topic: 'X-04',
      source: 'Public Records Act 1958: public bodies alone',
      check: neverClaims(
        'cites the Public Records Act, which is not about private clinics',
        publicRecordsAct,
      ),
    },
    { id: 'CD-01', topic: 'X-05', source: 'Copied from an NHS trust', check: anotherBody },
    {
      id: 'CD-01',
      topic: 'X-12',
      source: 'RFC 7568: SSL 3.0 deprecated in June 2015',
      from: '2015-06-01',
      check: neverClaims(
        'promises SSL, TLS 1.0 or 128-bit encryption, which is long past: say TLS',
        deadProtocols,
      ),
    },
    {
      id: 'CD-01',
      topic: 'X-10',
      source: 'Internet Explorer retired on 15 June 2022',
      from: '2022-06-15',
      check: neverClaims('names Internet Explorer, which is retired', internetExplorer),
    },
    {
      id: 'CD-01',
      topic: 'X-10',
      source: 'Flash Player ended on 31 December 2020',
      from: '2021-01-01',
      check: neverClaims('names Flash, which has ended', flash),
    },
    {
      id: 'CD-01',
      topic: 'X-23',
      source: 'Twitter is X since July 2023',
      from: '2023-07-24',
      check: neverClaims('says Twitter: the network is X', twitter),
    },
    {
      id: 'CD-01',
      topic: 'X-12',
      source: 'UK GDPR Art 32: security is the controller’s duty',
      check: neverClaims(
        'puts the risk on the reader, which the duty of security does not allow',
        readersRisk,
      ),
    },
    {
      id: 'CD-01',
      topic: 'X-08',
      source: 'Universal Analytics ended in July 2023',
      from: '2023-07-01',
      check: neverClaims('names Universal Analytics, which has ended', universalAnalytics),
    },
  ]),
  ...rulesFor(
    ['cookies'],
    [
      {
        id: 'CK-17',
        topic: 'CK-17',
        source: 'Universal Analytics ended in July 2023',
        from: '2023-07-01',
        check: never(/__utm/i, 'names a cookie of a product that is gone'),
      },
    ],
  ),
];
