import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import { contentDirectory } from '../../content/load.ts';
import { loadBrand } from '../brand/load-brand.ts';
import { listProblems, problemsForDevelopment } from './content-problems.ts';
import type { ContentProblems } from './content-problems.ts';
import { escapeText, problemPage } from './problem-page.ts';
import { today } from './today.ts';

/** An editor writes several files, or one in several steps, at one save. */
const SETTLED_MS = 100;

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
        for (const file of restarting(folder)) addWatchFile(file);
        updateConfig({ vite: { plugins: [contentPlugin(folder)] } });
      },
    },
  };
}

/** Files of the folder after whose change Astro starts again, whether or not they are there. */
function restarting(folder: string): string[] {
  const named = [
    'clinic.yaml',
    'storage.yaml',
    'brand.yaml',
    'policies.lock.json',
    join('words', 'words.yaml'),
  ];
  const brand = loadBrand(folder);
  const logos = brand.ok ? Object.values(brand.value.pictures).map(({ file }) => file) : [];
  return [...named.map((name) => join(folder, name)), ...logos];
}

/** What was last printed. Astro makes a new plugin each time it starts again. */
let lastPrinted = '';

const contentPlugin = (folder: string): Plugin => ({
  name: 'watch-content',
  apply: 'serve',
  async configureServer(server) {
    let problems = await look();
    let timer: NodeJS.Timeout | undefined;
    const heads = new Map(
      globSync('policies/*/*/text.mdx', { cwd: folder })
        .map((name) => join(folder, name))
        .map((file) => [file, frontMatterOf(file)]),
    );

    // Vite watches the checkout only.
    server.watcher.add(folder);
    server.watcher.on('all', (event, path) => {
      if (!path.startsWith(folder + sep)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed(event, path).catch((error: unknown) => {
          // A file that went away while it was read. Its own event follows.
          console.error(error instanceof Error ? error.message : error);
        });
      }, SETTLED_MS);
    });
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

    async function changed(event: string, path: string): Promise<void> {
      problems = await look();
      const isPolicy = isPolicyChange(event, path);
      // After a restart Vite's client loads the page again by itself. A page that is asked for meanwhile would fail.
      if (messageOf(problems) !== undefined) server.environments.client.hot.send(overlayOf(problems));
      else if (!isPolicy && !restarting(folder).includes(path))
        server.environments.client.hot.send({ type: 'full-reload' });
      if (isPolicy) restart(server, folder);
    }

    /** Whether a change of a policy is more than one of its text, which Astro's content layer takes by itself. */
    function isPolicyChange(event: string, path: string): boolean {
      if (!relative(folder, path).startsWith('policies')) return false;
      if (event !== 'change' || !path.endsWith('.mdx')) return true;
      const head = frontMatterOf(path);
      const before = heads.get(path);
      heads.set(path, head);
      return before !== head;
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

/** Starts Astro again, as for a change of `clinic.yaml`: it reads the versions of the policies once. */
function restart(server: ViteDevServer, folder: string): void {
  server.watcher.emit('change', join(folder, 'clinic.yaml'));
}
