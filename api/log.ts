/** Where the operator reads what happens. Never given what a person typed, an address, a token or a whole URL. */
export type Log = (event: string, details?: Record<string, string | number | boolean | undefined>) => void;

let lines = '';

/**
 * One line of JSON per event, to standard output, for whatever collects logs. The lines of one turn of the event loop are
 * written together, in a flood one write for many.
 */
export const logToStdout: Log = (event, details = {}) => {
  if (lines === '') setImmediate(write);
  lines += `${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`;
};

function write(): void {
  if (lines !== '') process.stdout.write(lines);
  lines = '';
}
// What was logged in the turn in which the process ends is often why it ends.
process.once('exit', write);
