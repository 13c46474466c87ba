import { createInterface } from 'node:readline';

/** Where questions are asked, one after another. */
export interface Terminal {
  /** The line that was typed after the prompt; undefined when the input has ended. */
  question: (prompt: string) => Promise<string | undefined>;
  close: () => void;
}

/**
 * Asks on standard output and reads standard input, whether that is a keyboard or a pipe. A pipe can bring many lines
 * before the next question: they are kept for it.
 */
export function openTerminal(): Terminal {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const typed = lines[Symbol.asyncIterator]();
  return {
    question: async (prompt) => {
      lines.setPrompt(prompt);
      lines.prompt();
      const next = await typed.next();
      return next.done === true ? undefined : next.value;
    },
    close: () => {
      lines.close();
    },
  };
}
