import { policyKinds } from '../../../content/addresses.ts';
import { linksTo, says } from '../checks.ts';
import { rulesFor } from '../rule.ts';

const YEAR = 12;
const monthsLater = (day: string, months: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};
const COMING_DAYS = 30;
const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** CD-04, CD-05, PN-32: the dates of a version, and what it says of them. */
export const versionRules = rulesFor(policyKinds, [
  {
    id: 'CD-04',
    source: 'UK GDPR Art 5(2)',
    check: ({ frontMatter: { effective, published } }) =>
      effective < published
        ? [{ missing: `takes effect on ${effective}, before it was published on ${published}` }]
        : [],
  },
  {
    id: 'CD-05',
    source: 'UK GDPR Arts 5(2) and 24(1)',
    check: ({ frontMatter: { reviewed, nextReview } }) => [
      ...(nextReview > monthsLater(reviewed, YEAR)
        ? [{ missing: `the next review, ${nextReview}, is more than a year after the last, ${reviewed}` }]
        : []),
      ...(nextReview <= reviewed
        ? [{ missing: `the next review, ${nextReview}, is not after the last, ${reviewed}` }]
        : []),
    ],
  },
  {
    id: 'CD-05',
    source: 'UK GDPR Arts 5(2) and 24(1)',
    level: 'warning',
    check: ({ frontMatter: { nextReview }, on }) => {
      if (nextReview < on)
        return [{ missing: `the review was due on ${nextReview}: read it, then publish a reviewed version` }];
      return daysBefore(nextReview, COMING_DAYS) <= on
        ? [{ missing: `the review is due on ${nextReview}` }]
        : [];
    },
  },
  {
    id: 'PN-32',
    source: 'ICO: the right to be informed',
    level: 'advice',
    check: (subject) => [
      ...says([/(earlier|old|previous) (version|one|notice|text)|archive/i, 'where earlier versions are'])(
        subject,
      ),
      ...says([/review/i, 'when it is reviewed'])(subject),
      ...linksTo(/feed\.xml|history/, 'a link to the history or the feed')(subject),
    ],
  },
  {
    id: 'PN-32',
    source: 'UK GDPR Art 5(2)',
    check: ({ article, frontMatter }) =>
      frontMatter.changes
        .filter(({ section }) => section !== undefined && !article.ids.includes(section))
        .map(({ section = '', note }) => ({
          missing: `the change "${note}" points to a section that is not there: #${section}`,
        })),
  },
]);
