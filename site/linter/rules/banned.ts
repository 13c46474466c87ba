import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { rulesFor } from '../rule.ts';

/** CD-01: words that were copied from elsewhere or whose time is over, each from the day it was wrong. */
export const bannedRules = [
  ...rulesFor(policyKinds, [
    {
      id: 'CD-01',
      source: 'Data Protection Act 2018 Sch 19: the Act of 1998 was repealed on 25 May 2018',
      from: '2018-05-25',
      check: never(
        /(Data Protection Act|DPA),? (of )?1998/i,
        'cites the Data Protection Act 1998, which is repealed',
        /\b(until|replaced|repealed|before)\b/i,
      ),
    },
    {
      id: 'CD-01',
      source: 'Public Records Act 1958: public bodies alone',
      check: never(/Public Records Act/i, 'cites the Public Records Act, which is not about private clinics'),
    },
    {
      id: 'CD-01',
      source: 'Copied from an NHS trust',
      check: never(/\b(the|our) Trust\b/, 'speaks of "the Trust", which this clinic is not'),
    },
    {
      id: 'CD-01',
      source: 'RFC 7568: SSL 3.0 deprecated in June 2015',
      from: '2015-06-01',
      check: never(/\bSSL\b|128-? ?bit/i, 'promises SSL or 128-bit encryption, which is long past: say TLS'),
    },
    {
      id: 'CD-01',
      source: 'Internet Explorer retired on 15 June 2022',
      from: '2022-06-15',
      check: never(/Internet Explorer/i, 'names Internet Explorer, which is retired'),
    },
    {
      id: 'CD-01',
      source: 'Flash Player ended on 31 December 2020',
      from: '2021-01-01',
      check: never(/\bFlash (cookies|Player|local)|\bFLASH COOKIES\b/i, 'names Flash, which has ended'),
    },
    {
      id: 'CD-01',
      source: 'Twitter is X since July 2023',
      from: '2023-07-24',
      check: never(/\bTwitter\b/, 'says Twitter: the network is X', /\bX\b/),
    },
    {
      id: 'CD-01',
      source: 'UK GDPR Art 32: security is the controller’s duty',
      check: never(
        /at your own risk/i,
        'puts the risk on the reader, which the duty of security does not allow',
      ),
    },
    {
      id: 'CD-01',
      source: 'Universal Analytics ended in July 2023',
      from: '2023-07-01',
      check: never(/Universal Analytics|__utm/i, 'names Universal Analytics, which has ended'),
    },
  ]),
  ...rulesFor(
    ['cookies'],
    [
      {
        id: 'CK-17',
        source: 'Universal Analytics ended in July 2023',
        from: '2023-07-01',
        check: never(/__utm|Universal Analytics|\bSSL\b/i, 'names a thing that is gone'),
      },
    ],
  ),
];
