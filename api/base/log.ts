import { writeSync } from 'node:fs';
import { lineWriter } from './line-writer.ts';

/** Where the operator reads what happens. Never given what a person typed, an address, a token or a whole URL. */
export type Log = (event: string, details?: Record<string, string | number | boolean | undefined>) => void;

const lineOf: (...of: Parameters<Log>) => string = (event, details = {}) =>
  `${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`;

const STDOUT = 1;

// Not the stream: it is over for good after one error, and an error that nobody handles ends the process.
const lines = lineWriter(
  (bytes) => writeSync(STDOUT, bytes),
  (lost) => lineOf('log.lines-lost', { lines: lost }),
);

/** One line of JSON per event, to standard output, for whatever collects logs. */
export const logToStdout: Log = (event, details) => {
  lines.add(lineOf(event, details));
};

// What was logged in the turn in which the process ends is often why it ends.
process.once('exit', lines.flush);
