import type { Clinic } from '../../content/schema.ts';
import { sentencesOf } from './article.ts';
import type { Article, Section } from './article.ts';
import type { Check, Fault } from './rule.ts';

/** The small vocabulary that rules are written in. Patterns meet text with plain apostrophes and single spaces. */

/** What a text must say, and what is missing where it does not. */
export type Wanted = readonly [pattern: RegExp, missing: string];

/** The article speaks of each of these, wherever it does. */
export const says =
  (...wanted: Wanted[]): Check =>
  ({ article }) =>
    wanted.filter(([pattern]) => !pattern.test(article.text)).map(([, missing]) => ({ missing }));

/** One of the sections that speak of a subject says each of these; a fault names that section. */
export const saysAbout =
  (subject: RegExp, ...wanted: Wanted[]): Check =>
  ({ article }) => {
    const sections = article.sections.filter((it) => subject.test(it.title) || subject.test(it.text));
    return wanted
      .filter(([pattern]) => !sections.some((it) => pattern.test(it.text) || pattern.test(it.title)))
      .map(([, missing]) => ({ ...place(article, subject), missing }));
  };

/** The sections whose title or id matches, and those of a lower level under them. */
export function sectionsUnder({ sections }: Article, heading: RegExp): Section[] {
  let level = 0;
  return sections.filter(({ id, title, level: own }) => {
    if (heading.test(title) || heading.test(id)) level = level > 0 && own > level ? level : own;
    else if (own <= level) level = 0;
    return level > 0;
  });
}

/** Where a subject has its section, so that a fault can point there. */
function place(article: Article, subject: RegExp): { section?: string } {
  const found = article.sections.find((it: Section) => subject.test(it.title));
  return found ? { section: found.id } : {};
}

/** The article states these facts of the clinic, word for word. A sentence may give them another capital and no full stop. */
export const states =
  (facts: (clinic: Clinic) => readonly (string | number | undefined)[], what: string): Check =>
  ({ article, facts: clinic }) =>
    facts(clinic)
      .filter((fact) => fact !== undefined)
      .map((fact) => plain(String(fact)))
      .filter((fact) => !article.text.toLowerCase().includes(fact.replace(/\.$/, '').toLowerCase()))
      .map((fact) => ({ missing: `${what}: clinic.yaml says "${fact}", the text does not` }));

/** No sentence matches; one that also matches `unless` is let pass. */
export const never =
  (pattern: RegExp, wrong: string, unless?: RegExp): Check =>
  ({ article }) =>
    article.blocks
      .flatMap(({ text, section }) => sentencesOf(text).map((sentence) => ({ sentence, section })))
      .filter(({ sentence }) => pattern.test(sentence) && !unless?.test(sentence))
      .map(({ sentence, section }) => ({ section, missing: `${wrong}: "${shortened(sentence)}"` }))
      .filter(unique);

/** Wherever the article says one thing, it also says the other, anywhere. */
export const ifSaid =
  (said: RegExp, ...then: Check[]): Check =>
  (subject) =>
    said.test(subject.article.text) ? then.flatMap((check) => check(subject)) : [];

/** All of these. */
export const all =
  (...checks: Check[]): Check =>
  (subject) =>
    checks.flatMap((check) => check(subject));

/** Only for clinics of which this is true. */
export const where =
  (true_: (clinic: Clinic) => unknown, ...checks: Check[]): Check =>
  (subject) =>
    true_(subject.facts) ? checks.flatMap((check) => check(subject)) : [];

/** A link to a place whose address matches. */
export const linksTo =
  (address: RegExp, missing: string): Check =>
  ({ article }) =>
    article.links.some(({ href }) => address.test(href)) ? [] : [{ missing }];

export const plain = (text: string): string =>
  text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

export const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 97)}…` : text);

/** Keeps the first of equal faults, as a filter. */
export const unique = (fault: Fault, index: number, faults: Fault[]) =>
  faults.findIndex((it) => it.missing === fault.missing && it.section === fault.section) === index;
