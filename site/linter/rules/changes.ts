import { policyKinds } from '../../../content/addresses.ts';
import { lawEntryOn, lawSince } from '../../../content/law/law-on.ts';
import type { LawId } from '../../../content/law/law-on.ts';
import { never } from '../checks.ts';
import { rulesFor } from '../rule.ts';

/** The first day and the source of what the law pack has now. UK law holds in all nations, so England stands for all. */
function sinceChange(id: LawId): { from: string; source: string } {
  const from = lawSince(id, 'england');
  return { from, source: lawEntryOn(id, from, 'england')?.source ?? '' };
}

/** A sentence about what held before. */
const earlier = /\b(until|till|before|up to|earlier|previously|formerly|used to|was|were)\b/i;

/** Statements that were right until the law changed, each from the day of the change in the law pack. */
export const changeRules = rulesFor(policyKinds, [
  {
    id: 'LAW-21',
    ...sinceChange('data-protection.automated-decisions'),
    check: never(
      /\bArt(?:icle|\.)? ?22\b(?! ?[A-D]\b)/i,
      'decisions by computer alone are governed by Articles 22A to 22D, which replaced Article 22',
      earlier,
    ),
  },
  {
    id: 'LAW-22',
    ...sinceChange('electronic-privacy.fine-pounds'),
    check: never(
      /£ ?500,?000\b/,
      'the maximum fine under the Privacy and Electronic Communications Regulations is £17.5 million, or 4% of turnover',
      earlier,
    ),
  },
  {
    id: 'LAW-23',
    ...sinceChange('electronic-privacy.guidance'),
    level: 'warning',
    check: never(
      /\bdraft\b.{0,40}\bguidance\b.{0,60}\b(?:storage and access|cookies)|\bguidance on (?:the use of )?cookies and similar technologies/i,
      'the ICO’s guidance on storage and access technologies is final, and replaces its guidance on cookies',
      earlier,
    ),
  },
]);
