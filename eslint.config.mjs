import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A folder may not import what its patterns name; the message says why. */
const mayNotImport = (...groups) => ({
  'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }],
});

const tests = [['**/tests/**'], 'Nothing imports tests.'];

/** Packages that one file or folder of the API speaks to, so that each can be replaced in one place. */
const homes = {
  kysely: 'api/store/**',
  'kysely/migration': 'api/store/**',
  'node:sqlite': 'api/store/sqlite/**',
  pg: 'api/store/postgres/**',
  resend: 'api/mail/resend.ts',
  standardwebhooks: 'api/mail/resend-webhook.ts',
  'cheerio/slim': 'api/built-site/**',
  entities: 'api/built-site/**',
  'pdfjs-dist/legacy/build/pdf.mjs': 'api/casework/file-check/**',
  exifreader: 'api/casework/file-check/**',
  yauzl: 'api/casework/file-check/**',
};

/** The folders of api/ and what each may import, from the bottom up. Nothing points back, type imports included. */
const below = {
  base: [],
  domain: ['base'],
  store: ['domain', 'base'],
  'built-site': ['domain', 'base'],
  mail: ['store', 'built-site', 'domain', 'base'],
  http: ['mail', 'store', 'built-site', 'domain', 'base'],
  requests: ['http', 'mail', 'store', 'built-site', 'domain', 'base'],
  casework: ['requests', 'http', 'mail', 'store', 'built-site', 'domain', 'base'],
  team: ['casework', 'requests', 'http', 'mail', 'store', 'built-site', 'domain', 'base'],
  'status-page': ['casework', 'requests', 'http', 'mail', 'store', 'built-site', 'domain', 'base'],
  consent: ['http', 'mail', 'store', 'built-site', 'domain', 'base'],
  jobs: ['casework', 'consent', 'requests', 'http', 'mail', 'store', 'built-site', 'domain', 'base'],
  commands: [
    'compose',
    'team',
    'casework',
    'requests',
    'http',
    'mail',
    'store',
    'built-site',
    'domain',
    'base',
  ],
};

/** What a folder of api/ may not import: every folder and file of it that is not below. */
const above = (folder) => [
  ...Object.keys(below)
    .filter((name) => name !== folder && !below[folder].includes(name))
    .map((name) => `**/${name}/**`),
  ...['compose', 'app', 'server']
    .filter((name) => !below[folder].includes(name))
    .map((name) => `**/${name}.ts`),
  '!**/content/**',
];

const api = ({ files, except, folder }) => {
  const [level, { patterns }] = mayNotImport(
    [['**/site/**', 'astro', 'astro/*', 'astro:*'], 'The API fills built pages; it never draws.'],
    ...(folder
      ? [[above(folder), `api/${folder}/ imports only what is below it (docs/architecture.md).`]]
      : []),
    tests,
  )['no-restricted-imports'];
  const paths = Object.entries(homes)
    .filter(([name]) => !except.includes(name))
    .map(([name, home]) => ({ name, message: `${name} is used in ${home} alone.` }));
  return [{ files, rules: { 'no-restricted-imports': [level, { patterns, paths }] } }];
};

export default defineConfig(
  globalIgnores(['dist/', 'data/', '.astro/', 'consent-report/', 'coverage/']),
  js.configs.recommended,
  tseslint.configs.strict,
  astro.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    rules: {
      'astro/no-set-html-directive': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Together a quarter of the time of all rules. There are no enums here, and hardly a class.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    // A line of our own whose hash the policy names, data in JSON in which no tag can begin, sealed articles, which are
    // HTML that Astro wrote and a hash keeps, and styles of mails, made of colours that the schema has checked.
    files: [
      'site/components/consent/ConsentModule.astro',
      'site/components/consent/ConsentStart.astro',
      'site/components/versions/SealedArticle.astro',
      'site/pages/templates/mail.astro',
    ],
    rules: { 'astro/no-set-html-directive': 'off' },
  },
  { files: ['*.mjs', '*.js'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
  {
    // Numbers read well in messages.
    files: ['**/*.ts'],
    rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }] },
  },
  {
    files: ['content/**'],
    rules: mayNotImport(
      [
        ['**/site/**', '**/api/**', 'hono', 'hono/*', 'astro', 'astro/*'],
        'content/ is what the clinic says: it knows neither site nor API.',
      ],
      tests,
    ),
  },
  {
    files: ['command-line/**'],
    rules: mayNotImport(
      [['**/site/**', '**/api/**'], 'command-line/ serves site and API: it knows neither.'],
      tests,
    ),
  },
  {
    files: ['site/**'],
    rules: mayNotImport(
      [['**/api/**', 'hono', 'hono/*', 'resend'], 'The site is static: the API is reached by HTTP only.'],
      tests,
    ),
  },
  {
    files: ['site/scripts/**'],
    rules: mayNotImport(
      [
        ['**/api/**', '**/content/**', 'zod', 'astro/zod'],
        'Browsers get data in the page, never zod (22 kB).',
      ],
      tests,
    ),
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'Property[key.name=/^timeout$|Timeout$/] > Literal[value<60000]',
          'CallExpression[callee.property.name=/^setDefault(Navigation)?Timeout$/] > Literal[value<60000]',
        ].map((selector) => ({ selector, message: 'A busy machine may need a minute for any step.' })),
        {
          selector: 'CallExpression[callee.object.name="route"][callee.property.name="fetch"]',
          message: 'It keeps connections, which the server may close just then: use fetchAnew.',
        },
        {
          selector: 'Literal[value="networkidle"]',
          message: 'It never comes if one request is not seen to end: use settled.',
        },
        {
          selector:
            'CallExpression[callee.property.name="newContext"], CallExpression[callee.object.name="browser"][callee.property.name="newPage"]',
          message: 'Its steps would have 30 s, and a busy machine may need more: use openContext.',
        },
      ],
    },
  },
  ...api({ files: ['api/*'], except: [] }),
  ...Object.keys(below).flatMap((folder) => api({ files: [`api/${folder}/**`], except: [], folder })),
  ...[...new Set(Object.values(homes))].flatMap((home) =>
    api({
      files: [home],
      except: Object.keys(homes).filter((name) => home.startsWith(homes[name].replace('**', ''))),
      folder: home.split('/')[1],
    }),
  ),
);
