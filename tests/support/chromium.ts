import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/**
 * Features that are switched off. Chromium draws the suggestions of its address bar as two pages for each
 * window. Nobody sees them here, and they take three times as long as opening the window.
 *
 * Chromium reads only the last such list, so this one includes Playwright’s own. A test compares the two.
 */
export const leftOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
];

/** The Chromium without windows opens a page in half the time, and has no bfcache. */
const withoutWindows = '/usr/bin/chromium-headless-shell';

/** Paths of a full Chromium, in the order in which they are tried. */
const whole = () => [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
];

/**
 * Returns the path of this machine’s Chromium, or undefined. The environment variable `CHROMIUM` names
 * another.
 *
 * @param remembersPages whether it must have a bfcache
 */
export function findChromium({ remembersPages = false } = {}): string | undefined {
  const quick = remembersPages || process.env['CHROMIUM'] ? [] : [withoutWindows];
  return [...quick, ...whole()].find((path) => path !== undefined && path !== '' && isExecutable(path));
}

/** A busy machine takes long to start a browser. In milliseconds. */
export const START = 150_000;

/**
 * Starts a browser without any traffic of its own.
 *
 * @param remembersPages whether the bfcache is on, as in the browsers of most people
 */
export function launchChromium({ remembersPages = false } = {}): Promise<Browser> {
  const executablePath = findChromium({ remembersPages });
  if (!executablePath) throw new Error('No Chromium found: install one, or name it in CHROMIUM');
  return chromium.launch({
    executablePath,
    timeout: START,
    ignoreDefaultArgs: remembersPages ? ['--disable-back-forward-cache'] : [],
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${leftOff.join(',')}`,
    ],
  });
}

let shared: Promise<Browser> | undefined;

/**
 * The browser that the test files of one worker share, because starting one takes longer than opening many
 * windows. It ends with the worker. Close the contexts that you open.
 */
export async function sharedChromium(): Promise<Browser> {
  const browser = await (shared ??= launchChromium());
  if (browser.isConnected()) return browser;
  return (shared = launchChromium());
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
