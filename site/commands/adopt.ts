import '../build/own-environment.ts';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { existingFile } from '../../command-line/paths.ts';
import { policyKinds } from '../../content/addresses.ts';
import { clinicDirectory, demoDirectory, loadYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import { adoptRegister } from './adoption/adopt-register.ts';
import type { Answers } from './adoption/answers.ts';
import { adopt } from './adoption/apply.ts';
import type { Adopted } from './adoption/apply.ts';
import { atAnswer } from './adoption/at-answer.ts';
import { askAll } from './adoption/ask.ts';
import { checklist } from './adoption/checklist.ts';
import { openTerminal } from './adoption/terminal.ts';
import { tidyAll } from './adoption/tidy.ts';
import { draft } from '../policies/draft.ts';
import { sealedFiles } from '../policies/lock.ts';
import { contradictionsOf } from '../policies/ready.ts';
import { idOf } from '../policies/version.ts';
import { today } from '../build/today.ts';
import { end, orEnd } from './or-end.ts';

/*
 * `npm run adopt`: creates the clinic's folder from the demo's files and the clinic's answers, with a draft of each
 * policy. It writes nothing unless every answer is valid.
 */
const contentDir = clinicDirectory(process.env);
const day = today(process.env);
const clinicFile = join(contentDir, 'clinic.yaml');
/** Beside the folder and not in it: a folder without `clinic.yaml` would stop the build. */
const answersKept = `${contentDir}.answers.yaml`;

await runCommandLine(
  commandLine('npm run adopt --', 'Makes the clinic’s folder from the demo’s files and the clinic’s answers.')
    .option('--answers <file>', 'a file with the answers, in the shape of clinic.yaml', existingFile)
    .action(({ answers }: { answers?: string }) => adoptClinic(answers)),
);

async function adoptClinic(answersFile: string | undefined): Promise<void> {
  refuseToOverwrite();
  const example = readFileSync(join(demoDirectory(), 'clinic.yaml'), 'utf8');
  const answers = answersFile === undefined ? await fromTerminal(example) : fromFile(answersFile);
  const adopted = orEnd(adoptFrom(answersFile, example, answers));

  const storageFile = join(contentDir, 'storage.yaml');
  const storage = adoptRegister(
    readFileSync(join(demoDirectory(), 'storage.yaml'), 'utf8'),
    adopted.clinic,
    answers['visitCounter'] === true,
  );
  mkdirSync(contentDir, { recursive: true });
  writeFileSync(clinicFile, withSchema(adopted.text));
  writeFileSync(storageFile, withSchema(storage));
  for (const name of ['policies', 'policies.lock.json', 'words'])
    rmSync(join(contentDir, name), { recursive: true, force: true });
  for (const kind of policyKinds) orEnd(draft(contentDir, { kind, name: day, from: 'release', today: day }));

  writeGitAttributes();
  rmSync(answersKept, { force: true });

  const drafts = policyKinds.map((kind) =>
    join(contentDir, 'policies', idOf({ kind, name: day }), 'text.mdx'),
  );
  const contradictions = contradictionsOf(contentDir);
  console.log(
    [
      `Your answers are in ${clinicFile}.`,
      `${storageFile} lists what this site itself stores.`,
      '',
      ...checklist({ adopted, storage, answers, contradictions, drafts }),
    ].join('\n'),
  );
}

/** Returns the text with the address of its JSON Schema as seen from the clinic's folder, wherever that is. */
function withSchema(text: string): string {
  const schemas = relative(contentDir, resolve('content', 'schemas')).replaceAll('\\', '/');
  return text.replace(/(?<=\$schema=)\S*(?=\/)/, schemas);
}

/** Keeps git from changing the line endings of published policies, wherever the clinic's folder has its history. */
function writeGitAttributes(): void {
  const file = join(contentDir, '.gitattributes');
  if (existsSync(file)) return;
  writeFileSync(
    file,
    [
      '# Published policies are kept byte for byte: git must not change the ends of their lines.',
      ...sealedFiles.map((name) => `policies/**/${name} -text`),
      '',
    ].join('\n'),
  );
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

/** As `adopt`. A problem with an answer in a file names the line there. */
function adoptFrom(file: string | undefined, example: string, answers: Answers): Loaded<Adopted> {
  const adopted = adopt(example, answers);
  if (adopted.ok || file === undefined) return adopted;
  const text = readFileSync(file, 'utf8');
  const at = { file: basename(file), text, answers };
  return { ok: false, problems: adopted.problems.map((problem) => atAnswer(problem, at)) };
}

function fromFile(file: string): Answers {
  return tidyAll(orEnd(loadYaml(file, z.record(z.string(), z.unknown()))));
}

/** Asks in the terminal. Each answer is kept in a file at once, so that an interruption loses none. */
async function fromTerminal(example: string): Promise<Answers> {
  const before = existsSync(answersKept) ? fromFile(answersKept) : {};
  console.log(
    [
      ...(existsSync(answersKept)
        ? [`Going on with the answers in ${answersKept}. Delete that file to begin again.`]
        : []),
      `Type “back” to change the answer before. You can stop at any time: your answers are kept in ${answersKept}.`,
    ].join('\n'),
  );
  const keep = (answers: Answers) => {
    mkdirSync(dirname(answersKept), { recursive: true });
    writeFileSync(answersKept, stringify(answers));
  };
  const terminal = openTerminal();
  try {
    return orEnd(await askAll(terminal, { example, before, keep }));
  } finally {
    terminal.close();
  }
}
