import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Three kinds of test by what they need: nothing, the app in this process, a browser and a server process. Files that one
 * worker runs share what it has loaded: nothing in the program remembers anything but in what a test opens for itself, and
 * to load it all again for each file would take longer than most files do.
 */
const project = (
  name: string,
  settings: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], isolate: false, ...settings },
});

const buildSites = 'tests/support/build-sites.ts';
const ensureChromium = 'tests/support/ensure-chromium.ts';
/**
 * A machine that does something else meanwhile may be too slow for a browser or a process once. Who needs the second try is
 * named in the report, and wants mending.
 */
const slow = { testTimeout: 60_000, hookTimeout: 60_000, retry: 1 };

export default defineConfig({
  test: {
    // Most tests wait for a browser, a disk or another process: two at a time even on two cores.
    maxWorkers: 2,
    // And pages of one file that are open at once are to wait for each other, not for a core.
    maxConcurrency: 3,
    projects: [
      project('unit'),
      project('integration', { ...slow, globalSetup: [buildSites] }),
      project('browser', { ...slow, globalSetup: [buildSites, ensureChromium] }),
    ],
  },
});
