import { load } from 'cheerio/slim';

/*
 * Faults that appear where a fact is put into a sentence. Each kind has a pattern, and the tests plant one of each.
 */

const inWords: readonly [kind: string, pattern: RegExp][] = [
  [
    'an article before a name that has none',
    /\bthe (Healthcare (Improvement|Inspectorate)|Social Work England)\b/i,
  ],
  ['an age of 0', /\bage of 0\b/],
  ['a number with the wrong plural', /\b1 (years|months|days|records|hours)\b/],
  ['“a” before a vowel', /\ba (?!UK|uni|use|user|one|once|Euro)[aeiou]\w/i],
  ['“an” before a consonant', /\ban (?!hour|honest|NHS|MRI|SMS|X-ray|LLP)[^aeiou\W]/i],
  ['doubled or stray punctuation', /[.?!,;:]\.(?!\w)|\.[,;]|,,|\s[,.;:?!](?=\s|$)|\(\s|\s\)/],
  ['a fact that is missing', /\bundefined\b|\bnull\b|\bNaN\b|\[object/],
  ['two spaces', /\S {2,}\S/],
  ['a word twice', /\b(\w{2,}) \1\b/i],
  ['a sentence that starts with a small letter', /[a-z)][.?!] [a-z]/],
];

/** What only a clinic with staff may say. */
const OF_STAFF = /\bour (team|staff)\b|\bany of us\b|\bstaff file\b|\beveryone signs\b|\bon our staff\b/i;

/** Returns each fault of grammar in an article, with the words around it. `staff` is whether the clinic has any. */
export function grammarFaults(html: string, staff: boolean): string[] {
  const $ = load(html);
  const empty = $('li, p, td, th, h2, h3, ul, ol')
    .filter((_, element) => $(element).text().trim() === '')
    .map((_, element) => `an empty ${element.tagName}`)
    .get();
  const blocks = $('li, p, td, th, h2, h3, dd, dt, summary, caption')
    .map((_, element) => $(element).text().replace(/\n\s*/g, ' ').trim())
    .get();
  // A component alone on its line becomes no paragraph: its words have no margin and no line length.
  const bare = $('body, article, section, div')
    .contents()
    .get()
    .filter((node) => node.type === 'text' && $(node).text().trim() !== '')
    .map((node) => `words outside a paragraph: “${$(node).text().trim().slice(0, 70)}”`);
  const patterns = staff ? inWords : [...inWords, ['staff that the clinic does not have', OF_STAFF] as const];
  return [
    ...empty,
    ...bare,
    ...patterns.flatMap(([kind, pattern]) =>
      blocks.flatMap((text) => {
        const found = pattern.exec(text);
        return found ? [`${kind}: “${text.slice(Math.max(0, found.index - 30), found.index + 40)}”`] : [];
      }),
    ),
  ];
}
