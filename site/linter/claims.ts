import type { PolicyKind } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';
import { shortened, unique } from './checks.ts';
import { isDenied, isDeniedAfter, isPast, isRejectedQuotation, isTakenBack } from './denial.ts';
import type { Check } from './rule.ts';
import { statementsIn } from './statements.ts';
import type { Statement } from './statements.ts';

/** What a sentence says that is wrong. */
export interface Claim {
  /** Words that make the claim, within one sentence. */
  says: RegExp;
  /** Words that the same sentence must have besides, anywhere in it. */
  and?: RegExp;
  /** Words that it or the sentences around it must have. */
  near?: RegExp;
  /** Words of the same sentence that make it right. */
  unless?: RegExp;
  /** Words in it or around it that make it right. */
  unlessNear?: RegExp;
  /**
   * What takes the claim back. `claim` (without this): a "not" before it, the past, a quotation that is rejected.
   * `name`: also a "not" behind it, for a pattern that is a name and no statement. `denial`: the pattern has the "not"
   * in it, so only the past and quotations do. `any`: only the past.
   */
  as?: 'claim' | 'name' | 'denial' | 'any';
  /** Policies and nations in which it is wrong; without them, everywhere. */
  kinds?: readonly PolicyKind[];
  nations?: readonly Clinic['nation'][];
}

/** No sentence makes one of these claims. A sentence that does is quoted, once for each section. */
export const neverClaims =
  (wrong: string, claims: readonly Claim[]): Check =>
  ({ article, kind, facts }) => {
    const applying = claims.filter(
      ({ kinds, nations }) =>
        (kinds === undefined || kinds.includes(kind)) &&
        (nations === undefined || nations.includes(facts.nation)),
    );
    return statementsIn(article)
      .filter((statement) => applying.some((claim) => makes(statement, claim)))
      .map(({ text, section }) => ({ section, missing: `${wrong}: "${shortened(text)}"` }))
      .filter(unique);
  };

/** Whether a sentence makes a claim and does not take it back. */
function makes(statement: Statement, claim: Claim): boolean {
  const { text, nearby } = statement;
  const { says, and, near, unless, unlessNear } = claim;
  if (and?.test(text) === false || near?.test(nearby) === false) return false;
  if (unless?.test(text) === true || unlessNear?.test(nearby) === true) return false;
  const everywhere = new RegExp(says.source, says.flags.includes('g') ? says.flags : `${says.flags}g`);
  for (const match of text.matchAll(everywhere)) {
    const start = match.index;
    if (!takenBack(statement, start, start + match[0].length, claim.as ?? 'claim')) return true;
  }
  return false;
}

function takenBack({ text, next, nearby }: Statement, start: number, end: number, as: string): boolean {
  if (isPast(text)) return true;
  if (as === 'any') return false;
  if (isRejectedQuotation(text, start, nearby) || isTakenBack(next)) return true;
  if (as === 'denial') return false;
  return isDenied(text, start, end) || (as === 'name' && isDeniedAfter(text, end));
}
