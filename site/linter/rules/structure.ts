import { policyKinds } from '../../../content/addresses.ts';
import type { Block } from '../article.ts';
import { all, never, shortened } from '../checks.ts';
import { rulesFor } from '../rule.ts';
import type { Check } from '../rule.ts';

/** How a sentence ends that a list must follow. */
const OPENS = /:$|\b(?:include|includes|including|following|are|must|will|to|that);$/i;
/** What goes on with a sentence that was opened, where a list was written as paragraphs. */
const BEGINS_WITHIN = /^(?:[a-z•◦▪*–-]|(?:Where|When|If|That|To|By|C\/O)\b)/;
const ENDS_OPEN = /[;,]$|[^.?!:;]$/;
const NUMBERED = /^\d+(?:\.\d+)*\b/;

const answersAsParagraph = ({ kind, text }: Block): boolean =>
  kind === 'paragraph' &&
  text !== '' &&
  !NUMBERED.test(text) &&
  (BEGINS_WITHIN.test(text) || ENDS_OPEN.test(text.slice(-20)));

/** CF-21 in every policy: what ends in a colon is followed by what it promises. */
const promisedLists: Check = ({ article: { blocks } }) =>
  blocks
    .filter(({ text, kind, section, beforeList }, index) => {
      // What stands "below" may be the whole text.
      if (/\bbelow:$/i.test(text) && index < blocks.length - 1) return false;
      if (kind === 'row' || beforeList || !OPENS.test(text.slice(-200))) return false;
      const behind = blocks.slice(index + 1, index + 3).filter((it) => it.section === section);
      return (
        !behind.slice(0, 1).some(answersAsParagraph) &&
        !behind.some(({ text: it }) => /;(?: or| and)?$/.test(it) && !NUMBERED.test(it))
      );
    })
    .map(({ text, section }) => ({ section, missing: `a list after "${shortened(text)}"` }));

const emptyLists: Check = ({ article }) =>
  article.lists
    .filter(({ items }) => items === 0)
    .map(({ section }) => ({ section, missing: 'items in a list that has none' }));

const emptyItems: Check = ({ article }) =>
  article.blocks
    .filter(({ kind, text }) => kind === 'item' && text === '')
    .map(({ section }) => ({ section, missing: 'words in an item of a list' }));

const bareHeadings: Check = ({ article: { sections } }) =>
  sections
    .filter(({ text, level }, index) => text === '' && (sections[index + 1]?.level ?? 0) <= level)
    .map(({ id, title }) => ({ section: id, missing: `text under the heading "${title}"` }));

const ids: Check = ({ article }) => [
  ...article.sections
    .filter(({ id }) => id === '')
    .map(({ title }) => ({ missing: `an id of its own, such as {#who-we-are}, on the heading "${title}"` })),
  ...article.ids
    .filter((id, index) => article.ids.indexOf(id) !== index)
    .map((id) => ({ section: id, missing: `an id that no other place has: "${id}" is there twice` })),
];

const inPageLinks: Check = ({ article }) =>
  article.links
    .filter(({ href }) => href.startsWith('#') && !article.ids.includes(href.slice(1)))
    .map(({ href, text, section }) => ({
      section,
      missing: `the place that the link "${text}" leads to: ${href}`,
    }));

/** Whole documents: nothing left open, nothing that leads nowhere. */
export const structureRules = rulesFor(policyKinds, [
  {
    id: 'CF-21',
    source: 'A list that is lost says nothing',
    check: all(promisedLists, emptyLists, emptyItems),
  },
  { id: 'TX-01', source: 'WCAG 2.2, 1.3.1 and 2.4.6', check: bareHeadings },
  { id: 'TX-02', source: 'Links to a section must outlive its wording', check: ids },
  { id: 'TX-03', source: 'A cross-reference must lead somewhere', check: inPageLinks },
  {
    id: 'CD-06',
    source: 'A placeholder tells nobody anything',
    check: never(
      /\[[^\]]*\]|\bTODO\b|\bTBC\b|\bXXX+\b|lorem ipsum|\{[^}]*\}|\bundefined\b|\[object|<\/?[a-z]+>|\b(insert|your) (clinic|company|practice) name\b/i,
      'a placeholder was never filled in',
    ),
  },
  {
    id: 'TX-04',
    source: 'Markdown inside an expression is not rendered',
    check: never(/\*\*|##|\]\(/, 'literal Markdown stands in the text'),
  },
]);
