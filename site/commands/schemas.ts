import '../build/own-environment.ts';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { writeRelease } from '../../content/releases.ts';
import { today } from '../build/today.ts';
import { describedFiles, jsonSchemaOf, schemaFile } from '../../content/json-schema.ts';

/*
 * `npm run schemas`: writes the JSON Schemas of the clinic's YAML files, which editors read. After a new version in
 * package.json it also writes what that release understands, which the next upgrade compares.
 */
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

await runCommandLine(
  commandLine(
    'npm run schemas --',
    'Writes content/schemas, from the schemas and the comments of the demo.',
  ).action(() => {
    const folder = join('content', 'schemas');
    mkdirSync(folder, { recursive: true });
    for (const file of describedFiles) writeFileSync(join(folder, schemaFile(file)), jsonSchemaOf(file));
    writeRelease(version, today(process.env));
  }),
);
