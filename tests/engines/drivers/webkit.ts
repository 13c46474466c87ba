import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, Tab, VisitorOptions } from './engine.ts';
import { elementPath, newSession } from './web-driver.ts';
import type { Session } from './web-driver.ts';
import { freePort } from '../../support/free-port.ts';

/** The small browser of WebKitGTK, wherever Debian has it for this processor. */
export const miniBrowserPath = (): string | undefined =>
  existsSync('/usr/lib') ? readdirSync('/usr/lib').map(miniBrowserIn).find(existsSync) : undefined;
const miniBrowserIn = (folder: string): string => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`;

/** The programs that WebKit needs besides its browser. */
export const webKitPrograms = [
  '/usr/bin/WebKitWebDriver',
  '/usr/bin/Xvfb',
  '/usr/bin/matchbox-window-manager',
];

/** WebKitGTK, driven by its WebDriver, on a display of its own. A session for each visitor: it starts in half a second. */
export async function openWebKit(): Promise<Engine> {
  const binary = miniBrowserPath();
  if (binary === undefined) throw new Error('No WebKitGTK found');
  const folder = mkdtempSync(join(tmpdir(), 'candour-webkit-'));
  const display = await startDisplay();
  const env = {
    ...process.env,
    DISPLAY: display.name,
    // Settings of the desktop are not those of a new visitor.
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_RUNTIME_DIR: folder,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
  };
  const windows = spawn('/usr/bin/matchbox-window-manager', ['-use_titlebar', 'no'], {
    env,
    stdio: 'ignore',
  });
  const port = await freePort();
  const driver = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  const server = `http://127.0.0.1:${port}`;
  await answering(server, driver);
  const open = async (options: VisitorOptions = {}): Promise<Session> => {
    const session = await newSession(server, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: argumentsFor(options) },
    });
    await session.send('POST', '/timeouts', { implicit: 60_000, pageLoad: 60_000, script: 60_000 });
    return session;
  };
  const first = await open();
  await first.send('DELETE', '');
  return {
    version: first.capabilities.browserVersion,
    visitor: async (options) => visitorOf(await open(options)),
    close: async () => {
      for (const child of [driver, windows, display.child]) await ended(child);
      // The driver does not wait for the processes of its browsers, which may still be writing there.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

const argumentsFor = ({ scripts = true, storage = true }: VisitorOptions): string[] => [
  '--automation',
  '--full-screen',
  ...(scripts ? [] : ['--enable-javascript-markup=false']),
  ...(storage ? [] : ['--cookies-policy=never', '--enable-html5-local-storage=false']),
];

function visitorOf(session: Session) {
  const { send } = session;
  let isOpen = false;
  return {
    newTab: async () => {
      // The session has one from its start. A tab behind another one is never painted; a window is.
      const made = isOpen && (await send<{ handle: string }>('POST', '/window/new', { type: 'window' }));
      const handle = made ? made.handle : await send<string>('GET', '/window');
      isOpen = true;
      return tabOf(session, handle);
    },
    cookieNames: async () => (await send<{ name: string }[]>('GET', '/cookie')).map(({ name }) => name),
    close: async () => {
      await send('DELETE', '');
    },
  };
}

function tabOf(session: Session, handle: string): Tab {
  const { send } = session;
  const toFront = () => send('POST', '/window', { handle });
  return {
    goto: async (url) => {
      await toFront();
      await send('POST', '/url', { url });
    },
    click: async (selector) => {
      await toFront();
      const path = await elementPath(session, selector);
      // To the middle of the window, clear of what a page fixes to its edges.
      await send('POST', '/execute/sync', {
        script: `document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant', block: 'center' })`,
        args: [selector],
      });
      await send('POST', `${path}/click`);
    },
    type: async (selector, text) => {
      await toFront();
      await send('POST', `${await elementPath(session, selector)}/value`, { text });
    },
    evaluate: async (work, given) => {
      await toFront();
      const script = `return (${work.toString()}).apply(null, arguments)`;
      return send('POST', '/execute/sync', { script, args: [given ?? null] });
    },
  };
}

/** Starts a display without a screen. It chooses a free number itself. */
async function startDisplay(): Promise<{ name: string; child: ChildProcess }> {
  const child = spawn(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (said: Buffer) => {
      resolve(said.toString().trim());
    });
    child.once('exit', () => {
      reject(new Error('Xvfb did not start'));
    });
  });
  return { name: `:${number}`, child };
}

/** Waits until the driver answers. Throws if it has ended. */
async function answering(server: string, driver: ChildProcess): Promise<void> {
  for (;;) {
    const answer = await fetch(`${server}/status`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (driver.exitCode !== null || driver.signalCode !== null)
      throw new Error('WebKitWebDriver has ended before it answered');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
