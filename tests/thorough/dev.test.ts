import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Locator } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { draft } from '../../site/policies/draft.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { sharedChromium } from '../support/chromium.ts';
import { openClinicRepository } from '../support/clinic-repository.ts';
import { compileCache } from '../support/compile-cache.ts';
import { validOptOut } from '../support/candour.ts';
import { openContext } from '../support/open-context.ts';
import { writeReleaseDraft } from '../support/release-draft.ts';
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
});

/** The text of an element, or nothing while the page is being loaded again. */
const textOf = (element: Locator): Promise<string> =>
  element.allTextContents().then(
    (texts) => texts.join(),
    () => '',
  );

/** A clinic's folder before its first publication: facts, and a draft of each policy. */
function withDrafts(): string {
  const contentDir = dataFolder();
  cpSync(join(root, 'tests/clinics/full'), contentDir, { recursive: true });
  for (const name of ['policies', 'policies.lock.json'])
    rmSync(join(contentDir, name), { recursive: true, force: true });
  for (const kind of policyKinds) writeReleaseDraft(contentDir, kind, BUILT_FOR, { today: BUILT_FOR });
  return contentDir;
}

const DRAFT = `policies/cookies/${BUILT_FOR}/text.mdx`;

/** A mistake in each file of the folder, and what the terminal and the browser say of it. */
const mistakes: [file: string, wrong: (text: string) => string, says: string][] = [
  ['clinic.yaml', (text) => text.replace('openingHours:', 'openingHuors:'), 'did you mean openingHours?'],
  [
    'storage.yaml',
    (text) => text.replace('receiptMonths: 24', 'receiptMonths: soon'),
    'storage.yaml line 9, receiptMonths: expected',
  ],
  ['words/words.yaml', () => 'site:\n  hoem: Home\n', 'words.yaml line 2, site.hoem: expected no such key'],
  ['brand.yaml', (text) => `${text}\ncolour: red\n`, 'did you mean colours?'],
  [
    'team.yaml',
    (text) => text.replace('role: lead', 'role: boss'),
    'team.yaml line 5, people.0.role: expected',
  ],
  [DRAFT, (text) => `${text}\n<Fact of="openingHuors" />\n`, `${DRAFT} line `],
];

test('shows each mistake in the clinic’s files in the terminal and the browser until it is mended, and new drafts', async () => {
  const contentDir = withDrafts();
  // Other tests build in this checkout, and Astro keeps one state for each.
  const copy = openClinicRepository();
  onTestFinished(copy.remove);
  const folders = { contentDir, siteDir: join(dataFolder(), 'site'), checkout: copy.root };
  const { origin, output, stop } = await startDev(folders, [
    /Until the site can be built, forms are shown but not taken\./,
    /Local +http/,
  ]);
  const browser = await sharedChromium();
  const page = await (await openContext(browser)).newPage();
  onTestFinished(() => page.context().close());
  const overlay = page.locator('vite-error-overlay #message-content');
  const patient = { timeout: 120_000 };
  await page.goto(`${origin}/cookies/`, { waitUntil: 'commit', timeout: 120_000 });
  const heading = page.getByRole('heading', { level: 1, name: 'Cookie' });
  await expect.poll(() => heading.count(), patient).toBe(1);

  /**
   * Waits for a state of the page. A page that was asked for while Astro started again is opened once more, as people do,
   * and gets longer each time: on a busy machine it takes seconds until it says what is wrong.
   */
  const settled = (isSo: () => Promise<boolean>) => {
    let opened = performance.now();
    let patienceMs = 3000;
    return expect
      .poll(
        async () => {
          if (await isSo().catch(() => false)) return true;
          if (performance.now() - opened < patienceMs) return false;
          await page.goto(`${origin}/cookies/`, { waitUntil: 'commit' }).catch(() => undefined);
          opened = performance.now();
          patienceMs *= 1.5;
          return false;
        },
        { ...patient, interval: 500 },
      )
      .toBe(true);
  };

  for (const [name, wrong, says] of mistakes) {
    const file = join(contentDir, name);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const said = output().length;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, wrong(before ?? ''));
    await settled(async () => (await textOf(overlay)).includes(says));
    await expect.poll(() => output().slice(said), { ...patient, message: 'in the terminal' }).toContain(says);
    expect(output().slice(said), 'no stack trace').not.toMatch(/^\s+at .*\.ts:\d/m);

    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
    await expect.poll(() => output().slice(said), patient).toContain('The clinic’s files are in order.');
    await settled(async () => (await overlay.count()) === 0 && (await heading.count()) === 1);
  }

  // A command that renders drafts beside it leaves the development server what it needs.
  const checked = await copy.npmRun('policy', ['check'], {
    CONTENT_DIR: contentDir,
    CANDOUR_TODAY: BUILT_FOR,
  });
  expect(checked.err).toBe('');
  await page.reload({ waitUntil: 'commit', timeout: 120_000 });
  await expect.poll(() => heading.count(), patient).toBe(1);

  const name = '2026-12-24';
  expect(draft(contentDir, { kind: 'cookies', name, from: 'latest', today: BUILT_FOR }).ok).toBe(true);
  await expect.poll(async () => (await fetch(`${origin}/cookies/${name}/`)).status, patient).toBe(200);
  expect(await stop()).toBe(0);
}, 600_000);
