import type { Check } from '../rule.ts';

/** A numbered or plain list of that many items in the section that speaks of them. */
export const listOf =
  (subject: RegExp, items: number, what: string): Check =>
  ({ article }) => {
    const sections = article.sections.filter(({ title, text }) => subject.test(title) || subject.test(text));
    const found = article.lists.some(
      (list) => list.items === items && sections.some(({ id }) => id === list.section),
    );
    return found ? [] : [{ missing: `the ${items} ${what} as a list` }];
  };

/** Words by which each Caldicott principle is known, in the order that the National Data Guardian gives them. */
const PRINCIPLES: readonly RegExp[] = [
  /justify/i,
  /only (when|if|where)\b.{0,20}\bnecessary|absolutely necessary|only if you must/i,
  /minimum|as little as/i,
  /need[- ]to[- ]know/i,
  /responsibilit/i,
  /comply with the law|keep the law/i,
  /duty to share/i,
  /surprise/i,
];

/** The principles that can be told by their words stand in their order. */
export const inOrder: Check = ({ article }) => {
  const items = article.blocks.filter(({ kind }) => kind === 'item');
  const places = PRINCIPLES.map((words) => items.findIndex(({ text }) => words.test(text))).filter(
    (place) => place >= 0,
  );
  const rising = places.every((place, index) => place >= (places[index - 1] ?? 0));
  return rising ? [] : [{ missing: 'the Caldicott principles in their order' }];
};
