import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { BUILT_FOR } from '../support/build-sites.ts';
import { compileCache } from '../support/compile-cache.ts';
import { validOptOut } from '../support/candour.ts';
import { dataFolder } from '../support/visit.ts';

/** `npm run dev`: the site from Astro's development server, and the API, at one address. */

const root = join(import.meta.dirname, '../..');

interface Running {
  /** The address that it prints for the browser. */
  origin: string;
  output: () => string;
  stop: () => Promise<number | null>;
}

/** Starts `npm run dev`, and waits until it has printed that it is ready. */
async function startDev(
  folders: { contentDir: string; siteDir: string; checkout?: string },
  isReady: RegExp[],
): Promise<Running> {
  const running = spawn(process.execPath, ['api/commands/dev.ts', '--port', '0'], {
    cwd: folders.checkout ?? root,
    env: {
      ...compileCache,
      PATH: process.env['PATH'] ?? '',
      // A developer's `.env` may hold a key that sends real mail.
      RESEND_API_KEY: '',
      ASTRO_DEV_BACKGROUND: '0',
      CANDOUR_TODAY: BUILT_FOR,
      CONTENT_DIR: folders.contentDir,
      SITE_DIR: folders.siteDir,
      DATA_DIR: dataFolder(),
    },
  });
  const closed = once(running, 'close') as Promise<[number | null]>;
  const stop = async () => {
    running.kill('SIGINT');
    return (await closed)[0];
  };
  onTestFinished(async () => {
    await stop();
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += stripVTControlCharacters(chunk.toString('utf8'));
      if (isReady.every((part) => part.test(output))) resolve();
    };
    running.stdout.on('data', read);
    running.stderr.on('data', read);
  });
  await Promise.race([
    ready,
    closed.then(() => {
      throw new Error(`npm run dev ended: ${output}`);
    }),
  ]);
  const origin = /Local +(http:\/\/localhost:\d+)\//.exec(output)?.[1] ?? '';
  return { origin, output: () => output, stop };
}

test('accepts a form of the development server, and shows the received page', async () => {
  const { origin, stop } = await startDev(inject('sites').full, [/"event":"server.ready"/, /Local +http/]);
  const form = await fetch(`${origin}/requests/opt-out/`);
  const html = await form.text();
  expect(form.status).toBe(200);
  expect(html).toContain('/@vite/client');
  const action = /<form class="form" method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';

  const { name, email, channels } = validOptOut;
  const body = new URLSearchParams([
    ['name', name],
    ['email', email],
    ...channels.map((it) => ['channels', it]),
  ]);
  const wrong = await fetch(origin + action, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams(),
  });
  expect(wrong.status).toBe(422);

  const received = await fetch(origin + action, { method: 'POST', headers: { origin }, body });
  expect([received.status, received.redirected]).toEqual([200, true]);
  const page = await received.text();
  expect(received.url).toContain(`${origin}/requests/received/`);
  expect(page).toContain('<h1');
  const style = /href="([^"]+\.css)"/.exec(page)?.[1] ?? '';
  expect((await fetch(origin + style)).status).toBe(200);
  expect(await (await fetch(`${origin}/mailbox/`)).text()).toContain(email);

  expect(await stop()).toBe(0);
  await expect(fetch(origin)).rejects.toThrow('fetch failed');
}, 180_000);
