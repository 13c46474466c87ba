import { answers } from '../answers.ts';
import { all, linksTo, states } from '../checks.ts';
import { sinceLaw, withinLegal } from '../law-numbers.ts';
import { privacyPlaces as at } from '../places/privacy.ts';
import { rulesFor } from '../rule.ts';

/** PN-29 and PN-30: complaints to the clinic, to the regulator and to a court. */
export const complaintRules = rulesFor(
  ['privacy'],
  [
    {
      id: 'PN-29',
      ...sinceLaw('complaints.acknowledgement-days'),
      check: all(
        answers(
          at.complaint,
          withinLegal('acknowledgement'),
          [
            /how it is going|progress|informed|at least every/i,
            'that people hear how their complaint is going',
          ],
          [/outcome|what came of it/i, 'that people hear the outcome'],
        ),
      ),
    },
    {
      id: 'PN-29',
      topic: 'PN-29-contact',
      ...sinceLaw('complaints.acknowledgement-days'),
      check: states((c) => [c.requestsTeam.email, c.phone, ...c.requestsTeam.postal], 'a way to complain'),
    },
    {
      id: 'PN-30',
      source: 'UK GDPR Art 13(2)(d)',
      check: all(
        states((c) => [c.regulator.name, c.regulator.phone, ...c.regulator.address], 'the regulator'),
        linksTo(/^https:/, 'a link to the regulator'),
        answers(at.remedies, [/\bcourts?\b/i, 'that people may go to court']),
      ),
    },
  ],
);
