import { existsSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { newFile, pathTyped } from '../../command-line/paths.ts';
import { fill } from '../../content/words/fill.ts';
import { makeCaseFile } from '../casework/case-file.ts';
import { byOption } from './by-whom.ts';
import { fail, withCases } from './cases-work.ts';
import type { Cases } from './cases-work.ts';
import { parseReference } from './parse-reference.ts';

/** Adds `file` to the program of `npm run cases`: the case file, the same as on the team pages. */
export function addCaseFile(program: Command): void {
  program
    .command('file')
    .description('write the case file: everything in a case as one page that can be checked')
    .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
    .option('--to <file>', 'the name of the new file; otherwise case-REFERENCE.html in this folder', newFile)
    .addOption(byOption('who makes it'))
    .action((reference: string, options: { to?: string; by: string }) =>
      withCases((cases) => writeCaseFile(cases, reference, options)),
    );
}

async function writeCaseFile(
  cases: Cases,
  reference: string,
  options: { to?: string; by: string },
): Promise<void> {
  const file = options.to ?? pathTyped(`case-${reference}.html`);
  if (existsSync(file)) throw new Error(`${file} exists already. Give another name with --to.`);
  const made = await makeCaseFile(cases, reference, options.by);
  if (!made.ok) return fail(cases.messages, made.refusal);
  // For its owner only.
  writeFileSync(file, made.html, { mode: 0o600, flag: 'wx' });
  console.log(fill(cases.messages.words.caseFile.written, { file, head: made.head }));
}
