import { expect, test } from 'vitest';
import { buildMismatches } from '../../api/built-site/build-mismatch.ts';

/* A site and its server must have the same address, path and forms. */

const PUBLIC = 'https://privacy.clinic.example';
const built = { builtFor: '2026-11-26', nextChange: null, policies: {} as never };
const served = { publicOrigin: PUBLIC, basePath: '/', requests: 'on' as const };
const settingsIn = (problems: string[]) => problems.map((problem) => problem.split(':')[0]);

test.each([
  ['the same address', { origin: PUBLIC, basePath: '/' }, {}],
  ['a site of release 0.1.0, which names no address', {}, {}],
  [
    'another port of this machine',
    { origin: 'http://localhost:4310' },
    { publicOrigin: 'http://127.0.0.1:9' },
  ],
  [
    'another name of this machine',
    { origin: 'http://localhost:4310' },
    { publicOrigin: 'http://privacy.clinic.localhost' },
  ],
  ['a path with a slash at its end', { origin: PUBLIC, basePath: '/privacy/' }, { basePath: '/privacy' }],
])('accepts %s', (_, site, config) => {
  expect(buildMismatches({ ...built, ...site }, { ...served, ...config })).toEqual([]);
});

test.each([
  ['another address', { origin: 'https://www.clinic.example' }, {}, ['PUBLIC_ORIGIN']],
  ['localhost, where the server is public', { origin: 'http://localhost:4310' }, {}, ['PUBLIC_ORIGIN']],
  [
    'a public address, where the server is local',
    { origin: PUBLIC },
    { publicOrigin: 'http://localhost:4310' },
    ['PUBLIC_ORIGIN'],
  ],
  ['another path', { origin: PUBLIC, basePath: '/privacy' }, {}, ['BASE_PATH']],
  [
    'other forms and another path',
    { basePath: '/a', requests: 'off' as const },
    {},
    ['BASE_PATH', 'REQUESTS'],
  ],
])('refuses a site that was built for %s', (_, site, config, settings) => {
  expect(settingsIn(buildMismatches({ ...built, ...site }, { ...served, ...config }))).toEqual(settings);
});

test('says what was expected and what was found', () => {
  expect(buildMismatches({ ...built, basePath: '/privacy' }, served)).toEqual([
    'BASE_PATH: expected /privacy, with which the site was built, found /. Correct the setting, or run “npm run build” with it',
  ]);
});
