import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { sinceLaw } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';

/** A sentence about what held before. */
const earlier = /\b(until|till|before|up to|earlier|previously|formerly|used to|was|were)\b/i;

/** Statements that were right until the law changed, each from the day of the change in the law pack. */
export const changeRules = rulesFor(policyKinds, [
  {
    id: 'LAW-21',
    ...sinceLaw('data-protection.automated-decisions'),
    check: never(
      /\bArt(?:icle|\.)? ?22\b(?! ?[A-D]\b)/i,
      'decisions by computer alone are governed by Articles 22A to 22D, which replaced Article 22',
      earlier,
    ),
  },
  {
    id: 'LAW-22',
    ...sinceLaw('electronic-privacy.fine-pounds'),
    check: never(
      /£ ?500,?000\b/,
      'the maximum fine under the Privacy and Electronic Communications Regulations is £17.5 million, or 4% of turnover',
      earlier,
    ),
  },
  {
    id: 'LAW-23',
    ...sinceLaw('electronic-privacy.guidance'),
    level: 'warning',
    check: never(
      /\bdraft\b.{0,40}\bguidance\b.{0,60}\b(?:storage and access|cookies)|\bguidance on (?:the use of )?cookies and similar technologies/i,
      'the ICO’s guidance on storage and access technologies is final, and replaces its guidance on cookies',
      earlier,
    ),
  },
]);
