import { existsSync, globSync, readFileSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { ErrorPayload, Plugin } from 'vite';
import { contentDirectory } from '../../content/load.ts';
import { listProblems, problemsForDevelopment } from './content-problems.ts';
import type { ContentProblems } from './content-problems.ts';
import { escapeText, problemPage } from './problem-page.ts';
import { today } from './today.ts';

/** An editor writes several files, or one in several steps, at one save. */
const SETTLED_MS = 100;

/** Returns what says of a path whether it is in the site at `siteDir`, or in the one that is being built beside it. */
export function isBuiltFile(siteDir: string): (path: string) => boolean {
  const folder = resolve(siteDir);
  return (path) =>
    path.startsWith(folder) && /^(\.next|\.previous)?([\\/]|$)/.test(path.slice(folder.length));
}

/**
 * `npm run dev`: takes every change of the clinic's folder at once, and shows what is wrong in it with the messages of the
 * build, in the terminal and in the browser.
 */
export function watchContent(): AstroIntegration {
  const folder = contentDirectory(process.env);
  return {
    name: 'watch-content',
    hooks: {
      'astro:config:setup': ({ command, addWatchFile, updateConfig }) => {
        if (command !== 'dev') return;
        addWatchFile(restartMark(folder));
        updateConfig({ vite: { plugins: [contentPlugin(folder)] } });
      },
    },
  };
}

/** A file that is never there. For a change of it, Astro starts again. */
const restartMark = (folder: string): string => join(folder, '.start-again');

/** One watcher for the whole process: that of Vite is made anew at each restart, and would miss what changes meanwhile. */
let watcher: FSWatcher | undefined;
let onChange: (paths: string[]) => Promise<void> = () => Promise.resolve();

/** Files of git and of editors, such as `.git/index`, `.text.mdx.swp` and `text.mdx~`. */
const OF_TOOLS = /(^|[\\/])(\.[^\\/]+|4913|[^\\/]*~)([\\/]|$)/;

function watchFolder(folder: string): FSWatcher {
  const paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return watch(folder, { recursive: true }, (_, name) => {
    if (OF_TOOLS.test(String(name))) return;
    paths.add(join(folder, String(name)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const changed = [...paths];
      paths.clear();
      onChange(changed).catch((error: unknown) => {
        // A file that went away while it was read. Its own event follows.
        console.error(error instanceof Error ? error.message : error);
      });
    }, SETTLED_MS);
  });
}

/** What was last printed. Astro makes a new plugin each time it starts again. */
let lastPrinted = '';

const contentPlugin = (folder: string): Plugin => ({
  name: 'watch-content',
  apply: 'serve',
  async configureServer(server) {
    let problems = await look();
    const heads = new Map(
      globSync('policies/*/*/text.mdx', { cwd: folder })
        .map((name) => join(folder, name))
        .map((file) => [file, frontMatterOf(file)]),
    );

    onChange = changed;
    watcher ??= watchFolder(folder);
    server.environments.client.hot.on('vite:client:connect', (_, client) => {
      if (messageOf(problems) !== undefined) client.send(overlayOf(problems));
    });
    server.middlewares.use((request, response, next) => {
      const shown = problemsOfPage(problems, server.config.base, request.url ?? '/');
      if (shown.length === 0 || !/\btext\/html\b/.test(request.headers.accept ?? '')) {
        next();
        return;
      }
      response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(problemPage(server.config.base, headingOf(problems), shown));
    });

    async function changed(paths: string[]): Promise<void> {
      problems = await look();
      const restarts = paths.some((path) => path !== join(folder, 'team.yaml') && !isOnlyText(path));
      // After a restart Vite's client loads the page again by itself. A page that is asked for meanwhile would fail.
      if (messageOf(problems) !== undefined) server.environments.client.hot.send(overlayOf(problems));
      else if (!restarts) server.environments.client.hot.send({ type: 'full-reload' });
      if (restarts) server.watcher.emit('change', restartMark(folder));
    }

    /** Whether only the text of a draft has changed, which Astro's content layer takes by itself. */
    function isOnlyText(path: string): boolean {
      if (!path.endsWith('.mdx') || !existsSync(path)) return false;
      const head = frontMatterOf(path);
      const before = heads.get(path);
      heads.set(path, head);
      return before === head;
    }
  },
});

const frontMatterOf = (file: string): string =>
  /^---\r?\n[\s\S]*?\r?\n---/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';

async function look(): Promise<ContentProblems> {
  const problems = await problemsForDevelopment(contentDirectory(process.env), today(process.env));
  const message = messageOf(problems) ?? '';
  if (message !== lastPrinted) console.log(message === '' ? 'The clinic’s files are in order.' : message);
  lastPrinted = message;
  return problems;
}

function messageOf(problems: ContentProblems): string | undefined {
  const all = [...problems.stops, ...problems.others];
  return all.length === 0 ? undefined : listProblems(headingOf(problems), all);
}

const headingOf = ({ stops }: ContentProblems): string =>
  stops.length > 0 ? 'The site cannot be built' : 'To mend';

/** The problems without which a page could be shown: all that stop a build, or those of its policy's drafts. */
function problemsOfPage({ stops, others }: ContentProblems, base: string, url: string): string[] {
  if (stops.length > 0) return stops;
  const [kind] = url.slice(base.replace(/\/+$/, '').length + 1).split(/[/?]/);
  return others.filter((problem) => problem.startsWith(`policies/${kind ?? ''}/`));
}

/** What Astro's overlay in the browser shows. It takes the message as HTML. */
function overlayOf(problems: ContentProblems): ErrorPayload {
  const message = [...problems.stops, ...problems.others].map(escapeText).join('<br>');
  const title = headingOf(problems);
  return { type: 'error', err: { name: 'The clinic’s folder', title, message, stack: '' } };
}
