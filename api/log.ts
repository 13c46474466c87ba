/** Where the operator reads what happens. Never given what a person typed, an address, a token or a whole URL. */
export type Log = (event: string, details?: Record<string, string | number | boolean | undefined>) => void;

/** One line of JSON per event, to standard output, for whatever collects logs. */
export const logToStdout: Log = (event, details = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
};
