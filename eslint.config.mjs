import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A folder may not import what its patterns name; the message says why. */
const mayNotImport = (...groups) => ({
  'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }],
});

const tests = [['**/tests/**'], 'Nothing imports tests.'];

/** Packages that one file of the API speaks to, so that each can be replaced in one place. */
const homes = {
  'node:sqlite': 'api/store/database.ts',
  resend: 'api/mail/resend.ts',
  'cheerio/slim': 'api/pages.ts',
  entities: 'api/pages.ts',
};

const api = ({ files, except }) => {
  const [level, { patterns }] = mayNotImport(
    [['**/site/**', 'astro', 'astro/*', 'astro:*'], 'The API fills built pages; it never draws.'],
    tests,
  )['no-restricted-imports'];
  const paths = Object.entries(homes)
    .filter(([name]) => !except.includes(name))
    .map(([name, home]) => ({ name, message: `${name} is used in ${home} alone.` }));
  return [{ files, rules: { 'no-restricted-imports': [level, { patterns, paths }] } }];
};

export default defineConfig(
  globalIgnores(['dist/', 'data/', '.astro/', 'consent-report/']),
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
    },
  },
  {
    // A line of our own whose hash the policy names, data in JSON in which no tag can begin, and sealed articles, which
    // are HTML that Astro wrote and a hash keeps.
    files: ['site/components/consent/ConsentHead.astro', 'site/components/versions/SealedArticle.astro'],
    rules: { 'astro/no-set-html-directive': 'off' },
  },
  { files: ['*.mjs'], languageOptions: { globals: { process: 'readonly' } } },
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
  ...api({ files: ['api/**'], except: [] }),
  ...Object.values(homes).flatMap((home) =>
    api({ files: [home], except: Object.keys(homes).filter((name) => homes[name] === home) }),
  ),
);
