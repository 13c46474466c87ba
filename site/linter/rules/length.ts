import type { PolicyKind } from '../../../content/addresses.ts';
import { readingAge, wordsOf } from '../reading-age.ts';
import { rulesFor } from '../rule.ts';

/** The most words that a reader should be asked to read, tables included. */
const budgets: Record<PolicyKind, number> = {
  privacy: 6000,
  cookies: 2000,
  'medical-records': 3000,
  confidentiality: 3000,
};
const SUMMARY_WORDS = 150;
const SUMMARY_AGE = 11;
const FULL_AGE = 14;

const source = 'UK GDPR Art 12(1): concise, transparent, intelligible';

/** PN-33: a short version that a child can read, and a text that a teenager can. */
export const lengthRules = [
  ...rulesFor(
    ['privacy', 'cookies', 'medical-records', 'confidentiality'],
    [
      {
        id: 'PN-33',
        source,
        check: ({ article }) => {
          const summary = article.sections.find(({ id }) => id === 'at-a-glance');
          if (!summary) return [{ missing: 'a short version, a section {#at-a-glance}' }];
          const words = wordsOf(summary.text).length;
          return words > SUMMARY_WORDS
            ? [
                {
                  section: summary.id,
                  missing: `brevity: ${words} words in the short version, at most ${SUMMARY_WORDS}`,
                },
              ]
            : [];
        },
      },
      {
        id: 'TX-05',
        source,
        level: 'advice',
        check: ({ article, kind }) => {
          const words = wordsOf(article.text).length;
          return words > budgets[kind]
            ? [{ missing: `brevity: ${words} words, at most ${budgets[kind]}` }]
            : [];
        },
      },
    ],
  ),
  ...rulesFor(
    ['privacy', 'cookies'],
    [
      {
        id: 'PN-33',
        source,
        level: 'advice',
        check: ({ article, facts }) => {
          const summary = article.sections.filter(({ id }) => id === 'at-a-glance');
          const names = [facts.tradingName, facts.legalName, facts.regulator.name];
          return [...tooOld(summary, SUMMARY_AGE, names), ...tooOld(article.sections, FULL_AGE, names)];
        },
      },
    ],
  ),
];

function tooOld(sections: readonly { id: string; text: string }[], limit: number, names: readonly string[]) {
  const age = readingAge(sections.map(({ text }) => text).join('\n'), names);
  const [only] = sections;
  const where = sections.length === 1 && only ? { section: only.id } : {};
  const what = sections.length === 1 ? 'the short version' : 'the whole text';
  return age > limit
    ? [{ ...where, missing: `plain words: ${what} has a reading age of ${age.toFixed(1)}, at most ${limit}` }]
    : [];
}
