import { fillUnchecked } from '../../content/words/fill.ts';
import type { Placeholder } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';

type Sentences = Words['cases']['refused'];

/** Choices and options that a sentence names: in a command as they are typed, and on a page by their labels. */
export interface Named {
  typed: readonly string[];
  labels: (words: Words) => readonly string[];
}

/** Names choices or options by what is typed in a command, and by their labels on the page that has them. */
export const named = <N extends string>(
  typed: readonly N[],
  labels: (words: Words) => Readonly<Record<N, string>>,
): Named => ({ typed, labels: (words) => typed.map((name) => labels(words)[name]) });

type Value = string | Named;

/** Why an entry is refused: the key of a sentence, and the values for its placeholders. */
export interface Refusal {
  refused: keyof Sentences;
  values: Readonly<Record<string, Value>>;
}

/** Returns a refusal. The compiler asks for a value for each placeholder of its sentence. */
export const refuse = <R extends keyof Sentences>(
  refused: R,
  ...[values]: [Placeholder<Sentences[R]>] extends [never]
    ? []
    : [values: Readonly<Record<Placeholder<Sentences[R]>, Value>>]
): Refusal => ({ refused, values: values ?? {} });

/** The sentence that tells the team on a page why something was refused. Labels may contain commas. */
export const sentence = (refusal: Refusal, words: Words): string =>
  write(refusal, words, ({ labels }) => labels(words).join('; '));

/** The same for somebody who uses the command line. */
export const commandSentence = (refusal: Refusal, words: Words): string =>
  write(refusal, words, ({ typed }) => typed.join(', '));

const write = ({ refused, values }: Refusal, words: Words, nameOf: (value: Named) => string): string =>
  fillUnchecked(
    words.cases.refused[refused],
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : nameOf(value),
      ]),
    ),
  );
