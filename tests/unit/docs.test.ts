import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { variableNames } from '../../api/base/config.ts';
import { brandSchema } from '../../content/brand/schema.ts';
import { keysOfFile } from '../../content/json-schema.ts';
import { teamSchema } from '../../content/team/schema.ts';
import {
  anchorsOf,
  keysInTable,
  lengthFaults,
  linksOf,
  openRepository,
  pageFaults,
  settingTableFaults,
  unsignedFaults,
} from '../support/docs.ts';

const root = join(import.meta.dirname, '../..');
/** `CHROMIUM` and `TEST_DATABASE_URL` are settings of the tests, not of the server. */
const repository = openRepository(root, [...variableNames, 'CHROMIUM', 'TEST_DATABASE_URL']);
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...globSync(['docs/**/*.md', '.github/**/*.md'], { cwd: root }),
].map((page) => page.replaceAll('\\', '/'));

test('finds the documentation', () => {
  expect(pages.length).toBeGreaterThan(30);
});

test.each(pages)('%s names only links, scripts, settings and paths that exist', (page) => {
  expect(pageFaults(page, repository)).toEqual([]);
});

test('emails to the team name no command that would be refused for lack of a name', () => {
  for (const file of globSync('content/words/*.ts', { cwd: root }))
    expect(unsignedFaults(repository.read(file))).toEqual([]);
  expect(unsignedFaults('npm run cases -- resend {reference}')).toHaveLength(1);
});

test('README has at most 120 lines', () => {
  expect(lengthFaults(repository.read('README.md'))).toEqual([]);
});

test('every page of docs/ is linked from README or from the index of decisions', () => {
  const from = ['README.md', 'docs/decisions/README.md'];
  const linked = from.flatMap((page) => linksOf(page, repository.read(page)).map(({ path }) => path));
  expect(pages.filter((page) => page.startsWith('docs/') && !linked.includes(page))).toEqual([]);
});

test('the table of settings, .env.example and the code agree', () => {
  const page = repository.read('docs/configuration.md');
  expect(settingTableFaults(page, repository.read('.env.example'), variableNames)).toEqual([]);
});

test.each([
  ['team.yaml', 'docs/configuration.md', 'team.yaml', Object.keys(teamSchema.shape)],
  ['brand.yaml', 'docs/adopting.md', 'Your brand', Object.keys(brandSchema.shape)],
])('the table of %s in %s has each of its keys', (_, page, heading, keys) => {
  expect(keysInTable(repository.read(page), heading).toSorted()).toEqual(keys.toSorted());
});

test('the table of keys for the operator names keys of clinic.yaml', () => {
  const keys = keysInTable(repository.read('docs/configuration.md'), 'clinic.yaml');
  const known = keysOfFile('clinic.yaml').map(({ path }) => path);
  expect(keys).toEqual(expect.arrayContaining(['copies.days', 'copies.megabytes']));
  expect(keys.filter((key) => !known.includes(key))).toEqual([]);
});

