import { policyKinds } from '../../../content/addresses.ts';
import { shortened, unique } from '../checks.ts';
import { isRejectedQuotation } from '../denial.ts';
import { rulesFor } from '../rule.ts';
import type { Check } from '../rule.ts';
import { statementsIn } from '../statements.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = `(${MONTHS.join('|')})`;
/** "1 March 2019", "10th May 2018", "September 2020", "January 15, 2017". */
const DATE = new RegExp(
  `(?:\\b(\\d{1,2})(?:st|nd|rd|th)? )?\\b${MONTH}\\b,? (?:(\\d{1,2})(?:st|nd|rd|th)?, )?(\\d{4})\\b`,
  'gi',
);
/** Words that a date of the text itself follows. */
const REVIEWED =
  /\b(?:(?:last )?(?:updated|reviewed|revised|amended|modified)|(?:effective|in force|adopted)(?: date| from| on| as of)?|next review|review date|date of (?:the )?(?:next )?review|due for review)\b[^.;]{0,40}$/i;
const NEXT = /\bnext review\b|\breview (?:date|due)\b|\bdue for review\b/i;
/** What else is updated or reviewed: records, contact details, forms. */
const ANOTHER_THING =
  /\b(?:your contact details|your details|photographs?|consent form|price list|archive|versions of)\b/i;
const TOO_SELDOM = /\breview\w*\b.{0,30}\bevery (?:two|three|four|five|six|ten|[2-9]|10) years\b/i;

/** The dates in a sentence, as ISO days with the place where each begins. A month alone is its last day. */
function datesIn(sentence: string): { day: string; at: number }[] {
  return Array.from(
    sentence.matchAll(DATE),
    ({ index, 1: before, 2: month = '', 3: after, 4: year = '' }) => {
      const number = MONTHS.indexOf(month.toLowerCase()) + 1;
      return { day: [year, two(number), two(Number(before ?? after ?? 28))].join('-'), at: index };
    },
  );
}
const two = (number: number): string => String(number).padStart(2, '0');

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

const staleDates: Check = ({ article, on }) =>
  statementsIn(article)
    .filter(({ text, nearby }) => {
      if (ANOTHER_THING.test(text)) return false;
      if (TOO_SELDOM.test(text)) return true;
      return datesIn(text).some(({ day, at }) => {
        const before = text.slice(0, at);
        if (!REVIEWED.test(before) || isRejectedQuotation(text, at, nearby)) return false;
        return day < (NEXT.test(before) ? on : yearBefore(on));
      });
    })
    .map(({ text, section }) => ({
      section,
      missing: `a review within the last year: "${shortened(text)}"`,
    }))
    .filter(unique);

/** a text that says itself that nobody has looked at it for more than a year. */
export const staleDateRules = rulesFor(policyKinds, [
  { id: 'X-36', level: 'warning', source: 'UK GDPR Arts 5(2) and 24(1)', check: staleDates },
]);
