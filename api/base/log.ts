import { writeSync } from 'node:fs';
import { lineWriter } from './line-writer.ts';

/** Writes an event to the operator's log. Never pass what a person typed, an address, a token or a whole URL. */
export type Log = (event: string, details?: Record<string, string | number | boolean | undefined>) => void;

const lineOf: (...of: Parameters<Log>) => string = (event, details = {}) =>
  `${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`;

const STDOUT = 1;

// `process.stdout` is unusable after one error, and an unhandled error event ends the process.
const lines = lineWriter(
  (bytes) => writeSync(STDOUT, bytes),
  (lost) => lineOf('log.lines-lost', { lines: lost }),
);

/** Writes one line of JSON per event to standard output. */
export const logToStdout: Log = (event, details) => {
  lines.add(lineOf(event, details));
};

// The last lines before the process ends often say why it ended.
process.once('exit', lines.flush);
