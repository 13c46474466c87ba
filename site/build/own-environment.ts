import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { siteEnvironment, siteSettings } from '../../content/site-environment.ts';
import { silenceAstro } from './silence-astro.ts';

/*
 * The first import of every program that draws the site: only the site's own settings are read from `.env`, and the rest
 * of the environment is gone before a package of others is loaded, because the server's keys may be in both.
 */
const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
const wanted = siteEnvironment(process.env);
for (const name of siteSettings) {
  const value = fromFile[name];
  if (value !== undefined) wanted[name] ??= value;
}
for (const name of Object.keys(process.env)) if (!Object.hasOwn(wanted, name)) delete process.env[name];
Object.assign(process.env, wanted);
silenceAstro();
