import { readFileSync, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { existingFile } from '../../command-line/paths.ts';
import { describeFile } from '../casework/describe-file.ts';
import { MOST_BYTES, verifyCaseFile } from '../casework/verify-case-file.ts';
import { reporting } from './reporting.ts';

/* `npm run verify:case`: says whether a case file was altered. It reads the file only, so anybody can run it. */
const program = commandLine(
  'npm run verify:case --',
  'Says whether a case file was altered. It reads the file only, and needs no database.',
)
  .argument('<file>', 'the case file, as it was downloaded', existingFile)
  .option('--head <hash>', 'the head of the chain, from somebody who kept it', readHash)
  .action((file: string, { head }: { head?: string }) =>
    reporting(() => {
      const { size } = statSync(file);
      if (size > MOST_BYTES)
        throw new Error(
          `Expected a case file of at most ${MOST_BYTES / 1e6} MB. ${file} has ${Math.ceil(size / 1e6)} MB.`,
        );
      const bytes = readFileSync(file);
      const { passed, lines } = describeFile(verifyCaseFile(bytes), head);
      for (const line of lines) (passed ? console.log : console.error)(line);
      if (!passed) process.exitCode = 1;
      if (!passed && bytes.includes('\r\n'))
        console.error(
          'Its lines end in CR LF, and those of a case file end in LF. A transfer may have changed them: get the file again as it was downloaded.',
        );
      return Promise.resolve();
    }),
  );

await runCommandLine(program);

function readHash(typed: string): string {
  const hash = typed.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new InvalidArgumentError('Expected a hash of 64 characters from 0 to 9 and a to f.');
}
