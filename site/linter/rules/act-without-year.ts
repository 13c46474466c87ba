import { shortened, unique } from '../checks.ts';
import type { Check } from '../rule.ts';
import { statementsIn } from '../statements.ts';

/** "Data Protection Act" and no year, and no law for Northern Ireland or the like behind it. */
const WITHOUT_YEAR = /\bData Protection Act\b(?!s)(?! (?:of )?\(?\d{4})/i;
/** A text that says which Act it means may call it the Act from then on. */
const SAYS_WHICH = /\bAct (?:of )?2018\b|\b(?:one|Act) of 2018\b|\bDPA 2018\b/;
/** Offences have a rule of their own. */
const OFFENCE = /\b(?:offence|prosecut\w*|crime|sections? \d+|ss?\.? ?\d+)\b/i;

/** there were three Data Protection Acts, and a text that never says which means the one that it was copied with. */
export const actWithoutYear: Check = ({ article }) =>
  SAYS_WHICH.test(article.text)
    ? []
    : statementsIn(article)
        .filter(({ text }) => WITHOUT_YEAR.test(text) && !OFFENCE.test(text))
        .map(({ text, section }) => ({
          section,
          missing: `the year of the Data Protection Act, which is 2018: "${shortened(text)}"`,
        }))
        .filter(unique);