describe('a planted fault is found:', () => {
  const faultsOf = (text: string) =>
    pageFaults('docs/page.md', {
      ...repository,
      exists: (path) => path === 'docs/page.md' || repository.exists(path),
      read: (path) => (path === 'docs/page.md' ? text : repository.read(path)),
    });

  test.each([
    ['a link to a missing page', '[a](gone.md)', 'gone.md leads to no file'],
    ['a wrong link out of docs/', '[a](README.md)', 'README.md leads to no file'],
    ['an image that is missing', '![a](../.github/gone.png)', '../.github/gone.png leads to no file'],
    ['a reference link to a missing page', '[a][b]\n\n[b]: gone.md', 'gone.md leads to no file'],
    ['a link in HTML', '<a href="gone.md">a</a>', 'gone.md leads to no file'],
    [
      'a missing heading of another page',
      '[a](operations.md#gone)',
      'operations.md#gone leads to no heading',
    ],
    ['a missing heading of the same page', '# Here\n\n[a](#there)', '#there leads to no heading'],
    ['a heading that is only in code', '```\n# Here\n```\n\n[a](#here)', '#here leads to no heading'],
    ['a heading of a file that has none', '[a](../LICENSE#x)', '../LICENSE#x leads to no heading'],
    ['a script in prose', 'Use `npm run gone`.', 'package.json has no script gone'],
    [
      'a script in a code block',
      '```sh\nnpm run --silent gone -- list\n```',
      'package.json has no script gone',
    ],
    [
      'output that npm would begin',
      '`npm run cases -- report --csv > report.csv`',
      'a file would begin with lines of npm: npm run cases -- report --csv > report.csv',
    ],
    [
      'a command that does not say who records',
      '```sh\nnpm run cases -- record NCGFRKWR spam\n```',
      'nobody records it: npm run cases -- record NCGFRKWR spam',
    ],
    ['a setting that the code does not read', '`PUBLIC_ORIGN`', 'there is no setting PUBLIC_ORIGN'],
    ['a setting in a code block', '```sh\nCANDOUR_KEY=x\n```', 'there is no setting CANDOUR_KEY'],
    ['a missing file', '`api/gone.ts`', 'there is no api/gone.ts'],
    ['a missing folder', '`site/gone/`', 'there is no site/gone/'],
    ['a file in a missing folder', '`apis/app.ts`', 'there is no apis/app.ts'],
    ['a pattern that matches nothing', '`api/deploy/*.gone`', 'there is no api/deploy/*.gone'],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([`docs/page.md: ${fault}`]);
  });

  test('correct text is not reported', () => {
    const text = [
      '# A page, with `code` & more',
      '[a](operations.md#health) [b](#a-page-with-code--more) [c](https://gone.example/x.md) ![d](pictures/home.webp)',
      '`npm run --silent cases -- report --csv > report.csv`, `npm run build`, `npm test`, `DATA_DIR`, `api/app.ts`, `api/deploy/*.service`, `site/consent/`',
      '`/healthz`, `text/plain`, `@astrojs/mdx`, `words/words.yaml`, `content/clinic`, `[e](gone.md)`',
    ].join('\n\n');
    expect(faultsOf(text)).toEqual([]);
  });

  test('a README of 121 lines', () => {
    expect(lengthFaults('line\n'.repeat(120))).toEqual([]);
    expect(lengthFaults('line\n'.repeat(121))).toEqual(['README.md has 121 lines; at most 120 are allowed']);
  });

  test('a key of a file that its table lacks', () => {
    const text =
      '## Other\n\n| `two` | b |\n\n## x.yaml\n\n| `one` | a |\n| `a.b` | c |\n\n## Next\n\n| `three` | c |\n';
    expect(keysInTable(text, 'x.yaml')).toEqual(['one', 'a.b']);
    expect(() => keysInTable(text, 'gone.yaml')).toThrow('There is no heading gone.yaml');
  });

  const page = '| Setting | Default |\n| --- | --- |\n| `PORT` | `1` | a |\n| `HOST` | | b |\n';
  test.each([
    ['a setting that is in no table', page, 'PORT=1\n#HOST=\n#KEYS=\n', 'KEYS is not in the table'],
    [
      'a setting that is not in .env.example',
      `${page}| \`KEYS\` | | c |\n`,
      'PORT=1\n#HOST=\n',
      'KEYS is not in .env.example',
    ],
    [
      'another default',
      `${page}| \`KEYS\` | | c |\n`,
      'PORT=2\n#HOST=\n#KEYS=\n',
      'PORT is 1 in the table and 2 in .env.example',
    ],
    [
      'a setting that the code no longer reads',
      `${page}| \`KEYS\` | | c |\n| \`OLD\` | | d |\n`,
      'PORT=1\n#HOST=\n#KEYS=\n',
      'OLD is documented, and the code does not read it',
    ],
  ])('%s', (_, table, example, fault) => {
    expect(settingTableFaults(table, example, ['PORT', 'HOST', 'KEYS'])).toEqual([fault]);
  });
});

test('gives headings the ids that GitHub gives them', () => {
  expect(anchorsOf('# One two\n## `TRUSTED_PROXIES`\n### 1. Who’s next?\n# One two\n')).toEqual([
    'one-two',
    'trusted_proxies',
    '1-whos-next',
    'one-two-1',
  ]);
});
