import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteEnvironment, siteSettings } from '../../content/site-environment.ts';
import { variableNames } from '../../api/base/config.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('the site gets its own settings and none of the server’s', () => {
  const all = Object.fromEntries(variableNames.map((name) => [name, 'planted']));
  expect(Object.keys(siteEnvironment(all)).toSorted()).toEqual([...siteSettings].toSorted());
});

test('secrets of other programs stay out, and the machine’s own variables stay in', () => {
  const secrets = [
    ...['AWS_SECRET_ACCESS_KEY', 'NODE_AUTH_TOKEN', 'NPM_TOKEN', 'DATABASE_URL', 'ASTRO_KEY', 'VITE_SECRET'],
    ...['npm_config__auth', 'GITHUB_TOKEN', 'SMTP_PASSWORD', '__proto__', 'constructor'],
  ];
  const machine = { Path: 'C:\\Windows', HOME: '/home/clinic', LC_ALL: 'en_GB.UTF-8', NO_COLOR: '' };
  const planted = Object.fromEntries(secrets.map((name) => [name, 'planted']));
  expect(siteEnvironment({ ...planted, ...machine })).toEqual(machine);
});

/** Programs that npm scripts run, except those of the API, which needs its keys. */
const programs = Object.values(
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
)
  .flatMap((script) => script.match(/[\w/.-]+\.ts\b/g) ?? [])
  .filter((file) => !file.startsWith('api/') && !file.startsWith('tests/bench/'));

test.each([...new Set(programs)])('%s cleans its environment before its other imports', (file) => {
  expect(/^import .*$/m.exec(read(file))?.[0]).toMatch(
    /^import '(\.\.?\/)+(site\/)?(build\/)?own-environment\.ts';$/,
  );
});

test('own-environment.ts itself imports no third-party package', () => {
  for (const file of [
    'site/build/own-environment.ts',
    'site/build/silence-astro.ts',
    'content/site-environment.ts',
    'content/site-settings.ts',
  ])
    for (const [, from = ''] of read(file).matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^(node:|\.)/);
});

test('scripts run Astro only through the file that switches off its telemetry', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const [name, script] of Object.entries(scripts)) {
    expect(script, name).not.toMatch(/(^|&& |npx )astro\b/);
    expect(script, `${name} runs on every platform`).not.toMatch(/(^|&& )\w+=/);
  }
  for (const unit of readdirSync(join(root, 'api/deploy')))
    expect(read(`api/deploy/${unit}`)).not.toMatch(/\/astro\b/);
});

test('Astro is imported in one place, and only the server reads all of .env', () => {
  const sources = ['site', 'content', 'api', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs|js)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  const holding = (pattern: RegExp) =>
    [...sources, 'astro.config.mjs'].filter((file) => pattern.test(read(file)));
  expect(holding(/(?<!typeof )import\(['"]astro['"]\)|^import (?!type )[^;]*from 'astro';/m)).toEqual([
    'site/build/load-astro.ts',
  ]);
  expect(holding(/(?<!function )loadEnvFile\(/)).toEqual([
    'api/server.ts',
    'api/commands/open.ts',
    'api/commands/reporting.ts',
  ]);
  expect(holding(/^\s*silenceAstro\(\);/m)).toEqual([
    'site/build/load-astro.ts',
    'site/build/own-environment.ts',
    'astro.config.mjs',
  ]);
});
