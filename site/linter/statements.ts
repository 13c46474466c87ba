import { sentencesOf } from './article.ts';
import type { Article, Block } from './article.ts';

/** One sentence, item or row, and what stands around it in the same block. */
export interface Statement {
  text: string;
  section: string;
  kind: Block['kind'];
  /** The sentence after it in the same block, or nothing. */
  next: string;
  /** It with the two sentences before and the two after. */
  nearby: string;
}

/** Every sentence of an article in its order. A row is one sentence in which each cell follows its heading. */
export const statementsIn = (article: Article): Statement[] =>
  article.blocks.flatMap(({ text, rowText, section, kind }) => {
    const sentences = sentencesOf(rowText ?? text);
    return sentences.map((sentence, index) => ({
      text: sentence,
      section,
      kind,
      next: sentences[index + 1] ?? '',
      nearby: sentences.slice(Math.max(0, index - 2), index + 3).join(' '),
    }));
  });
