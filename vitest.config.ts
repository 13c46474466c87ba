import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/**
 * The folder of a test decides what the test needs and when it runs. Test files in one worker share loaded
 * modules: the program keeps no state outside what a test opens, and loading it for each file would take
 * longer than most files do.
 */
const project = (
  name: string,
  settings: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], isolate: false, ...settings },
});

const buildSites = 'tests/support/build-sites.ts';
const ensureChromium = 'tests/support/ensure-chromium.ts';
const ensureEngines = 'tests/support/ensure-engines.ts';
/** For tests that ask a server in a process of its own. */
const setupFiles = ['tests/support/fetch-once.ts'];
/** Limits for tests that hang. They are far above what a busy machine needs, because no test is retried. */
const quick = { testTimeout: 180_000, hookTimeout: 180_000 };
const slow = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 60_000 } } };

/** The contract of the store, on one engine. */
const contract = (name: string, engine: 'sqlite' | 'postgres', globalSetup: string[] = []) =>
  project(name, { ...slow, include: ['tests/contract/**/*.test.ts'], provide: { engine }, globalSetup });

export default defineConfig({
  test: {
    // Most tests wait for a browser, a disk or another process: eight at a time even on two cores.
    maxWorkers: 8,
    // The pages that one file has open at the same time wait for each other, not for a core.
    maxConcurrency: 3,
    projects: [
      project('unit', quick),
      project('integration', { ...slow, setupFiles, globalSetup: [buildSites] }),
      contract('contract', 'sqlite'),
      contract('postgres', 'postgres', ['tests/support/provide-postgres.ts']),
      project('browser', { ...slow, setupFiles, globalSetup: [buildSites, ensureChromium] }),
      project('engines', { ...slow, setupFiles, globalSetup: [buildSites, ensureChromium, ensureEngines] }),
      project('thorough', { ...slow, setupFiles, globalSetup: [buildSites, ensureChromium] }),
    ],
    coverage: {
      provider: 'v8',
      include: ['api/**/*.ts', 'content/**/*.ts', 'site/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
