import { policyKinds } from '../../../content/addresses.ts';
import { plain, shortened, unique } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { isDenied, isPast } from '../denial.ts';
import { caldicottGuardian } from '../mistakes/clinic.ts';
import { rulesFor } from '../rule.ts';
import type { Check } from '../rule.ts';
import { statementsIn } from '../statements.ts';

const OFFICER = /\b[Dd]ata [Pp]rotection [Oo]fficer\b|\bDPO\b/;
/** An address, a number, or where to write. */
const REACHABLE = /\S@\S|\b0\d{2,4} ?\d{3}|\b(?:write|post|speak) to\b|\bat our address\b/i;
const OF_OTHERS =
  /\b(?:its|their) own\b|\b(?:laborator\w+|hospital|company|insurer|supplier|it)(?:'s)? (?:has|own|data protection officer)\b|\bpost-operative\b/;
const NHS_WORK =
  /\b(?:contract with the NHS|NHS (?:contract|patients|work|services)|general dental services)\b/i;
const WE_TREAT_NO_NHS = /(?:\b(?:no|not)|n't)\b.{0,30}\bNHS\b/i;
const HAS_NONE =
  /\b(?:no data protection officer|not (?:have|need) (?:a |an |one\b)|n't (?:have|need) (?:a |an |one\b))/i;

/** X-31: a text that names a data protection officer says how to reach that person, and NHS providers must have one. */
const officer: Check = ({ article, facts }) => {
  const statements = statementsIn(article).filter(({ text }) => OFFICER.test(text));
  const withoutOne = statements
    .filter(({ nearby, text }) => {
      const works = NHS_WORK.test(nearby) && !WE_TREAT_NO_NHS.test(nearby.replace(text, ''));
      return works && HAS_NONE.test(text);
    })
    .map(({ section, text }) => ({
      section,
      missing: `a provider of NHS services must have a data protection officer: "${shortened(text)}"`,
    }));
  const { email, phone } = facts.privacyLead;
  const told = [email, phone].some((it) => it !== undefined && article.text.includes(plain(it)));
  const named = statements.filter(({ text, nearby }) => {
    const at = OFFICER.exec(text)?.index ?? 0;
    return !isDenied(text, at, at) && !isPast(text) && !OF_OTHERS.test(nearby) && !/\bnot have\b/.test(text);
  });
  const reachable = told || statements.some(({ nearby }) => REACHABLE.test(nearby));
  const [first] = named;
  const unreachable = first && !reachable && withoutOne.length === 0;
  return [
    ...withoutOne,
    ...(unreachable
      ? [
          {
            section: first.section,
            missing: `how to reach the data protection officer: "${shortened(first.text)}"`,
          },
        ]
      : []),
  ];
};

/** X-35: "The person responsible is:" and then nobody. */
const nobodyNamed: Check = ({ article }) =>
  article.blocks
    .filter(
      ({ text, beforeList }) =>
        !beforeList && text.length < 300 && /\b(?:responsible|lead|guardian)\b.{0,80} is:$/i.test(text),
    )
    .map(({ text, section }) => ({ section, missing: `who that is: "${shortened(text)}"` }))
    .filter(unique);

/** People whom a policy must or need not name. */
export const officerRules = rulesFor(policyKinds, [
  { id: 'X-31', source: 'UK GDPR Arts 13(1)(b) and 37(7)', from: '2018-05-25', check: officer },
  {
    id: 'X-35',
    source: 'National Data Guardian: guidance on Caldicott Guardians, which binds public bodies alone',
    check: neverClaims(
      'no law requires a Caldicott Guardian of a private clinic; if there is one, the role is filled',
      caldicottGuardian,
    ),
  },
  { id: 'X-35', source: 'A role without a holder answers to nobody', check: nobodyNamed },
]);
