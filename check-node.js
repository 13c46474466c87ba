import { readFileSync } from 'node:fs';

/*
 * Runs before every program, and ends it with a sentence where Node is too old. This file is plain JavaScript because an
 * old Node cannot read TypeScript.
 */
const needed = Number(readFileSync(new URL('.nvmrc', import.meta.url), 'utf8'));
const found = process.versions.node;
if (Number.parseInt(found, 10) < needed) {
  process.stderr.write(
    `Candour needs Node ${needed}, but ${process.execPath} is Node ${found}: run “npm ci” and then the npm script, or see docs/decisions/0024-node.md to use your own.\n`,
  );
  process.exit(1);
}
