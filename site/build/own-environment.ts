import { readEnvFile } from '../../content/env-file.ts';
import { siteEnvironment, siteSettings } from '../../content/site-environment.ts';
import { problemsInSettings } from '../../content/site-settings.ts';
import { silenceAstro } from './silence-astro.ts';

/*
 * The first import of every program that builds the site. It reads only the site's own settings from `.env`, and
 * removes everything else from the environment before a third-party package loads, because both may contain the
 * server's keys. A setting with a wrong value ends the program.
 */
const fromFile = readOrExit();
const allowed = siteEnvironment(process.env);
for (const name of siteSettings) {
  const value = fromFile[name];
  if (value !== undefined) allowed[name] ??= value;
}
for (const name of Object.keys(process.env)) if (!Object.hasOwn(allowed, name)) delete process.env[name];
Object.assign(process.env, allowed);
// An empty value is the same as none, as in the server.
for (const name of siteSettings) if (process.env[name] === '') delete process.env[name];
silenceAstro();
const problems = problemsInSettings(process.env);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

function readOrExit(): Record<string, string> {
  try {
    return readEnvFile();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
