import { shortened, unique } from '../checks.ts';
import { isDenied } from '../denial.ts';
import type { Check } from '../rule.ts';
import { statementsIn } from '../statements.ts';

/** A body of the NHS as if it were the clinic: "the Trust", "Trust staff", "as an NHS foundation trust we". */
const BODY =
  /\b(?:[Tt]he|[Oo]ur|[Tt]his) (?:Trust|Health Board|Hospital Board)\b|\b(?:Trust|Health Board) (?:employees|staff|premises|policy|policies|property)\b|\b(?:[Aa]s|[Ww]e are) an? (?:NHS )?(?:[Ff]oundation )?[Tt]rust\b|\b[Aa]s an NHS (?:[Ff]oundation )?[Tt]rust\b/;
/** A trust or board that has a name, to which "the Trust" then refers. */
const NAMED =
  /\b(?!NHS|Foundation|The|All|Our|Any|Charitable)[A-Z][a-z]+(?: [A-Z][a-zA-Z]+){0,4} (?:Trust|Health Board)\b/;

/** words of an NHS trust or board in the text of a private clinic. */
export const anotherBody: Check = ({ article }) =>
  NAMED.test(article.text)
    ? []
    : statementsIn(article)
        .filter(({ text }) => {
          const found = BODY.exec(text);
          return found !== null && !/^(?:[Aa]s|[Ww]e are)/.test(found[0])
            ? true
            : found !== null && !isDenied(text, found.index, found.index + found[0].length);
        })
        .map(({ text, section }) => ({
          section,
          missing: `speaks of an NHS trust or board, which this clinic is not: "${shortened(text)}"`,
        }))
        .filter(unique);
