import type { Check } from '../rule.ts';

const GROUNDS: readonly (readonly [RegExp, string])[] = [
  [/\baccura|\bcorrect\b/i, 'while accuracy is checked'],
  [/\bunlawful/i, 'where the use is unlawful'],
  [/\bclaims?\b/i, 'where the person needs the data for a legal claim'],
  [/\bobject/i, 'while an objection is looked at'],
];
const LIST_OF_GROUNDS =
  /\brestrict\w*\b.{0,80}\b(?:following|these)\b.{0,20}\b(?:circumstances|cases|situations|grounds|reasons|conditions)\b/i;
/** As many blocks as such a list may have: four grounds, and sentences between. */
const REACH = 7;

/** a list of grounds for restriction that lacks one of the four. */
export const missingGrounds: Check = ({ article: { blocks } }) =>
  blocks.flatMap(({ text, section }, index) => {
    if (!LIST_OF_GROUNDS.test(text.slice(0, 2000))) return [];
    const own = blocks
      .slice(index, index + REACH)
      .filter((it, offset) => it.section === section && (offset === 0 || !/^how\b|\?$/i.test(it.text)))
      .map((it) => it.text)
      .join(' ');
    return GROUNDS.filter(([ground]) => !ground.test(own)).map(([, ground]) => ({
      section,
      missing: `a ground for restriction: ${ground}`,
    }));
  });
