import { existsSync } from 'node:fs';
import { openChromium } from './chromium.ts';
import type { Engine, EngineName } from './engine.ts';
import { firefoxPath, openFirefox } from './firefox.ts';
import { miniBrowserPath, openWebKit, webKitPrograms } from './webkit.ts';

interface Available {
  /** Debian packages that have it. */
  packages: string[];
  isInstalled: () => boolean;
  open: () => Promise<Engine>;
}

/** The three engines that people's browsers are made of. */
export const engines: Record<EngineName, Available> = {
  Chromium: {
    // `ensure-chromium.ts` installs it, on every system.
    packages: [],
    isInstalled: () => true,
    open: openChromium,
  },
  Firefox: {
    packages: ['firefox-esr'],
    isInstalled: () => existsSync(firefoxPath()),
    open: openFirefox,
  },
  WebKit: {
    packages: ['webkit2gtk-driver', 'xvfb', 'matchbox-window-manager'],
    isInstalled: () => miniBrowserPath() !== undefined && webKitPrograms.every((path) => existsSync(path)),
    open: openWebKit,
  },
};
