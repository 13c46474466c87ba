import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/** Three kinds of test by what they need: nothing, the app in this process, a browser and a server process. */
const project = (name: string, settings: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...settings },
});

/** Sites are built once before the tests that read them. */
const withSites = { globalSetup: 'tests/support/build-sites.ts', testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [project('unit'), project('integration', withSites), project('browser', withSites)],
  },
});
