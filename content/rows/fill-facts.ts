import { withinSentence } from '../grammar.ts';
import { choicesOf, factAt, factSchema } from './fact-path.ts';
import type { FactsInScope } from './fact-path.ts';

/** How a policy writes each choice of a fact, by the fact's last name: `channels: { sms: text message }`. */
export type ChoiceWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Ways of writing a fact, by their names. */
const forms: Record<string, (value: unknown) => string> = {
  'lower-case': (value) => withinSentence(plain(value)),
  capital: (value) => plain(value).replace(/^./, (first) => first.toUpperCase()),
  'with-the': (value) => withThe(plain(value)),
  'and-list': (value) => joined(value, 'conjunction'),
  'or-list': (value) => joined(value, 'disjunction'),
  day: (value) => writeDay(plain(value)),
};

/** The names of the ways of writing a fact. */
const formNames = Object.keys(forms);

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Returns a text with its `{facts}` filled in. A fact that this clinic does not have leaves nothing behind. */
export const fillFacts = (text: string, facts: FactsInScope, words: ChoiceWords = {}): string =>
  text.replace(PLACEHOLDER, (_, inner: string) => {
    const [path = '', form] = parts(inner);
    return writeFact(path, form, facts, words);
  });

/** Returns one fact as a policy writes it: a list with commas, a choice in the policy's words. */
export function writeFact(
  path: string,
  form: string | undefined,
  facts: FactsInScope,
  words: ChoiceWords = {},
): string {
  const own = wordsOf(path, words);
  const inWords = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(inWords) : typeof value === 'string' ? (own[value] ?? value) : value;
  const write = form === undefined ? plain : (forms[form] ?? plain);
  return write(inWords(factAt(path, facts)));
}

/**
 * Returns what was expected, for each placeholder in a text that names no fact or no form.
 *
 * @param each the list that the row is made for
 * @param words the words for choices, of which none may be missing
 */
export const placeholderFaults = (text: string, words: ChoiceWords, each?: string): string[] =>
  Array.from(text.matchAll(PLACEHOLDER), ([, inner = '']) => inner).flatMap((inner) => {
    const [path = '', form] = parts(inner);
    return factFaults(path, form, words, each);
  });

/** The same for one fact and its form. */
export function factFaults(
  path: string,
  form: string | undefined,
  words: ChoiceWords,
  each?: string,
): string[] {
  const found = factSchema(path, each);
  if ('expected' in found) return [found.expected];
  const own = wordsOf(path, words);
  const missing = (choicesOf(found.schema) ?? []).filter(
    (choice) => isCode(choice) && !Object.hasOwn(own, choice),
  );
  return [
    ...(form === undefined || Object.hasOwn(forms, form)
      ? []
      : [`one of ${formNames.join(', ')} after “as”`]),
    ...(missing.length > 0
      ? [`words for ${missing.join(', ')} under “words: ${nameOf(path)}:”, because ${path} is a choice`]
      : []),
  ];
}

/** "remote-prescriber" is no word for readers; "England and Wales" is. */
const isCode = (choice: string): boolean => /^[a-z-]+$/.test(choice);

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const wordsOf = (path: string, words: ChoiceWords) =>
  Object.hasOwn(words, nameOf(path)) ? (words[nameOf(path)] ?? {}) : {};

const parts = (inner: string): (string | undefined)[] => inner.trim().split(/\s+as\s+/);

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const joined = (value: unknown, type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat('en-GB', { type }).format([value].flat().map(plain));

/** "the Care Quality Commission", but "Healthcare Improvement Scotland". */
const withThe = (name: string): string => (TAKES_THE.test(name) ? `the ${name.replace(/^the /i, '')}` : name);
const TAKES_THE =
  /\b(Commission|Council|Authority|Association|Board|Register|Society|Institute|Inspectorate|Office|College|Regulator|Agency)\b(?! (Wales|Scotland|England|Northern))/;

const writeDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
