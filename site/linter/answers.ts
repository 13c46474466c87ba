import { singularAfterOne } from '../../content/grammar.ts';
import type { PromiseName } from '../../content/promises.ts';
import type { Clinic } from '../../content/schema.ts';
import { plain, sectionsUnder } from './checks.ts';
import type { Wanted } from './checks.ts';
import type { Article } from './article.ts';
import type { Check, Subject } from './rule.ts';

/** Where the answer to a question belongs, in a text that nobody of us wrote. */
export interface Place {
  /** Headings, or ids of headings, of its section. */
  under: RegExp;
  /** What a passage elsewhere says that is about this question itself: a paragraph, or a list with its opening words. */
  about: RegExp;
}

/** What must be said, or what follows from the clinic's facts and the law of the day; nothing where neither asks for it. */
type Asked = Wanted | ((subject: Subject) => readonly Wanted[]);

/**
 * The place of a subject says each of these. The same words anywhere else say nothing about it: "free" in "gluten-free"
 * is no free copy. A fault names the section of the subject, if it has one.
 */
export const answers =
  (place: Place, ...asked: Asked[]): Check =>
  (subject) => {
    const { article } = subject;
    const sections = sectionsUnder(article, place.under);
    const ids = new Set(sections.map(({ id }) => id));
    const elsewhere = passagesOf(article).filter(({ section }) => !ids.has(section));
    const text = [
      ...sections.map((it) => `${it.title}\n${it.text}`),
      ...elsewhere.flatMap(wordsAbout(place.about)),
    ].join('\n');
    const where = sections[0] ? { section: sections[0].id } : {};
    return asked
      .flatMap((it) => (isWanted(it) ? [it] : it(subject)))
      .filter(([pattern]) => !pattern.test(text))
      .map(([, missing]) => ({ ...where, missing }));
  };

const isWanted = (asked: Asked): asked is Wanted => typeof asked !== 'function';

/** What must be said of a practice, unless clinic.yaml says that the clinic does not have it: PR-01 reports that. */
export const ifPromised =
  (name: PromiseName, ...wanted: Wanted[]) =>
  ({ facts }: Subject): readonly Wanted[] =>
    facts.promises[name] ? wanted : [];

/** A fact of the clinic as something that must be said, word for word; nothing where the clinic has none. */
export const fact = (value: string | undefined, what: string): Wanted[] =>
  value === undefined
    ? []
    : [
        [
          new RegExp(RegExp.escape(singularAfterOne(plain(value))), 'i'),
          `${what}: clinic.yaml says "${singularAfterOne(plain(value))}", the text does not say it there`,
        ],
      ];

/** How often the clinic checks its records, as a text says it: "every month" for one. */
export const everyMonths = (audit: Clinic['audit']): string =>
  audit.everyMonths === 1 ? 'month' : `${audit.everyMonths} months`;

interface Passage {
  section: string;
  lead: string;
  /** The items of the list that the paragraph opens. */
  items: string[];
}

/** A list whose opening words are about the subject counts as a whole; of any other, the items that are. */
const wordsAbout =
  (about: RegExp) =>
  ({ lead, items }: Passage): string[] =>
    about.test(lead) ? [lead, ...items] : items.filter((it) => about.test(it));

/** Each paragraph, row and item; a list belongs to the paragraph that opens it. */
function passagesOf({ blocks }: Article): Passage[] {
  const passages: Passage[] = [];
  let open: Passage | undefined;
  for (const { kind, section, text, rowText, beforeList } of blocks) {
    if (kind === 'item' && open?.section === section) open.items.push(text);
    else {
      const passage = { section, lead: rowText ?? text, items: [] };
      passages.push(passage);
      if (kind !== 'item') open = beforeList && text.endsWith(':') ? passage : undefined;
    }
  }
  return passages;
}
