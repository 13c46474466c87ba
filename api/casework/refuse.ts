import type { Placeholder } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';

type Sentences = Words['cases']['refused'];

/** Why an entry is refused: the key of a sentence, and the values for its placeholders. */
export interface Refusal {
  refused: keyof Sentences;
  values: Readonly<Record<string, string>>;
}

/** Returns a refusal. The compiler asks for a value for each placeholder of its sentence. */
export const refuse = <R extends keyof Sentences>(
  refused: R,
  ...[values]: [Placeholder<Sentences[R]>] extends [never]
    ? []
    : [values: Readonly<Record<Placeholder<Sentences[R]>, string>>]
): Refusal => ({ refused, values: values ?? {} });
