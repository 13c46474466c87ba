import { fstatSync } from 'node:fs';

const STDOUT = 1;

/**
 * Writes data for another program, such as CSV, to standard output. npm prints two lines before the output of a script
 * unless it is silent, so a file that the output is redirected to would begin with them. Says so on standard error.
 */
export function writeData(text: string): void {
  process.stdout.write(text);
  const { npm_lifecycle_event: script, npm_config_loglevel: level } = process.env;
  if (script === undefined || level === 'silent' || !fstatSync(STDOUT).isFile()) return;
  console.error(
    `The file begins with lines of npm. Write it again without them: npm run --silent ${script} -- … > FILE`,
  );
}
