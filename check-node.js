import { existsSync, readFileSync } from 'node:fs';

/*
 * Runs before every program, and ends it with a sentence where Node is too old, or where a program of the site runs in an
 * installation without build tools. This file is plain JavaScript because an old Node cannot read TypeScript.
 */
const needed = Number(readFileSync(new URL('.nvmrc', import.meta.url), 'utf8'));
const found = process.versions.node;
if (Number.parseInt(found, 10) < needed) {
  process.stderr.write(
    `Candour needs Node ${needed}, but ${process.execPath} is Node ${found}: run “npm ci” and then the npm script, or see docs/decisions/0024-node.md to use your own.\n`,
  );
  process.exit(1);
}
const needsBuildTools = /[\\/](site|tests)[\\/]|[\\/]dev\.ts$/.test(process.argv[1] ?? '');
if (needsBuildTools && !existsSync(new URL('node_modules/astro', import.meta.url))) {
  process.stderr.write(
    'This installation has no build tools (npm ci --omit=dev): it runs the server and its commands only. Build the site on a machine with “npm ci”, copy it to SITE_DIR, and start with “npm run serve”.\n',
  );
  process.exit(1);
}
