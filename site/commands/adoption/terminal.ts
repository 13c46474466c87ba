import { createInterface } from 'node:readline';

/** A terminal for questions, one at a time. */
export interface Terminal {
  /** Returns the line typed after the prompt, or undefined when the input has ended. */
  question: (prompt: string) => Promise<string | undefined>;
  close: () => void;
}

/**
 * Prompts on standard output and reads standard input, from a keyboard or a pipe. A pipe can send many lines before the
 * next question, so lines are buffered.
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
