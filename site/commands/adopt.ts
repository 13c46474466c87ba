import '../build/own-environment.ts';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { policyKinds } from '../../content/addresses.ts';
import { demoFacts, INVENTED, isRealWebsite } from '../../content/facts/demo-facts.ts';
import type { DemoFact } from '../../content/facts/demo-facts.ts';
import { clinicDirectory, demoDirectory, loadYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import type { Clinic } from '../../content/schema.ts';
import { adoptRegister } from './adoption/adopt-register.ts';
import { adopt, valueAt } from './adoption/apply.ts';
import type { Answers } from './adoption/apply.ts';
import { askAll } from './adoption/ask.ts';
import { openTerminal } from './adoption/terminal.ts';
import { draft } from '../policies/draft.ts';
import { problemsBeforePublication } from '../policies/ready.ts';
import { idOf } from '../policies/version.ts';
import { today } from '../build/today.ts';

/*
 * `npm run adopt`: creates the clinic's folder from the demo's files and the clinic's answers, with a draft of each
 * policy. It writes nothing unless every answer is valid.
 */
const contentDir = clinicDirectory(process.env);
const day = today(process.env);
const clinicFile = join(contentDir, 'clinic.yaml');

await runCommandLine(
  commandLine('npm run adopt --', 'Makes the clinic’s folder from the demo’s files and the clinic’s answers.')
    .option('--answers <file>', 'a file with the answers, in the shape of clinic.yaml')
    .action(({ answers }: { answers?: string }) => adoptClinic(answers)),
);

async function adoptClinic(answersFile: string | undefined): Promise<void> {
  refuseToOverwrite();
  const example = readFileSync(join(demoDirectory(), 'clinic.yaml'), 'utf8');
  const answers = answersFile === undefined ? await fromTerminal() : fromFile(answersFile);
  const adopted = orEnd(adopt(example, answers));

  const storageFile = join(contentDir, 'storage.yaml');
  const storage = adoptRegister(
    readFileSync(join(demoDirectory(), 'storage.yaml'), 'utf8'),
    adopted.clinic,
    answers['visitCounter'] === true,
  );
  mkdirSync(contentDir, { recursive: true });
  writeFileSync(clinicFile, adopted.text);
  writeFileSync(storageFile, storage);
  for (const name of ['policies', 'policies.lock.json', 'words'])
    rmSync(join(contentDir, name), { recursive: true, force: true });
  for (const kind of policyKinds) orEnd(draft(contentDir, { kind, name: day, from: 'release', today: day }));

  console.log(
    [
      `Your answers are in ${clinicFile}.`,
      `${storageFile} lists what this site itself stores. Add other companies there before you use them.`,
      'These parts still describe the demo. Go through each, make it yours or take it out:',
      ...adopted.unanswered.map((key) => `  - ${key}`),
      ...stillTheDemo(adopted.clinic, parse(storage), answers),
      'Give the site your colours and your logo in a brand.yaml: docs/adopting.md says how.',
      ...unready(),
      'There is one draft of each policy:',
      ...policyKinds.map(
        (kind) => `  - ${join(contentDir, 'policies', idOf({ kind, name: day }), 'text.mdx')}`,
      ),
      'Read them as a patient would: npm run dev',
      'Hold them against the law’s lists: npm run policy -- check',
      'Publish them, when they say what is true: npm run policy -- publish all',
    ].join('\n'),
  );
}

/** Lists identifying facts that were not answered and are still the demo's, then answers that use reserved names. */
function stillTheDemo(clinic: Clinic, register: unknown, answers: Answers): string[] {
  const facts = demoFacts({ clinic, storage: register });
  const left = isRealWebsite(clinic.website) ? facts : facts.filter(({ why }) => why === INVENTED);
  const { own = [], demo = [] } = Object.groupBy(left, ({ file, path }) =>
    file === 'clinic.yaml' && valueAt(answers, path.split('.')) !== undefined ? 'own' : 'demo',
  );
  return [
    ...listed(
      'These facts are not yours yet. Replace each, or take it out. Nothing is published while your website is real and they are not:',
      demo,
    ),
    ...listed(
      'These answers of yours belong to nobody. Nothing is published with them while your website is real:',
      own,
    ),
  ];
}

/** Lists contradictions between the answers, which stop the publication. */
function unready(): string[] {
  const problems = problemsBeforePublication(contentDir);
  return problems.length === 0
    ? []
    : ['Mend this before you publish:', ...problems.map((problem) => `  - ${problem}`)];
}

function listed(heading: string, facts: readonly DemoFact[]): string[] {
  const lines = facts.map(({ file, path, value, why }) => `  - ${file}, ${path}: ${value} (${why})`);
  return facts.length === 0 ? [] : [heading, ...lines];
}

/**
 * Only a folder whose website is under .example, which is a demo, may be overwritten, so that no published policy is
 * lost.
 */
function refuseToOverwrite(): void {
  if (!existsSync(clinicFile)) return;
  if (/^website: ['"]?https:\/\/([\w-]+\.)+example['"/\s]/m.test(readFileSync(clinicFile, 'utf8'))) return;
  end([
    `${clinicFile} is not the demo’s: its website is a real one. Edit it; “npm run adopt” would throw its policies away.`,
  ]);
}

function fromFile(file: string): Answers {
  return orEnd(loadYaml(file, z.record(z.string(), z.unknown())));
}

async function fromTerminal(): Promise<Answers> {
  const terminal = openTerminal();
  try {
    return orEnd(await askAll(terminal));
  } finally {
    terminal.close();
  }
}

function orEnd<T>(loaded: Loaded<T>): T {
  return loaded.ok ? loaded.value : end(loaded.problems);
}

function end(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
