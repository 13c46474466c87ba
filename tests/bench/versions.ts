import { cpSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownCheckout, runNode } from '../support/own-checkout.ts';
import type { Run } from '../support/own-checkout.ts';
import { folderAt } from '../support/policy-files.ts';
import { BUILT_FOR } from '../support/build-sites.ts';

const VERSIONS = 100;
const root = join(import.meta.dirname, '../..');

/**
 * Measures how long a build takes for each page when a policy has a hundred versions, compared with plain
 * Astro pages of the same text. Candour makes two pages of a version: the version, and what changed in it.
 *
 * @param folder the folder for both builds
 * @param contentDir a clinic's folder whose privacy notice of `BUILT_FOR` is published
 */
export async function measureVersions(folder: string, contentDir: string): Promise<object[]> {
  const article = readFileSync(join(contentDir, 'policies/privacy', BUILT_FOR, 'article.html'), 'utf8');
  const few = await candour(folder, contentDir, []);
  const many = await candour(
    folder,
    contentDir,
    Array.from({ length: VERSIONS }, (_, n) => edited(article, n)),
  );
  const plain = await plainAstro(
    folder,
    Array.from({ length: VERSIONS }, (_, n) => edited(article, n)),
  );
  const more = { pages: many.pages - few.pages, ms: many.ms - few.ms };
  return [
    row('Candour, without them', few),
    row('Candour, with 100 versions', many),
    row('Candour, what 100 versions add', more),
    row('plain Astro, 100 pages', plain),
  ];
}

interface Built {
  pages: number;
  ms: number;
}

/** The text with another number in every fifth paragraph, like successive versions. */
const edited = (article: string, version: number): string => {
  let paragraph = 0;
  return article.replaceAll('<p>', () => (paragraph++ % 5 === 0 ? `<p>Version ${version}: ` : '<p>'));
};

async function candour(folder: string, contentDir: string, articles: readonly string[]): Promise<Built> {
  const checkout = ownCheckout();
  const copy = join(folder, `versions-${articles.length}`);
  cpSync(contentDir, copy, { recursive: true });
  const clinic = folderAt(copy);
  if (articles.length > 0) unpublish(copy, 'confidentiality');
  articles.forEach((article, version) => {
    const day = Temporal.PlainDate.from('2018-01-01').add({ months: version }).toString();
    clinic.seal(`confidentiality/${day}`, {}, article, article);
  });
  const siteDir = join(folder, `versions-site-${articles.length}`);
  const env = { CONTENT_DIR: copy, SITE_DIR: siteDir, CANDOUR_TODAY: BUILT_FOR };
  const built = await timed(siteDir, () => checkout.run('site/build/build.ts', [], env));
  checkout.remove();
  return built;
}

function unpublish(contentDir: string, kind: string): void {
  const clinic = folderAt(contentDir);
  rmSync(join(contentDir, 'policies', kind), { recursive: true });
  const lock = JSON.parse(clinic.read('policies.lock.json')) as Record<string, unknown>;
  const others = Object.entries(lock).filter(([id]) => !id.startsWith(`${kind}/`));
  clinic.write('policies.lock.json', JSON.stringify(Object.fromEntries(others)));
}

/** A project of Markdown pages and one line of settings, as anybody would write it. */
async function plainAstro(folder: string, articles: readonly string[]): Promise<Built> {
  const project = join(folder, 'plain');
  mkdirSync(join(project, 'src/pages'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  writeFileSync(join(project, 'astro.config.mjs'), "export default { outDir: './out' };\n");
  writeFileSync(
    join(project, 'build.mjs'),
    "import { build } from 'astro';\nawait build({ logLevel: 'error' });\n",
  );
  articles.forEach((article, version) => {
    writeFileSync(
      join(project, `src/pages/version-${version}.md`),
      `---\ntitle: ${version}\n---\n\n${article}`,
    );
  });
  return timed(join(project, 'out'), () => runNode(project, 'build.mjs', [], {}));
}

async function timed(siteDir: string, build: () => Promise<Run>): Promise<Built> {
  const start = performance.now();
  const { code, err } = await build();
  if (code !== 0) throw new Error(err);
  return { pages: globSync('**/*.html', { cwd: siteDir }).length, ms: performance.now() - start };
}

const row = (what: string, { pages, ms }: Built) => ({
  build: what,
  pages,
  seconds: Number((ms / 1000).toFixed(1)),
  'ms per page': Math.round(ms / pages),
});
