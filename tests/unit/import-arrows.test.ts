import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

/** Forbidden imports, upwards or across, with the file that each is planted in. */
const planted: [file: string, specifier: string][] = [
  ['api/base/calendar.ts', '../domain/case.ts'],
  ['api/domain/case.ts', '../store/store.ts'],
  ['api/store/store.ts', '../mail/messages.ts'],
  ['api/store/store.ts', '../built-site/pages.ts'],
  ['api/built-site/pages.ts', '../store/store.ts'],
  ['api/mail/messages.ts', '../http/respond.ts'],
  ['api/http/health.ts', '../consent/banner.ts'],
  ['api/http/health.ts', '../requests/intake.ts'],
  ['api/requests/intake.ts', '../casework/record.ts'],
  ['api/casework/record.ts', '../jobs/remind.ts'],
  ['api/consent/routes.ts', '../requests/intake.ts'],
  ['api/jobs/remind.ts', '../compose.ts'],
  ['api/commands/open.ts', '../jobs/remind.ts'],
  ['api/mail/messages.ts', '../../site/build/today.ts'],
  ['api/jobs/remind.ts', 'kysely'],
  ['api/compose.ts', 'pg'],
  ['api/store/cases.ts', 'pg'],
  ['api/store/cases.ts', 'node:sqlite'],
  ['api/store/postgres/open-postgres.ts', 'node:sqlite'],
  ['content/load.ts', '../api/base/calendar.ts'],
  ['site/build/today.ts', '../../api/base/calendar.ts'],
  ['command-line/command-line.ts', '../api/base/calendar.ts'],
  ['command-line/command-line.ts', '../site/build/today.ts'],
];

const eslint = new ESLint({
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: null } },
    rules: { 'no-restricted-imports': 'error' },
  },
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
});

async function messagesFor(filePath: string, specifier: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import type { It } from '${specifier}';\nexport type A = It;\n`, {
    filePath,
  });
  return (result?.messages ?? []).flatMap(({ ruleId, message }) =>
    ruleId === 'no-restricted-imports' ? [message] : [`${ruleId ?? 'fatal'}: ${message}`],
  );
}

describe('the lint rule on folders', () => {
  test.each(planted)('refuses %s an import of %s', async (file, specifier) => {
    const messages = await messagesFor(file, specifier);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(specifier);
  });

  test('lets a file import what is below it', async () => {
    expect(await messagesFor('api/requests/intake.ts', '../domain/case.ts')).toEqual([]);
    expect(await messagesFor('api/commands/open.ts', '../compose.ts')).toEqual([]);
  });
});

/** The relative imports of each file, including types. */
function importsUnder(root: string): Map<string, string[]> {
  return new Map(
    globSync(`${root}/**/*.ts`)
      .map((file) => file.replaceAll('\\', '/'))
      .map((file) => [
        file,
        Array.from(
          readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*? from '(\.[^']+)';/gms),
        ).map(([, specifier = '']) => join(dirname(file), specifier)),
      ]),
  );
}

/** One import cycle, as a path that returns to its start; empty if there is none. */
function cycleIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const found = visit(next, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const found = visit(file, []);
    if (found.length > 0) return found;
  }
  return [];
}

test.each(['api', 'content', 'site'])('the files of %s have no import cycle', (root) => {
  const imports = importsUnder(root);
  expect(imports.size).toBeGreaterThan(20);
  expect(cycleIn(imports)).toEqual([]);
});

test('finds a planted cycle', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['d', ['b']],
  ]);
  expect(cycleIn(imports)).toEqual(['b', 'd', 'b']);
});
