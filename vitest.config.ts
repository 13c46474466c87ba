import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/**
 * The folder of a test decides what the test needs and when it runs. Test files in one worker share loaded
 * modules: the program keeps no state outside what a test opens, and loading it for each file would take
 * longer than most files do. Folders that need the same are one project, because each project has workers of
 * its own.
 */
const project = (
  name: string,
  { folders = [name], ...settings }: TestProjectInlineConfiguration['test'] & { folders?: string[] } = {},
): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
    isolate: false,
    ...settings,
  },
});

const buildSites = 'tests/support/build-sites.ts';
const ensureChromium = 'tests/support/ensure-chromium.ts';
const ensureEngines = 'tests/support/ensure-engines.ts';
/** For tests that ask a server in a process of its own. */
const setupFiles = ['tests/support/fetch-once.ts'];
/** Limits for tests that hang. They are far above what a busy machine needs, because no test is retried. */
const quick = { testTimeout: 180_000, hookTimeout: 180_000 };
const slow = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 60_000 } } };

/** Projects of one group run at the same time, and the groups in this order. Most of its tests wait: more than cores. */
const group = (groupOrder: number, maxWorkers: number) => ({ sequence: { groupOrder }, maxWorkers });
const thorough = { ...slow, ...group(2, 4), setupFiles };

export default defineConfig({
  test: {
    // The pages that one file has open at the same time wait for each other, not for a core.
    maxConcurrency: 3,
    projects: [
      project('unit', { ...quick, ...group(0, 2) }),
      project('site', {
        ...slow,
        ...group(1, 6),
        folders: ['contract', 'integration', 'browser'],
        provide: { engine: 'sqlite' },
        setupFiles,
        globalSetup: [buildSites, ensureChromium],
      }),
      project('postgres', {
        ...thorough,
        folders: ['contract'],
        provide: { engine: 'postgres' },
        globalSetup: ['tests/support/provide-postgres.ts'],
      }),
      project('engines', { ...thorough, globalSetup: [buildSites, ensureChromium, ensureEngines] }),
      project('thorough', { ...thorough, globalSetup: [buildSites, ensureChromium] }),
    ],
    coverage: {
      provider: 'v8',
      include: ['api/**/*.ts', 'content/**/*.ts', 'site/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
