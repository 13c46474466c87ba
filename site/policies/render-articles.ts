import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withBuildLock } from '../build/build-lock.ts';
import { loadAstro } from '../build/load-astro.ts';
import { singularAfterOne } from '../../content/grammar.ts';
import type { Loaded } from '../../content/load.ts';

/**
 * Renders versions with Astro, as the site would, with the clinic's present facts. Returns the articles by id, with
 * internal links that have no base path. All share one build, because starting Astro takes most of the time.
 */
export async function renderArticles(
  contentDir: string,
  ids: readonly string[],
): Promise<Loaded<Map<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-render-'));
  // The render project reads these from the environment, as the site does.
  const { CONTENT_DIR: previous } = process.env;
  process.env['CONTENT_DIR'] = resolve(contentDir);
  process.env['CANDOUR_RENDER'] = ids.join(' ');
  try {
    const { build } = await loadAstro();
    await withBuildLock(() =>
      build({
        srcDir: './site/policies/render',
        publicDir: join(folder, 'public'),
        outDir: join(folder, 'out'),
        cacheDir: folder,
        base: '/',
        vite: { cacheDir: join(folder, 'vite') },
        logLevel: 'error',
      }),
    );
    const articles = new Map(
      ids.map((id) => [
        id,
        `${singularAfterOne(readFileSync(join(folder, 'out', id, 'index.html'), 'utf8')).trim()}\n`,
      ]),
    );
    const problems = [...articles].flatMap(([id, article]) => unfit(id, article));
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: articles };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [`Astro cannot render ${ids.join(', ')}: ${why}`] };
  } finally {
    delete process.env['CANDOUR_RENDER'];
    if (previous === undefined) delete process.env['CONTENT_DIR'];
    else process.env['CONTENT_DIR'] = previous;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finds content that would break or go out of date in a permanent article, and Markdown that was not parsed. */
function unfit(id: string, article: string): string[] {
  const found = (pattern: RegExp, what: string) => {
    const match = pattern.exec(article);
    return match ? [`policies/${id}: the article holds ${what} (“${match[0].slice(0, 60)}”).`] : [];
  };
  return [
    ...found(
      /<(script|style|link|iframe|img)\b[^>]*>/,
      'something that is kept outside it. It must be complete in itself: words, tables and forms',
    ),
    ...found(
      /<[^>]+\sstyle="[^"]*"/,
      'a style of its own, which the site does not allow. Leave it to the style sheets',
    ),
    ...found(
      />[^<]*(?:##|\*\*)[^<]*/,
      'Markdown that was not turned into text. Set what a component holds off by blank lines, and write no Markdown in braces',
    ),
    ...found(
      /undefined|\[object Object\]|\bNaN\b/,
      'a fact that is missing in clinic.yaml. Put the passage into <If>',
    ),
    ...(/>[^<]*\w/.test(article)
      ? []
      : [`policies/${id}: the article is empty. Write the text below the second ---.`]),
  ];
}
