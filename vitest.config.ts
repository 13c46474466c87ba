import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/** Three kinds of test by what they need: nothing, the app in this process, a browser and a server process. */
const project = (
  name: string,
  settings: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...settings },
});

const buildSites = 'tests/support/build-sites.ts';
const ensureChromium = 'tests/support/ensure-chromium.ts';
const slow = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('integration', { ...slow, globalSetup: [buildSites] }),
      project('browser', { ...slow, globalSetup: [buildSites, ensureChromium] }),
    ],
  },
});
